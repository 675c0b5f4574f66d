import Charts
import Drawing
import Reporting

extension ROCLayout {
  /// Which text stands where; tried in turn until all of it has room.
  enum Arrangement: CaseIterable {
    /// All in one block below the diagonal.
    case together
    /// The legend in the corner, the rest wherever there is room.
    case apart
    /// The legend in the corner, the rest above the panel.
    case legendInside
    /// All above the panel.
    case above

    func blockRows(_ layout: ROCLayout) -> [[TextBlock.Row]] {
      let others = layout.comparisonRows + layout.pointRows
      switch self {
      case .together: return [others + layout.legendRows]
      case .apart:
        return [layout.legendRows, layout.comparisonRows, layout.pointRows].filter { !$0.isEmpty }
      case .legendInside: return [layout.legendRows]
      case .above: return []
      }
    }

    func headerRows(_ layout: ROCLayout) -> [TextBlock.Row]? {
      let others = layout.comparisonRows + layout.pointRows
      switch self {
      case .together, .apart: return nil
      case .legendInside: return others.isEmpty ? nil : others
      case .above: return others + layout.legendRows
      }
    }
  }

  func block(_ rows: [TextBlock.Row]) -> TextBlock {
    TextBlock(
      rows, alignment: .trailing, leading: theme.leading(for: theme.textSize),
      keyStroke: theme.curveStroke(inWidth: context.width))
  }

  private func line(_ text: String, bold: Bool = false) -> StyledLine {
    StyledLine(text, font: bold ? theme.boldTextFont : theme.textFont, ruler: ruler)
  }

  private var intervalHead: String {
    context.style.intervalTitle(level: curves[0].curve.auc.level)
  }

  private func cell(_ estimate: Estimate) -> String { context.style.compact(estimate) }

  /// Names with keys and areas; of a single curve the area alone.
  private var legendRows: [TextBlock.Row] {
    if curves.count == 1 {
      let auc = context.style.inProse(curves[0].curve.auc).text
      return [TextBlock.Row([line("AUC \(auc)")])]
    }
    let head = TextBlock.Row([line(""), line("AUC (\(intervalHead))", bold: true)])
    return [head]
      + curves.map { curve, style in
        TextBlock.Row([nameLine(curve.name), line(cell(curve.auc))], key: style)
      }
  }

  /// A name on one line, shortened where it and its area are wider than the picture.
  private func nameLine(_ name: String) -> StyledLine {
    let text = TextWrap.lines(
      of: name, font: theme.textFont, width: max(context.width * 0.45, 24), lineLimit: 1,
      ruler: ruler)
    return line(text.first ?? "")
  }

  private var comparisonRows: [TextBlock.Row] {
    guard let comparison = options.comparison else { return [] }
    let p = context.style.inProse(comparison.p).text
    guard comparison.difference.value != nil, comparison.p.value != nil else { return [] }
    return [
      TextBlock.Row([line("\(words.difference) \(cell(comparison.difference)), \(p)")])
    ]
  }

  private var pointRows: [TextBlock.Row] {
    options.marked.flatMap { point in
      let name = curves.count > 1 ? "\(point.curve), " : ""
      let cut = name.isEmpty ? words.cut : words.cut.lowercased()
      return [
        TextBlock.Row([line("\(name)\(cut) \(point.title)", bold: true)]),
        TextBlock.Row([line("\(words.sensitivity) \(cell(point.sensitivity))")]),
        TextBlock.Row([line("\(words.specificity) \(cell(point.specificity))")]),
      ]
    }
  }

  /// The picture in words, with its numbers.
  var description: String {
    let parts = curves.map { curve, _ in
      "\(curve.name) (AUC \(cell(curve.auc)), \(context.style.integer(curve.caseCount)) cases, "
        + "\(context.style.integer(curve.controlCount)) controls)"
    }
    let noun = curves.count == 1 ? "ROC curve" : "ROC curves, by area"
    var text = "\(noun): \(parts.joined(separator: "; "))."
    if let comparison = options.comparison, comparison.difference.value != nil {
      let p = context.style.inProse(comparison.p).text.filter { $0 != "*" }
      text += " Difference of areas \(cell(comparison.difference)), \(p)."
    }
    for point in options.marked {
      text +=
        " At the cut-off \(point.title) of \(point.curve) sensitivity \(cell(point.sensitivity)), "
        + "specificity \(cell(point.specificity))."
    }
    return text
  }
}
