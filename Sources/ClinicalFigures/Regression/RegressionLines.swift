import Biostatistics
import DataFrames
import Foundation
import Reporting

/// Makes the lines of one term of a model.
struct RegressionLines {
  let model: any FittedModel
  let coded: (any CodedModel)?
  let term: ModelTerm
  let labels: RegressionLabels

  private var words: RegressionWords { RegressionWords(language: ReportContext.current.language) }

  var label: String {
    switch term.kind {
    case .spline(let knots): labels.name(of: term) + words.spline(knots: knots.count)
    case .polynomial(let degree): labels.name(of: term) + words.polynomial(degree: degree)
    case .number, .factor, .interaction: labels.name(of: term)
    }
  }

  var hasLevels: Bool {
    switch term.kind {
    case .number: false
    case .interaction: term.coefficients.count > 1
    case .factor, .spline, .polynomial: true
    }
  }

  var lines: [RegressionSummary.Line] {
    switch term.kind {
    case .number: return [whole(term.coefficients.lowerBound, key: "", name: label)]
    case .factor(let levels): return factor(levels)
    case .spline, .polynomial: return [quartiles].compactMap { $0 }
    case .interaction:
      return term.coefficients.map { place in
        let name = model.coefficients[place].name
        let shown = labels.name(ofInteraction: name, term: term)
        return whole(place, key: name, name: hasLevels ? shown : label, counted: false)
      }
    }
  }

  /// A coefficient of all rows.
  private func whole(
    _ place: Int, key: String, name: String, counted: Bool = true
  ) -> RegressionSummary.Line {
    let coefficient = model.coefficients[place]
    return RegressionSummary.Line(
      key: key, name: name, count: counted ? model.rowsUsed : nil,
      events: counted ? model.eventCount : nil, estimate: coefficient.estimate, p: coefficient.p)
  }

  private func factor(_ levels: [ModelTerm.Level]) -> [RegressionSummary.Line] {
    let events = model.eventCounts(of: term)
    return levels.enumerated().map { index, level in
      let coefficient = level.coefficient.map { model.coefficients[$0] }
      return RegressionSummary.Line(
        key: level.name, name: LevelName.typographic(level.name), count: level.count,
        events: events.flatMap { $0.indices.contains(index) ? $0[index] : nil },
        isReference: coefficient == nil, estimate: coefficient?.estimate, p: coefficient?.p)
    }
  }

  /// The effect from the first to the third quartile of what is bent; `nil` where the model does not
  /// know its rows or the quartiles coincide.
  private var quartiles: RegressionSummary.Line? {
    guard let coded, term.columns.count == 1, let column = term.columns.first,
      let values = try? coded.fittedRows.data.found(column).numbers()
    else { return nil }
    let sorted = values.filter { !$0.isNaN }.sorted()
    let ends = [0.25, 0.75].map { Quantile.of(sorted: sorted, $0) }
    let first = coded.typicalRow()
    guard ends[0] < ends[1] else { return nil }
    var (low, high) = (first, first)
    guard (try? low.set(Column([ends[0]]), as: column)) != nil,
      (try? high.set(Column([ends[1]]), as: column)) != nil,
      let effect = try? coded.effects(
        of: high, against: low, coefficients: term.coefficients
      ).first
    else { return nil }
    let style = ReportContext.current.style
    return RegressionSummary.Line(
      key: "quartiles", name: words.quartiles(style.plain(ends[1]), style.plain(ends[0])),
      count: model.rowsUsed, events: model.eventCount, estimate: effect, p: nil)
  }
}
