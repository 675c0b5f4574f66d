/// What stands behind `:::`: `{.callout-note}`, `{#fig-panel layout-ncol=2}` or a bare class.
struct DivisionHead {
  let attributes: Attributes

  /// The classes that are known.
  static let classes: [String] = [
    "callout-note", "callout-tip", "callout-important", "callout-caution", "callout-warning",
    "content-visible", "content-hidden", "landscape", Attributes.supplement,
  ]

  init(_ text: String, line: SourceLine) throws(TemplateError) {
    if text.hasPrefix("{") {
      guard let parsed = AttributeParser.parse(text) else {
        throw line.error(
          "“\(text)” is not understood; write ‘::: {.callout-note}’ or ‘::: {#fig-panel}’")
      }
      attributes = parsed
    } else {
      let name = text.prefix { !$0.isWhitespace && $0 != ":" && $0 != "{" }
      attributes = Attributes(classes: [String(name)])
    }
    for name in attributes.classes where !Self.classes.contains(name) {
      let nearest = Self.classes.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
      throw line.error(
        "there is no division “\(name)”\(nearest); known: \(Self.classes.joined(separator: ", "))")
    }
    for pair in attributes.pairs
    where pair.key.hasPrefix("when-") || pair.key.hasPrefix("unless-") {
      guard !["when-meta", "unless-meta"].contains(pair.key) else { continue }
      guard pair.key == "when-format" || pair.key == "unless-format" else {
        throw line.error(
          "there is no condition “\(pair.key)”; known: when-format, unless-format, when-meta, "
            + "unless-meta")
      }
      let formats = DocumentFormat.allCases.map(\.rawValue) + ["docx"]
      guard formats.contains(pair.value) else {
        let nearest = formats.nearest(to: pair.value).map { "; nearest: “\($0)”" } ?? ""
        throw line.error("there is no format “\(pair.value)”\(nearest)")
      }
    }
  }
}
