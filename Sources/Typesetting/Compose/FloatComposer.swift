internal import Documents
internal import Drawing

/// Sets tables and figures for the place that they will have: a column, the whole block, a page
/// turned sideways.
struct FloatComposer {
  let setting: Setting

  /// The table; in columns at the width of one if it can be set so.
  func float(of table: TableBlock) throws -> Float {
    setting.line = table.line
    func set() throws -> Float { try TableComposer(setting: setting, block: table).float() }
    var float: Float
    if table.isLandscape {
      float = try setting.turned(set)
    } else if setting.geometry.columnCount > 1 {
      do {
        float = try setting.narrowed(set)
      } catch TypesettingFailure.tableTooWide {
        float = try set()
        float.isSpanning = true
      }
    } else {
      float = try set()
    }
    float.kind = .table
    float.isTurned = table.isLandscape || setting.isTurned
    float.keepsTogether()
    return float
  }

  /// The figure; in columns at the width of one if it is not wider.
  func float(of figure: FigureBlock) throws -> Float {
    setting.line = figure.line
    let composer = FigureComposer(setting: setting)
    var float: Float
    if setting.geometry.columnCount > 1 {
      if figure.picture.size.width <= setting.geometry.textWidth + 0.5 {
        float = try setting.narrowed { try composer.float(of: figure) }
      } else {
        float = try composer.float(of: figure)
        float.isSpanning = true
      }
    } else {
      float = try composer.float(of: figure)
    }
    float.isTurned = setting.isTurned
    return float
  }

  /// How many of the figures, from the first on, share a row: as many as fit, at most `limit`.
  func rowCount(of blocks: ArraySlice<Block>, limit: Int) -> Int {
    guard setting.geometry.columnCount == 1 else { return 1 }
    var count = 0
    var width = -FigureComposer.gutter
    for case .figure(let figure) in blocks.prefix(max(limit, 1)).prefix(while: \.isFigure) {
      width += figure.picture.size.width + FigureComposer.gutter
      if width > setting.geometry.blockWidth + 0.5 { break }
      count += 1
    }
    return max(count, 1)
  }

  /// The figures of a row.
  func float(of blocks: ArraySlice<Block>) throws -> Float {
    let figures = blocks.compactMap { block -> FigureBlock? in
      if case .figure(let figure) = block { figure } else { nil }
    }
    if figures.count == 1 { return try float(of: figures[0]) }
    setting.line = figures.first?.line
    var float = try FigureComposer(setting: setting).row(of: figures)
    float.isTurned = setting.isTurned
    return float
  }
}

extension Block {
  fileprivate var isFigure: Bool { if case .figure = self { true } else { false } }
}
