import Biostatistics
import Documents
import Reporting

extension RegressionTableBuilder {
  /// One general note; then one for each test of whole variables and for each reason why there is no
  /// estimate.
  var notes: [Table.Note] {
    let stop = words.fullStop
    let text = sentences.map { $0 + stop }.joined(separator: words.isChinese ? "" : " ")
    var notes = [Table.Note(style.symbols(text))]
    for mark in marks {
      if let method = mark.trimming(prefix: "test: ") {
        notes.append(Table.Note(style.symbols(words.test(method) + stop), key: mark))
      } else if let reason = mark.trimming(prefix: "reason: ") {
        let said = words.isChinese ? "NE：\(reason)" : "NE, not estimable: \(reason)"
        notes.append(Table.Note([.text(said + stop)], key: mark))
      }
    }
    return notes
  }

  /// The keys of notes in order of appearance.
  private var marks: [String] {
    var marks: [String] = []
    for mark in rows.flatMap(\.cells).flatMap(\.marks) where !marks.contains(mark) {
      marks.append(mark)
    }
    return marks
  }

  private var sentences: [String] {
    var sentences: [String] = []
    if let text = words.abbreviations(measure, interval: style.intervalName) {
      sentences.append(text)
    }
    let methods = unique(models.map { method(of: $0.model) })
    sentences += methods
    for (index, summary) in summaries.enumerated() {
      let name = models[index].name
      let prefix = name.isEmpty ? "" : name + (words.isChinese ? "：" : ": ")
      var text = words.patients(
        style.integer(summary.rowsUsed), events: summary.eventCount.map { style.integer($0) },
        coefficients: summary.coefficientCount)
      if summary.rowsDropped > 0 {
        text +=
          (words.isChinese ? "；" : "; ")
          + words.dropped(style.integer(summary.rowsDropped), isOne: summary.rowsDropped == 1)
      }
      sentences.append(prefix + text)
      if let few = fewEvents(summary) {
        sentences.append(prefix + few)
        ReportContext.warn("low-events", "\(models[index].model.formula): \(few)")
      }
    }
    let terms = models.flatMap { $0.model.terms }
    if terms.contains(where: { $0.kind == .number && $0.columns == [$0.label] }) {
      sentences.append(words.unitNote(measure))
    }
    if terms.contains(where: { if case .spline = $0.kind { true } else { false } }) {
      sentences.append(words.quartileNote)
    }
    if !marks.filter({ $0.hasPrefix("test: likelihood") }).isEmpty { sentences.append(words.wald) }
    return sentences
  }

  private func unique(_ texts: [String]) -> [String] {
    texts.enumerated().filter { texts.firstIndex(of: $0.element) == $0.offset }.map(\.element)
  }

  private func method(of model: any FittedModel) -> String {
    if let model = model as? FineGray { return words.fineGray(cause: model.cause) }
    let cox = model as? CoxRegression
    return words.method(model.scale, ties: cox?.ties, isPenalized: model.isPenalized)
      + (cox?.isRobust == true ? words.robust : "")
  }

  /// Fewer than 10 events (in a logistic model: of the rarer outcome) for each coefficient.
  private func fewEvents(_ summary: RegressionSummary) -> String? {
    guard let events = summary.eventCount, summary.coefficientCount > 0 else { return nil }
    let rarer = summary.scale == .oddsRatio ? min(events, summary.rowsUsed - events) : events
    let share = Double(rarer) / Double(summary.coefficientCount)
    guard share < 10 else { return nil }
    return words.fewEvents(style.fixed(share, decimals: 1))
  }
}

extension FittedModel {
  /// Whether the likelihood carries a penalty, so that the words of the notes say so.
  fileprivate var isPenalized: Bool { self is FirthRegression }
}

extension String {
  /// What follows a prefix; `nil` where it is not there.
  fileprivate func trimming(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
