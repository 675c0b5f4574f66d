package import Drawing

/// One layer of a plot: what it draws and where its ink is.
package protocol Mark: Sendable {
  /// What the mark draws on the plane, in painting order.
  func items(on plane: PlotPlane, theme: Theme) -> [PictureItem]
  /// Boxes that cover the mark's ink, for labels to keep off; a thin line is a box without height.
  func footprint(on plane: PlotPlane) -> [Rectangle]
  /// How labels treat the ink.
  var weight: MarkWeight { get }
  /// The series of data that the mark draws; empty for furniture.
  var series: String { get }
}

/// Whether text may stand on a mark.
package enum MarkWeight: Hashable, Sendable {
  /// Never: a curve, a point, a bar.
  case ink
  /// Rather not: the tint of a band.
  case tint
}

extension Mark {
  package var weight: MarkWeight { .ink }
}
