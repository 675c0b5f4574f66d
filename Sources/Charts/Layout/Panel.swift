public import Drawing
import Reporting

/// Figures side by side with letters; axes in one column or one row are aligned.
public struct Panel: Figure {
  private let figures: [any Figure]
  private let columns: Int
  private let hasLetters: Bool
  private let ownTheme: Theme?

  /// Figures row by row.
  ///
  /// - Parameters:
  ///   - figures: The figures; from left to right, then from top to bottom.
  ///   - columns: How many stand side by side; at least one.
  ///   - letters: Whether each gets a letter, A, B, C …
  ///   - theme: Sizes of letters and of the space between figures; the document's if left out.
  public init(
    _ figures: [any Figure], columns: Int = 2, letters: Bool = true, theme: Theme? = nil
  ) {
    self.figures = figures
    self.columns = max(columns, 1)
    hasLetters = letters
    ownTheme = theme
  }

  /// What keeps figures from being put together.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// There is nothing to show.
    case noFigures

    /// What failed and what to do.
    public var description: String { "a panel without figures: give it at least one" }
  }

  /// Draws each figure twice at most: once to see what it needs, then aligned with its neighbours.
  public func picture(in context: FigureContext) throws -> Picture {
    guard !figures.isEmpty else { throw Failure.noFigures }
    let columnCount = min(columns, figures.count)
    var context = context
    if columnCount > 1, let width = context.panelWidth {
      (context.width, context.height) = (width, context.panelHeight)
    }
    context.panelWidth = nil
    let rowCount = (figures.count + columnCount - 1) / columnCount
    let theme = ownTheme ?? context.theme
    var cell = context
    cell.leastInsets = FrameInsets()
    cell.width = (context.width - theme.gutter * Double(columnCount - 1)) / Double(columnCount)
    cell.height = context.height.map {
      ($0 - theme.gutter * Double(rowCount - 1)) / Double(rowCount)
    }
    let aligned = try contexts(from: cell, columnCount: columnCount, rowCount: rowCount)

    var items: [PictureItem] = []
    var words: [String] = []
    var y = 0.0
    for row in 0..<rowCount {
      var height = 0.0
      for column in 0..<columnCount {
        let index = row * columnCount + column
        guard index < figures.count else { break }
        let picture = try figures[index].picture(in: aligned[index])
        let corner = Point(x: Double(column) * (cell.width + theme.gutter), y: y)
        items.append(.group(PictureGroup(picture.items, offset: corner)))
        if hasLetters {
          items += try letter(index, at: corner, theme: theme, language: context.language)
        }
        height = max(height, picture.size.height)
        words.append(
          hasLetters
            ? "\(theme.letters.letter(at: index)): \(picture.description)" : picture.description)
      }
      y += height + (row < rowCount - 1 ? theme.gutter : 0)
    }
    return Picture(
      size: Size(width: context.width, height: y), items: items,
      description: words.joined(separator: " "))
  }

  /// For each figure the context in which its axes align: columns share left and right, rows share
  /// top, bottom and height.
  private func contexts(
    from cell: FigureContext, columnCount: Int, rowCount: Int
  ) throws -> [FigureContext] {
    var measured = try figures.map { try ($0 as? any FramedFigure)?.framed(in: cell) }
    var frameHeights = [Double](repeating: 0, count: rowCount)
    for (index, framed) in measured.enumerated() {
      guard let framed else { continue }
      let row = index / columnCount
      frameHeights[row] = max(frameHeights[row], framed.frame.height)
    }
    if cell.height == nil {
      measured = try remeasured(measured, frameHeights, cell: cell, columnCount: columnCount)
    }
    let drawn = measured
    var inColumn = [FrameInsets](repeating: FrameInsets(), count: columnCount)
    var inRow = [FrameInsets](repeating: FrameInsets(), count: rowCount)
    for (index, framed) in drawn.enumerated() {
      guard let framed else { continue }
      let (row, column) = (index / columnCount, index % columnCount)
      inColumn[column] = inColumn[column].union(framed.insets)
      inRow[row] = inRow[row].union(framed.insets)
    }
    return figures.indices.map { index in
      let (row, column) = (index / columnCount, index % columnCount)
      var context = cell
      guard drawn[index] != nil else { return context }
      context.leastInsets = FrameInsets(
        left: inColumn[column].left, right: inColumn[column].right, top: inRow[row].top,
        bottom: inRow[row].bottom)
      context.height = cell.height ?? inRow[row].top + frameHeights[row] + inRow[row].bottom
      return context
    }
  }

  /// A figure that becomes higher beside its neighbour may find room within its axes for what stood
  /// above them: measured at the height that it will have, it leaves no gap there.
  private func remeasured(
    _ drawn: [FramedPicture?], _ frameHeights: [Double], cell: FigureContext, columnCount: Int
  ) throws -> [FramedPicture?] {
    try drawn.enumerated().map { index, first in
      let height = frameHeights[index / columnCount]
      guard let first, height > first.frame.height + 0.5,
        let figure = figures[index] as? any FramedFigure
      else { return first }
      var context = cell
      context.height = first.insets.top + height + first.insets.bottom
      let second = try figure.framed(in: context)
      guard second.insets.top < first.insets.top - 0.5 else { return first }
      // Its axes are now too high by what was gained: it has to fit at their final height too.
      context.height = second.insets.top + height + second.insets.bottom
      let third = try figure.framed(in: context)
      return third.insets.top < first.insets.top - 0.5 ? third : first
    }
  }

  private func letter(
    _ index: Int, at corner: Point, theme: Theme, language: String
  ) throws -> [PictureItem] {
    let line = StyledLine(
      theme.letters.text(at: index), font: theme.letterFont, color: theme.inkColor,
      ruler: try TextRuler(language: language))
    return line.items(at: Point(x: corner.x + theme.border, y: corner.y + theme.topInset))
  }
}
