package import Drawing

/// The area between two step functions with common times: a confidence band.
package struct StepBand: Hashable, Sendable {
  /// Where the limits change, ascending; the band begins at the first.
  package var times: [Double]
  /// The lower limit from each time on; not a number where there is no band.
  package var lower: [Double]
  /// The upper limit from each time on.
  package var upper: [Double]
  /// Where the band ends.
  package var end: Double

  /// A band; the three columns are equally long.
  package init(times: [Double], lower: [Double], upper: [Double], end: Double) {
    precondition(
      times.count == lower.count && times.count == upper.count, "columns of a band differ")
    self.times = times
    self.lower = lower
    self.upper = upper
    self.end = end
  }

  /// The band as boxes on a plane, from left to right, each touching the next. Boxes narrower than a
  /// twentieth of a point are left out, their neighbour reaching over.
  package func slabs(on plane: PlotPlane) -> [Rectangle] {
    var slabs: [Rectangle] = []
    for index in times.indices where times[index] < end {
      guard lower[index].isFinite, upper[index].isFinite, lower[index] <= upper[index] else {
        continue
      }
      let next = index + 1 < times.count ? min(times[index + 1], end) : end
      let slab = Rectangle(
        from: plane.point(times[index], upper[index]), to: plane.point(next, lower[index]))
      if let last = slabs.last, slab.maxX - last.maxX < 0.05, slab.x <= last.maxX + 0.05 {
        slabs[slabs.count - 1].width = slab.maxX - last.x
      } else {
        slabs.append(slab)
      }
    }
    return slabs
  }
}
