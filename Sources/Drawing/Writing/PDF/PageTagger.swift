import CPangoCairo

/// Draws the items of pages and marks in the file what belongs to which structure element.
///
/// Cairo gives marked content to elements without others in them only: text beside a link would be
/// lost for readers. So every stretch of content gets an element of its own, all of them flat below the
/// document; what they are parts of is kept in a `StructureTree`, from which the finished file's tree
/// is made.
final class PageTagger {
  private(set) var structure = StructureTree()
  /// The long paths of every page, in painting order, for which stand-ins are drawn.
  private(set) var longPaths: [[LongPath]] = []
  /// Whether stand-ins are drawn.
  private let isExact: Bool
  private let cairo: OpaquePointer
  private let canvas: CairoCanvas
  /// The page that is drawn.
  private var sheet = Rectangle(x: 0, y: 0, width: 0, height: 0)
  /// The mark that content stands in, while there is one.
  private var open: (tag: String, language: String?)?
  /// Where the last text of the mark ends.
  private var last: (run: TextRun, end: Point, map: AffineMap)?

  init(cairo: OpaquePointer, canvas: CairoCanvas, isExact: Bool) {
    self.cairo = cairo
    self.isExact = isExact
    self.canvas = canvas
  }

  /// Where items stand: in which element, and under which map.
  private struct Place {
    /// The element; `nil` for what belongs to none.
    var element: Int?
    /// The tag of content.
    var tag: String
    var map: AffineMap
  }

  /// Draws a page.
  func draw(_ page: Picture) throws(DrawingError) {
    let place = Place(element: nil, tag: Self.artifactTag, map: .identity)
    sheet = Rectangle(x: 0, y: 0, width: page.size.width, height: page.size.height)
    longPaths.append([])
    if !page.hasInk {
      // Cairo drops the tags of a page on which nothing is drawn.
      begin(place, language: nil)
      let speck = Rectangle(x: 0, y: 0, width: 1, height: 1)
      canvas.draw(PathItem(Path(rectangle: speck), fill: .white))
    }
    try draw(page.items, place, root: 0)
    close()
  }

  /// The tag of what belongs to no element, until the finished file calls it an artifact.
  static let artifactTag = "NonStruct"

  /// Draws items; `root` is the element that groups with a role become parts of, `nil` in what
  /// belongs to none.
  private func draw(_ items: [PictureItem], _ place: Place, root: Int?) throws(DrawingError) {
    let links = Self.links(in: items)
    var index = 0
    while index < items.count {
      if let end = links[index], case .link(let link) = items[end] {
        try draw(link, of: items[index..<end], place, root: root)
        index = end + 1
        continue
      }
      switch items[index] {
      case .path(let path):
        begin(place, language: nil)
        draw(path, place.map)
      case .text(let run):
        begin(place, language: run.language)
        try draw(run, place.map)
      case .image(let image):
        begin(place, language: nil)
        try canvas.draw(image)
      case .group(let group): try draw(group, place, root: root)
      case .link(let link): try draw(link, of: [], place, root: root)
      case .anchor(let name, let point): mark(name, at: place.map(point))
      }
      index += 1
    }
  }

  private func draw(
    _ group: PictureGroup, _ place: Place, root: Int?
  ) throws(DrawingError) {
    let own = AffineMap(offset: group.offset, rotation: group.rotation)
    let clips = group.clip.map { [PlacedItem.Clip(rectangle: $0, map: own)] } ?? []
    var inner = place
    inner.map = place.map.after(own)
    var root = root
    var isElement = false
    // The pages stand in one Document already; running lines and rules are no part of the text.
    if let role = group.role, role != "Document", role != "Artifact" {
      guard TagAttribute.roles.contains(role) else { throw .unknownRole(role) }
      if let parent = root {
        root = structure.element(of: group, role: role, in: parent)
        inner.element = root
        inner.tag = role == "Link" ? "Span" : role
        isElement = true
      }
    } else if group.role == "Artifact" {
      root = nil
      inner.element = nil
      inner.tag = Self.artifactTag
      isElement = true
    }
    if isElement { close() }
    try canvas.within(own, clips: clips) { () throws(DrawingError) in
      try draw(group.items, inner, root: root)
    }
    if isElement { close() }
  }

  private func draw(_ path: PathItem, _ map: AffineMap) {
    if !isExact, let long = LongPath(path, map) {
      canvas.drawStandIn(for: long, path)
      longPaths[longPaths.count - 1].append(long)
    } else {
      canvas.draw(kept(path, map))
    }
  }

  /// A path, one that fills the whole sheet with a point more: for a plain rectangle Cairo would forget
  /// all that has been drawn below, with the marks.
  private func kept(_ item: PathItem, _ map: AffineMap) -> PathItem {
    guard item.fill != nil, item.path.count <= 6,
      case .move(let point)? = item.path.first(where: { _ in true }),
      let box = Rectangle(around: item.path.points.map { map($0) }),
      box.x <= 0.5, box.y <= 0.5, box.maxX >= sheet.maxX - 0.5, box.maxY >= sheet.maxY - 0.5
    else { return item }
    var item = item
    for element in [.move(point), .line(point), .close] as [Path.Element] {
      item.path.append(element)
    }
    return item
  }

  // MARK: - Marks

  private func begin(_ place: Place, language: String?) {
    if let open {
      guard let language, let known = open.language, known != language else {
        if let language, open.language == nil, !structure.runs.isEmpty {
          self.open?.language = language
          structure.runs[structure.runs.count - 1].language = language
        }
        return
      }
      close()
    }
    cairo_tag_begin(cairo, place.tag, nil)
    open = (place.tag, language)
    structure.add(
      .init(isArtifact: place.element == nil, language: language), to: place.element)
  }

  private func close() {
    if let open { cairo_tag_end(cairo, open.tag) }
    open = nil
    last = nil
  }

  /// Draws text; where it stands apart from the text before it, a space before it says so to those
  /// who hear the text or copy it.
  private func draw(_ run: TextRun, _ map: AffineMap) throws(DrawingError) {
    if let last, last.map == map, let before = last.run.text.unicodeScalars.last,
      let first = run.text.unicodeScalars.first, Self.isSpaced(before, first)
    {
      let size = min(last.run.font.size, run.font.size)
      let isNewLine = abs(run.origin.y - last.end.y) > size * 0.8
      let isHyphenated = isNewLine && before == "-"
      if !isHyphenated, isNewLine || run.origin.x - last.end.x > size * 0.12 {
        var space = run
        space.text = " "
        space.glyph = nil
        space.wordSpacing = 0
        space.origin.x -= size * 0.25
        try canvas.draw(space)
      }
    }
    let width = try canvas.draw(run)
    last =
      run.rotation == 0
      ? (run, Point(x: run.origin.x + width, y: run.origin.y), map) : nil
  }

  /// Whether a space can stand between two characters: none beside another, none between Han
  /// characters.
  private static func isSpaced(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isWhitespace && !(0x2E80...0xFFEF).contains(scalar.value)
    }
    return isPart(before) && isPart(after)
  }

  // MARK: - Links and anchors

  /// A link with the content that it lies upon: one element. Its place is given to Cairo in the page's
  /// own coordinates, whatever map is in force.
  private func draw(
    _ link: LinkItem, of content: ArraySlice<PictureItem>, _ place: Place, root: Int?
  ) throws(DrawingError) {
    guard let box = Rectangle(around: place.map.corners(of: link.frame)) else { return }
    let target =
      switch link.target {
      case .anchor(let name): "dest=\(TagAttribute.quoted(name))"
      // Of places in other files Cairo 1.16 dies; the finished file leads there.
      case .remote(let file, let name):
        "uri=\(TagAttribute.quoted(TagAttribute.address(file + "#" + name)))"
      case .address(let address): "uri=\(TagAttribute.quoted(TagAttribute.address(address)))"
      }
    close()
    var run = StructureTree.Run(isArtifact: false, linkText: "", target: link.target)
    for case .text(let text) in content {
      run.language = text.language
      run.linkText = (run.linkText ?? "") + text.text
    }
    let element = structure.element(
      of: PictureGroup([], role: "Link"), role: "Link", in: place.element ?? root ?? 0)
    structure.add(run, to: element)
    cairo_tag_begin(
      cairo, "Link", "rect=[\(box.x) \(box.y) \(box.width) \(box.height)] \(target)")
    for item in content {
      if case .text(let text) = item { try canvas.draw(text) }
      if case .path(let path) = item { canvas.draw(path) }
    }
    cairo_tag_end(cairo, "Link")
  }

  private func mark(_ anchor: String, at place: Point) {
    cairo_tag_begin(
      cairo, "cairo.dest", "name=\(TagAttribute.quoted(anchor)) x=\(place.x) y=\(place.y)")
    cairo_tag_end(cairo, "cairo.dest")
  }

  /// For the first item of content that a link lies upon, the place of the link: those right before
  /// it that begin within its frame.
  private static func links(in items: [PictureItem]) -> [Int: Int] {
    var links: [Int: Int] = [:]
    for (index, item) in items.enumerated() {
      guard case .link(let link) = item else { continue }
      var start = index
      while start > 0, links[start - 1] == nil, items[start - 1].begins(in: link.frame) {
        start -= 1
      }
      if start < index { links[start] = index }
    }
    return links
  }
}

extension PictureItem {
  /// Whether it is text or ink that begins in a frame.
  fileprivate func begins(in frame: Rectangle) -> Bool {
    let place: Point
    switch self {
    case .text(let run): place = run.origin
    case .path(let path):
      guard let box = Rectangle(around: path.path.points) else { return false }
      place = Point(x: box.x, y: box.maxY)
    case .image, .group, .link, .anchor: return false
    }
    let frame = frame.grown(by: 0.5)
    return (frame.x...max(frame.x, frame.maxX)).contains(place.x)
      && (frame.y...max(frame.y, frame.maxY)).contains(place.y)
  }
}

extension Picture {
  /// Whether anything on it is more than a link or an anchor, and begins on the sheet.
  fileprivate var hasInk: Bool {
    func isOnSheet(_ point: Point) -> Bool {
      (0...size.width).contains(point.x) && (0...size.height).contains(point.y)
    }
    return placedItems.contains { placed in
      switch placed.item {
      case .path(let path): path.path.points.contains { isOnSheet(placed.map($0)) }
      case .text(let run): isOnSheet(placed.map(run.origin))
      case .image(let image): placed.map.corners(of: image.frame).contains(where: isOnSheet)
      case .group, .link, .anchor: false
      }
    }
  }
}
