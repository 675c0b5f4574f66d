import Foundation

extension Picture {
  /// The picture as SVG: text stays text, in the house's faces or the reader's nearest to them, each
  /// run fitted to its width, so that the layout holds with any of them.
  ///
  /// `prefix` begins every identifier; where several pictures stand in one page of HTML, each needs
  /// its own. Without a header the text is an element to stand in HTML; with it, it is a file.
  public func svg(prefix: String = "picture", hasHeader: Bool = true) throws(DrawingError) -> String
  {
    try checkNumbers()
    var writer = SVGWriter(measurer: try TextMeasurer.installed(), prefix: prefix, of: self)
    writer.write(self)
    let header = hasHeader ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : ""
    return header + writer.text + (hasHeader ? "\n" : "")
  }
}

/// The writing of SVG elements, one a line.
struct SVGWriter {
  private(set) var text = ""
  private let measurer: TextMeasurer
  private let prefix: String
  /// The typeface that most runs have: it is said once.
  private let mainFace: Typeface
  private var clipCount = 0

  init(measurer: TextMeasurer, prefix: String, of picture: Picture) {
    self.measurer = measurer
    self.prefix = SVGWriter.identifier(prefix)
    var counts: [Typeface: Int] = [:]
    for case .text(let run) in picture.placedItems.map(\.item) {
      counts[run.font.face, default: 0] += 1
    }
    mainFace =
      [Typeface.sans, .serif, .monospaced].max { counts[$0, default: 0] < counts[$1, default: 0] }
      ?? .sans
  }

  mutating func write(_ picture: Picture) {
    let width = SVGNumber.text(picture.size.width)
    let height = SVGNumber.text(picture.size.height)
    let label = picture.description.isEmpty ? "" : " aria-labelledby=\"\(prefix)-title\""
    text += "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"\(label)"
    text += " width=\"\(SVGNumber.text(picture.size.width * 25.4 / 72))mm\""
    text += " height=\"\(SVGNumber.text(picture.size.height * 25.4 / 72))mm\""
    text += " viewBox=\"0 0 \(width) \(height)\" font-family=\"\(Self.families(mainFace))\""
    text += " stroke-miterlimit=\"10\">"
    if !picture.description.isEmpty {
      text += "\n<title id=\"\(prefix)-title\">\(escapedForXML(picture.description))</title>"
    }
    write(picture.items)
    text += "\n</svg>"
  }

  private mutating func write(_ items: [PictureItem]) {
    for item in items {
      switch item {
      case .path(let path): write(path)
      case .text(let run): write(run)
      case .image(let image): write(image)
      case .group(let group): write(group)
      case .link(let link): write(link)
      case .anchor(let name, _): text += "\n<g id=\"\(anchor(name))\"/>"
      }
    }
  }

  private mutating func write(_ item: PathItem) {
    guard item.fill != nil || item.stroke != nil, !item.path.isEmpty else { return }
    text += "\n<path d=\"\(SVGNumber.data(of: item.path))\""
    text += " fill=\"\(item.fill?.hexadecimal ?? "none")\""
    if item.fill != nil, item.fillRule == .evenOdd { text += " fill-rule=\"evenodd\"" }
    if let stroke = item.stroke {
      text += " stroke=\"\(stroke.color.hexadecimal)\""
      text += " stroke-width=\"\(SVGNumber.text(stroke.width))\""
      if !stroke.dash.isEmpty {
        text += " stroke-dasharray=\"\(stroke.dash.map(SVGNumber.text).joined(separator: " "))\""
      }
      if stroke.join == .round { text += " stroke-linejoin=\"round\"" }
      if let cap = stroke.cap, cap != .butt { text += " stroke-linecap=\"\(cap.rawValue)\"" }
    }
    text += "/>"
  }

  private mutating func write(_ run: TextRun) {
    guard !run.text.isEmpty else { return }
    let (x, y) = (SVGNumber.text(run.origin.x), SVGNumber.text(run.origin.y))
    text += "\n<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(SVGNumber.text(run.font.size))\""
    if run.font.face != mainFace { text += " font-family=\"\(Self.families(run.font.face))\"" }
    if run.font.isBold { text += " font-weight=\"bold\"" }
    if run.font.isItalic { text += " font-style=\"italic\"" }
    if run.font.hasTabularFigures { text += " style=\"font-variant-numeric:tabular-nums\"" }
    if run.font.face == .monospaced { text += " font-variant-ligatures=\"none\"" }
    if run.color != .black { text += " fill=\"\(run.color.hexadecimal)\"" }
    if run.letterSpacing != 0 {
      text += " letter-spacing=\"\(SVGNumber.text(run.letterSpacing))\""
    }
    if run.wordSpacing != 0 { text += " word-spacing=\"\(SVGNumber.text(run.wordSpacing))\"" }
    if run.rotation != 0 {
      text += " transform=\"rotate(\(SVGNumber.text(run.rotation * 180 / .pi)) \(x) \(y))\""
    }
    if run.language != "en" { text += " xml:lang=\"\(escapedForXML(run.language))\"" }
    if run.text.hasPrefix(" ") || run.text.hasSuffix(" ") || run.text.contains("  ") {
      text += " xml:space=\"preserve\""
    }
    if run.text.count > 1 {
      let width = SVGNumber.text(measurer.metrics(run).width)
      text += " textLength=\"\(width)\" lengthAdjust=\"spacingAndGlyphs\""
    }
    text += ">\(escapedForXML(run.text))</text>"
  }

  private mutating func write(_ item: ImageItem) {
    text += "\n<image \(Self.frame(item.frame)) preserveAspectRatio=\"none\""
    let kind = item.kind.rawValue
    text += " href=\"data:image/\(kind);base64,\(Data(item.bytes).base64EncodedString())\"/>"
  }

  private mutating func write(_ group: PictureGroup) {
    var attributes = ""
    if group.offset.x != 0 || group.offset.y != 0 {
      let (x, y) = (SVGNumber.text(group.offset.x), SVGNumber.text(group.offset.y))
      attributes += "translate(\(x) \(y))"
    }
    if group.rotation != 0 {
      attributes += "rotate(\(SVGNumber.text(group.rotation * 180 / .pi)))"
    }
    if !attributes.isEmpty { attributes = " transform=\"\(attributes)\"" }
    if let clip = group.clip {
      clipCount += 1
      let name = "\(prefix)-clip-\(clipCount)"
      text += "\n<clipPath id=\"\(name)\"><rect \(Self.frame(clip))/></clipPath>"
      attributes += " clip-path=\"url(#\(name))\""
    }
    if let alternative = group.alternativeText {
      attributes += " aria-label=\"\(escapedForXML(alternative))\""
    }
    if attributes.isEmpty {
      write(group.items)
    } else {
      text += "\n<g\(attributes)>"
      write(group.items)
      text += "\n</g>"
    }
  }

  private mutating func write(_ link: LinkItem) {
    let address: String
    switch link.target {
    case .anchor(let name): address = "#" + anchor(name)
    case .address(let text): address = text
    case .remote(let file, let name): address = file + "#" + name
    }
    // A page must not run what stands in a data file.
    guard !address.lowercased().hasPrefix("javascript:") else { return }
    text += "\n<a href=\"\(escapedForXML(address))\">"
    text += "<rect \(Self.frame(link.frame)) fill=\"#FFFFFF\" fill-opacity=\"0\"/></a>"
  }

  private func anchor(_ name: String) -> String { "\(prefix)-\(Self.identifier(name))" }

  /// A text as an identifier: letters, digits, hyphens and underscores of it stay, all else becomes
  /// its number.
  private static func identifier(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { name, scalar in
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
        || scalar == "_"
      {
        name.unicodeScalars.append(scalar)
      } else {
        name += "_\(scalar.value)_"
      }
    }
  }

  private static func frame(_ r: Rectangle) -> String {
    "x=\"\(SVGNumber.text(r.x))\" y=\"\(SVGNumber.text(r.y))\""
      + " width=\"\(SVGNumber.text(r.width))\" height=\"\(SVGNumber.text(r.height))\""
  }

  private static func families(_ face: Typeface) -> String {
    switch face {
    case .serif:
      "'TeX Gyre Pagella','Palatino Linotype',Palatino,'Noto Serif CJK SC','Songti SC',SimSun,serif"
    case .sans:
      "'TeX Gyre Heros','Liberation Sans',Arial,'Noto Sans CJK SC','PingFang SC',"
        + "'Microsoft YaHei',sans-serif"
    case .chineseSerif:
      "'TeX Gyre Termes','Times New Roman',Times,'Noto Serif CJK SC','Songti SC',SimSun,serif"
    case .monospaced: "'TeX Gyre Cursor','Courier New','Noto Sans Mono CJK SC',monospace"
    case .math: "'TeX Gyre Pagella Math','STIX Two Math','Cambria Math',math"
    case .chineseMath: "'TeX Gyre Termes Math','STIX Two Math','Cambria Math',math"
    }
  }
}
