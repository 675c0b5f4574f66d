import Charts

/// The room above the axes that a figure has because a neighbour in its row needs it.
///
/// Text that would stand between the axes fills it, so that no letter of a panel stands alone high
/// above its plot and statistics of neighbours stand at one height.
struct HeaderRoom {
  private let height: Double

  /// The room that a context leaves; none where the figure stands alone.
  init(in context: FigureContext, theme: Theme) {
    height = context.leastInsets.top - theme.topInset
  }

  /// The arrangements in the order in which they are tried: first those whose header, of a height of 0
  /// where there is none, fits the room and fills most of it.
  func ordered<Arrangement>(
    _ arrangements: [Arrangement], headerHeight: (Arrangement) -> Double
  ) -> [Arrangement] {
    guard height > 0 else { return arrangements }
    let heights = arrangements.map(headerHeight)
    let filling = arrangements.indices.filter {
      heights[$0] <= height + 0.5 && heights[$0] > height * 0.6
    }
    let others = arrangements.indices.filter { !filling.contains($0) }
    return (filling + others).map { arrangements[$0] }
  }
}
