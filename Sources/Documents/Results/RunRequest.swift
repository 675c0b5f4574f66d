public import Reporting

/// What a compiled template is asked to do: everything that may change from run to run without
/// compiling again.
public struct RunRequest: Codable, Hashable, Sendable {
  /// The parameters, of the types that the template's front matter gives them.
  public var parameters: [FrontMatter.Parameter]
  /// The seed of everything random.
  public var seed: UInt64
  /// How numbers become text.
  public var style: NumberStyle
  /// The language, as a BCP 47 tag.
  public var language: String
  /// The unit of the times in the data.
  public var timeUnit: String?
  /// The width of figures, in points, where the block does not say.
  public var figureWidth: Double
  /// The width of a figure of several columns, in points, where the block does not say; as that of
  /// others where `nil`.
  public var panelWidth: Double?
  /// The sizes and colours of figures, and the journal's limits.
  public var figureStyle: FigureStyle
  /// The journal's name.
  public var journal: String
  /// What the options of each Swift block say of its figures, in the order of the blocks.
  public var figures: [FigureSize]
  /// The file to which the records are appended, one JSON object a line.
  public var results: String
  /// The file whose first eight bytes hold the template's line that is running.
  public var marker: String
  /// The file that receives what the program prints.
  public var printout: String

  /// The size that a block's options give its figures.
  public struct FigureSize: Codable, Hashable, Sendable {
    /// The width in points.
    public var width: Double?
    /// The height in points.
    public var height: Double?
    /// The height as a share of the width.
    public var aspect: Double?

    /// A size; nothing is given by default.
    public init(width: Double? = nil, height: Double? = nil, aspect: Double? = nil) {
      self.width = width
      self.height = height
      self.aspect = aspect
    }
  }

  /// What the front matter and the blocks of a template ask for, with the values that the
  /// parameters have in this run and the files that the run leaves.
  public init(
    template: Template, parameters: [FrontMatter.Parameter], style: NumberStyle? = nil,
    results: String, marker: String, printout: String
  ) {
    let front = template.frontMatter
    self.parameters = parameters
    seed = front.seed
    self.style = style ?? front.house.numbers
    language = front.language
    timeUnit = front.timeUnit
    figureWidth = front.figures.width
    panelWidth = front.figures.panelWidth
    figureStyle = front.house.figures
    journal = front.house.name
    let usual = front.figures.panelWidth ?? front.figures.width
    figures = zip(template.blocks, template.panelColumns).map { block, columns in
      let share = columns.map { PanelComposer.share(of: usual, columns: $0) }
      return FigureSize(
        width: block.options.figureWidth ?? share, height: block.options.figureHeight,
        aspect: block.options.figureAspect)
    }
    self.results = results
    self.marker = marker
    self.printout = printout
  }
}
