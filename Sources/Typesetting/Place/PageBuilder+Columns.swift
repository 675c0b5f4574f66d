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
