/// A drawing as a value: its size and what is on it, in painting order.
///
/// Figures and pages are made of it; the PDF, PNG and SVG writers are functions over it; tests look
/// at it. Coordinates are points with the origin at the upper left.
public struct Picture: Codable, Hashable, Sendable {
  /// The size of the sheet.
  public var size: Size
  /// What is drawn, later items above earlier ones.
  public var items: [PictureItem]
  /// What the picture shows, in words, for readers who cannot see it.
  public var description: String

  /// A picture.
  public init(size: Size, items: [PictureItem] = [], description: String = "") {
    self.size = size
    self.items = items
    self.description = description
  }
}

/// One thing on a picture.
public indirect enum PictureItem: Codable, Hashable, Sendable {
  /// A filled or stroked path.
  case path(PathItem)
  /// A line of text in one style.
  case text(TextRun)
  /// A raster image.
  case image(ImageItem)
  /// Items that share a transformation, a clip, and a role.
  case group(PictureGroup)
  /// An area that leads somewhere.
  case link(LinkItem)
  /// A named place that links can lead to.
  case anchor(name: String, at: Point)
}

/// A path with its paint.
public struct PathItem: Codable, Hashable, Sendable {
  /// What is inside of an outline that crosses itself.
  public enum FillRule: String, Codable, Hashable, Sendable {
    /// Around what the outline goes once or more, counted by direction.
    case winding
    /// From where an odd number of lines leads out.
    case evenOdd
  }

  /// Which numbers a path of a series stands for where they are not those of its corners.
  public enum Telling: Codable, Hashable, Sendable {
    /// None, because other items tell more.
    case nothing
    /// The upper limits of a band on the first half of each outline, the lower ones on the way back.
    case band
    /// The corners of this path, whose coordinates are the numbers themselves.
    case numbers(Path)
  }

  /// The line or outline.
  public var path: Path
  /// The colour inside the outline.
  public var fill: Color?
  /// The pen.
  public var stroke: Stroke?
  /// What is inside where the outline crosses itself; `nil` is as `winding`.
  public var fillRule: FillRule?
  /// Which series of data it draws, so that a test can tell series apart; empty for furniture.
  public var series: String
  /// Which numbers it stands for; `nil` leaves them to its corners.
  public var telling: Telling?

  /// A path with its paint.
  public init(_ path: Path, fill: Color? = nil, stroke: Stroke? = nil, series: String = "") {
    self.path = path
    self.fill = fill
    self.stroke = stroke
    self.series = series
  }
}

/// A pen. Ends are butt, joins are mitred unless said.
public struct Stroke: Codable, Hashable, Sendable {
  /// How the corners of a line are drawn.
  public enum Join: String, Codable, Hashable, Sendable {
    case miter, round
  }

  /// How the ends of a line are drawn.
  public enum Cap: String, Codable, Hashable, Sendable {
    case butt, round, square
  }

  /// The colour.
  public var color: Color
  /// The thickness in points.
  public var width: Double
  /// Lengths of dashes and gaps in points, in turn; empty for a solid line.
  public var dash: [Double]
  /// The corners.
  public var join: Join
  /// The ends; `nil` is as `butt`.
  public var cap: Cap?

  /// A pen.
  public init(_ color: Color, width: Double, dash: [Double] = [], join: Join = .miter) {
    self.color = color
    self.width = width
    self.dash = dash
    self.join = join
  }
}

/// A raster image, placed.
public struct ImageItem: Codable, Hashable, Sendable {
  /// The kinds of files that an image can be.
  public enum Kind: String, Codable, Hashable, Sendable {
    case png, jpeg
  }

  /// The bytes of the file.
  public var bytes: [UInt8]
  /// What file it is. PDF, SVG and EPS take a JPEG file as it is, without a loss.
  public var kind: Kind
  /// Where it stands.
  public var frame: Rectangle

  /// A placed image from a PNG file.
  public init(png: [UInt8], frame: Rectangle) {
    bytes = png
    kind = .png
    self.frame = frame
  }

  /// A placed image from a JPEG file of greys or RGB.
  public init(jpeg: [UInt8], frame: Rectangle) {
    bytes = jpeg
    kind = .jpeg
    self.frame = frame
  }
}

/// Items under a common transformation.
public struct PictureGroup: Codable, Hashable, Sendable {
  /// The items, in painting order.
  public var items: [PictureItem]
  /// How far the items are moved.
  public var offset: Point
  /// How far they are turned about the offset, in radians, clockwise on the sheet.
  public var rotation: Double
  /// Nothing is drawn outside of it; in the coordinates of the items.
  public var clip: Rectangle?
  /// The structure element that the group becomes in a tagged PDF: `P`, `H1`, `Figure`, `Table` …
  public var role: String?
  /// The text that stands for the group where it cannot be seen.
  public var alternativeText: String?
  /// What a tagged PDF says of the element beyond its role.
  public var structure: StructureAttributes?
  /// The axes between which the items stand, where they draw data: from them the numbers are known
  /// that a figure shows.
  public var plane: DataPlane?

  /// A group.
  public init(
    _ items: [PictureItem], offset: Point = Point(x: 0, y: 0), rotation: Double = 0,
    clip: Rectangle? = nil, role: String? = nil, alternativeText: String? = nil,
    structure: StructureAttributes? = nil
  ) {
    self.items = items
    self.offset = offset
    self.rotation = rotation
    self.clip = clip
    self.role = role
    self.alternativeText = alternativeText
    self.structure = structure
  }
}

/// An area that leads somewhere.
public struct LinkItem: Codable, Hashable, Sendable {
  /// Where a link leads.
  public enum Target: Codable, Hashable, Sendable {
    /// A named place in the same document.
    case anchor(String)
    /// A web address.
    case address(String)
    /// A named place in another document, whose file lies in the same folder.
    case remote(file: String, anchor: String)
  }

  /// The area.
  public var frame: Rectangle
  /// Where it leads.
  public var target: Target

  /// A link.
  public init(_ frame: Rectangle, target: Target) {
    self.frame = frame
    self.target = target
  }
}
