import Drawing

extension TreeReader {
  /// A paragraph that is a picture alone: `![Caption](mri.png){#fig-mri width=89mm fig-alt="…"}`.
  /// Without a width it is as wide as figures are.
  func picture(_ node: CommonMarkNode, _ line: SourceLine) throws(TemplateError) -> Block? {
    let children = node.children
    guard let image = children.first, image.kind == .image else { return nil }
    var attributes = Attributes()
    let (content, given) = try splitAttributes(try inlineParts(of: node))
    let caption = try inlines(of: image)
    guard content == caption else { return nil }
    if let given { attributes = given }
    let second = try reader.takeSecondCaption(from: &attributes, of: "fig", at: line)
    var width = reader.frontMatter.figures.width
    var isFitted = true
    var alternative: String?
    for pair in attributes.pairs {
      switch pair.key {
      case "width":
        let widths = reader.frontMatter.house.figures.widths
        guard let points = Length.points(pair.value, widths: widths) else {
          throw line.error("“width” of a picture is a length such as 89mm, not “\(pair.value)”")
        }
        width = points
        isFitted = false
      case "fig-alt", "alt": alternative = pair.value
      default:
        let nearest = ["width", "fig-alt"].nearest(to: pair.key).map { "; nearest: “\($0)”" } ?? ""
        throw line.error("a picture has no “\(pair.key)”\(nearest)")
      }
    }
    if let label = attributes.label {
      guard LabelKind.figure.includes(label) else {
        throw line.error("the label of a picture begins with “fig-”: “fig-\(label)”")
      }
      try reader.define(label, at: line)
    }
    let picture = try load(reader.standIns.restored(image.address), width: width, line)
    var figure = FigureBlock(
      label: attributes.label, caption: caption, alternativeText: alternative ?? caption.plainText,
      picture: picture, line: line.number)
    figure.captionSecond = second
    figure.isFitted = isFitted
    figure.formats = reader.frontMatter.figures.formats
    figure.resolution = reader.frontMatter.figures.resolution
    return .figure(figure)
  }

  private func load(
    _ name: String, width: Double, _ line: SourceLine
  ) throws(TemplateError) -> Picture {
    guard !name.contains("://") else {
      throw line.error("the picture “\(name)” is on the net; keep it beside the template")
    }
    let path = FilePath.resolve(name, besides: line.path)
    guard let bytes = reader.surroundings.readBytes(path) else {
      throw line.error("there is no picture “\(path)”")
    }
    guard let size = Self.sizeOfPNG(bytes) else {
      throw line.error("“\(path)” is not a PNG file; other pictures are not read yet")
    }
    let height = width * Double(size.height) / Double(size.width)
    let frame = Rectangle(x: 0, y: 0, width: width, height: height)
    return Picture(
      size: Size(width: width, height: height), items: [.image(ImageItem(png: bytes, frame: frame))]
    )
  }

  /// The size in pixels that the head of a PNG file tells.
  static func sizeOfPNG(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    else { return nil }
    func number(at start: Int) -> Int {
      bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    let size = (width: number(at: 16), height: number(at: 20))
    return (1...65_535).contains(size.width) && (1...65_535).contains(size.height) ? size : nil
  }
}
