import Drawing
import Reporting

/// Puts several figures on one picture: rows of columns, above each figure its letter.
///
/// Figures that were drawn keep their size; pictures that exist take the width of their column. Rows
/// begin at one height, the letters of a row share a baseline.
struct PanelComposer {
  /// How many columns the author asks for; as many as fit where nothing is said.
  var columns: Int?
  /// How wide the whole may be.
  let width: Double
  /// The letters and their size.
  let style: FigureStyle
  /// The document's language, as a BCP 47 tag.
  let language: String

  /// The white between columns.
  static let gutter = 14.0
  /// How high the whole may be, so that a page holds it with its caption.
  private static let greatestHeight = 640.0

  /// What is left to each of some columns.
  static func share(of width: Double, columns: Int) -> Double {
    let count = Double(max(columns, 1))
    return max((width - gutter * (count - 1)) / count, 20)
  }

  /// The figures as parts of one, which has the label, the caption and below it the captions of the
  /// parts; `nil` where one page cannot hold them all.
  func composed(
    _ figures: [FigureBlock], label: String?, caption: [Inline]
  ) -> FigureBlock? {
    guard figures.count > 1, let first = figures.first else { return nil }
    var parts = figures
    let columns = fit(&parts)
    for index in parts.indices {
      parts[index].group = nil
      parts[index].label = partLabel(index, parts[index].label, of: label)
    }
    let picture = picture(of: &parts, columns: columns)
    guard picture.size.height <= Self.greatestHeight else { return nil }
    var whole = FigureBlock(
      label: label, caption: self.caption(of: figures, below: caption), notes: first.notes,
      alternativeText: picture.description, picture: picture, line: first.line)
    for index in parts.indices {
      parts[index].caption = []
      parts[index].notes = []
      parts[index].captionSecond = nil
    }
    whole.parts = parts
    whole.captionSecond = first.captionSecond
    whole.formats = first.formats
    whole.resolution = first.resolution
    return whole
  }

  /// `fig-panel-b`: a part's own label, or that of the whole with its letter.
  private func partLabel(_ index: Int, _ own: String?, of label: String?) -> String? {
    if let own, label.map({ own != "\($0)-\(index + 1)" }) ?? true { return own }
    return label.map { "\($0)-\(Self.letter(index))" }
  }

  /// The letter of a part in names of files and labels: a, b … z, aa.
  static func letter(_ index: Int) -> String {
    PanelLetters(isLowercase: true).letter(at: index)
  }

  // MARK: Sizes

  /// The number of columns, pictures that exist fitted to them.
  private func fit(_ parts: inout [FigureBlock]) -> Int {
    var columns = min(columns ?? parts.count, parts.count)
    while columns > 1 {
      var fitted = parts
      let share = Self.share(of: width, columns: columns)
      for index in fitted.indices where fitted[index].isFitted {
        let own = fitted[index].picture.size.width
        fitted[index].picture = fitted[index].picture.scaled(by: own > 0 ? share / own : 1)
      }
      if widths(of: fitted, columns: columns).reduce(0, +) + Self.gutter * Double(columns - 1)
        <= width + 0.5, self.columns != nil || !fitted.contains(where: \.isFitted) || columns <= 2
      {
        parts = fitted
        return columns
      }
      columns -= 1
    }
    return columns
  }

  private func widths(of parts: [FigureBlock], columns: Int) -> [Double] {
    (0..<columns).map { column in
      stride(from: column, to: parts.count, by: columns).reduce(0) {
        max($0, parts[$1].picture.size.width)
      }
    }
  }

  // MARK: Picture and caption

  private func picture(of parts: inout [FigureBlock], columns: Int) -> Picture {
    let widths = widths(of: parts, columns: columns)
    let font = Font(.sans, size: style.letterSize, bold: style.letters.isBold)
    let letterHeight = style.letterSize * 1.4
    var items: [PictureItem] = []
    var words: [String] = []
    var y = 0.0
    for start in stride(from: 0, to: parts.count, by: columns) {
      var x = 0.0
      var height = 0.0
      if start > 0 { y += 12 }
      for index in start..<min(start + columns, parts.count) {
        let part = parts[index]
        let corner = Point(x: x, y: y + letterHeight)
        let baseline = Point(x: x, y: y + style.letterSize * 0.8)
        items.append(
          .text(
            TextRun(
              style.letters.text(at: index), font: font, color: .black, origin: baseline,
              language: language)))
        items.append(.group(PictureGroup(part.picture.items, offset: corner)))
        parts[index].frame = Rectangle(
          x: corner.x, y: y, width: part.picture.size.width,
          height: letterHeight + part.picture.size.height)
        let text =
          part.alternativeText.isEmpty ? part.picture.description : part.alternativeText
        if !text.isEmpty {
          let mark = ".!?。！？".contains(text.last ?? ".") ? "" : isIdeographic ? "。" : "."
          words.append("\(style.letters.letter(at: index)): \(text)\(mark)")
        }
        height = max(height, letterHeight + part.picture.size.height)
        x += widths[index - start] + Self.gutter
      }
      y += height
    }
    let width = widths.reduce(0, +) + Self.gutter * Double(columns - 1)
    return Picture(
      size: Size(width: width, height: y), items: items, description: words.joined(separator: " "))
  }

  /// "All patients. **A**, One group. **B**, The other."
  private func caption(of figures: [FigureBlock], below whole: [Inline]) -> [Inline] {
    var words = whole
    let text = whole.plainText
    // A caption that speaks of (A), (B) … says all.
    if PanelLetters.names(figures.count, in: text) { return whole }
    for (index, figure) in figures.enumerated() where !figure.caption.isEmpty {
      if !words.isEmpty { words = ended(words) + [.text(isIdeographic ? "" : " ")] }
      let comma = style.letters.brackets == .none ? (isIdeographic ? "，" : ",") : ""
      words.append(.strong([.text(style.letters.text(at: index))]))
      words.append(.text(comma + (isIdeographic ? "" : "\u{A0}")))
      words += figure.caption
    }
    return words.joined
  }

  private var isIdeographic: Bool { Vocabulary(language: language).isIdeographic }

  private func ended(_ words: [Inline]) -> [Inline] {
    guard let last = words.plainText.last(where: { !$0.isWhitespace }),
      !".!?。！？…".contains(last)
    else { return words }
    return words + [.text(isIdeographic ? "。" : ".")]
  }
}
