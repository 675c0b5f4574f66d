import Charts
import Drawing

extension KaplanMeierLayout {
  /// Bands, curves and censor marks, in painting order: the uppermost curve last.
  var marks: [any Mark] {
    var marks: [any Mark] = []
    if options.bands ?? (groups.count <= 4) {
      marks.append(BandsMark(groups.reversed().map(band)))
    }
    let width = theme.curveStroke(inWidth: context.width)
    for group in groups.reversed() {
      marks.append(
        StepMark(function(of: group), series: group.curve.name, style: group.style, width: width))
      marks.append(censorMarks(of: group))
    }
    return marks
  }

  /// The times of censored patients, and the numbers under the axis.
  func counts(of group: Group, at ticks: [Tick], on plane: PlotPlane) -> [DataMark] {
    let name = group.curve.name
    // Of very many those that are drawn: a figure stays small.
    let marks = censorMarks(of: group)
    let places = marks.points.count > 500 ? marks.drawn(on: plane, theme: theme) : marks.points
    let censored = DataMark(places, series: "\(name): censored")
    guard options.riskTable else { return [censored] }
    let times = ticks.map(\.value)
    return [
      censored,
      DataMark(
        times.map { ($0, Double(group.curve.atRiskCount(at: $0))) }, series: "\(name): at risk"),
      DataMark(
        times.map { ($0, Double(group.curve.eventCount(until: $0))) }, series: "\(name): events"),
    ]
  }

  /// A probability as the axis shows it.
  private func shown(_ survival: Double) -> Double {
    options.quantity == .survival ? 100 * survival : 100 * (1 - survival)
  }

  private func function(of group: Group) -> StepFunction {
    StepFunction(
      times: group.curve.times, values: group.curve.survival.map(shown), start: shown(1),
      end: group.end)
  }

  /// The band begins with the first event: before it the limits have no width.
  private func band(of group: Group) -> BandsMark.Band {
    let curve = group.curve
    let first = curve.events.firstIndex { $0 > 0 } ?? curve.times.count
    let isSurvival = options.quantity == .survival
    let low = (isSurvival ? curve.lower : curve.upper)[first...].map(shown)
    let high = (isSurvival ? curve.upper : curve.lower)[first...].map(shown)
    let band = StepBand(
      times: Array(curve.times[first...]), lower: low, upper: high, end: group.end)
    return BandsMark.Band(band, series: curve.name, color: group.style.color)
  }

  private func censorMarks(of group: Group) -> TickMark {
    let curve = group.curve
    var points: [(x: Double, y: Double)] = []
    for index in curve.times.indices
    where curve.censored[index] > 0 && curve.times[index] <= group.end {
      points.append((curve.times[index], shown(curve.survival[index])))
    }
    return TickMark(at: points, series: curve.name, color: group.style.color)
  }
}
