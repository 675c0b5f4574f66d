internal import Documents

/// A document whose figures and tables stand behind the text: `figure-legends: end`.
struct BackMatter {
  /// The text without them.
  private(set) var text: [Block] = []
  /// The legends, a paragraph each.
  private(set) var legends: [Block] = []
  /// The figures, of the caption only the title left, and the tables, each after a page break.
  private(set) var floats: [Block] = []
  private var figures: [Block] = []
  private var tables: [Block] = []

  init(_ body: [Block]) {
    text = taken(from: body, isTurned: false)
    for block in figures + tables { floats += [.pageBreak, block] }
  }

  /// The blocks without tables and figures, which are kept.
  private mutating func taken(from blocks: [Block], isTurned: Bool) -> [Block] {
    var rest: [Block] = []
    for block in blocks {
      switch block {
      case .figure(let figure): take(figure, isTurned: isTurned)
      case .table: tables.append(Self.turned(block, isTurned))
      case .division(let attributes, let inner):
        let isTurned = isTurned || attributes.classes.contains("landscape")
        let left = taken(from: inner, isTurned: isTurned)
        // What was empty from the start is the place of the references.
        if !left.isEmpty || inner.isEmpty {
          rest.append(.division(attributes: attributes, left))
        }
      default: rest.append(block)
      }
    }
    return rest
  }

  private mutating func take(_ figure: FigureBlock, isTurned: Bool) {
    var figure = figure
    if !figure.title.isEmpty || !figure.caption.isEmpty {
      var words: [Inline] =
        figure.title.isEmpty ? [] : [.strong([.text(figure.title)]), .text(" ")]
      words += figure.caption
      if !figure.notes.isEmpty { words += [.text(" ")] + figure.notes }
      legends.append(.paragraph(words, at: SourceMark(line: figure.line)))
    }
    figure.caption = []
    figure.notes = []
    figure.captionSecond?.caption = []
    figure.captionSecond?.notes = []
    figures.append(Self.turned(.figure(figure), isTurned))
  }

  private static func turned(_ block: Block, _ isTurned: Bool) -> Block {
    isTurned ? .division(attributes: Attributes(classes: ["landscape"]), [block]) : block
  }
}
