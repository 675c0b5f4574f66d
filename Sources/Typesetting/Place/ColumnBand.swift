internal import Drawing

/// Columns side by side, from their common top on, as they are being filled.
struct ColumnBand {
  /// Strips that were placed together, with the lines of their footnotes.
  struct Unit {
    var strips: [Strip]
    var notes: [Strip]

    /// Whether it is a table or figure.
    var isFloat: Bool { strips.first?.kind == .float }
  }

  /// What was placed, in order.
  var units: [Unit] = []
  /// How many strips stood on the page before.
  let firstStrip: Int
  /// The lines of footnotes that stood in each column before.
  let notes: [[Strip]]

  /// What stands where if no column reaches below `limit`; `nil` if there is no room for all.
  struct Filling {
    var strips: [PlacedStrip] = []
    var notes: [[Strip]]
    /// Where the longest column ends.
    var end = 0.0
  }

  /// Fills the columns between `top` and `limit` one after the other; footnotes end at `bottom`.
  ///
  /// A table or figure does not part the lines of a paragraph within a column: it waits for the end
  /// of the paragraph or of the column, whichever comes first.
  func filling(
    from top: Double, to limit: Double, bottom: Double, geometry: PageGeometry
  ) -> Filling? {
    var filler = ColumnFiller(
      top: top, limit: limit, bottom: bottom, geometry: geometry, filling: Filling(notes: notes))
    var waiting: [Unit] = []
    for (index, unit) in units.enumerated() {
      let below = units[index...].dropFirst().first { !$0.isFloat }
      if unit.isFloat, let above = filler.previous, above.continues(in: below) {
        waiting.append(unit)
        continue
      }
      if !waiting.isEmpty {
        let goesOn = filler.previous?.continues(in: unit) ?? false
        if goesOn, filler.fits([unit]) {
          guard filler.place(unit) else { return nil }
          continue
        }
        if goesOn { guard filler.advance() else { return nil } }
        for float in waiting { guard filler.place(float) else { return nil } }
        waiting = []
      }
      let next = index + 1 < units.count ? units[index + 1] : nil
      guard filler.place(unit, before: next) else { return nil }
    }
    for float in waiting { guard filler.place(float) else { return nil } }
    return filler.filling
  }
}

/// Fills columns one after the other.
private struct ColumnFiller {
  let top: Double
  let limit: Double
  let bottom: Double
  let geometry: PageGeometry
  var filling: ColumnBand.Filling
  private(set) var previous: Strip?
  private var column = 0
  private var y: Double

  init(
    top: Double, limit: Double, bottom: Double, geometry: PageGeometry,
    filling: ColumnBand.Filling
  ) {
    self.top = top
    self.limit = limit
    self.bottom = bottom
    self.geometry = geometry
    self.filling = filling
    y = top
  }

  /// Whether the units have room in the column.
  func fits(_ units: [ColumnBand.Unit]) -> Bool {
    let strips = units.flatMap(\.strips)
    let white = previous.flatMap { last in strips.first?.white(below: last) } ?? 0
    let end = y + white + strips.stackedHeight
    let lines = filling.notes[column] + units.flatMap(\.notes)
    return end <= limit && end + NoteArea.height(of: lines) <= bottom
  }

  /// Goes on at the top of the next column; whether there is one.
  mutating func advance() -> Bool {
    column += 1
    y = top
    previous = nil
    return column < geometry.columnCount
  }

  /// Places the unit, in the next column if it has no room in this one; whether there is room.
  mutating func place(_ unit: ColumnBand.Unit, before next: ColumnBand.Unit? = nil) -> Bool {
    if previous != nil, !fits([unit]) || leavesLine(unit, before: next) {
      guard advance() else { return false }
    }
    // At the top of a column there is no way out: the columns must be longer.
    guard fits([unit]), !leavesLine(unit, before: next) else { return false }
    for strip in unit.strips {
      if let previous { y += strip.white(below: previous) }
      filling.strips.append(PlacedStrip(strip: strip, x: geometry.columnOffset(column), y: y))
      y += strip.height
      previous = strip
    }
    filling.notes[column] += unit.notes
    filling.end = max(filling.end, y)
    return true
  }

  /// Whether a single line of a paragraph would stand alone in the column, or between a table or
  /// figure and its end.
  private func leavesLine(_ unit: ColumnBand.Unit, before next: ColumnBand.Unit?) -> Bool {
    guard previous == nil || previous?.kind == .float, unit.strips.count == 1,
      let line = unit.strips.first, line.continues(in: next), let next
    else { return false }
    return !fits([unit, next])
  }
}

extension Strip {
  /// Whether the unit begins with a further line of this line's paragraph.
  fileprivate func continues(in unit: ColumnBand.Unit?) -> Bool {
    guard kind == .text, let first = unit?.strips.first else { return false }
    return first.kind == .text && !path.isEmpty && first.path == path
  }
}
