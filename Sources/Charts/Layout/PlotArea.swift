package import Drawing

/// What stands between the axes: marks, and the text that is fitted in where nothing is.
package struct PlotArea: Sendable {
  /// The rectangle of the axes and its scales.
  package let plane: PlotPlane
  /// The marks, in painting order.
  package let marks: [any Mark]
  /// Sizes and colours.
  package let theme: Theme
  /// The boxes of text placed so far.
  package private(set) var taken: [Rectangle] = []
  /// The text placed so far.
  package private(set) var text: [PictureItem] = []

  private let ink: Occupancy
  private let tints: Occupancy
  private let curves: [(series: String, ink: Occupancy)]

  /// An area with its marks; text is placed on it afterwards.
  ///
  /// - Parameters:
  ///   - plane: The rectangle of the axes and its scales.
  ///   - marks: What is drawn, in painting order.
  ///   - series: The series whose curves names are placed at, in any order.
  ///   - theme: Sizes and colours.
  package init(plane: PlotPlane, marks: [any Mark], series: [String], theme: Theme) {
    self.plane = plane
    self.marks = marks
    self.theme = theme
    let frame = plane.frame
    let footprints = marks.map { ($0.series, $0.weight, $0.footprint(on: plane)) }
    ink = Occupancy(of: footprints.filter { $0.1 == .ink }.flatMap(\.2), in: frame)
    tints = Occupancy(of: footprints.filter { $0.1 == .tint }.flatMap(\.2), in: frame)
    curves = series.map { name in
      (name, Occupancy(of: footprints.filter { $0.0 == name }.flatMap(\.2), in: frame))
    }
  }

  /// Marks and text, in painting order.
  package var items: [PictureItem] { [plane.group(of: marks, theme: theme)] + text }

  /// Places a block of text where nothing is; says whether there was room. Lines without columns are
  /// flush with the nearer side of the panel.
  package mutating func place(
    _ block: TextBlock, corners: [BlockPlacement.Corner] = BlockPlacement.Corner.allCases,
    mayFloat: Bool = true
  ) -> Bool {
    let placement = BlockPlacement(frame: plane.frame, occupied: [ink, tints], taken: taken)
    let size = block.size
    guard let corner = placement.place(size, corners: corners, mayFloat: mayFloat) else {
      return false
    }
    taken.append(Rectangle(x: corner.x, y: corner.y, width: size.width, height: size.height))
    var block = block
    let middle = plane.frame.x + plane.frame.width / 2
    if corner.x + size.width / 2 < middle {
      if block.hasColumns { block.beginsAtLeft = true } else { block.alignment = .leading }
    }
    text += block.items(at: corner)
    return true
  }

  /// Places the names of series beside their curves, all or none; says whether it could. Names may
  /// reach into the margin at the right of the axes.
  package mutating func place(_ labels: [LabelPlacement.Label], rightMargin: Double = 0) -> Bool {
    let placement = LabelPlacement(
      frame: plane.frame, rightMargin: rightMargin, curves: curves, bands: tints, marks: ink,
      taken: taken)
    guard let points = placement.place(labels) else { return false }
    for (label, point) in zip(labels, points) {
      taken.append(label.line.box(at: point))
      text += label.line.items(at: point)
    }
    return true
  }
}
