import Drawing

/// Areas that are rows of touching upright boxes, as step bands are: outlines and intersections.
enum SlabRuns {
  /// Boxes further apart than this belong to different runs.
  private static let seam = 0.01

  /// One closed outline for each run of touching boxes: steps along the top, back along the bottom.
  /// One outline, not many boxes: between boxes that touch, printers and screens leave hairlines.
  static func outline(of slabs: [Rectangle]) -> Path {
    var outlines: [Path] = []
    for run in runs(of: slabs) {
      var top: [Point] = []
      var bottom: [Point] = []
      for slab in run {
        top.append(Point(x: slab.x, y: slab.y))
        top.append(Point(x: slab.maxX, y: slab.y))
        bottom.append(Point(x: slab.x, y: slab.maxY))
        bottom.append(Point(x: slab.maxX, y: slab.maxY))
      }
      outlines.append(Path(polygon: top + bottom.reversed()))
    }
    return Path(joining: outlines)
  }

  /// What two rows of boxes have in common, again from left to right. Both are walked once.
  static func intersection(_ first: [Rectangle], _ second: [Rectangle]) -> [Rectangle] {
    var common: [Rectangle] = []
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      let (a, b) = (first[i], second[j])
      let left = max(a.x, b.x)
      let right = min(a.maxX, b.maxX)
      let top = max(a.y, b.y)
      let bottom = min(a.maxY, b.maxY)
      if right > left, bottom > top {
        common.append(Rectangle(x: left, y: top, width: right - left, height: bottom - top))
      }
      if a.maxX < b.maxX { i += 1 } else { j += 1 }
    }
    return common
  }

  private static func runs(of slabs: [Rectangle]) -> [[Rectangle]] {
    var runs: [[Rectangle]] = []
    for slab in slabs {
      if let last = runs.last?.last, touches(last, slab) {
        runs[runs.count - 1].append(slab)
      } else {
        runs.append([slab])
      }
    }
    return runs
  }

  /// Whether the next box continues the run: it begins where the last ends and shares some height.
  private static func touches(_ last: Rectangle, _ next: Rectangle) -> Bool {
    abs(next.x - last.maxX) <= seam && next.y <= last.maxY && next.maxY >= last.y
  }
}
