import Charts
import Drawing
import Reporting

extension CalibrationLayout {
  /// Which text stands where; tried in turn until all of it has room.
  struct Arrangement {
    var blocks: [(rows: [TextBlock.Row], corners: [BlockPlacement.Corner])]
    var header: [TextBlock.Row] = []
  }

  var arrangements: [Arrangement] {
    let (statistics, legend) = (statisticRows, legendRows)
    let upper: [BlockPlacement.Corner] = [.topLeft, .bottomRight]
    let lower: [BlockPlacement.Corner] = [.bottomRight, .topLeft]
    if series.count > 1 {
      return [
        Arrangement(blocks: [(statistics, lower)]),
        Arrangement(blocks: [], header: statistics),
      ]
    }
    let parts = [(statistics, upper), (legend, lower)].filter { !$0.0.isEmpty }
    return [
      Arrangement(blocks: parts.map { (rows: $0.0, corners: $0.1) }),
      Arrangement(blocks: [(rows: statistics, corners: upper)], header: legend),
      Arrangement(blocks: legend.isEmpty ? [] : [(legend, lower)], header: statistics),
      Arrangement(blocks: [], header: statistics),
    ]
  }

  func block(_ rows: [TextBlock.Row]) -> TextBlock {
    let isLegend = rows.contains { $0.key != nil } && !rows.contains { $0.cells.count > 1 }
    var block = TextBlock(
      rows, alignment: series.count > 1 ? .trailing : .leading,
      leading: theme.leading(for: isLegend ? theme.tickSize : theme.textSize),
      keyStroke: theme.curveStroke(inWidth: context.width))
    if series.count > 1 { block.trailingColumns = [1, 2] }
    return block
  }

  private func line(_ text: String, bold: Bool = false) -> StyledLine {
    StyledLine(
      text, font: bold ? theme.boldTextFont : theme.textFont, color: theme.inkColor, ruler: ruler)
  }

  private func small(_ text: String) -> StyledLine {
    StyledLine(text, font: theme.tickFont, color: theme.inkColor, ruler: ruler)
  }

  func cell(_ estimate: Estimate) -> String {
    let (value, interval) = context.style.inCell(estimate)
    return value.text + (interval.isEmpty ? "" : " \(interval)")
  }

  /// A distance of risks with as many decimals as its neighbour.
  func distance(_ estimate: Estimate) -> String {
    estimate.value.map { context.style.fixed($0, decimals: 3) }
      ?? context.style.inCell(estimate).value.text
  }

  // MARK: - Statistics

  private var statisticRows: [TextBlock.Row] {
    series.count == 1 ? single(series[0]) : several
  }

  private func single(_ one: CalibrationSeries) -> [TextBlock.Row] {
    let counts = "\(context.style.integer(one.count)), \(context.style.integer(one.events))"
    let head =
      one.evaluation.isEmpty
      ? [] : [TextBlock.Row([line(words.evaluation(one.evaluation), bold: true)])]
    let last = TextBlock.Row([line(words.counts), line(counts)])
    if let refusal = one.refusal {
      return head + [
        TextBlock.Row([line(words.notEstimable)]), TextBlock.Row([line(refusal)]), last,
      ]
    }
    var rows = [
      TextBlock.Row([line(words.ratio), line(cell(one.observedToExpected))]),
      TextBlock.Row([line(words.intercept), line(cell(one.inTheLarge))]),
      TextBlock.Row([line(words.slope), line(cell(one.slope))]),
    ]
    if one.ici.value != nil {
      let distances = "\(distance(one.ici)), \(distance(one.e90))"
      rows.append(TextBlock.Row([line("ICI, E90"), line(distances)]))
    }
    return head + rows + [last]
  }

  /// A row for each calibration.
  private var several: [TextBlock.Row] {
    let head = TextBlock.Row([
      line(""), line(words.ratio, bold: true), line(words.slope, bold: true),
      line("ICI", bold: true),
    ])
    return [head]
      + zip(series, styles).map { one, style in
        TextBlock.Row(
          [
            nameLine(one), line(context.style.inCell(one.observedToExpected).value.text),
            line(context.style.inCell(one.slope).value.text), line(distance(one.ici)),
          ], key: style)
      }
  }

  /// A name on one line, shortened where it is wider than a quarter of the picture, and the word for its
  /// rows.
  private func nameLine(_ one: CalibrationSeries) -> StyledLine {
    let name =
      TextWrap.lines(
        of: one.name, font: theme.textFont, width: max(context.width / 4, 24), lineLimit: 1,
        ruler: ruler
      ).first ?? ""
    let word = words.evaluation(one.evaluation)
    guard !word.isEmpty else { return line(name) }
    return line(words.isChinese ? "\(name)（\(word)）" : "\(name) (\(word.lowercased()))")
  }

  // MARK: - Legend

  private var interval: String {
    context.style.intervalTitle(level: series[0].slope.level)
  }

  private var legendRows: [TextBlock.Row] {
    guard series.count == 1 else { return [] }
    let one = series[0]
    var rows: [TextBlock.Row] = []
    func append(_ text: String, _ color: Color, _ symbol: TextBlock.KeySymbol) {
      var row = TextBlock.Row([small(text)], key: SeriesStyle(color))
      row.symbol = symbol
      rows.append(row)
    }
    let comma = words.isChinese ? "，" : ", "
    if !one.curve.isEmpty {
      let hasBand = one.curve.first?.lower != nil
      append(
        words.curve + (hasBand ? comma + interval : ""), styles[0].color,
        hasBand ? .band : .line)
    }
    if options.hasGroups, !one.groups.isEmpty {
      append(words.groups(one.groupCount) + comma + interval, theme.palette.middle, .point)
    }
    if options.hasHistogram, !(one.withEvent.isEmpty && one.withoutEvent.isEmpty) {
      append(words.withEvent, theme.palette.muted, .bars)
    }
    return rows
  }

  // MARK: - In words

  /// The picture in words, with its numbers.
  var description: String {
    let time = series[0].horizon.map { " by \(HorizonPhrase(context).long($0))" } ?? ""
    let parts = series.map { one -> String in
      let name = one.evaluation.isEmpty ? one.name : "\(one.name) (\(one.evaluation))"
      let counts =
        "\(context.style.integer(one.count)) patients, \(context.style.integer(one.events)) events"
      if let refusal = one.refusal { return "\(name): not estimable, \(refusal); \(counts)" }
      let curve =
        one.ici.value == nil
        ? one.ici.reason.map { "no flexible curve (\($0))" } ?? "no flexible curve"
        : "integrated calibration index \(distance(one.ici)), E90 \(distance(one.e90))"
      return "\(name): observed to expected \(cell(one.observedToExpected)), intercept "
        + "\(cell(one.inTheLarge)), slope \(cell(one.slope)), \(curve); \(counts)"
    }
    return "Observed against predicted risk\(time). \(parts.joined(separator: ". "))."
  }
}
