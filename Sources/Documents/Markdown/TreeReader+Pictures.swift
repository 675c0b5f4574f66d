import Drawing
import Reporting

extension TreeReader {
  /// A paragraph that is a picture alone: `![Caption](mri.png){#fig-mri width=89mm fig-alt="…"}`.
  ///
  /// `width` and `height` are lengths, or shares of the width that figures have, `50%`; one of them
  /// keeps the proportions. Without both the picture has its own size where its file names one and
  /// that fits, else the width of figures.
  func picture(_ node: CommonMarkNode, _ line: SourceLine) throws(TemplateError) -> Block? {
    let children = node.children
    guard let image = children.first, image.kind == .image else { return nil }
    var attributes = Attributes()
    let (content, given) = try splitAttributes(try inlineParts(of: node))
    let caption = try inlines(of: image)
    guard content == caption else { return nil }
    if let given { attributes = given }
    let second = try reader.takeSecondCaption(from: &attributes, of: "fig", at: line)
    let settings = try settings(attributes, line)
    if let label = attributes.label {
      guard LabelKind.figure.includes(label) else {
        throw line.error("the label of a picture begins with “fig-”: “fig-\(label)”")
      }
      try reader.define(label, at: line)
    }
    let address = reader.standIns.restored(image.address)
    var picture = try load(address, settings, line)
    let words = settings.alternative ?? caption.plainText
    picture.description = words
    if words.allSatisfy(\.isWhitespace) {
      warn(
        "alt-text",
        "the picture “\(address)” has neither a caption nor a text for those who cannot see it: "
          + "add fig-alt=\"…\"", line)
    }
    var figure = FigureBlock(
      label: attributes.label, caption: caption, alternativeText: words, picture: picture,
      line: reader.mark(line))
    figure.captionSecond = second
    if words.contains("`{swift} ") {
      var source = line
      source.text = words
      figure.openAlternative = try reader.readInlines([source])
    } else if settings.alternative == nil, caption.contains(where: \.holdsExpression) {
      figure.openAlternative = caption
    }
    figure.formats = reader.frontMatter.figures.formats
    figure.resolution = reader.frontMatter.figures.resolution
    return .figure(figure)
  }

  /// What the braces behind a picture say.
  struct PictureSettings {
    var width: Double?
    var height: Double?
    var alternative: String?
    /// A letter that stands on the picture.
    var mark: String?
  }

  private func settings(
    _ attributes: Attributes, _ line: SourceLine
  ) throws(TemplateError) -> PictureSettings {
    var settings = PictureSettings()
    for pair in attributes.pairs {
      switch pair.key {
      case "width": settings.width = try length(pair.value, of: "width", line)
      case "height": settings.height = try length(pair.value, of: "height", line)
      case "fig-alt", "alt": settings.alternative = pair.value
      case "label": settings.mark = pair.value
      default:
        let known = ["width", "height", "fig-alt", "label"]
        let nearest = known.nearest(to: pair.key).map { "; nearest: “\($0)”" } ?? ""
        throw line.error("a picture has no “\(pair.key)”\(nearest)")
      }
    }
    return settings
  }

  private func length(
    _ text: String, of name: String, _ line: SourceLine
  ) throws(TemplateError) -> Double {
    let full = reader.frontMatter.figures.width
    if text.hasSuffix("%") {
      guard let share = Double(text.dropLast()), share > 0, share <= 100 else {
        throw line.error(
          "“\(name)” of a picture is a share of more than 0 and at most 100%, not “\(text)”")
      }
      return full * share / 100
    }
    let widths = reader.frontMatter.house.figures.widths
    guard let points = Length.points(text, widths: widths) else {
      throw line.error("“\(name)” of a picture is a length such as 89mm or 50%, not “\(text)”")
    }
    return points
  }

  private func warn(_ name: String, _ text: String, _ line: SourceLine) {
    reader.warnings.append(ReportWarning(name: name, text: text, line: reader.mark(line)))
  }

  // MARK: - Files

  private func load(
    _ name: String, _ settings: PictureSettings, _ line: SourceLine
  ) throws(TemplateError) -> Picture {
    guard !name.contains("://") else {
      throw line.error("the picture “\(name)” is on the net; keep it beside the template")
    }
    guard !name.isEmpty else { throw line.error("the picture has no file: ![…](file.png)") }
    let path = FilePath.resolve(FilePath.decoded(name), besides: line.path)
    guard let bytes = reader.surroundings.readBytes(path) else { throw missing(path, line) }
    do {
      let file = try PictureFile(bytes)
      switch file.kind {
      case .png, .jpeg: return try image(file, path, settings, line)
      case .svg, .pdf: return try drawing(file, path, settings, line)
      }
    } catch {
      throw line.error("the picture “\(path)” \(error.message)")
    }
  }

  private func missing(_ path: String, _ line: SourceLine) -> TemplateError {
    if reader.surroundings.list(path) != nil {
      return line.error("the picture “\(path)” is a folder; name a file in it")
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let names = reader.surroundings.list(folder) ?? []
    let nearest = names.nearest(to: String(parts.last ?? "")).map { name in
      "; nearest: “\(folder.isEmpty ? name : folder + "/" + name)”"
    }
    return line.error("there is no picture “\(path)”\(nearest ?? "")")
  }

  private func image(
    _ file: PictureFile, _ path: String, _ settings: PictureSettings, _ line: SourceLine
  ) throws(PictureFile.Fault) -> Picture {
    let raster = try file.raster()
    let shape = Self.shown(
      Size(width: Double(raster.width), height: Double(raster.height)), raster)
    let own = raster.dotsPerInch.map { dpi in
      Size(width: shape.width * 72 / dpi, height: shape.height * 72 / dpi)
    }
    let size = size(of: shape, own: own, settings)
    let dpi = min(shape.width * 72 / size.width, shape.height * 72 / size.height)
    if dpi < 299.5 {
      let width = max((shape.width * 25.4 / 300).rounded(.down), 1)
      warn(
        "picture-resolution",
        "the picture “\(path)” has \(Int(dpi.rounded())) dots per inch at its printed width of "
          + "\(Int((size.width * 25.4 / 72).rounded())) mm; print needs 300, which it has at "
          + "\(Int(width)) mm and less", line)
    }
    let lying = Self.shown(size, raster)
    let frame = Rectangle(x: 0, y: 0, width: lying.width, height: lying.height)
    let item =
      file.kind == .png
      ? ImageItem(png: file.bytes, frame: frame) : ImageItem(jpeg: file.upright, frame: frame)
    return marked(Picture(size: size, items: [Self.turned(item, raster, size)]), settings)
  }

  /// The size with sides exchanged for a picture that lies on its side in the file.
  private static func shown(_ size: Size, _ raster: PictureFile.Raster) -> Size {
    raster.isOnSide ? Size(width: size.height, height: size.width) : size
  }

  /// An image as its camera wants it shown.
  private static func turned(
    _ image: ImageItem, _ raster: PictureFile.Raster, _ size: Size
  ) -> PictureItem {
    switch raster.orientation {
    case 3:
      .group(
        PictureGroup(
          [.image(image)], offset: Point(x: size.width, y: size.height), rotation: .pi))
    case 6:
      .group(
        PictureGroup([.image(image)], offset: Point(x: size.width, y: 0), rotation: .pi / 2))
    case 8:
      .group(
        PictureGroup([.image(image)], offset: Point(x: 0, y: size.height), rotation: -.pi / 2))
    default: .image(image)
    }
  }

  private func drawing(
    _ file: PictureFile, _ path: String, _ settings: PictureSettings, _ line: SourceLine
  ) throws(PictureFile.Fault) -> Picture {
    let vectors = VectorPicture(environment: reader.surroundings.environment)
    let result = try vectors.drawing(file)
    if result.isImage {
      warn(
        "picture-as-image",
        "the picture “\(path)” has transparency, shading or images and is set as an image of 600 "
          + "dots per inch instead of lines", line)
    }
    let own = result.picture.size
    let size = size(of: own, own: own, settings)
    return marked(result.picture.fitted(to: size), settings)
  }

  /// The printed size of a picture of those proportions.
  private func size(of shape: Size, own: Size?, _ settings: PictureSettings) -> Size {
    let ratio = shape.height / shape.width
    let full = reader.frontMatter.figures.width
    switch (settings.width, settings.height) {
    case (let width?, let height?): return Size(width: width, height: height)
    case (let width?, nil): return Size(width: width, height: width * ratio)
    case (nil, let height?): return Size(width: height / ratio, height: height)
    case (nil, nil):
      if let own, own.width <= full + 0.01 { return own }
      return Size(width: full, height: full * ratio)
    }
  }

  /// The picture with its letter in the upper left corner, on a white ground.
  private func marked(_ picture: Picture, _ settings: PictureSettings) -> Picture {
    guard let mark = settings.mark, !mark.isEmpty else { return picture }
    var picture = picture
    let font = Font(.sans, size: 9, bold: true)
    let width = 6.5 * Double(mark.count) + 5
    let ground = Rectangle(x: 0, y: 0, width: width, height: 13)
    picture.items += [
      .path(PathItem(Path(rectangle: ground), fill: .white)),
      .text(TextRun(mark, font: font, origin: Point(x: 3, y: 9.8))),
    ]
    return picture
  }
}
