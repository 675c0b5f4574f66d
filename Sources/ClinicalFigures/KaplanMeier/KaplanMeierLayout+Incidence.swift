import Charts
import Drawing
import Reporting

/// What differs where the curves are incidences of competing events.
extension KaplanMeierLayout {
  /// The end of the vertical axis and the distance of its ticks: as high as the curves and their bands
  /// need, from 0 always. A rare event drawn on 0 to 100 % would be a line at the bottom.
  var incidenceStep: (top: Double, size: Double) {
    let steps: [(top: Double, size: Double)] = [
      (5, 1), (10, 2), (20, 5), (30, 10), (40, 10), (50, 10), (60, 20), (80, 20), (100, 25),
    ]
    let hasBands = options.bands ?? (groups.count <= 4)
    var highest = 0.0
    for group in groups {
      let curve = group.curve
      for index in curve.times.indices where curve.times[index] <= group.end {
        let survival = hasBands ? curve.lower[index] : curve.survival[index]
        highest = max(highest, 100 * (1 - (survival.isNaN ? curve.survival[index] : survival)))
      }
    }
    return steps.first { $0.top >= highest } ?? (100, 25)
  }

  var incidenceTitle: String {
    guard let incidence = options.incidence, !incidence.isByCause,
      let cause = incidence.causes.first
    else { return words.incidence }
    // A cause that is a code or a truth value says nothing; the author names the axis.
    let isWord = cause.contains { $0.isLetter } && cause != "yes"
    return isWord ? words.incidence(of: cause) : words.incidence
  }

  /// `23 (18–29)`, under a head that says per cent.
  func incidenceText(of estimate: Estimate) -> String {
    let (value, interval) = context.style.inCell(estimate)
    return interval.isEmpty ? value.text : "\(value.text) \(interval)"
  }

  // MARK: - The table by cause

  private func atRiskCell(at tick: Tick) -> String {
    context.style.integer(groups.first?.curve.atRiskCount(at: tick.value) ?? 0)
  }

  private func eventCell(of curve: KaplanMeierCurve, at tick: Tick) -> String {
    context.style.integer(curve.eventCount(until: tick.value))
  }

  func causeCellWidth(at tick: Tick, least: Double) -> Double {
    ([atRiskCell(at: tick)] + groups.map { eventCell(of: $0.curve, at: tick) })
      .map { ruler.measure($0, theme.tickFont).width }.reduce(least, max)
  }

  /// Those at risk once, and below them the events of each cause: the patients are the same.
  func causeTable(at ticks: [Tick]) -> RiskTable {
    func line(_ text: String) -> StyledLine {
      StyledLine(text, font: theme.tickFont, ruler: ruler)
    }
    let rows = groups.map { group in
      RiskTable.Row(
        name: nameLine(group, font: theme.tickFont),
        cells: ticks.map { line(eventCell(of: group.curve, at: $0)) })
    }
    let atRisk = RiskTable.Row(
      name: line(words.atRiskAlone), cells: ticks.map { line(atRiskCell(at: $0)) })
    return RiskTable(
      title: StyledLine(words.atRiskAndEvents, font: theme.boldTickFont, ruler: ruler),
      rows: [atRisk] + rows, theme: theme)
  }

  // MARK: - In words

  var incidenceDescription: String {
    guard let incidence = options.incidence else { return "" }
    return words.isChinese ? chinese(incidence) : english(incidence)
  }

  private func english(_ incidence: KaplanMeierPlot.Incidence) -> String {
    let style = context.style
    let parts = groups.map { group in
      let curve = group.curve
      var facts = incidence.isByCause ? [] : [counted(curve.count, "patient")]
      facts.append(counted(curve.eventCount, "event"))
      if let horizon = incidence.horizon {
        let time = style.plain(horizon) + (unit.map { " " + words.name(of: $0) } ?? "")
        facts.append("\(plain(style.inProse(curve.median).text)) at \(time)")
      }
      return
        "\(curve.name.isEmpty ? "all patients" : curve.name) (\(facts.joined(separator: ", ")))"
    }
    var text = groups.count == 1 ? "Curve" : "Curves"
    text += " of cumulative incidence by the Aalen–Johansen estimate"
    if incidence.isByCause {
      text += " in \(counted(groups.first?.curve.count ?? 0, "patient"))"
    } else if let cause = incidence.causes.first, !incidence.competing.isEmpty {
      text += ", of \(cause) with \(incidence.competing.joined(separator: ", ")) competing"
    }
    text += (groups.count == 1 ? ": " : ", from top to bottom: ") + parts.joined(separator: "; ")
    text += "."
    if let p { text += " \(testName) \(plain(style.inProse(p).text))." }
    if isCut {
      text += " Curves end where fewer than 10 patients or a tenth of the group are at risk."
    }
    return text
  }

  private func chinese(_ incidence: KaplanMeierPlot.Incidence) -> String {
    let style = context.style
    let parts = groups.map { group in
      let curve = group.curve
      var facts = incidence.isByCause ? [] : ["\(style.integer(curve.count)) 例"]
      facts.append("\(style.integer(curve.eventCount)) 例事件")
      if incidence.horizon != nil { facts.append(plain(style.inProse(curve.median).text)) }
      return "\(curve.name.isEmpty ? "全部患者" : curve.name)（\(facts.joined(separator: "，"))）"
    }
    var text = "Aalen–Johansen 法估计的竞争风险累积发生率曲线"
    text += (groups.count > 1 ? "，自上而下：" : "：") + parts.joined(separator: "；") + "。"
    if let p { text += "\(testName) \(plain(style.inProse(p).text))。" }
    if isCut { text += "风险人数不足 10 例或不足该组十分之一时曲线终止。" }
    return text
  }
}
