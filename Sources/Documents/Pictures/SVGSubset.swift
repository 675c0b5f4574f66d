package import Drawing

/// The SVG that `pdftocairo -svg` writes, read into paths: letters as outlines, lines, fills, upright
/// clips. What a picture cannot hold – transparency, shading, patterns, images, other clips – is not
/// read, and the whole drawing is refused.
///
/// Paths and no text: the letters of any font look as they did where they were drawn, in every format
/// that Offprint writes.
package struct SVGSubset {
  /// The drawing at its own size in points.
  package private(set) var picture = Picture(size: Size(width: 0, height: 0))

  private var symbols: [String: [PathItem]] = [:]
  private var clips: [String: [Path]] = [:]

  /// What holds inside of an element.
  private struct State {
    var element: Substring
    var map = AffineMap.identity
    var style: [Substring: Substring] = [:]
    /// The symbol or clip that is being defined.
    var definition: String?
    var isClip = false
    /// How many groups this element has opened.
    var clip: Rectangle?
  }

  private var states = [State(element: "")]
  private var items: [(clip: Rectangle?, item: PictureItem)] = []

  /// Reads a drawing; `nil` where it holds what a picture cannot.
  package init?(_ text: String) {
    for tag in Tags(text) {
      if tag.isEnd {
        if states.count > 1 { states.removeLast() }
        continue
      }
      guard var state = entered(tag) else { return nil }
      guard read(tag, &state) else { return nil }
      if !tag.isEmpty { states.append(state) }
    }
    guard picture.size.width > 0, picture.size.height > 0 else { return nil }
    picture.items = grouped()
  }

  // MARK: - Elements

  /// The state inside of an element; `nil` where it asks for what cannot be drawn.
  private func entered(_ tag: Tag) -> State? {
    guard var state = states.last else { return nil }
    state.element = tag.name
    for refused in ["mask", "filter", "opacity"] where tag.attributes[Substring(refused)] != nil {
      return nil
    }
    for (name, value) in tag.attributes where Self.styleNames.contains(String(name)) {
      state.style[name] = value
    }
    for part in (tag.attributes["style"] ?? "").split(separator: ";") {
      let pair = part.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { continue }
      state.style[pair[0].trimmedSlice] = pair[1].trimmedSlice
    }
    for name in ["opacity", "fill-opacity", "stroke-opacity"] {
      if let value = state.style[Substring(name)], Double(value) ?? 0 < 0.999 { return nil }
    }
    if let transform = tag.attributes["transform"] {
      guard let map = AffineMap(transform: transform) else { return nil }
      state.map = state.map.after(map)
    }
    if let reference = tag.attributes["clip-path"] {
      guard let clip = clipRectangle(reference, state.map) else { return nil }
      guard let both = state.clip.map({ $0.intersection(clip) }) ?? clip else {
        state.clip = Rectangle(x: 0, y: 0, width: 0, height: 0)
        return state
      }
      state.clip = both
    }
    return state
  }

  private static let styleNames: Set<String> = [
    "fill", "stroke", "fill-rule", "fill-opacity", "stroke-opacity", "stroke-width",
    "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "opacity",
  ]

  private mutating func read(_ tag: Tag, _ state: inout State) -> Bool {
    switch tag.name {
    case "svg":
      guard let width = Self.length(tag.attributes["width"]),
        let height = Self.length(tag.attributes["height"])
      else { return false }
      picture.size = Size(width: width, height: height)
      if let box = tag.attributes["viewBox"].map({ Self.numbers($0) }), box.count == 4,
        box[2] > 0, box[3] > 0
      {
        state.map.a = width / box[2]
        state.map.d = height / box[3]
        state.map.x = -box[0] * state.map.a
        state.map.y = -box[1] * state.map.d
      }
      return true
    case "defs", "g", "title", "desc", "metadata":
      if state.definition == nil, let id = tag.attributes["id"], id.hasPrefix("glyph") {
        state.definition = String(id)
        state.map = .identity
        symbols[String(id)] = []
      }
      return true
    case "symbol", "clipPath":
      state.definition = tag.attributes["id"].map(String.init) ?? ""
      state.isClip = tag.name == "clipPath"
      state.map = .identity
      return true
    case "path": return addPath(tag, state)
    case "rect": return addRectangle(tag, state)
    case "use": return addSymbol(tag, state)
    default: return false
    }
  }

  private mutating func addRectangle(_ tag: Tag, _ state: State) -> Bool {
    func number(_ name: Substring) -> Double { tag.attributes[name].flatMap { Double($0) } ?? 0 }
    guard tag.attributes["rx"] == nil, tag.attributes["ry"] == nil else { return false }
    let frame = Rectangle(
      x: number("x"), y: number("y"), width: number("width"), height: number("height"))
    return add(Path(rectangle: frame), state)
  }

  private mutating func addPath(_ tag: Tag, _ state: State) -> Bool {
    guard let data = tag.attributes["d"], let path = Path(text: String(data)) else { return false }
    return add(path, state)
  }

  private mutating func add(_ path: Path, _ state: State) -> Bool {
    if state.isClip {
      clips[state.definition ?? "", default: []].append(path.mapped(state.map))
      return true
    }
    guard let item = item(path, state) else { return false }
    if let symbol = state.definition {
      symbols[symbol, default: []].append(item)
    } else if item.fill != nil || item.stroke != nil {
      items.append((state.clip, .path(item)))
    }
    return true
  }

  private mutating func addSymbol(_ tag: Tag, _ state: State) -> Bool {
    guard let reference = tag.attributes["xlink:href"] ?? tag.attributes["href"],
      let symbol = symbols[String(reference.dropFirst())]
    else { return false }
    var place = AffineMap.identity
    place.x = tag.attributes["x"].flatMap { Double($0) } ?? 0
    place.y = tag.attributes["y"].flatMap { Double($0) } ?? 0
    guard let fill = color(state.style["fill"] ?? "black") else {
      return state.style["fill"] == "none"
    }
    for item in symbol {
      items.append(
        (state.clip, .path(PathItem(item.path.mapped(state.map.after(place)), fill: fill))))
    }
    return true
  }

  // MARK: - Paint

  /// A path with the paint of its element; `nil` where the paint cannot be drawn.
  private func item(_ path: Path, _ state: State) -> PathItem? {
    var item = PathItem(path.mapped(state.map))
    let fill = state.style["fill"] ?? "black"
    if fill != "none", state.definition == nil {
      guard let color = color(fill) else { return nil }
      item.fill = color
      if state.style["fill-rule"] == "evenodd" { item.fillRule = .evenOdd }
    }
    if let stroke = state.style["stroke"], stroke != "none" {
      guard let color = color(stroke) else { return nil }
      let map = state.map
      let scale = abs(map.a * map.d - map.b * map.c).squareRoot()
      let width = state.style["stroke-width"].flatMap { Double($0) } ?? 1
      var pen = Stroke(color, width: width * scale)
      if let dash = state.style["stroke-dasharray"], dash != "none" {
        pen.dash = Self.numbers(dash).map { $0 * scale }
      }
      if let join = state.style["stroke-linejoin"], join != "miter" { pen.join = .round }
      switch state.style["stroke-linecap"] {
      case "round": pen.cap = .round
      case "square": pen.cap = .square
      default: break
      }
      item.stroke = pen
    }
    return item
  }

  private func color(_ text: Substring) -> Color? {
    if text == "black" { return .black }
    if text == "white" { return .white }
    if text.hasPrefix("#"), text.count == 7, let number = UInt32(text.dropFirst(), radix: 16) {
      return Color(hex: number)
    }
    guard text.hasPrefix("rgb("), text.hasSuffix(")") else { return nil }
    let parts = text.dropFirst(4).dropLast().split(separator: ",").map(\.trimmedSlice)
    let values = parts.compactMap { part in
      part.hasSuffix("%") ? Double(part.dropLast()).map { $0 / 100 } : Double(part).map { $0 / 255 }
    }
    guard values.count == 3 else { return nil }
    return Color(red: values[0], green: values[1], blue: values[2])
  }

  // MARK: - Clips

  private func clipRectangle(_ reference: Substring, _ map: AffineMap) -> Rectangle? {
    guard reference.hasPrefix("url(#"), reference.hasSuffix(")"),
      let paths = clips[String(reference.dropFirst(5).dropLast())], paths.count == 1,
      let box = paths[0].uprightRectangle, map.b == 0, map.c == 0
    else { return nil }
    return Rectangle(around: map.corners(of: box))
  }

  /// The items, those under one clip in one group; a clip that holds all of its items is none.
  private func grouped() -> [PictureItem] {
    let sheet = Rectangle(x: 0, y: 0, width: picture.size.width, height: picture.size.height)
    var result: [PictureItem] = []
    var start = 0
    while start < items.count {
      let clip = items[start].clip
      var end = start + 1
      while end < items.count, items[end].clip == clip { end += 1 }
      let members = items[start..<end].map(\.item)
      if let clip, clip.intersection(sheet) != sheet {
        result.append(.group(PictureGroup(members, clip: clip)))
      } else {
        result += members
      }
      start = end
    }
    return result
  }

  // MARK: - Numbers

  private static func length(_ text: Substring?) -> Double? {
    guard let text else { return nil }
    let number =
      text.hasSuffix("pt") ? text.dropLast(2) : text.hasSuffix("px") ? text.dropLast(2) : text
    return Double(number).flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }

  private static func numbers(_ text: Substring) -> [Double] {
    text.split { $0 == "," || $0 == " " }.compactMap { Double($0) }
  }
}

// MARK: - Tags

/// A tag of the text.
private struct Tag {
  var name: Substring
  var attributes: [Substring: Substring] = [:]
  var isEnd = false
  var isEmpty = false
}

/// The tags of a text, one after the other; what stands between them is passed over.
private struct Tags: Sequence, IteratorProtocol {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func next() -> Tag? {
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      if rest.hasPrefix("?") || rest.hasPrefix("!") { continue }
      guard let close = rest.firstIndex(of: ">") else { return nil }
      let tag = Self.tag(rest[..<close])
      rest = rest[rest.index(after: close)...]
      return tag
    }
    return nil
  }

  private static func tag(_ text: Substring) -> Tag {
    var text = text
    if text.hasPrefix("/") { return Tag(name: text.dropFirst(), isEnd: true) }
    let isEmpty = text.hasSuffix("/")
    if isEmpty { text = text.dropLast() }
    let name = text.prefix { !$0.isWhitespace }
    var tag = Tag(name: name, isEmpty: isEmpty)
    text = text.dropFirst(name.count)
    while let equals = text.firstIndex(of: "=") {
      let key = text[..<equals].trimmedSlice
      let value = text[text.index(after: equals)...].drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'" else { break }
      let inner = value.dropFirst().prefix { $0 != quote }
      tag.attributes[key] = inner
      text = value[inner.endIndex...].dropFirst()
    }
    return tag
  }
}

extension Substring {
  fileprivate var trimmedSlice: Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}

// MARK: - Geometry

extension AffineMap {
  /// The map of `matrix(a,b,c,d,x,y)` or `translate(x,y)`; `nil` for others.
  fileprivate init?(transform: Substring) {
    let numbers = transform.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      .split { $0 == "," || $0 == " " }.compactMap { Double($0) }
    self = .identity
    if transform.hasPrefix("matrix("), numbers.count == 6 {
      (a, b, c, d, x, y) = (
        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]
      )
    } else if transform.hasPrefix("translate("), numbers.count == 2 {
      (x, y) = (numbers[0], numbers[1])
    } else {
      return nil
    }
  }
}

extension Path {
  fileprivate func mapped(_ map: AffineMap) -> Path {
    guard map != .identity else { return self }
    return Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(map(point))
        case .line(let point): .line(map(point))
        case .curve(let first, let second, let end):
          .curve(map(first), map(second), end: map(end))
        case .close: .close
        }
      })
  }

  /// The rectangle that the path draws, if it is one with level and upright sides.
  fileprivate var uprightRectangle: Rectangle? {
    var points: [Point] = []
    for element in elements {
      switch element {
      case .move(let point), .line(let point): points.append(point)
      case .close: continue
      case .curve: return nil
      }
    }
    // The path ends with a move to where it began.
    let corners = Set(points)
    guard (4...6).contains(points.count), let box = Rectangle(around: points),
      corners.count == 4,
      corners.allSatisfy({
        ($0.x == box.x || $0.x == box.maxX) && ($0.y == box.y || $0.y == box.maxY)
      })
    else { return nil }
    return box
  }
}
