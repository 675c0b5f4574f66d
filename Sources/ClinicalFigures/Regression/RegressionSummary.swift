import Biostatistics
import DataFrames
import Reporting

/// A fitted model as tables and forest plots list it: term after term, line after line.
struct RegressionSummary: Sendable {
  /// One term of the model.
  struct Term: Sendable {
    /// By which the same term of another model is found.
    var key: String
    /// What the term is called: "Age, years".
    var label: String
    /// Whether lines stand below the label; else the one line stands beside it.
    var hasLevels: Bool
    var lines: [Line]
    /// The test of all coefficients together, where there are several.
    var global: TermTest?
  }

  /// One line: a level, or the effect of a number.
  struct Line: Sendable {
    var key: String
    var name: String
    var count: Int?
    var events: Int?
    var isReference = false
    var estimate: Estimate?
    /// The P value that the line shows; one of a spline is shown by its term.
    var p: PValue?
  }

  let scale: ModelCoefficient.Scale
  let rowsUsed: Int
  let rowsDropped: Int
  let eventCount: Int?
  /// How many coefficients there are, the constant left out.
  let coefficientCount: Int
  var terms: [Term]

  /// Lists a model. `labels` are the rows whose columns have labels and units; the model's own if it
  /// knows them.
  init(_ model: any FittedModel, labels given: DataFrame? = nil) {
    let coded = model as? any CodedModel
    let labels = RegressionLabels(given ?? coded?.fittedRows.data)
    scale = model.scale
    rowsUsed = model.rowsUsed
    rowsDropped = model.rowsDropped
    eventCount = model.eventCount
    coefficientCount = model.terms.reduce(0) { $0 + $1.coefficients.count }
    terms = model.terms.map { term in
      let builder = RegressionLines(model: model, coded: coded, term: term, labels: labels)
      let several = term.coefficients.count > 1
      let global = several ? coded?.likelihoodRatioTest(of: term) ?? model.test(of: term) : nil
      return Term(
        key: term.label, label: builder.label, hasLevels: builder.hasLevels, lines: builder.lines,
        global: global)
    }
  }

  /// The measure that its estimates are.
  var measure: ForestPlot.Measure {
    switch scale {
    case .hazardRatio: .hazardRatio
    case .oddsRatio: .oddsRatio
    case .difference: .difference
    }
  }

  /// The terms of several models in one order, each with its lines: those of the first, then what others
  /// add. The lines of a model that lacks one are `nil`.
  static func merged(_ summaries: [RegressionSummary]) -> [MergedTerm] {
    var merged: [MergedTerm] = []
    for (model, summary) in summaries.enumerated() {
      for term in summary.terms {
        let place = merged.firstIndex { $0.key == term.key } ?? merged.count
        if place == merged.count {
          merged.append(
            MergedTerm(
              key: term.key, label: term.label, hasLevels: term.hasLevels,
              globals: [TermTest?](repeating: nil, count: summaries.count)))
        }
        merged[place].globals[model] = term.global
        for line in term.lines {
          merged[place].add(line, model: model, count: summaries.count)
        }
      }
    }
    return merged
  }
}

/// A term of several models.
struct MergedTerm: Sendable {
  /// A line of several models.
  struct Line: Sendable {
    var key: String
    var name: String
    /// One for each model.
    var lines: [RegressionSummary.Line?]
  }

  var key: String
  var label: String
  var hasLevels: Bool
  /// One for each model.
  var globals: [TermTest?]
  var lines: [Line] = []

  mutating func add(_ line: RegressionSummary.Line, model: Int, count: Int) {
    let place = lines.firstIndex { $0.key == line.key } ?? lines.count
    if place == lines.count {
      lines.append(
        Line(
          key: line.key, name: line.name,
          lines: [RegressionSummary.Line?](repeating: nil, count: count)))
    }
    lines[place].lines[model] = line
  }
}
