import Biostatistics
import Documents
import Reporting

extension PerformanceTableBuilder {
  static let ownCut = "own cut"
  private static let reason = "reason: "

  /// A proportion and the counts that it is of.
  struct Share {
    let estimate: Estimate
    let counts: (part: Int, whole: Int)
  }

  /// Sensitivity, specificity, predictive values and accuracy.
  func proportions(_ point: OperatingPoint) -> [Share] {
    let counts = point.counts
    let (tp, tn) = (counts.truePositives, counts.trueNegatives)
    return [
      Share(estimate: point.sensitivity, counts: (tp, counts.cases)),
      Share(estimate: point.specificity, counts: (tn, counts.controls)),
      Share(estimate: point.ppv, counts: (tp, tp + counts.falsePositives)),
      Share(estimate: point.npv, counts: (tn, tn + counts.falseNegatives)),
      Share(estimate: point.accuracy, counts: (tp + tn, counts.total)),
    ]
  }

  /// `60/306`
  func count(_ part: Int, of whole: Int) -> Table.Cell {
    let text = "\(style.integer(part))/\(style.integer(whole))"
    return Table.Cell(
      [.text(text)], values: [ReportedValue(text, value: Double(part), kind: "count")])
  }

  /// `24.5` and `(75/306)`.
  func prevalence(_ part: Int, of whole: Int) -> Table.Cell {
    guard whole > 0 else { return count(part, of: whole) }
    return share(Estimate(Double(part) / Double(whole), kind: .proportion), (part, whole))
  }

  /// `206` and `(1338)`.
  func cases(_ cases: Int, atRisk: Int) -> Table.Cell {
    var cell = Table.Cell.count(cases, style)
    cell.companion = [.text("(\(style.integer(atRisk)))")]
    return cell
  }

  /// `0.82` and `(0.76–0.87)`.
  func estimate(_ estimate: Estimate, digits: Int? = nil) -> Table.Cell {
    var cell = Table.Cell.estimate(estimate, style, digits: digits)
    cell.marks = marks(of: estimate)
    return cell
  }

  /// The percentage of an index that may be below 0.
  func percentage(_ estimate: Estimate) -> Table.Cell {
    guard let value = estimate.value else { return self.estimate(estimate) }
    let shown = ReportedValue(style.fixed(value * 100, decimals: 1), value: value, kind: "other")
    return Table.Cell([.text(shown.text)], values: [shown])
  }

  /// `80.0` and `(60/75)`.
  func share(_ estimate: Estimate, _ counts: (part: Int, whole: Int)) -> Table.Cell {
    guard estimate.value != nil else { return self.estimate(estimate) }
    let value = percentage(counts, estimate)
    let fraction = "(\(style.integer(counts.part))/\(style.integer(counts.whole)))"
    return Table.Cell([.text(value.text)], companion: [.text(fraction)], values: [value])
  }

  /// `80.0` and `(69.6–87.5; 60/75)`.
  func detailed(_ share: Share) -> Table.Cell {
    guard share.estimate.value != nil else { return estimate(share.estimate) }
    let value = percentage(share.counts, share.estimate)
    let interval = style.inCell(share.estimate, digits: decimals).interval.dropFirst().dropLast()
    let fraction = "\(style.integer(share.counts.part))/\(style.integer(share.counts.whole))"
    return Table.Cell(
      [.text(value.text)], companion: [.text("(\(interval); \(fraction))")], values: [value])
  }

  private func percentage(
    _ counts: (part: Int, whole: Int), _ estimate: Estimate
  ) -> ReportedValue {
    ReportedValue(
      style.percentage(counts.part, of: counts.whole, decimals: decimals), value: estimate.value,
      lower: estimate.lower, upper: estimate.upper, kind: "percentage")
  }

  /// All percentages of a table have the decimals that its largest cohort allows.
  private var decimals: Int { results.flatMap { $0 }.contains { $0.rowsUsed >= 100 } ? 1 : 0 }

  private func marks(of estimate: Estimate) -> [String] {
    guard estimate.value == nil else { return [] }
    return [Self.reason + (estimate.reason ?? "")]
  }

  // MARK: - Notes

  /// Methods, cut and origins in one note; then one for each mark.
  func notes(for rows: [Table.Row]) -> [Table.Note] {
    var sentences = [
      words.method(
        isSurvival: isSurvival, showsConcordance: layout != .models,
        interval: source.options.interval,
        hasCut: source.options.cut != nil && layout != .models,
        showsLimits: layout == .measures,
        hasRisks: source.entries.contains { !$0.risks.isEmpty })
    ]
    if let rule = source.options.cut?.rule, layout != .models {
      sentences.append(words.cutNote(rule))
    }
    for origin in results.flatMap({ $0 }).map(\.origin) {
      let meaning = words.meaning(origin)
      let text = meaning.prefix(1).uppercased() + meaning.dropFirst()
      if !sentences.contains(text) { sentences.append(text) }
    }
    for (place, cohort) in source.cohorts.enumerated() {
      let most = results.map { $0[place].rowsDropped }.max() ?? 0
      if most > 0 { sentences.append(words.dropped(most, cohort: cohort.name)) }
    }
    let text = sentences.map { $0 + words.fullStop }.joined(separator: words.space)
    var notes = [Table.Note(style.symbols(text))]
    var seen: Set<String> = []
    for mark in rows.flatMap(\.cells).flatMap(\.marks) where seen.insert(mark).inserted {
      if mark == Self.ownCut {
        notes.append(Table.Note([.text(words.ownCut + words.fullStop)], key: mark))
      } else {
        let reason = String(mark.dropFirst(Self.reason.count))
        ReportContext.warn("not-estimable", "performance table: \(reason)")
        notes.append(
          Table.Note([.text(words.notEstimable(reason) + words.fullStop)], key: mark))
      }
    }
    return notes
  }
}
