import Charts
import Drawing
import Reporting

/// Makes the cells of a forest plot: the one place where its numbers become lines of text.
struct ForestText {
  let plot: ForestPlot
  let style: NumberStyle
  let words: ForestWords
  let ruler: TextRuler
  let font: Font

  private let numberFont: Font
  private let inkColor: Color

  init(_ plot: ForestPlot, context: FigureContext, size: Double, ruler: TextRuler) {
    self.plot = plot
    style = context.style
    words = ForestWords(language: context.language)
    self.ruler = ruler
    inkColor = (plot.options.theme ?? context.theme).inkColor
    font = Font(.sans, size: size)
    numberFont = Font(.sans, size: size, tabularFigures: true)
  }

  var boldFont: Font { Font(.sans, size: font.size, bold: true) }

  /// A line of words.
  func line(_ text: String, bold: Bool = false) -> StyledLine {
    StyledLine(text, font: bold ? boldFont : font, color: inkColor, ruler: ruler)
  }

  private func number(_ text: String) -> StyledLine {
    StyledLine(text, font: numberFont, color: inkColor, ruler: ruler)
  }

  // MARK: - Columns

  private var gap: Double { font.size * 0.3 }

  /// The events of the patients, aligned on the stroke; only the patients where no events are known.
  func counts(_ cells: [ForestRow.Cell?], withEvents: Bool) -> AlignedColumn {
    let hasEvents = withEvents && cells.contains { $0?.events != nil }
    let contents = cells.map { cell -> AlignedColumn.Content in
      guard let count = cell?.count else { return .empty }
      guard hasEvents else {
        return .number(lead: number(style.integer(count)), trail: number(""), companion: nil)
      }
      let events = cell?.events.map { style.integer($0) } ?? ""
      return .number(
        lead: number(events), trail: number("/" + style.integer(count)), companion: nil)
    }
    return AlignedColumn(
      head: [line(hasEvents ? words.eventsOfCount : words.count, bold: true)], contents: contents,
      placement: .center, gap: 0)
  }

  /// The events of the patients of one arm, under its name.
  func arm(_ arm: Int, _ cells: [ForestRow.Cell?]) -> AlignedColumn {
    let own = cells.map { cell -> ForestRow.Cell? in
      guard let cell, cell.arms.indices.contains(arm) else { return nil }
      return ForestRow.Cell(count: cell.arms[arm].count, events: cell.arms[arm].events)
    }
    let column = counts(own, withEvents: true)
    let name = TextWrap.lines(
      of: plot.arms[arm], font: boldFont, width: font.size * 8, lineLimit: 3, ruler: ruler)
    return AlignedColumn(
      head: name.map { line($0, bold: true) } + column.head, contents: column.contents,
      placement: .center, gap: 0)
  }

  /// The estimates with their intervals, aligned on the decimal mark.
  func estimates(_ cells: [ForestRow.Cell?], rows: [ForestRow]) -> AlignedColumn {
    let level = cells.compactMap { $0?.estimate }.first { $0.value != nil }?.level ?? 0.95
    let interval = style.intervalTitle(level: level)
    let name = words.abbreviation(of: plot.measure)
    let contents = zip(cells, rows).map { cell, row -> AlignedColumn.Content in
      guard let cell else { return .empty }
      if row.role == .reference {
        let words = words.isChinese ? words.reference : " " + words.reference
        return .worded(lead: number(style.integer(Int(plot.measure.null))), words: line(words))
      }
      guard let estimate = cell.estimate else { return .empty }
      guard estimate.value != nil else { return .words(line(style.notEstimable)) }
      let (value, range) = style.inCell(estimate)
      let (lead, trail) = parted(value.text)
      return .number(
        lead: number(lead), trail: number(trail), companion: range.isEmpty ? nil : number(range))
    }
    return AlignedColumn(
      head: [line("\(name) (\(interval))", bold: true)], contents: contents, placement: .leading,
      gap: gap)
  }

  /// A head on two lines of which neither cuts a word.
  private func twoLines(_ title: String) -> [String] {
    func width(_ text: some StringProtocol) -> Double {
      line(String(text), bold: true).width
    }
    let longest = title.split(separator: " ").map(width).max() ?? 0
    return TextWrap.lines(
      of: title, font: boldFont, width: max(width(title) * 0.62, longest), ruler: ruler)
  }

  /// The P values, aligned on the decimal mark.
  func pValues(_ cells: [ForestRow.Cell?]) -> AlignedColumn {
    let letter = style.markedLetterOfP
    let title =
      plot.options.showsInteraction ? words.interaction(letter) : letter + style.wordAfterP
    let head = plot.options.showsInteraction ? twoLines(title) : [title]
    let contents = cells.map { cell -> AlignedColumn.Content in
      guard let p = cell?.p else { return .empty }
      guard p.value != nil else { return .words(number(style.inCell(p).text)) }
      let (lead, trail) = parted(style.inCell(p).text)
      return .number(lead: number(lead), trail: number(trail), companion: nil)
    }
    return AlignedColumn(
      head: head.map { line($0, bold: true) }, contents: contents, placement: .trailing, gap: 0)
  }

  /// `0.98` as `0` and `.98`; without a decimal mark all before it.
  private func parted(_ text: String) -> (lead: String, trail: String) {
    guard let mark = text.firstRange(of: style.decimalMark) else { return (text, "") }
    return (String(text[..<mark.lowerBound]), String(text[mark.lowerBound...]))
  }

  // MARK: - Heads

  /// The head of the labels.
  var labelTitle: StyledLine {
    line(plot.options.showsInteraction ? words.subgroup : words.variable, bold: true)
  }

  /// The title of the axis on one line as far as it goes: with its scale, without it, or broken.
  func axisTitle(width: Double) -> [StyledLine] {
    let name = plot.options.axisLabel ?? words.name(of: plot.measure)
    if plot.options.axisLabel == nil, plot.measure.isRatio {
      let whole = line(name + words.logScale, bold: true)
      if whole.width <= width { return [whole] }
    }
    return TextWrap.lines(of: name, font: boldFont, width: width, lineLimit: 3, ruler: ruler)
      .map { line($0, bold: true) }
  }

  /// A label in lines of at most `width`.
  func label(_ row: ForestRow, width: Double) -> [StyledLine] {
    let bold = row.role == .overall || row.role == .title
    return TextWrap.lines(
      of: row.label, font: bold ? boldFont : font, width: width, lineLimit: 5, ruler: ruler
    ).map { line($0, bold: bold) }
  }
}
