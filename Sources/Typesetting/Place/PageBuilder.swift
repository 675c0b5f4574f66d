/// Fills pages from top to bottom, column by column.
///
/// Text breaks where its strips allow it. A table or figure stands where it is written if it fits
/// there; else the text flows on and it goes to the top of the next column or page, never before
/// what was written before it. A table that no page can hold breaks between its groups. What is
/// wider than a column stands across all of them, at the head or foot of the page.
struct PageBuilder {
  let geometry: PageGeometry
  let footnotes: [[Strip]]
  var pages: [PageContent] = []
  var page = PageContent()
  /// The column that is being filled.
  var column = 0
  /// Where the columns of the page begin.
  var top = 0.0
  /// Where text ends at the latest.
  var bottom: Double
  /// Where the next strip begins, white not counted.
  var y = 0.0
  /// What stands above the next strip; nothing at the top of a column.
  var previous: Strip?
  /// How far the side column reaches.
  var sideBottom = 0.0
  /// Strips that must stay together because no page may end between them.
  var chain: [Strip] = []
  /// Tables and figures that wait for room, in order.
  var waiting: [WaitingFloat] = []
  var placedFootnotes: Set<Int> = []
  /// The lines of footnotes in each column of the page.
  var notes: [[Strip]]
  /// Lines of footnotes that found no room on their page.
  var carried: [Strip] = []
  /// Whether the flow stands on pages turned sideways.
  var isTurned = false
  /// The columns that are being filled, of several.
  var band: ColumnBand?
  /// What stands across the foot of the page.
  var foot: [Strip] = []

  /// A builder for pages of that grid; `footnotes` are the lines of each footnote.
  init(geometry: PageGeometry, footnotes: [[Strip]]) {
    self.geometry = geometry
    self.footnotes = footnotes
    bottom = geometry.height + 0.01
    notes = Array(repeating: [], count: geometry.columnCount)
  }

  /// The pages of the flow.
  mutating func pages(of flow: [FlowItem]) -> [PageContent] {
    fill(flow)
    endSection()
    while !isPageEmpty { endPage() }
    return pages.isEmpty ? [PageContent()] : pages
  }

  private mutating func fill(_ flow: [FlowItem]) {
    for item in flow {
      switch item {
      case .strip(let strip): add(strip)
      case .choice(let afterFloat, let otherwise):
        let isAfterFloat = chain.isEmpty && previous?.kind == .float
        for strip in isAfterFloat ? afterFloat : otherwise { add(strip) }
      case .float(let float): arrive(WaitingFloat(float))
      case .pageBreak: endSection()
      case .turned(let inner):
        endSection()
        turn(true)
        fill(inner)
        endSection()
        turn(false)
      }
    }
  }

  /// The end of the text before a page break: what waits is placed, the page ended.
  private mutating func endSection() {
    place(chain)
    releaseChain()
    placeRemaining()
    if band != nil { closeBand() }
    if !page.strips.isEmpty || !foot.isEmpty { endPage() }
  }

  /// The pages from here on are turned or upright.
  private mutating func turn(_ isTurned: Bool) {
    self.isTurned = isTurned
    if isPageEmpty { turnPage(isTurned) }
  }

  // MARK: - Text

  private mutating func add(_ strip: Strip) {
    if columnCount > 1, let last = chain.last, last.isSpanning != strip.isSpanning {
      place(chain)
      releaseChain()
    }
    if chain.isEmpty, !waiting.isEmpty, previous?.path != strip.path { placeHere() }
    chain.append(strip)
    guard strip.isBreakable else { return }
    place(chain)
    releaseChain()
  }

  /// What waited for the strips that stay together may stand now.
  private mutating func releaseChain() {
    chain = []
    for index in waiting.indices where waiting[index].isBehindChain {
      waiting[index].isBehindChain = false
    }
  }

  mutating func place(_ chain: [Strip]) {
    guard let first = chain.first else { return }
    if columnCount > 1, first.isSpanning { return placeAcross(chain) }
    openColumns()
    while !fits(chain) {
      if previous == nil, isWhole {
        placeOneByOne(chain)
        return
      }
      beginColumn()
      openColumns()
    }
    commit(chain)
  }

  /// Strips that no page can hold together.
  private mutating func placeOneByOne(_ strips: [Strip]) {
    for strip in strips {
      if previous != nil, !fits([strip]), !fits([strip], withFootnotes: false) {
        advance()
        openColumns()
      }
      commit([strip])
    }
  }

  // MARK: - Room

  /// How much of the page can be filled.
  var height: Double { (page.isTurned ? geometry.turned.height : geometry.height) + 0.01 }
  /// The columns of the page.
  var columnCount: Int { page.isTurned ? 1 : geometry.columnCount }
  /// Whether nothing stands on the page.
  var isPageEmpty: Bool {
    page.strips.isEmpty && foot.isEmpty && notes.allSatisfy(\.isEmpty)
  }
  /// Whether the column has the height of the page.
  var isWhole: Bool { top == 0 && bottom >= height }

  /// The tops of the strips if they were placed next, and the end of the last.
  private func tops(of strips: [Strip]) -> (tops: [Double], end: Double) {
    var y = y
    var previous = previous
    var tops: [Double] = []
    tops.reserveCapacity(strips.count)
    for strip in strips {
      if let previous { y += strip.white(below: previous) }
      if strip.isWide, sideBottom > 0 { y = max(y, sideBottom + 10) }
      tops.append(y)
      y += strip.height
      previous = strip
    }
    return (tops, y)
  }

  func fits(_ strips: [Strip], withFootnotes: Bool = true) -> Bool {
    let own = notes[column]
    let lines = withFootnotes ? own + newFootnotes(in: strips).lines : own
    return tops(of: strips).end + NoteArea.height(of: lines) <= bottom
  }

  /// The footnotes that are called in the strips for the first time, and their lines.
  func newFootnotes(in strips: [Strip]) -> (numbers: [Int], lines: [Strip]) {
    var numbers: [Int] = []
    for number in strips.lazy.flatMap(\.footnotes)
    where footnotes.indices.contains(number - 1) && !placedFootnotes.contains(number)
      && !numbers.contains(number)
    {
      numbers.append(number)
    }
    return (numbers, numbers.flatMap { footnotes[$0 - 1] })
  }

  mutating func commit(_ strips: [Strip]) {
    guard !strips.isEmpty else { return }
    let (tops, end) = tops(of: strips)
    let new = newFootnotes(in: strips)
    placedFootnotes.formUnion(new.numbers)
    let x = band == nil ? 0 : geometry.columnOffset(column)
    for (strip, top) in zip(strips, tops) {
      page.strips.append(PlacedStrip(strip: strip, x: x, y: top))
      if strip.sideDepth > 0 { sideBottom = max(sideBottom, top + strip.sideDepth) }
    }
    y = end
    previous = strips.last
    band?.units.append(.init(strips: strips, notes: new.lines))
    addFootnoteLines(new.lines, above: y)
  }

  /// Adds the lines as far as they fit below `top`; the rest goes to the next page.
  private mutating func addFootnoteLines(_ lines: [Strip], above top: Double) {
    for line in lines {
      let isFull = top + NoteArea.height(of: notes[column] + [line]) > bottom
      if !carried.isEmpty || (isFull && !isPageEmpty) {
        carried.append(line)
      } else {
        notes[column].append(line)
      }
    }
  }

  // MARK: - Pages

  /// Ends the column and begins the next one or a page with the floats that wait, as many as fit.
  mutating func beginColumn() {
    if !isPageEmpty { advance() }
    placeWaiting()
  }

  /// Goes on at the top of the next column, or of the next page.
  mutating func advance() {
    guard band != nil, column + 1 < columnCount else { return endPage() }
    column += 1
    y = top
    previous = nil
    sideBottom = 0
  }

  mutating func endPage() {
    placeFoot()
    page.notes = notes.enumerated().filter { !$0.element.isEmpty }.map {
      NoteArea(lines: $0.element, x: geometry.columnOffset($0.offset), bottom: bottom - 0.01)
    }
    pages.append(page)
    page = PageContent()
    for index in notes.indices { notes[index] = [] }
    turnPage(isTurned)
    let lines = carried
    carried = []
    addFootnoteLines(lines, above: height * 0.4)
  }

  /// The empty page is turned or upright.
  mutating func turnPage(_ isTurned: Bool) {
    page.isTurned = isTurned
    column = 0
    top = 0
    y = 0
    bottom = height
    previous = nil
    sideBottom = 0
    band = nil
  }
}
