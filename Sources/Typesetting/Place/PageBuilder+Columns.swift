/// Columns side by side, from their common top on, as they are being filled.
struct ColumnBand {
  /// Strips that were placed together, with the lines of their footnotes.
  struct Unit {
    var strips: [Strip]
    var notes: [Strip]
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
  func filling(
    from top: Double, to limit: Double, bottom: Double, geometry: PageGeometry
  ) -> Filling? {
    var filling = Filling(notes: notes)
    var column = 0
    var y = top
    var previous: Strip?
    for unit in units {
      var height = unit.strips.stackedHeight
      func overflows() -> Bool {
        let white = previous.flatMap { last in unit.strips.first?.white(below: last) } ?? 0
        let lines = NoteArea.height(of: filling.notes[column] + unit.notes)
        return y + white + height > limit || y + white + height + lines > bottom
      }
      if overflows(), previous != nil {
        column += 1
        guard column < geometry.columnCount else { return nil }
        y = top
        previous = nil
        height = unit.strips.stackedHeight
      }
      guard !overflows() else { return nil }
      for strip in unit.strips {
        if let previous { y += strip.white(below: previous) }
        filling.strips.append(
          PlacedStrip(strip: strip, x: geometry.columnOffset(column), y: y))
        y += strip.height
        previous = strip
      }
      filling.notes[column] += unit.notes
      filling.end = max(filling.end, y)
    }
    return filling
  }
}

extension [FlowItem] {
  /// The items, their strips across all columns.
  var spanning: [FlowItem] {
    map { item in
      guard case .strip(var strip) = item else { return item }
      strip.isSpanning = true
      return .strip(strip)
    }
  }
}

extension PageBuilder {
  /// Begins the columns of a page that has several, below what stands across them.
  mutating func openColumns() {
    guard columnCount > 1, band == nil else { return }
    if let previous { y += max(previous.after, 8) }
    top = y
    column = 0
    previous = nil
    band = ColumnBand(firstStrip: page.strips.count, notes: notes)
  }

  /// Strips across all columns.
  mutating func placeAcross(_ strips: [Strip]) {
    if band != nil { closeBand() }
    if !fits(strips), !isPageEmpty { endPage() }
    if fits(strips) { return commit(strips) }
    for strip in strips {
      if previous != nil, !fits([strip]) { endPage() }
      commit([strip])
    }
  }

  /// Ends the columns: they become equally long, and what follows stands below them.
  mutating func closeBand() {
    guard let band else { return }
    var low = 0.0
    var high = bottom - top
    var best = band.filling(from: top, to: top + high, bottom: bottom, geometry: geometry)
    let lines = carried.isEmpty ? 12 : 0
    for _ in 0..<lines where best != nil {
      let middle = (low + high) / 2
      let filling = band.filling(from: top, to: top + middle, bottom: bottom, geometry: geometry)
      if let filling {
        best = filling
        high = middle
      } else {
        low = middle
      }
    }
    if let best {
      page.strips.removeLast(page.strips.count - band.firstStrip)
      page.strips += best.strips
      notes = best.notes
      y = best.end
      previous = best.strips.last?.strip
    } else {
      y = bottom
    }
    self.band = nil
    column = 0
    sideBottom = 0
    if !foot.isEmpty {
      bottom = height
      commitFoot()
    }
  }

  /// What stands across the foot of the page, at its end.
  mutating func placeFoot() {
    guard !foot.isEmpty else { return }
    y = height - 0.01 - foot.stackedHeight
    previous = nil
    let limit = bottom
    band = nil
    bottom = height
    commitFoot()
    bottom = limit
  }

  private mutating func commitFoot() {
    let strips = foot
    foot = []
    commit(strips)
  }
}
