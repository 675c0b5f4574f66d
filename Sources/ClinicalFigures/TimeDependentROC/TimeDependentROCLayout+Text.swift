import Charts
import Drawing
import Reporting

extension TimeDependentROCLayout {
  /// Which text stands in the panel and which above it; tried in turn until all of it has room.
  struct Arrangement {
    var blocks: [TextBlock] = []
    var header: TextBlock?
  }

  var arrangements: [Arrangement] {
    let difference = differenceRows
    var all: [Arrangement] = []
    for legend in legends {
      all.append(Arrangement(blocks: [block(difference + legend)]))
      if !difference.isEmpty {
        all.append(Arrangement(blocks: [block(legend), block(difference)]))
      }
    }
    if !difference.isEmpty {
      all += legends.map { Arrangement(blocks: [block($0)], header: block(difference)) }
    }
    for legend in legends.suffix(1) { all.append(Arrangement(header: block(difference + legend))) }
    return all
  }

  /// The legend, the fullest form first; all have every area.
  private var legends: [[TextBlock.Row]] {
    guard scores.count > 1 else {
      return [horizonRows(hasCounts: true), horizonRows(hasCounts: false)]
    }
    let hasGrid = scores.count == 2 && scores[0].entries.count > 1 && options.horizon == nil
    return hasGrid ? [gridRows] : [scoreRows]
  }

  private func block(_ rows: [TextBlock.Row]) -> TextBlock {
    var block = TextBlock(
      rows, alignment: .trailing, leading: theme.leading(for: theme.tickSize),
      keyStroke: theme.curveStroke(inWidth: context.width))
    block.trailingColumns = [1, 2]
    return block
  }

  private func line(_ text: String, bold: Bool = false) -> StyledLine {
    StyledLine(text, font: bold ? theme.boldTickFont : theme.tickFont, ruler: ruler)
  }

  private func nameLine(_ name: String, share: Double, bold: Bool = false) -> StyledLine {
    let font = bold ? theme.boldTickFont : theme.tickFont
    let text = TextWrap.lines(
      of: name, font: font, width: max(context.width * share, 24), lineLimit: 1, ruler: ruler)
    return line(text.first ?? "", bold: bold)
  }

  /// `AUC (95% CI)`, or at the horizon of the curves.
  private func areaHead(at horizon: Double? = nil) -> String {
    let interval = "(\(context.style.intervalTitle(level: scores[0].entries[0].auc.level)))"
    return "\(horizon.map { words.area(at: phrase.short($0)) } ?? "AUC") \(interval)"
  }

  private func cell(_ estimate: Estimate) -> String {
    let (value, interval) = context.style.inCell(estimate)
    return value.text + (interval.isEmpty ? "" : " \(interval)")
  }

  /// Of one score: a row for each horizon, with cases and controls.
  private func horizonRows(hasCounts: Bool) -> [TextBlock.Row] {
    let counts = hasCounts ? [line(words.cases, bold: true), line(words.controls, bold: true)] : []
    let head = TextBlock.Row(
      [line(phrase.head, bold: true)] + counts + [line(areaHead(), bold: true)])
    let rows = curves.map { curve in
      let entry = curve.entry
      let counts = hasCounts ? [entry.caseCount, entry.controlCount] : []
      return TextBlock.Row(
        [line(phrase.short(entry.horizon))] + counts.map { line(context.style.integer($0)) }
          + [line(cell(entry.auc))], key: entry.points.isEmpty ? nil : curve.style)
    }
    return [head] + rows + reasonRows(scores[0].entries, hasCounts: hasCounts)
  }

  /// Of several scores at one horizon: a row for each.
  private var scoreRows: [TextBlock.Row] {
    let horizon = curves.first?.entry.horizon
    let head = TextBlock.Row([line(""), line(areaHead(at: horizon), bold: true)])
    let rows = curves.map { curve in
      TextBlock.Row(
        [nameLine(curve.name, share: 0.3), line(cell(curve.entry.auc))], key: curve.style)
    }
    return [head] + rows + reasonRows(curves.prefix(1).map(\.entry))
  }

  /// Of two scores at several horizons: a row for each horizon, a column for each score.
  private var gridRows: [TextBlock.Row] {
    let title = TextBlock.Row([line("\(areaHead()); \(curvesAt)", bold: true)])
    let names = scores.map { nameLine($0.name, share: 0.24, bold: true) }
    let head = TextBlock.Row(
      [line(phrase.head, bold: true)] + names, cellKeys: [nil] + curves.map(\.style))
    let rows = scores[0].entries.indices.map { place in
      let time = phrase.short(scores[0].entries[place].horizon)
      return TextBlock.Row([line(time)] + scores.map { line(cell($0.entries[place].auc)) })
    }
    return [title, head] + rows + reasonRows(scores[0].entries)
  }

  private var curvesAt: String {
    guard let drawnHorizon else { return "" }
    return words.curves(at: phrase.short(scores[0].entries[drawnHorizon].horizon))
  }

  /// Why there is no area at a horizon, or that it rests on few, where their counts do not stand there.
  private func reasonRows(
    _ entries: [TimeDependentROCPlot.Entry], hasCounts: Bool = false
  ) -> [TextBlock.Row] {
    let few = entries.filter { entry in
      !hasCounts && entry.auc.value != nil && min(entry.caseCount, entry.controlCount) < 10
    }
    let warnings = few.map { entry in
      let style = context.style
      let isCases = entry.caseCount <= entry.controlCount
      return words.few(
        style.integer(isCases ? entry.caseCount : entry.controlCount), areCases: isCases,
        at: phrase.short(entry.horizon))
    }
    var reasons: [String] = []
    for entry in entries where entry.auc.value == nil {
      let reason = entry.auc.reason ?? context.style.notEstimable
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    let texts = warnings + reasons.map { "\(context.style.notEstimableInCells): \($0)" }
    return texts.map { TextBlock.Row([line($0)]) }
  }

  /// The difference of two scores at the horizon of the curves, or at that of the options.
  private var differenceRows: [TextBlock.Row] {
    guard scores.count == 2, let drawnHorizon, options.differences.indices.contains(drawnHorizon)
    else { return [] }
    let difference = options.differences[drawnHorizon]
    guard difference.value != nil, let p = difference.p, p.value != nil else { return [] }
    let text = "\(words.difference) \(cell(difference)), \(context.style.inProse(p).text)"
    return [TextBlock.Row([line(text)])]
  }

  /// The picture in words, with its numbers.
  var description: String {
    let parts = scores.map { score in
      let areas = score.entries.map { entry in
        "\(phrase.long(entry.horizon)): \(spoken(entry)), "
          + "\(context.style.integer(entry.caseCount)) \(words.cases.lowercased()), "
          + "\(context.style.integer(entry.controlCount)) \(words.controls.lowercased())"
      }
      return "\(score.name) (\(areas.joined(separator: "; ")))"
    }
    return words.timeDependent(parts.joined(separator: "; "))
  }

  private func spoken(_ entry: TimeDependentROCPlot.Entry) -> String {
    guard entry.auc.value == nil else { return "AUC \(cell(entry.auc))" }
    return "\(context.style.notEstimable)\(entry.auc.reason.map { " (\($0))" } ?? "")"
  }
}
