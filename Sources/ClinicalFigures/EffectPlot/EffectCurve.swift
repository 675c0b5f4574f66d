import Biostatistics
import DataFrames
import Reporting

/// The effect of a variable at many of its values.
struct EffectCurve: Sendable {
  /// The values at which the effect is computed, ascending.
  let x: [Double]
  /// The effect at each; all have a value.
  let effects: [Estimate]
  let reference: Double
  /// The values of the rows, sorted.
  let values: [Double]
  let range: ClosedRange<Double>
  /// What the variable is called, and its unit.
  let name: String
  let unit: String?
  let measure: ForestPlot.Measure
  /// The test that the curve is a straight line, on the scale of the linear predictor.
  let bend: PValue?

  private static let steps = 120

  init(_ plot: EffectPlot) throws {
    let (model, variable) = (plot.model, plot.variable)
    let known = model.terms.flatMap(\.columns)
    guard known.contains(variable) else {
      var unique: [String] = []
      for name in known where !unique.contains(name) { unique.append(name) }
      throw EffectPlot.Failure.unknownVariable(variable, known: unique)
    }
    guard let coded = model as? any CodedModel else {
      throw EffectPlot.Failure.noRows(model.formula)
    }
    let column = try coded.fittedRows.data.found(variable)
    guard Grouping(categorical: column) == nil, let numbers = try? column.numbers() else {
      throw EffectPlot.Failure.categories(variable)
    }
    let sorted = numbers.filter(\.isFinite).sorted()
    guard let least = sorted.first, let most = sorted.last, least < most else {
      throw EffectPlot.Failure.noRange(variable)
    }
    var low = Quantile.of(sorted: sorted, 0.01)
    var high = Quantile.of(sorted: sorted, 0.99)
    if let range = plot.options.range {
      (low, high) = (max(range.lowerBound, least), min(range.upperBound, most))
    } else if !(low < high) {
      (low, high) = (least, most)
    }
    guard low < high else { throw EffectPlot.Failure.noRange(variable) }
    let reference = plot.options.reference ?? Quantile.of(sorted: sorted, 0.5)
    guard reference.isFinite else { throw EffectPlot.Failure.reference(reference) }
    var x = (0...Self.steps).map { low + (high - low) * Double($0) / Double(Self.steps) }
    if reference > low, reference < high, !x.contains(reference) {
      x.append(reference)
      x.sort()
    }
    let typical = coded.typicalRow()
    var rows = typical.selectingRows([Int](repeating: 0, count: x.count))
    try rows.set(Column(x), as: variable)
    var base = typical
    try base.set(Column([reference]), as: variable)
    let effects = try coded.effects(of: rows, against: base)
    if let missing = effects.first(where: { $0.value == nil }) {
      throw EffectPlot.Failure.notEstimable(variable, reason: missing.reason ?? "no finite value")
    }
    let labels = RegressionLabels(coded.fittedRows.data)
    self.x = x
    self.effects = effects
    self.reference = reference
    values = sorted
    range = low...high
    name = labels.name(ofColumn: variable, withUnit: false)
    unit = coded.fittedRows.data.unit(of: variable)
    let own = model.terms.first { $0.columns == [variable] }
    bend = own.flatMap { coded.bendTest(of: $0)?.p }
    measure =
      switch model.scale {
      case .hazardRatio: .hazardRatio
      case .oddsRatio: .oddsRatio
      case .difference: .difference
      }
  }

  /// Whether each whole number has a bar of its own.
  private var hasWholeBars: Bool {
    range.upperBound - range.lowerBound <= 60
      && values.allSatisfy { !range.contains($0) || $0 == $0.rounded() }
  }

  /// How wide a bar is, in the numbers of the axis.
  var barWidth: Double { hasWholeBars ? 1 : (range.upperBound - range.lowerBound) / 40 }

  /// The bars of the distribution: one for each value where few whole numbers occur, else about forty.
  var bars: [(x: ClosedRange<Double>, count: Int)] {
    let width = barWidth
    let start = hasWholeBars ? range.lowerBound.rounded(.up) - 0.5 : range.lowerBound
    var counts: [Int] = []
    for value in values where range.contains(value) {
      let bin = max(Int(((value - start) / width).rounded(.down)), 0)
      while counts.count <= bin { counts.append(0) }
      counts[bin] += 1
    }
    // The greatest value belongs to the last bar, not to one of its own beyond the range.
    if !hasWholeBars, counts.count > 40 {
      counts[39] += counts[40...].reduce(0, +)
      counts = Array(counts.prefix(40))
    }
    return counts.enumerated().map { index, count in
      let left = start + Double(index) * width
      return (left...(left + width), count)
    }
  }
}
