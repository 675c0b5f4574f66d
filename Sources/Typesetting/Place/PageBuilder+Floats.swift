/// A table or figure that has not been placed yet.
struct WaitingFloat {
  var float: Float
  /// How much of a page it takes.
  let height: Double
  /// Whether strips before it have not been placed either; it may not stand before them.
  var isBehindChain = false

  init(_ float: Float) {
    self.float = float
    height = float.height
  }
}

extension PageBuilder {
  /// Whether it stands across all columns.
  private func spans(_ float: Float) -> Bool { columnCount > 1 && float.isSpanning }

  /// A float whose turn it is: placed here, or made to wait.
  mutating func arrive(_ entry: WaitingFloat) {
    var entry = entry
    let float = entry.float
    if !chain.isEmpty {
      let mayJoin = waiting.isEmpty && !spans(float) && float.isTurned == page.isTurned
      if mayJoin, band != nil || columnCount == 1, fits(chain + float.strips) {
        place(chain)
        chain = []
        commit(float.strips)
      } else {
        entry.isBehindChain = true
        waiting.append(entry)
      }
      return
    }
    guard float.isTurned == page.isTurned, !waiting.contains(where: { $0.float.kind == float.kind })
    else { return waiting.append(entry) }
    if spans(float) { return placeSpanning(entry) }
    openColumns()
    if fits(float.strips) {
      commit(float.strips)
    } else if entry.height > height, y < top + (bottom - top) * 0.7,
      columnCount == 1 || fits(float.beginning)
    {
      split(float)
    } else {
      waiting.append(entry)
    }
  }

  /// Across the head of the page before the columns begin, or across its foot.
  private mutating func placeSpanning(_ entry: WaitingFloat) {
    let strips = entry.float.strips
    if band == nil, fits(strips) { return commit(strips) }
    let gap = foot.isEmpty ? 12.0 : 0
    let room = bottom - entry.height - gap - 11
    let isRoomy = room - y - NoteArea.height(of: notes[0]) > 0 && room - top > height * 0.25
    if band != nil, column == 0, isRoomy, newFootnotes(in: strips).lines.isEmpty {
      foot += strips
      bottom = height - foot.stackedHeight - 12
    } else {
      waiting.append(entry)
    }
  }

  /// Those that wait stand between two paragraphs if there is room now.
  mutating func placeHere() {
    var index = 0
    var blocked: Set<Float.Kind> = []
    while index < waiting.count, blocked.count < 2 {
      let entry = waiting[index]
      let mayStand =
        !blocked.contains(entry.float.kind) && !entry.isBehindChain && !spans(entry.float)
        && entry.float.isTurned == page.isTurned && y + entry.height <= bottom
      if mayStand, fits(entry.float.strips) {
        waiting.remove(at: index)
        commit(entry.float.strips)
      } else {
        blocked.insert(entry.float.kind)
        index += 1
      }
    }
  }

  /// At the top of a column or page: those that wait, as many as fit, figures and tables each in
  /// order.
  mutating func placeWaiting() {
    if columnCount > 1, band == nil {
      placeWaiting { $0.isSpanning || $0.isTurned }
      if previous?.kind == .float, isNearlyFull {
        endPage()
        return placeWaiting()
      }
    }
    if !waiting.isEmpty { placeWaiting { _ in true } }
    if page.isTurned, !isTurned, !isPageEmpty {
      endPage()
      return placeWaiting()
    }
    if previous?.kind == .float, isNearlyFull {
      advance()
      if !waiting.isEmpty { placeWaiting() }
    }
  }

  /// Whether tables and figures have left so little of the page or column that it takes no text: a
  /// line or two would be lost there.
  private var isNearlyFull: Bool {
    let room = bottom - y - NoteArea.height(of: notes[column])
    return room < (band == nil ? height * 0.115 : 58)
  }

  private mutating func placeWaiting(where isWanted: (Float) -> Bool) {
    var index = 0
    var blocked: Set<Float.Kind> = []
    while index < waiting.count, blocked.count < 2 {
      let entry = waiting[index]
      let mayStand = !entry.isBehindChain && !blocked.contains(entry.float.kind)
      if mayStand, isWanted(entry.float), stands(atTop: entry.float) {
        waiting.remove(at: index)
      } else {
        blocked.insert(entry.float.kind)
        index += 1
      }
    }
  }

  /// Places the float at the top where that is possible.
  private mutating func stands(atTop float: Float) -> Bool {
    if float.isTurned != page.isTurned {
      if page.isTurned, !isPageEmpty { endPage() }
      guard isPageEmpty else { return false }
      turnPage(float.isTurned)
    }
    if spans(float) {
      guard band == nil else { return false }
    } else {
      openColumns()
    }
    if fits(float.strips) {
      commit(float.strips)
      return true
    }
    if page.isTurned, !page.strips.isEmpty {
      endPage()
      turnPage(float.isTurned)
      return stands(atTop: float)
    }
    // What no column can hold does not wait for one that is free from top to bottom.
    let mayBegin =
      columnCount > 1 && float.groups.count > 1 && bottom - top > height * 0.3
      && float.height > height && fits(float.beginning)
    guard previous == nil, isWhole || mayBegin else { return false }
    if isWhole, !notes[column].isEmpty {
      // Footnotes of the page before take the room.
      advance()
      return stands(atTop: float)
    }
    split(float)
    return true
  }

  /// Puts the floats that wait below the end of the text and on pages of their own.
  mutating func placeRemaining() {
    while let entry = waiting.first {
      let float = entry.float
      let isHere = float.isTurned == page.isTurned && !spans(float)
      // A page is not left half empty for the sake of a table that can be divided.
      if isHere, float.groups.count > 3, y < height * 0.7, previous != nil, !fits(float.strips),
        fits(float.beginning)
      {
        waiting.removeFirst()
        split(float)
      } else if float.isTurned != page.isTurned, band != nil {
        closeBand()
        endPage()
      } else if spans(float), band != nil {
        closeBand()
        if fits(float.strips) {
          waiting.removeFirst()
          commit(float.strips)
        }
      } else {
        beginColumn()
      }
    }
  }

  private mutating func split(_ float: Float) {
    var head = float.head
    var groups = float.groups[...]
    if previous != nil, !fits(float.beginning) { goOn(with: float) }
    while true {
      commit(head)
      var isFirst = true
      while let group = groups.first {
        let closing = groups.count == 1 ? float.foot : [float.breakRule].compactMap(\.self)
        guard fits(group + closing) else {
          var parts = group.divided
          if isFirst, parts.count == 1 { parts = group.map { [$0] } }
          let mayDivide = isFirst || leavesGap(before: group) && fits(parts[0] + closing)
          if parts.count > 1, mayDivide {
            // A group that no page can hold breaks between its rows, as one that would leave a page
            // half empty.
            groups = (parts + groups.dropFirst())[...]
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
      goOn(with: float)
      let running = groups.first?.first?.runningHead.map { float.runningHeads[$0] } ?? []
      head = (float.repeatedHead + running).map(\.asArtifact)
    }
  }

  /// Whether a page would be left a third empty for the sake of a long group.
  private func leavesGap(before group: [Strip]) -> Bool {
    group.last?.runningHead != nil && y < top + (bottom - top) * 0.7
  }

  /// The next place for a further part of the float.
  private mutating func goOn(with float: Float) {
    if spans(float) || columnCount == 1 {
      let wasTurned = page.isTurned
      endPage()
      if wasTurned != page.isTurned { turnPage(wasTurned) }
    } else {
      advance()
      openColumns()
    }
  }
}

extension Float {
  /// All of its strips, in order.
  var strips: [Strip] { head + groups.flatMap(\.self) + foot }

  /// What must fit where it begins: the head and the first groups, of a long one its beginning.
  var beginning: [Strip] {
    head + groups.prefix(3).flatMap(\.divided).prefix(3).flatMap(\.self)
      + [breakRule].compactMap(\.self)
  }

  /// How many rows a group has at least that is divided.
  static let leastDivisible = 6
}

extension [Strip] {
  /// The parts of a table's group that is long: heads keep the two rows below them, the last two rows
  /// keep together.
  fileprivate var divided: [[Strip]] {
    guard count >= Float.leastDivisible else { return [self] }
    let heads = prefix { !$0.isBreakable }.count
    let start = Swift.min(heads + 2, count - 2)
    return [Array(self[..<start])] + self[start..<(count - 2)].map { [$0] }
      + [Array(self[(count - 2)...])]
  }
}
