import Charts
import Drawing
import Reporting

extension KaplanMeierLayout {
  /// Which text stands where; tried in turn until all of it has room.
  struct Arrangement {
    /// Parts of a block of text, from top to bottom.
    enum Part {
      /// Names with keys.
      case legend
      /// Names with their medians.
      case medians
      /// Names with keys and medians.
      case keyedMedians
      /// The test and the author's own lines.
      case test
    }

    /// Whether names stand beside their curves.
    var hasLabels: Bool
    /// Blocks in the panel.
    var blocks: [[Part]]
    /// A block above the panel.
    var header: [Part]?

    /// Arrangements from the best to the last resort, which always has room.
    static func all(groupCount: Int, hasMedians: Bool) -> [Arrangement] {
      guard groupCount > 1 else {
        return [
          Arrangement(hasLabels: false, blocks: [hasMedians ? [.medians, .test] : [.test]]),
          Arrangement(
            hasLabels: false, blocks: [], header: hasMedians ? [.medians, .test] : [.test]),
        ]
      }
      let plain: [Part] = hasMedians ? [.medians] : []
      let keyed: [Part] = hasMedians ? [.keyedMedians] : [.legend]
      var all: [Arrangement] = []
      if groupCount <= 4 {
        all.append(Arrangement(hasLabels: true, blocks: [plain + [.test]]))
        if hasMedians { all.append(Arrangement(hasLabels: true, blocks: [plain, [.test]])) }
      }
      all.append(Arrangement(hasLabels: false, blocks: [keyed + [.test]]))
      all.append(Arrangement(hasLabels: false, blocks: [keyed, [.test]]))
      if groupCount <= 4 {
        all.append(Arrangement(hasLabels: true, blocks: [], header: plain + [.test]))
      }
      all.append(Arrangement(hasLabels: false, blocks: [], header: keyed + [.test]))
      return all
    }
  }

  var hasMedians: Bool {
    if let incidence = options.incidence, incidence.horizon == nil { return false }
    return options.medians ?? (groups.count <= 4)
  }

  /// Places the text of an arrangement; says whether all of it had room.
  func fill(_ area: inout PlotArea, _ arrangement: Arrangement) -> Bool {
    for parts in arrangement.blocks {
      let block = block(parts)
      if !block.rows.isEmpty, !area.place(block, corners: corners) { return false }
    }
    guard arrangement.hasLabels else { return true }
    let labels = groups.enumerated().map { index, group in
      LabelPlacement.Label(
        series: group.curve.name, line: nameLine(group, font: theme.boldTextFont),
        side: index == 0 ? .above : index == groups.count - 1 ? .below : .any)
    }
    return area.place(labels, rightMargin: theme.rightInset - theme.border)
  }

  /// Falling curves leave the upper right empty, rising ones the upper left.
  private var corners: [BlockPlacement.Corner] {
    options.quantity == .survival
      ? [.topRight, .bottomRight, .bottomLeft] : [.topLeft, .bottomRight, .topRight]
  }

  // MARK: - Blocks

  func block(_ parts: [Arrangement.Part]) -> TextBlock {
    let rows = parts.flatMap { part -> [TextBlock.Row] in
      switch part {
      case .legend: groups.map { TextBlock.Row([nameCell($0)], key: $0.style) }
      case .medians: medianRows(keyed: false)
      case .keyedMedians: medianRows(keyed: true)
      case .test: testRows
      }
    }
    let isLegend = parts.contains { if case .legend = $0 { true } else { false } }
    return TextBlock(
      rows, alignment: isLegend ? .leading : .trailing, leading: theme.leading(for: theme.textSize),
      keyStroke: theme.curveStroke(inWidth: context.width))
  }

  /// A name in a block leaves room for a panel letter, its key and the widest median; the table has it
  /// in full.
  private func nameCell(_ group: Group) -> StyledLine {
    let medians = groups.map {
      ruler.measure(medianText(of: $0.curve.median), theme.textFont).width
    }
    let others = theme.rightInset + (hasMedians ? medians.max() ?? 0 : 0) + 36
    return nameLine(group, font: theme.textFont, limit: max(context.width - others, 24))
  }

  private func line(_ text: String, bold: Bool = false) -> StyledLine {
    StyledLine(text, font: bold ? theme.boldTextFont : theme.textFont, ruler: ruler)
  }

  /// A line over the whole block, broken where it is wider than the sheet can hold.
  private func spanningRows(_ text: String, bold: Bool = false) -> [TextBlock.Row] {
    let width = context.width - theme.rightInset - 2 * theme.border
    let font = bold ? theme.boldTextFont : theme.textFont
    return TextWrap.lines(of: text, font: font, width: width, lineLimit: 3, ruler: ruler)
      .map { TextBlock.Row([line($0, bold: bold)]) }
  }

  private func medianRows(keyed: Bool) -> [TextBlock.Row] {
    let style = context.style
    let interval = style.intervalTitle(level: groups.first?.curve.median.level ?? 0.95)
    let head =
      options.incidence?.horizon.map {
        words.incidenceTitle(at: style.plain($0), unit, isOne: $0 == 1, interval: interval)
      } ?? words.medianTitle(unit, interval: interval)
    if groups.count == 1 {
      return spanningRows("\(head): \(medianText(of: groups[0].curve.median))")
    }
    return spanningRows(head, bold: true)
      + groups.map { group in
        TextBlock.Row(
          [nameCell(group), line(medianText(of: group.curve.median))],
          key: keyed ? group.style : nil)
      }
  }

  /// `8.9 (7.0–10.2)`; a median or limit that the curve does not reach is "NR". The medians of a plot
  /// stand below each other and have the same decimals.
  func medianText(of median: Estimate) -> String {
    if options.incidence != nil { return incidenceText(of: median) }
    guard median.value != nil else { return context.style.notReachedInCells }
    let (value, interval) = context.style.inCell(median, digits: medianDecimals)
    return interval.isEmpty ? value.text : "\(value.text) \(interval)"
  }

  /// Those that suit the longest median, as many more as give the shortest two digits; `nil`, the
  /// number's own, where there are no two medians to compare.
  private var medianDecimals: Int? {
    let medians = groups.compactMap(\.curve.median.value)
    guard let longest = medians.max(), let shortest = medians.min(), medians.count > 1 else {
      return nil
    }
    let style = context.style
    let least = shortest > 0 ? style.decimals(of: shortest, significantDigits: 2) : 0
    return min(max(style.decimals(of: longest, significantDigits: 3), least), 4)
  }

  /// The test's name at the beginning of a line.
  var testName: String {
    guard let name = options.testName, let first = name.first else { return words.logRank }
    return first.uppercased() + name.dropFirst()
  }

  private var testRows: [TextBlock.Row] {
    let test = p.map { "\(testName) \(context.style.inProse($0).text)" }
    return (options.statistics + [test].compactMap { $0 }).flatMap { spanningRows($0) }
  }
}
