/// Breaks a whole paragraph into lines so that the sum of the lines' demerits is least.
/// Knuth & Plass, *Softw Pract Exper* 1981;11:1119–84, with constant measure.
///
/// A line's ratio is 0 at its natural width, 1 where all glue has stretched by its full stretch,
/// −1 where it has shrunk by its full shrink. Lines are never tighter than −1.
package struct LineBreaker {
  /// The width that the lines are to have.
  package var measure: Double
  /// The loosest ratio that is accepted.
  package var tolerance: Double
  /// Stretch that each line has beyond its glue: the white at the right of ragged text, or a loan
  /// for paragraphs that cannot be set otherwise.
  package var lineStretch: Double
  /// Whether a line may stick out if nothing else is left, instead of giving up.
  package var isLastResort: Bool

  /// Demerits for two lines in a row that end in a hyphen.
  package var doubleHyphenDemerits = 40_000.0
  /// Demerits for a hyphen at the end of the last line but one.
  package var finalHyphenDemerits = 5_000.0
  /// Demerits for a hyphen before a last line that fills less than a third.
  package var remnantDemerits = 60_000.0
  /// Demerits for three lines in a row that end in a hyphen, or two before the last line.
  package var hyphenLadderDemerits = 200_000.0
  /// Demerits for a tight line next to a loose one.
  package var contrastDemerits = 10_000.0
  /// Demerits for a word below itself at the edge of two lines in a row.
  package var stackDemerits = 8_000.0
  /// What each line costs, so that fewer lines are better.
  package var linePenalty = 10.0

  /// A breaker for lines of that width.
  package init(
    measure: Double, tolerance: Double, lineStretch: Double = 0, isLastResort: Bool = false
  ) {
    self.measure = measure
    self.tolerance = tolerance
    self.lineStretch = lineStretch
    self.isLastResort = isLastResort
  }

  /// Where the lines end: indices of items, the last one being the forced end of the paragraph.
  /// `nil` if no way keeps to the tolerance.
  package func breaks(in items: [BreakItem]) -> [Int]? {
    var search = Search(breaker: self, items: items)
    return search.run()
  }
}

/// One search for the best breaks. The active nodes are the line ends from which a line that is
/// not yet too long can start.
private struct Search {
  struct Node {
    var position: Int
    var fitness: Int
    /// Totals of width, stretch and shrink at the start of the line that follows.
    var width: Double
    var stretch: Double
    var shrink: Double
    var demerits: Double
    var previous: Int
  }

  struct Candidate {
    var demerits = Double.infinity
    var from = -1
  }

  let breaker: LineBreaker
  let items: [BreakItem]
  var nodes: [Node] = []
  var active: [Int] = []
  var width = 0.0
  var stretch = 0.0
  var shrink = 0.0

  init(breaker: LineBreaker, items: [BreakItem]) {
    self.breaker = breaker
    self.items = items
  }

  mutating func run() -> [Int]? {
    nodes.append(
      Node(
        position: -1, fitness: 1, width: 0, stretch: 0, shrink: 0, demerits: 0, previous: -1))
    active = [0]
    for index in items.indices {
      let item = items[index]
      switch item.kind {
      case .box:
        add(item)
      case .glue:
        if index > 0, items[index - 1].kind == .box, item.penalty < .infinity {
          tryBreak(at: index)
        }
        add(item)
      case .penalty:
        if item.penalty < .infinity { tryBreak(at: index) }
      }
      if active.isEmpty { return nil }
    }
    return path()
  }

  private mutating func add(_ item: BreakItem) {
    width += item.width
    stretch += item.stretch
    shrink += item.shrink
  }

  private mutating func tryBreak(at index: Int) {
    let item = items[index]
    let isForced = item.penalty == -.infinity
    var best = [Candidate](repeating: Candidate(), count: 4)
    var remaining: [Int] = []
    remaining.reserveCapacity(active.count)
    var dropped = -1
    for nodeIndex in active {
      let ratio = ratio(from: nodes[nodeIndex], to: item)
      if ratio < -1 {
        dropped = nodeIndex
        continue
      }
      if !isForced { remaining.append(nodeIndex) }
      guard ratio <= breaker.tolerance else { continue }
      let fitness = fitness(of: ratio)
      let demerits = demerits(of: ratio, at: index, from: nodes[nodeIndex], fitness: fitness)
      if demerits < best[fitness].demerits {
        best[fitness] = Candidate(demerits: demerits, from: nodeIndex)
      }
    }
    var isReached = best.contains { $0.from >= 0 }
    if remaining.isEmpty, !isReached, breaker.isLastResort, dropped >= 0 {
      best[0] = Candidate(demerits: nodes[dropped].demerits + 1e9, from: dropped)
      isReached = true
    }
    active = remaining
    if isReached { activate(best, at: index) }
  }

  private func ratio(from node: Node, to item: BreakItem) -> Double {
    let end = item.kind == .penalty ? item.width : 0
    let missing = breaker.measure - (width - node.width + end - item.hang)
    if missing >= 0 {
      let stretch = stretch - node.stretch + breaker.lineStretch
      if missing < 1e-6 { return 0 }
      return stretch > 0 ? missing / stretch : (breaker.tolerance.isInfinite ? 1000 : .infinity)
    }
    let shrink = shrink - node.shrink
    // What rounding adds does not make a line too long.
    if missing > -1e-6 { return 0 }
    return shrink > 0 ? missing / shrink : -.infinity
  }

  /// 0 tight, 1 normal, 2 loose, 3 very loose.
  private func fitness(of ratio: Double) -> Int {
    ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
  }

  private func demerits(of ratio: Double, at index: Int, from node: Node, fitness: Int) -> Double {
    let item = items[index]
    let size = min(abs(ratio), 1000)
    let base = breaker.linePenalty + 100 * size * size * size
    var demerits: Double
    if item.penalty == -.infinity {
      demerits = base * base
    } else if item.penalty >= 0 {
      demerits = (base + item.penalty) * (base + item.penalty)
    } else {
      demerits = base * base - item.penalty * item.penalty
    }
    if node.position >= 0, items[node.position].isHyphen {
      if item.isHyphen { demerits += breaker.doubleHyphenDemerits }
      let isThird = node.previous >= 0 && isHyphen(at: nodes[node.previous].position)
      if isThird, item.isHyphen || index == items.count - 1 {
        demerits += breaker.hyphenLadderDemerits
      }
      if index == items.count - 1 {
        let isShort = width - node.width < breaker.measure / 3
        demerits += isShort ? breaker.remnantDemerits : breaker.finalHyphenDemerits
      }
    }
    if node.position >= 0 {
      let above = items[node.position]
      if item.wordBefore != 0, item.wordBefore == above.wordBefore {
        demerits += breaker.stackDemerits
      }
      if item.wordAfter != 0, item.wordAfter == above.wordAfter {
        demerits += breaker.stackDemerits
      }
    }
    if abs(fitness - node.fitness) > 1 { demerits += breaker.contrastDemerits }
    return node.demerits + demerits
  }

  private func isHyphen(at position: Int) -> Bool { position >= 0 && items[position].isHyphen }

  private mutating func activate(_ candidates: [Candidate], at index: Int) {
    let start = lineStart(after: index)
    let least = candidates.reduce(Double.infinity) { min($0, $1.demerits) }
    for (fitness, candidate) in candidates.enumerated() where candidate.from >= 0 {
      // A way that cannot win any more, whatever follows, is not carried on.
      if candidate.demerits > least + breaker.contrastDemerits { continue }
      nodes.append(
        Node(
          position: index, fitness: fitness, width: start.width, stretch: start.stretch,
          shrink: start.shrink, demerits: candidate.demerits, previous: candidate.from))
      active.append(nodes.count - 1)
    }
  }

  /// The totals at the first box after a line end: glue and penalties there vanish.
  private func lineStart(after index: Int) -> (width: Double, stretch: Double, shrink: Double) {
    var totals = (width: width, stretch: stretch, shrink: shrink)
    var position = index
    while position < items.count {
      let item = items[position]
      switch item.kind {
      case .box:
        totals.width += item.leadingHang
        return totals
      case .glue:
        totals.width += item.width
        totals.stretch += item.stretch
        totals.shrink += item.shrink
      case .penalty:
        if position > index, item.penalty == -.infinity { return totals }
      }
      position += 1
    }
    return totals
  }

  private func path() -> [Int]? {
    let ends = active.filter { nodes[$0].position == items.count - 1 }
    guard var index = ends.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
    var breaks: [Int] = []
    while nodes[index].position >= 0 {
      breaks.append(nodes[index].position)
      index = nodes[index].previous
    }
    return breaks.reversed()
  }
}
