/// A path is coded as one text, `M 0 10 L 5.5 10 C … Z`, with numbers in their shortest exact form:
/// a curve of some thousand steps stays small and quick to read back.
extension Path: Codable {
  /// Reads the path's text.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let path = Path(text: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not the text of a path"))
    }
    self = path
  }

  /// Writes the path's text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// The path as text, in the notation of SVG's `d` attribute.
  package var text: String {
    var text = ""
    func add(_ letter: String, _ points: [Point]) {
      if !text.isEmpty { text += " " }
      text += letter
      for point in points { text += " \(point.x) \(point.y)" }
    }
    for element in self {
      switch element {
      case .move(let point): add("M", [point])
      case .line(let point): add("L", [point])
      case .curve(let first, let second, let end): add("C", [first, second, end])
      case .close: add("Z", [])
      }
    }
    return text
  }

  /// The path that `text` describes; `nil` if it does not describe one.
  package init?(text: String) {
    var elements: [Element] = []
    var words = text.split(separator: " ")[...]
    func point() -> Point? {
      guard let x = words.popFirst().flatMap({ Double($0) }),
        let y = words.popFirst().flatMap({ Double($0) })
      else { return nil }
      return Point(x: x, y: y)
    }
    while let letter = words.popFirst() {
      switch letter {
      case "M":
        guard let target = point() else { return nil }
        elements.append(.move(target))
      case "L":
        guard let target = point() else { return nil }
        elements.append(.line(target))
      case "C":
        guard let first = point(), let second = point(), let end = point() else { return nil }
        elements.append(.curve(first, second, end: end))
      case "Z":
        elements.append(.close)
      default:
        return nil
      }
    }
    self.init(elements)
  }
}
