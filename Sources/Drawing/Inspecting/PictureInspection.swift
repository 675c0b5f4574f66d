/// What a picture looks like in numbers, for tests that hold figures and pages to the house's rules.
public struct PictureInspection: Sendable {
  /// A run of text where it stands on the picture.
  public struct PlacedText: Sendable {
    /// The run, in the coordinates of its group.
    public let run: TextRun
    /// The corners of its box from ascender to descender over the advance, in the picture's
    /// coordinates, in order around the box, which is turned with the run.
    public let box: [Point]
    /// The corners of the smallest such box around its ink; empty if it leaves none.
    public let ink: [Point]
    /// What groups around it leave visible, as upright rectangles of the picture.
    public let clips: [Rectangle]

    /// The size of its letters on the picture; maps do not change it.
    public var fontSize: Double { run.font.size }
  }

  /// How one series of data is drawn.
  public struct SeriesLook: Hashable, Sendable {
    /// The series, as the path items name it.
    public let name: String
    /// The colour of its lines, or of its areas if it has no line.
    public let color: Color
    /// The dash of its lines; empty for solid lines and for areas.
    public let dash: [Double]
    /// Whether it is drawn as lines.
    public let isLine: Bool
  }

  /// The picture's size.
  public let size: Size
  /// All runs that are not empty, in painting order.
  public let texts: [PlacedText]
  /// All strokes, in painting order.
  public let strokes: [Stroke]
  /// The series, in the order in which they first appear.
  public let series: [SeriesLook]
  /// The characters that would be drawn as boxes since no face has them, each once.
  public let missingGlyphs: [Unicode.Scalar]

  /// Looks at a picture with the installed fonts.
  public init(_ picture: Picture) throws(DrawingError) {
    try picture.checkNumbers()
    let measurer = try TextMeasurer.installed()
    size = picture.size
    var texts: [PlacedText] = []
    var paths: [PathItem] = []
    var missing: [Unicode.Scalar] = []
    for placed in picture.placedItems {
      switch placed.item {
      case .text(let run) where !run.text.isEmpty:
        texts.append(PlacedText(run, in: placed, measurer))
        for scalar in measurer.missingGlyphs(in: run.text, font: run.font)
        where !missing.contains(scalar) {
          missing.append(scalar)
        }
      case .path(let path): paths.append(path)
      default: break
      }
    }
    self.texts = texts
    missingGlyphs = missing
    strokes = paths.compactMap(\.stroke)
    series = Self.looks(of: paths)
  }

  /// The smallest size of text; `nil` without text.
  public var smallestFontSize: Double? { texts.map(\.fontSize).min() }

  /// The thinnest stroke; `nil` without strokes.
  public var thinnestStroke: Double? { strokes.map(\.width).min() }

  /// The runs whose ink leaves the picture, or is cut by a clip, by more than `tolerance` points.
  public func textsCut(tolerance: Double = 0.1) -> [PlacedText] {
    let sheet = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    return texts.filter { text in
      guard let ink = Rectangle(around: text.ink) else { return false }
      return ([sheet] + text.clips).contains { frame in
        ink.x < frame.x - tolerance || ink.y < frame.y - tolerance
          || ink.maxX > frame.maxX + tolerance || ink.maxY > frame.maxY + tolerance
      }
    }
  }

  /// The pairs of runs whose ink boxes go more than `tolerance` points into each other, in painting
  /// order; boxes are turned with their runs.
  public func overlappingTexts(tolerance: Double = 0.1) -> [(PlacedText, PlacedText)] {
    let boxes = texts.indices.compactMap { index in
      Rectangle(around: texts[index].ink).map { (index: index, bounds: $0) }
    }.sorted { $0.bounds.x < $1.bounds.x }
    var pairs: [(Int, Int)] = []
    for (position, box) in boxes.enumerated() {
      for other in boxes[(position + 1)...] {
        if other.bounds.x > box.bounds.maxX { break }
        if box.bounds.overlaps(other.bounds, tolerance: tolerance),
          ConvexOverlap.depth(texts[box.index].ink, texts[other.index].ink) > tolerance
        {
          pairs.append((min(box.index, other.index), max(box.index, other.index)))
        }
      }
    }
    return pairs.sorted { $0 < $1 }.map { (texts[$0.0], texts[$0.1]) }
  }

  /// The pairs of series that a copy without colours does not tell apart: drawn in the same manner,
  /// with the same dash, and less than `difference` apart in lightness (CIE L*).
  public func seriesAlikeInGrey(difference: Double = 15) -> [(SeriesLook, SeriesLook)] {
    var pairs: [(SeriesLook, SeriesLook)] = []
    for (position, look) in series.enumerated() {
      for other in series[(position + 1)...]
      where look.isLine == other.isLine && look.dash == other.dash
        && abs(look.color.lightness - other.color.lightness) < difference
      {
        pairs.append((look, other))
      }
    }
    return pairs
  }

  private static func looks(of paths: [PathItem]) -> [SeriesLook] {
    var looks: [SeriesLook] = []
    var places: [String: Int] = [:]
    for path in paths where !path.series.isEmpty {
      let look: SeriesLook
      if let stroke = path.stroke {
        look = SeriesLook(name: path.series, color: stroke.color, dash: stroke.dash, isLine: true)
      } else if let fill = path.fill {
        look = SeriesLook(name: path.series, color: fill, dash: [], isLine: false)
      } else {
        continue
      }
      if let place = places[path.series] {
        // A band comes before its line, and the line is what is told apart.
        if look.isLine, !looks[place].isLine { looks[place] = look }
      } else {
        places[path.series] = looks.count
        looks.append(look)
      }
    }
    return looks
  }
}

extension PictureInspection.PlacedText {
  fileprivate init(_ run: TextRun, in placed: PlacedItem, _ measurer: TextMeasurer) {
    let map = placed.map.after(AffineMap(offset: run.origin, rotation: run.rotation))
    let metrics = measurer.metrics(run)
    let extent = Rectangle(
      x: 0, y: -metrics.ascent, width: metrics.width, height: metrics.ascent + metrics.descent)
    self.run = run
    box = map.corners(of: extent)
    ink = measurer.ink(of: run).map { map.corners(of: $0) } ?? []
    clips = placed.clips.compactMap { Rectangle(around: $0.map.corners(of: $0.rectangle)) }
  }
}
