import Charts
import Reporting

extension KaplanMeierLayout {
  /// The picture in words, with its numbers: for readers who cannot see it.
  func description(of area: PlotArea) -> String {
    let isThinned = area.marks.contains { mark in
      (mark as? TickMark)?.isComplete(on: area.plane, theme: theme) == false
    }
    if options.incidence != nil { return incidenceDescription }
    if context.language.lowercased().hasPrefix("zh") {
      return chinese + (isThinned ? "删失标记过密处合并显示。" : "")
    }
    return english + (isThinned ? " Where censor marks would merge, one stands for several." : "")
  }

  private var english: String {
    let style = context.style
    let unitName = unit.map { " " + words.name(of: $0) } ?? ""
    let shown =
      options.quantity == .survival ? "survival" : "cumulative incidence (1 − Kaplan–Meier)"
    let parts = groups.map { group in
      let curve = group.curve
      let name = curve.name.isEmpty ? "all patients" : curve.name
      let median =
        curve.median.value == nil
        ? "median not reached" : "median \(medianText(of: curve.median))\(unitName)"
      let patients = counted(curve.count, "patient")
      return "\(name) (\(patients), \(counted(curve.eventCount, "event")), \(median))"
    }
    var text = "Kaplan–Meier curves of \(shown), from top to bottom: "
    if groups.count == 1 { text = "Kaplan–Meier curve of \(shown): " }
    text += parts.joined(separator: "; ") + "."
    if let p { text += " \(testName) \(plain(style.inProse(p).text))." }
    if isCut {
      text += " Curves end where fewer than 10 patients or a tenth of the group are at risk."
    }
    return text
  }

  func counted(_ count: Int, _ noun: String) -> String {
    "\(context.style.integer(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  private var chinese: String {
    let style = context.style
    let unitName = unit.map { words.name(of: $0) } ?? ""
    let parts = groups.map { group in
      let curve = group.curve
      let name = curve.name.isEmpty ? "全部患者" : curve.name
      let median =
        curve.median.value == nil
        ? "中位数未达到" : "中位数 \(medianText(of: curve.median)) \(unitName)"
      return
        "\(name)（\(style.integer(curve.count)) 例，\(style.integer(curve.eventCount)) 例事件，\(median)）"
    }
    var text = options.quantity == .survival ? "Kaplan–Meier 生存曲线" : "Kaplan–Meier 累积发生率曲线"
    text += groups.count > 1 ? "，自上而下：" : "："
    text += parts.joined(separator: "；") + "。"
    if let p { text += "\(testName) \(plain(style.inProse(p).text))。" }
    if isCut { text += "风险人数不足 10 例或不足该组十分之一时曲线终止。" }
    return text
  }

  /// Whether a curve ends before its last patient.
  var isCut: Bool { groups.contains { $0.end < ($0.curve.times.last ?? 0) } }

  /// Words are read aloud: no marks of italics.
  func plain(_ text: String) -> String { text.filter { $0 != "*" } }
}
