import Biostatistics
package import Reporting

/// One curve as a ROC plot draws it: plain numbers.
package struct ROCPlotCurve: Sendable {
  /// What the legend calls it.
  package var name: String
  /// From nobody to everybody positive: 1 − specificity and sensitivity in per cent.
  package var points: [(x: Double, y: Double)]
  /// The area with its interval.
  package var auc: Estimate
  /// How many cases the curve is of.
  package var caseCount: Int
  /// How many controls.
  package var controlCount: Int

  /// A curve from its columns.
  package init(
    name: String, points: [(x: Double, y: Double)], auc: Estimate, caseCount: Int,
    controlCount: Int
  ) {
    self.name = name
    self.points = Self.thinned(points)
    self.auc = auc
    self.caseCount = caseCount
    self.controlCount = controlCount
  }

  /// An estimated curve.
  init(_ curve: ROCCurve, name: String) {
    self.init(
      name: name,
      points: curve.points.reversed().map { (100 * (1 - $0.specificity), 100 * $0.sensitivity) },
      auc: curve.auc, caseCount: curve.caseCount, controlCount: curve.controlCount)
  }

  /// The points without those that lie on the line between their neighbours, and of a very fine curve
  /// without those that no print resolves.
  private static func thinned(
    _ points: [(x: Double, y: Double)]
  ) -> [(x: Double, y: Double)] {
    let finest = points.count > 4000 ? 0.02 : 0
    var kept: [(x: Double, y: Double)] = []
    for (index, point) in points.enumerated() {
      guard let last = kept.last, index < points.count - 1 else {
        kept.append(point)
        continue
      }
      if abs(point.x - last.x) + abs(point.y - last.y) <= finest { continue }
      if kept.count > 1 {
        let before = kept[kept.count - 2]
        let cross =
          (last.x - before.x) * (point.y - before.y) - (last.y - before.y) * (point.x - before.x)
        if abs(cross) < 1e-9 { kept.removeLast() }
      }
      kept.append(point)
    }
    return kept
  }
}
