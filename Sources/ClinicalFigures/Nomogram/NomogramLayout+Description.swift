import Biostatistics
import Charts
import Reporting

extension NomogramLayout {
  /// The rows in words: from where to where each predictor runs in points, and the worked patient.
  var description: String {
    let style = context.style
    var parts: [String] = []
    for axis in nomogram.axes {
      let title = NomogramTexts.title(of: axis, options.labels, words)
      let said = ends(of: axis).map { name, points in
        "\(name) = \(style.fixed(points, decimals: 0))"
      }
      parts.append(
        words.isChinese
          ? "\(title)：\(said.joined(separator: "，"))"
          : "\(title): \(said.joined(separator: ", "))")
    }
    let head =
      words.isChinese ? "列线图，各预测因素的分值：" : "Nomogram, points of each predictor: "
    let end = words.isChinese ? "。" : "."
    return head + parts.joined(separator: words.isChinese ? "；" : "; ") + end + patient
  }

  /// The levels, or the ends of the axis, with their points.
  private func ends(of axis: Nomogram.Axis) -> [(name: String, points: Double)] {
    guard let range = axis.range else {
      return axis.marks.map { (words.level($0.text), $0.points) }
    }
    let values = [range.lowerBound, range.upperBound]
    let points = (try? nomogram.points(onAxis: axis, at: values)) ?? []
    return zip(values, points).map { (Tick.at([$0], style: context.style)[0].label, $1) }
  }

  private var patient: String {
    guard let reading else { return "" }
    let style = context.style
    let total = style.fixed(reading.total, decimals: reading.decimals)
    let unit = NomogramTexts.timeUnit(context.timeUnit, nomogram)
    let estimates = nomogram.prediction(totalPoints: reading.total)
    let said = zip(nomogram.predictions, estimates).map { axis, estimate in
      let name = words.short(axis.prediction, unit: unit, stratum: axis.stratum)
      let text =
        estimate.value == nil
        ? "\(words.notEstimable.lowercased())\(estimate.reason.map { " (\($0))" } ?? "")"
        : style.inProse(estimate).text
      return "\(name) \(text)"
    }
    return words.isChinese
      ? "示例患者总分 \(total)：\(said.joined(separator: "，"))。"
      : " The worked patient has \(total) points: \(said.joined(separator: ", "))."
  }
}
