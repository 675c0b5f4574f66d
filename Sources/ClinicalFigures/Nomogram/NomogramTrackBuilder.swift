import Biostatistics
import Charts
import Drawing
import Reporting

/// Turns the axes of a nomogram into lines between two places of the sheet.
struct NomogramTrackBuilder {
  let nomogram: Nomogram
  let options: NomogramPlot.Options
  let theme: Theme
  let words: NomogramWords
  let style: NumberStyle
  let ruler: TextRuler
  /// Where 0 and 100 points, and the ends of the total, stand.
  let ends: (start: Double, end: Double)
  /// Between which places labels may stand.
  let bounds: ClosedRange<Double>
  /// How high distributions are.
  let stripHeight: Double

  private static let gridCount = 1000
  /// An effect that turns back by less, in points, counts as going on.
  private static let wiggle = 0.4
  private static let mostBars = 40

  /// Where points stand.
  func place(_ points: Double) -> Double {
    ends.start + points / 100 * (ends.end - ends.start)
  }

  private var labelTop: Double { theme.tickLength + 2 }
  private var leading: Double { theme.leading(for: theme.tickSize) }
  private var lineHeight: Double {
    let metrics = ruler.measure("0", theme.tickFont)
    return metrics.ascent + metrics.descent
  }

  private func line(_ text: String) -> StyledLine {
    StyledLine(text, font: theme.tickFont, color: theme.inkColor, ruler: ruler)
  }

  // MARK: - Levels

  /// The line of a predictor with levels.
  func levels(_ axis: Nomogram.Axis, marked: String?) -> [NomogramTrack] {
    let places = axis.marks.map { place($0.points) }
    let widest = max((bounds.upperBound - bounds.lowerBound) / 3, 60)
    let names = zip(axis.marks, places).map { mark, x in
      let lines = TextWrap.lines(
        of: words.level(mark.text), font: theme.tickFont, width: widest, lineLimit: 3, ruler: ruler
      ).map(line)
      return (lines: lines, x: x)
    }
    var track = NomogramTrack(ends: (places.min() ?? ends.start, places.max() ?? ends.start))
    track.ticks = places.map { ($0, true) }
    if let placed = NomogramLevels(names, bounds: bounds, start: labelTop, leading: leading) {
      track.labels = placed.placed
      track.depth = placed.depth
    }
    if options.density {
      let counts = zip(places, axis.marks).map { (x: $0, count: $1.count ?? 0) }
      track.bars = NomogramDensity.bars(counts, height: stripHeight)
    }
    if let marked, let index = axis.marks.firstIndex(where: { $0.text == marked }) {
      track.marker = places[index]
    }
    return [track]
  }

  // MARK: - Numbers

  /// The lines of a predictor with numbers: one for each stretch along which its points rise or fall.
  func numbers(_ axis: Nomogram.Axis, marked: Double?) throws -> [NomogramTrack] {
    guard let range = axis.range else { return [] }
    let step = (range.upperBound - range.lowerBound) / Double(Self.gridCount)
    let grid = (0...Self.gridCount).map { range.lowerBound + Double($0) * step }
    let points = try nomogram.points(onAxis: axis, at: grid)
    return try Self.stretches(of: points).map { stretch in
      let curve = NomogramCurve(
        low: grid[stretch.lowerBound], high: grid[stretch.upperBound],
        places: points[stretch].map(place))
      return try track(axis, along: curve, marked: marked)
    }
  }

  private func track(
    _ axis: Nomogram.Axis, along curve: NomogramCurve, marked: Double?
  ) throws -> NomogramTrack {
    func exact(_ values: [Double]) throws -> [Double] {
      try nomogram.points(onAxis: axis, at: values).map(place)
    }
    let isWhole = axis.values.allSatisfy { $0 == $0.rounded() } && !axis.values.isEmpty
    var (labels, minor) = ticks(
      curve.domain, accepts: { !isWhole || $0 == $0.rounded() }
    ) { curve.place(of: $0) }
    if axis.isDiscrete, let all = allLabelled(axis, curve) { (labels, minor) = (all, []) }
    let places = try exact(labels.map(\.value) + minor)
    var track = NomogramTrack(ends: (curve.least, curve.most))
    track.ticks = places.enumerated().map { ($1, $0 < labels.count) }
    track.labels = zip(labels, places).map { label, x in
      NomogramLevels.Placed(lines: [line(label.text)], x: x, top: labelTop, leader: [])
    }
    track.depth = labelTop + lineHeight
    if options.density { distribute(axis, along: curve, on: &track) }
    if let marked, curve.domain.contains(marked) { track.marker = try exact([marked])[0] }
    return track
  }

  /// The labels of all of few numbers, if none touches another.
  private func allLabelled(
    _ axis: Nomogram.Axis, _ curve: NomogramCurve
  ) -> [NomogramTicks.Label]? {
    let labels = axis.marks.compactMap { mark in
      mark.value.flatMap { value in
        curve.domain.contains(value)
          ? NomogramTicks.Label(value: value, text: style.plain(value), x: curve.place(of: value))
          : nil
      }
    }.sorted { $0.x < $1.x }
    func width(_ label: NomogramTicks.Label) -> Double {
      ruler.measure(label.text, theme.tickFont).width
    }
    let isFree = zip(labels, labels.dropFirst()).allSatisfy {
      $1.x - $0.x >= (width($0) + width($1)) / 2 + 3
    }
    return isFree ? labels : nil
  }

  private func distribute(
    _ axis: Nomogram.Axis, along curve: NomogramCurve, on track: inout NomogramTrack
  ) {
    let values = axis.values.filter(curve.domain.contains)
    guard hasBars(axis) else {
      track.area = NomogramDensity.area(
        values.map { curve.place(of: $0) }, from: curve.least, to: curve.most, height: stripHeight)
      return
    }
    var counts: [(value: Double, count: Int)] = []
    for value in values {
      if counts.last?.value == value {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((value, 1))
      }
    }
    track.bars = NomogramDensity.bars(
      counts.map { (curve.place(of: $0.value), $0.count) }, height: stripHeight)
  }

  /// Whether the values are few or whole, so that each has a bar.
  private func hasBars(_ axis: Nomogram.Axis) -> Bool {
    guard !axis.isDiscrete, let range = axis.range else { return true }
    var (count, previous) = (0, Double.nan)
    for value in axis.values where range.contains(value) && value != previous {
      (count, previous) = (count + 1, value)
      if value != value.rounded() || count > Self.mostBars { return false }
    }
    return true
  }

  /// Where the points turn back: stretches of the grid that share their ends.
  static func stretches(of points: [Double]) -> [ClosedRange<Int>] {
    var stretches: [ClosedRange<Int>] = []
    var (start, extreme, direction) = (0, 0, 0.0)
    for index in points.indices {
      let change = points[index] - points[extreme]
      if direction == 0 {
        guard abs(points[index] - points[0]) > wiggle else { continue }
        (direction, extreme) = (points[index] > points[0] ? 1 : -1, index)
      } else if change * direction >= 0 {
        extreme = index
      } else if abs(change) > wiggle {
        stretches.append(start...extreme)
        (start, direction, extreme) = (extreme, -direction, index)
      }
    }
    return stretches + [start...max(points.count - 1, start)]
  }

  // MARK: - Points, total, predictions

  /// The scale of points.
  func points() -> NomogramTrack {
    scale(0...100) { place($0) }
  }

  /// The scale of totals up to `limit`.
  func total(upTo limit: Double, marked: Double?) -> NomogramTrack {
    func place(_ total: Double) -> Double { self.place(total / limit * 100) }
    var track = scale(0...limit, place)
    if options.density, !nomogram.totals.isEmpty {
      let own = nomogram.totals.filter { $0 >= 0 && $0 <= limit }
      track.area = NomogramDensity.area(
        own.map(place), from: ends.start, to: ends.end, height: stripHeight)
    }
    if let marked, marked >= 0, marked <= limit { track.marker = place(marked) }
    return track
  }

  private func scale(
    _ domain: ClosedRange<Double>, _ place: @escaping (Double) -> Double
  ) -> NomogramTrack {
    let (labels, minor) = ticks(domain, gap: 9, place)
    var track = NomogramTrack(ends: ends)
    track.ticks = labels.map { ($0.x, true) } + minor.map { (place($0), false) }
    track.labels = labels.map {
      NomogramLevels.Placed(lines: [line($0.text)], x: $0.x, top: labelTop, leader: [])
    }
    track.depth = labelTop + lineHeight
    return track
  }

  /// The line of a prediction: round percentages over the totals that occur.
  func prediction(
    _ axis: Nomogram.PredictionAxis, upTo limit: Double, marked: Double?
  ) -> NomogramTrack {
    if let reason = axis.reason {
      var track = NomogramTrack(ends: ends)
      track.message = line("\(words.notEstimable): \(reason)")
      track.messageDrop = ruler.figureHeight(of: theme.textFont) / 2
      track.depth = lineHeight / 2
      return track
    }
    let low = max(nomogram.totals.first ?? 0, 0)
    let high = min(nomogram.totals.last ?? limit, limit)
    func place(_ percent: Double) -> Double {
      let predictor = axis.linearPredictor(for: percent / 100)
      return self.place(nomogram.totalPoints(linearPredictor: predictor) / limit * 100)
    }
    func value(_ total: Double) -> Double {
      axis.value(nomogram.linearPredictor(totalPoints: total)) * 100
    }
    var track = NomogramTrack(ends: (self.place(low / limit * 100), self.place(high / limit * 100)))
    let (first, last) = (min(value(low), value(high)), max(value(low), value(high)))
    // Beyond a thousandth nobody reads a nomogram, and the scale has no end at 0 and 100 %.
    let least = last > 0.2 ? max(first, 0.1) : max(first, 1e-6)
    let domain = least...max(least, first < 99.8 ? min(last, 99.9) : min(last, 100 - 1e-6))
    let isWide = domain.upperBound - domain.lowerBound > 10
    let (labels, minor) = ticks(
      domain, gap: 6, accepts: { !isWide || $0 == $0.rounded() || $0 < 1 || $0 > 99 }, place)
    track.ticks = labels.map { ($0.x, true) } + minor.map { (place($0), false) }
    track.labels = labels.map {
      NomogramLevels.Placed(lines: [line($0.text)], x: $0.x, top: labelTop, leader: [])
    }
    track.depth = labelTop + lineHeight
    if let marked, marked >= low, marked <= high { track.marker = self.place(marked / limit * 100) }
    return track
  }

  private func ticks(
    _ domain: ClosedRange<Double>, gap: Double = 5.5,
    accepts: @escaping (Double) -> Bool = { _ in true },
    _ place: @escaping (Double) -> Double
  ) -> (labels: [NomogramTicks.Label], minor: [Double]) {
    let (ruler, font) = (ruler, theme.tickFont)
    return NomogramTicks(
      domain: domain, place: place, width: { ruler.measure($0, font).width }, bounds: bounds,
      style: style, gap: gap, accepts: accepts
    ).chosen()
  }
}

/// Where numbers stand along a stretch on which their places only rise or only fall.
struct NomogramCurve {
  let low: Double
  let high: Double
  /// The places of evenly spaced numbers from `low` to `high`.
  let places: [Double]

  var domain: ClosedRange<Double> { low...high }
  var least: Double { min(places.first ?? 0, places.last ?? 0) }
  var most: Double { max(places.first ?? 0, places.last ?? 0) }

  /// The place of a number, by a straight line between its neighbours.
  func place(of value: Double) -> Double {
    guard places.count > 1, high > low else { return places.first ?? .nan }
    let position = (value - low) / (high - low) * Double(places.count - 1)
    let index = min(max(Int(position.rounded(.down)), 0), places.count - 2)
    let share = position - Double(index)
    return places[index] + (places[index + 1] - places[index]) * share
  }
}
