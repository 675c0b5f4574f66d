package import Drawing

/// Places the names of series beside their curves.
///
/// A name stands on no curve, no mark and no other text, not on the band of another series, and
/// clearly nearer to its own curve than to any other; where that is impossible there is no placement
/// and the plot needs a legend.
package struct LabelPlacement: Sendable {
  /// A name to place.
  package struct Label: Sendable {
    /// The series that it names.
    package var series: String
    /// The text.
    package var line: StyledLine
    /// Where the name would rather stand: above the uppermost curve, below the lowest.
    package var side: Side

    /// A name of a series.
    package init(series: String, line: StyledLine, side: Side = .any) {
      self.series = series
      self.line = line
      self.side = side
    }
  }

  /// A side of a curve.
  package enum Side: Hashable, Sendable {
    case any, above, below
  }

  /// The rectangle between the axes.
  package var frame: Rectangle
  /// How far beyond the frame's right edge a name may reach.
  package var rightMargin: Double
  /// The curve of each series; the series that are named are among them.
  package var curves: [(series: String, ink: Occupancy)]
  /// The bands of all series together.
  package var bands: Occupancy
  /// All other ink.
  package var marks: Occupancy
  /// Boxes that are taken: text placed before.
  package var taken: [Rectangle]

  /// A search in a panel.
  package init(
    frame: Rectangle, rightMargin: Double = 0, curves: [(series: String, ink: Occupancy)],
    bands: Occupancy,
    marks: Occupancy, taken: [Rectangle] = []
  ) {
    self.frame = frame
    self.rightMargin = rightMargin
    self.curves = curves
    self.bands = bands
    self.marks = marks
    self.taken = taken
  }

  private struct Candidate {
    var box: Rectangle
    var cost: Double
  }

  /// The white space between a name and any ink.
  private let clearance = 1.5
  /// The farthest that a name may be from its curve.
  private let reach = 30.0
  /// How far apart the places are that are tried.
  private let pitch = 2.0
  /// How many of the best places of each name are combined.
  private let candidateLimit = 160

  /// The left ends of the baselines, in the order of the labels; `nil` if not all can be placed.
  package func place(_ labels: [Label]) -> [Point]? {
    guard !labels.isEmpty else { return [] }
    let candidates = labels.map { places(for: $0) }
    guard candidates.allSatisfy({ !$0.isEmpty }) else { return nil }
    var chosen: [Rectangle] = []
    var best: (boxes: [Rectangle], cost: Double)?
    search(candidates, chosen: &chosen, cost: 0, best: &best)
    guard let best else { return nil }
    return zip(labels, best.boxes).map { label, box in
      Point(x: box.x, y: box.y + label.line.ascent)
    }
  }

  /// Tries the best places of the first label, for each of them those of the next, and so on, giving
  /// up as soon as the cost exceeds the best found.
  private func search(
    _ candidates: [[Candidate]], chosen: inout [Rectangle], cost: Double,
    best: inout (boxes: [Rectangle], cost: Double)?
  ) {
    if chosen.count == candidates.count {
      if cost < (best?.cost ?? .infinity) { best = (chosen, cost) }
      return
    }
    for candidate in candidates[chosen.count] {
      if cost + candidate.cost >= (best?.cost ?? .infinity) { return }
      let isFree = !chosen.contains { $0.expanded(by: 4).overlaps(candidate.box) }
      guard isFree else { continue }
      chosen.append(candidate.box)
      search(candidates, chosen: &chosen, cost: cost + candidate.cost, best: &best)
      chosen.removeLast()
    }
  }

  /// The possible places of a name, cheapest first.
  private func places(for label: Label) -> [Candidate] {
    guard let own = curves.first(where: { $0.series == label.series })?.ink else { return [] }
    let others = curves.filter { $0.series != label.series }.map(\.ink)
    let size = (width: label.line.width, height: label.line.ascent + label.line.descent)
    let area = Rectangle(
      x: frame.x + 3, y: frame.y, width: frame.width - 3 + rightMargin,
      height: frame.height - 3)
    var found: [Candidate] = []
    for y in stride(from: area.y, through: area.maxY - size.height, by: pitch) {
      for x in stride(from: area.x, through: area.maxX - size.width, by: pitch) {
        let box = Rectangle(x: x, y: y, width: size.width, height: size.height)
        guard var cost = cost(of: box, own: own, others: others) else { continue }
        if isOnWrongSide(box, of: own, wanted: label.side) { cost += 8 }
        found.append(Candidate(box: box, cost: cost))
      }
    }
    found.sort { ($0.cost, $0.box.x, $0.box.y) < ($1.cost, $1.box.x, $1.box.y) }
    return Array(found.prefix(candidateLimit))
  }

  /// Whether the curve runs above a name that should stand above it, or the other way round.
  private func isOnWrongSide(_ box: Rectangle, of own: Occupancy, wanted: Side) -> Bool {
    switch wanted {
    case .any: return false
    case .above:
      let above = Rectangle(x: box.x, y: frame.y, width: box.width, height: box.y - frame.y)
      return own.coverage(of: above) > 0
    case .below:
      let below = Rectangle(
        x: box.x, y: box.maxY, width: box.width, height: frame.maxY - box.maxY)
      return own.coverage(of: below) > 0
    }
  }

  /// What speaks against a place; `nil` if it is impossible.
  private func cost(of box: Rectangle, own: Occupancy, others: [Occupancy]) -> Double? {
    let near = box.expanded(by: clearance)
    guard marks.coverage(of: near) == 0, !taken.contains(where: { $0.overlaps(near) }) else {
      return nil
    }
    let distance = own.distance(to: box, limit: reach)
    guard distance > clearance, distance < reach else { return nil }
    var cost = distance
    for other in others {
      let far = other.distance(to: box, limit: 2 * distance + 8)
      // Nearer to another curve, or nearly so: the reader would have to guess.
      guard far > distance * 1.3 + 2 else { return nil }
      cost += max(0, 2 * distance + 8 - far)
    }
    // A tint under a name costs more than any distance, its own as well: white is most legible.
    let covered = bands.coverage(of: box.expanded(by: 2))
    if covered > 0 { cost += 40 + 20 * Double(covered) / (box.width * box.height) }
    // Curves are told apart best where they have parted: at the right, but off the very end.
    let place = (box.x + box.width / 2 - frame.x) / frame.width
    return cost + 10 * abs(place - 0.72)
  }
}
