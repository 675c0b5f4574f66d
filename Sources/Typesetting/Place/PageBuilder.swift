/// A strip with its place on the page.
struct PlacedStrip {
  var strip: Strip
  /// The distance of its left edge from that of the block.
  var x = 0.0
  /// The distance of its top from the top of the text area.
  var y: Double
}

/// What stands on a page.
struct PageContent {
  var strips: [PlacedStrip] = []
  /// The lines of its footnotes, in order.
  var footnotes: [Strip] = []

  /// The height of the footnotes with their rule.
  var footnoteHeight: Double { Self.height(of: footnotes) }

  /// The height of footnotes of these lines with their rule.
  static func height(of lines: some Sequence<Strip>) -> Double {
    let height = lines.reduce(0) { $0 + $1.height }
    return height > 0 ? height + FootnoteRule.height : 0
  }
}

/// The rule above footnotes, in points.
enum FootnoteRule {
  static let before = 9.0
  static let width = 0.4
  static let after = 3.0
  static let height = before + width + after
}

/// Fills pages from top to bottom.
///
/// Text breaks where its strips allow it. A table or figure stands where it is written if it fits
/// there; else the text flows on and it goes to the top of the next page, never before what was
/// written before it. A table that no page can hold breaks between its groups.
struct PageBuilder {
  private let height: Double
  private let footnotes: [[Strip]]
  private var pages: [PageContent] = []
  private var page = PageContent()
  /// Where the next strip begins, white not counted.
  private var y = 0.0
  /// How far the side column reaches.
  private var sideBottom = 0.0
  /// Strips that must stay together because no page may end between them.
  private var chain: [Strip] = []
  private var queue: [Float] = []
  private var placedFootnotes: Set<Int> = []
  /// Lines of footnotes that found no room on their page.
  private var carried: [Strip] = []

  /// A builder for pages of that height; `footnotes` are the lines of each footnote.
  init(height: Double, footnotes: [[Strip]]) {
    self.height = height + 0.01
    self.footnotes = footnotes
  }

  /// The pages of the flow.
  mutating func pages(of flow: [FlowItem]) -> [PageContent] {
    for item in flow {
      switch item {
      case .strip(let strip): add(strip)
      case .choice(let afterFloat, let otherwise):
        let isAfterFloat = chain.isEmpty && page.strips.last?.strip.kind == .float
        for strip in isAfterFloat ? afterFloat : otherwise { add(strip) }
      case .float(let float):
        if !chain.isEmpty, queue.isEmpty, fits(chain + float.strips) {
          place(chain)
          chain = []
        }
        if chain.isEmpty { place(float) } else { queue.append(float) }
      case .pageBreak:
        place(chain)
        chain = []
        placeQueue()
        if !page.strips.isEmpty { endPage() }
      }
    }
    place(chain)
    placeQueue()
    while !page.strips.isEmpty || !page.footnotes.isEmpty { endPage() }
    return pages.isEmpty ? [PageContent()] : pages
  }

  // MARK: - Text

  private mutating func add(_ strip: Strip) {
    chain.append(strip)
    guard strip.isBreakable else { return }
    place(chain)
    chain = []
  }

  private mutating func place(_ chain: [Strip]) {
    guard !chain.isEmpty else { return }
    while !fits(chain) {
      if page.strips.isEmpty {
        placeOneByOne(chain)
        return
      }
      beginPage()
    }
    commit(chain)
  }

  /// Strips that no page can hold together.
  private mutating func placeOneByOne(_ strips: [Strip]) {
    for strip in strips {
      if !page.strips.isEmpty, !fits([strip]), !fits([strip], withFootnotes: false) {
        endPage()
      }
      commit([strip])
    }
  }

  // MARK: - Floats

  private mutating func place(_ float: Float) {
    guard queue.isEmpty else {
      queue.append(float)
      return
    }
    if fits(float.strips) {
      commit(float.strips)
    } else if float.height > height, y < height * 0.7 {
      split(float)
    } else {
      queue.append(float)
    }
  }

  /// Puts the floats that wait on pages of their own, where the text has ended.
  private mutating func placeQueue() {
    while let float = queue.first {
      // A page is not left half empty for the sake of a table that can be divided.
      if float.groups.count > 3, y < height * 0.7, !page.strips.isEmpty,
        !fits(float.strips), fits(float.beginning)
      {
        queue.removeFirst()
        split(float)
      } else {
        beginPage()
      }
    }
  }

  private mutating func split(_ float: Float) {
    var head = float.head
    var groups = float.groups[...]
    if !page.strips.isEmpty, !fits(float.beginning) { endPage() }
    while true {
      commit(head)
      var isFirst = true
      while let group = groups.first {
        let closing = groups.count == 1 ? float.foot : [float.breakRule].compactMap(\.self)
        guard fits(group + closing) else {
          if isFirst, group.count > 1 {
            // A group that no page can hold breaks between its rows.
            groups = (group.map { [$0] } + groups.dropFirst())[...]
            continue
          }
          guard isFirst else { break }
          commit(group)
          groups = groups.dropFirst()
          isFirst = false
          continue
        }
        commit(group)
        groups = groups.dropFirst()
        isFirst = false
      }
      if groups.isEmpty {
        commit(float.foot)
        return
      }
      commit([float.breakRule].compactMap(\.self))
      endPage()
      head = float.repeatedHead
    }
  }

  // MARK: - Pages

  /// Ends the page and begins one with the floats that wait, as many as fit.
  private mutating func beginPage() {
    if !page.strips.isEmpty { endPage() }
    while let float = queue.first {
      if fits(float.strips) {
        queue.removeFirst()
        commit(float.strips)
      } else if page.strips.isEmpty, !page.footnotes.isEmpty {
        // Footnotes of the page before take the room.
        endPage()
      } else if page.strips.isEmpty {
        queue.removeFirst()
        split(float)
      } else {
        return
      }
    }
  }

  private mutating func endPage() {
    pages.append(page)
    page = PageContent()
    y = 0
    sideBottom = 0
    let waiting = carried
    carried = []
    addFootnoteLines(waiting, above: height * 0.4)
  }

  /// The tops of the strips if they were placed next, and the end of the last.
  private func tops(of strips: [Strip]) -> (tops: [Double], end: Double) {
    var y = y
    var previous = page.strips.last?.strip
    var tops: [Double] = []
    for strip in strips {
      if let previous { y += strip.white(below: previous) }
      if strip.isWide, sideBottom > 0 { y = max(y, sideBottom + 10) }
      tops.append(y)
      y += strip.height
      previous = strip
    }
    return (tops, y)
  }

  private func fits(_ strips: [Strip], withFootnotes: Bool = true) -> Bool {
    let lines = withFootnotes ? page.footnotes + newFootnotes(in: strips) : page.footnotes
    return tops(of: strips).end + PageContent.height(of: lines) <= height
  }

  private func newFootnotes(in strips: [Strip]) -> [Strip] {
    var seen = placedFootnotes
    return strips.flatMap(\.footnotes).flatMap { number -> [Strip] in
      guard footnotes.indices.contains(number - 1), seen.insert(number).inserted else { return [] }
      return footnotes[number - 1]
    }
  }

  private mutating func commit(_ strips: [Strip]) {
    let (tops, end) = tops(of: strips)
    let lines = newFootnotes(in: strips)
    placedFootnotes.formUnion(strips.flatMap(\.footnotes))
    for (strip, top) in zip(strips, tops) {
      page.strips.append(PlacedStrip(strip: strip, y: top))
      if strip.sideDepth > 0 { sideBottom = max(sideBottom, top + strip.sideDepth) }
    }
    y = end
    addFootnoteLines(lines, above: y)
  }

  /// Adds the lines as far as they fit below `top`; the rest goes to the next page.
  private mutating func addFootnoteLines(_ lines: [Strip], above top: Double) {
    for line in lines {
      let isFull = top + PageContent.height(of: page.footnotes + [line]) > height
      if !carried.isEmpty || (isFull && !(page.strips.isEmpty && page.footnotes.isEmpty)) {
        carried.append(line)
      } else {
        page.footnotes.append(line)
      }
    }
  }
}

extension Float {
  /// All of its strips, in order.
  var strips: [Strip] { head + groups.flatMap(\.self) + foot }

  /// What must fit where it begins: the head and the first groups.
  var beginning: [Strip] {
    head + groups.prefix(3).flatMap(\.self) + [breakRule].compactMap(\.self)
  }
}
