import Charts
import Drawing

/// The bands of smooth curves, with the colour of two inks where they overlap: nothing is transparent in
/// the formats that journals ask for.
struct CalibrationBands {
  private struct Band {
    var name: String
    var places: [CalibrationSeries.Place]
    var color: Color
  }

  private let bands: [Band]

  /// Of the series that have one.
  init(_ series: [CalibrationSeries], _ styles: [SeriesStyle]) {
    bands = zip(series, styles).filter { $0.0.curve.first?.lower != nil }.map {
      Band(name: $0.0.name, places: $0.0.curve, color: $0.1.color.tint)
    }
  }

  var marks: [any Mark] {
    var marks: [any Mark] = bands.map { band in
      BandMark(
        x: band.places.map { 100 * $0.predicted },
        lower: band.places.map { 100 * ($0.lower ?? .nan) },
        upper: band.places.map { 100 * ($0.upper ?? .nan) }, series: band.name, fill: band.color)
    }
    for (index, band) in bands.enumerated() {
      for other in bands[..<index] { marks.append(overlap(band, other)) }
    }
    return marks
  }

  private func overlap(_ a: Band, _ b: Band) -> BandMark {
    let from = max(a.places[0].predicted, b.places[0].predicted)
    let to = min(
      a.places[a.places.count - 1].predicted, b.places[b.places.count - 1].predicted)
    let x = (0...200).map { from + (to - from) * Double($0) / 200 }
    let limits = x.map { risk -> (lower: Double, upper: Double) in
      guard to > from else { return (.nan, .nan) }
      let (one, two) = (Self.limits(a, at: risk), Self.limits(b, at: risk))
      let (lower, upper) = (max(one.lower, two.lower), min(one.upper, two.upper))
      return lower < upper ? (100 * lower, 100 * upper) : (.nan, .nan)
    }
    return BandMark(
      x: x.map { 100 * $0 }, lower: limits.map(\.lower), upper: limits.map(\.upper),
      fill: a.color.multiplied(by: b.color))
  }

  /// The limits between two places of a curve.
  private static func limits(_ band: Band, at risk: Double) -> (lower: Double, upper: Double) {
    let next =
      band.places.firstIndex { $0.predicted >= risk } ?? band.places.count - 1
    let (right, left) = (band.places[next], band.places[max(0, next - 1)])
    let width = right.predicted - left.predicted
    let share = width > 0 ? (risk - left.predicted) / width : 1
    func between(_ a: Double?, _ b: Double?) -> Double {
      guard let a, let b else { return .nan }
      return a + (b - a) * share
    }
    return (between(left.lower, right.lower), between(left.upper, right.upper))
  }
}
