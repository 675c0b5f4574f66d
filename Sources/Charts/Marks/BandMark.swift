package import Drawing

/// The area between two lines over common x: a confidence band of a smooth curve.
package struct BandMark: Mark {
  package let series: String
  /// The numbers on the horizontal axis, ascending.
  package var x: [Double]
  /// The lower limit at each x; not a number where there is no band.
  package var lower: [Double]
  /// The upper limit at each x.
  package var upper: [Double]
  /// The colour of the area: a tint, opaque.
  package var fill: Color

  /// A band; the three columns are equally long.
  package init(x: [Double], lower: [Double], upper: [Double], series: String = "", fill: Color) {
    precondition(x.count == lower.count && x.count == upper.count, "columns of a band differ")
    self.x = x
    self.lower = lower
    self.upper = upper
    self.series = series
    self.fill = fill
  }

  package var weight: MarkWeight { .tint }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    let outlines = runs.map { run in
      Path(
        polygon: run.map { plane.point(x[$0], upper[$0]) }
          + run.reversed().map { plane.point(x[$0], lower[$0]) }
      )
    }
    guard !outlines.isEmpty else { return [] }
    var item = PathItem(Path(joining: outlines), fill: fill, series: series)
    item.telling = .band
    return [.path(item)]
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    runs.flatMap { run in
      zip(run, run.dropFirst()).map { left, right in
        Rectangle(
          from: plane.point(x[left], max(upper[left], upper[right])),
          to: plane.point(x[right], min(lower[left], lower[right])))
      }
    }
  }

  /// The stretches on which both limits are numbers.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in x.indices where x[index].isFinite && lower[index].isFinite && upper[index].isFinite
    {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs.filter { $0.count > 1 }
  }
}
