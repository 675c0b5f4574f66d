import Yams

extension TemplateReader {
  /// The options of a block, spelled as in Quarto.
  static let optionNames: [String] = [
    "label", "fig-cap", "tbl-cap", "fig-alt", "fig-width", "fig-height", "fig-format", "fig-dpi",
    "fig-subcap", "fig-notes", "tbl-notes", "tbl-cap-location", "tbl-orientation", "fig-asp",
    "tbl-subcap", "tbl-colwidths", "layout-ncol", "echo", "eval", "include", "output", "warning",
    "error", "code-fold", "lst-label", "lst-cap",
  ]

  /// Options of Quarto and knitr that change nothing here.
  static let unusedOptions: [String] = [
    "message", "cache", "fig-align", "fig-pos", "out-width", "code-line-numbers",
    "code-summary", "fig-scap", "fig-cap-location", "classes", "tags", "comment",
    "collapse", "tidy", "prompt", "highlight", "fig-show", "layout-nrow", "layout-valign", "layout",
  ]

  func read(
    _ entry: BlockOptionEntry, into options: inout BlockOptions, at line: SourceLine
  ) throws(TemplateError) {
    let value = OptionValue(entry: entry, line: line, reader: self)
    if try readExecution(value, into: &options) { return }
    if try readFigure(value, into: &options) { return }
    if try readTable(value, into: &options) { return }
    if try readSecondOption(value, into: &options) { return }
    guard !Self.unusedOptions.contains(entry.name) else {
      return note("unused-option", at: line, "the option “\(entry.name)” has no meaning here")
    }
    let nearest = Self.optionNames.nearest(to: entry.name).map { "; nearest: “\($0)”" } ?? ""
    throw line.error("there is no block option “\(entry.name)”\(nearest)")
  }

  private func readExecution(
    _ value: OptionValue, into options: inout BlockOptions
  ) throws(TemplateError) -> Bool {
    switch value.name {
    case "label":
      let label = try value.word()
      try define(label, at: value.line)
      options.label = label
    case "echo": options.echo = try value.truth()
    case "eval": options.eval = try value.truth()
    case "include": options.include = try value.truth()
    case "output": options.output = try value.truth(or: ["asis"])
    case "results":
      // knitr's word: hidden results are no output, the other ways to show them are one here.
      if try value.choice(["markup", "asis", "hold", "hide"]) == "hide" { options.output = false }
    case "warning": options.warning = try value.truth()
    case "error": options.error = try value.truth()
    case "lst-label":
      let label = try value.word()
      guard label.hasPrefix("lst-") else {
        throw value.line.error("the label of a listing begins with “lst-”: lst-\(label)")
      }
      try define(label, at: value.line)
      options.listingLabel = label
    case "lst-cap": options.listingCaption = try value.texts().first
    case "code-fold":
      options.foldsCode = try value.truth(or: ["show"])
      noteUnused(value)
    default: return false
    }
    return true
  }

  private func readFigure(
    _ value: OptionValue, into options: inout BlockOptions
  ) throws(TemplateError) -> Bool {
    switch value.name {
    case "fig-cap":
      let captions = try value.texts()
      options.figureCaption = captions.first
      if captions.count > 1 { options.figureSubcaptions = captions }
    case "fig-subcap": options.figureSubcaptions = try value.texts()
    case "fig-alt": options.figureAlternativeText = try value.texts().first
    case "fig-notes":
      options.figureNotes = try value.texts().reduce([]) {
        $0.isEmpty ? $1 : $0 + [.text(" ")] + $1
      }
    case "fig-width": options.figureWidth = try value.length()
    case "fig-height": options.figureHeight = try value.length()
    case "fig-asp": options.figureAspect = try value.number(above: 0)
    case "fig-format": options.figureFormats = try value.figureFormats()
    case "fig-dpi": options.figureResolution = try value.number(above: 0)
    case "layout-ncol":
      options.columns = Int(try value.number(above: 0))
    default: return false
    }
    return true
  }

  private func noteUnused(_ value: OptionValue) {
    note("unused-option", at: value.line, "“\(value.name)” is understood but not used yet")
  }

  private func readTable(
    _ value: OptionValue, into options: inout BlockOptions
  ) throws(TemplateError) -> Bool {
    switch value.name {
    case "tbl-cap":
      let captions = try value.texts()
      options.tableCaption = captions.first
      if captions.count > 1 { options.tableSubcaptions = captions }
    case "tbl-subcap": options.tableSubcaptions = try value.texts()
    case "tbl-colwidths": options.tableColumnWidths = try value.shares()
    case "tbl-notes": options.tableNotes = try value.texts()
    case "tbl-cap-location":
      options.isTableCaptionBelow = try value.choice(["top", "bottom", "margin"]) == "bottom"
    case "tbl-orientation":
      options.isTableLandscape = try value.choice(["portrait", "landscape"]) == "landscape"
    default: return false
    }
    return true
  }
}
