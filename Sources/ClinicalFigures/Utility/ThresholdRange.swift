import Charts
import Drawing
import Reporting

/// The thresholds that a plot of utility shows: those declared, or else those up to the 99th percentile of
/// the risks, beyond which nearly nobody is treated.
struct ThresholdRange: Sendable {
  /// The ends of the axis, 0…1.
  let axis: ClosedRange<Double>
  /// Where curves end.
  let end: Double
  let isDeclared: Bool

  init(thresholds: [Double], isDeclared: Bool, highestRisk: Double) {
    self.isDeclared = isDeclared
    let last = thresholds.max() ?? 1
    let first = thresholds.min() ?? 0
    guard !isDeclared else {
      axis = first < last ? first...last : max(0, first - 0.05)...min(1, last + 0.05)
      end = last
      return
    }
    // One step further at least, where all risks lie below the first threshold.
    end = min(last, max(highestRisk, first + 0.01))
    let rounded = (end / 0.05 - 1e-9).rounded(.up) * 0.05
    axis = 0...min(1, rounded)
  }

  /// Whether a curve is drawn at a threshold.
  func contains(_ threshold: Double) -> Bool { threshold <= end + 1e-9 }

  /// The axis in per cent.
  func axis(titled title: String, theme: Theme, ruler: TextRuler, context: FigureContext) -> Axis {
    let domain = (100 * axis.lowerBound)...(100 * axis.upperBound)
    let font = theme.tickFont
    let choice = TickChoice(
      .decimal, length: context.width - theme.leftInset - theme.rightInset, maximumCount: 9
    ) { ruler.measure($0.label, font).width }
    return Axis(Scale(domain), ticks: choice.within(domain, style: context.style), title: title)
  }

  /// What a threshold says about harm and benefit: 2:3 at 40 %, in the smallest whole numbers up to 99,
  /// else to one: 1:5.67.
  static func odds(_ threshold: Double, _ style: NumberStyle) -> String {
    for whole in 1...99 {
      let harm = threshold * Double(whole)
      guard abs(harm - harm.rounded()) < 1e-9 else { continue }
      return "\(Int(harm.rounded())):\(whole - Int(harm.rounded()))"
    }
    return threshold > 0 ? "1:\(style.plain((1 - threshold) / threshold))" : "0:1"
  }
}
