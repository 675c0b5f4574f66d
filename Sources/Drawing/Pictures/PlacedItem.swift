/// A path, text, image, link or anchor with the map and the clips of the groups around it.
package struct PlacedItem: Sendable {
  /// A clip: a rectangle and the map under which it is upright.
  package struct Clip: Hashable, Sendable {
    package var rectangle: Rectangle
    package var map: AffineMap
  }

  /// What is drawn; never a group.
  package var item: PictureItem
  /// From the item's coordinates to the picture's.
  package var map: AffineMap
  /// What the groups around it leave visible.
  package var clips: [Clip]
}

extension Picture {
  /// All items outside of groups, in painting order.
  package var placedItems: [PlacedItem] {
    var placed: [PlacedItem] = []
    func place(_ items: [PictureItem], _ map: AffineMap, _ clips: [PlacedItem.Clip]) {
      for item in items {
        guard case .group(let group) = item else {
          placed.append(PlacedItem(item: item, map: map, clips: clips))
          continue
        }
        let inner = map.after(AffineMap(offset: group.offset, rotation: group.rotation))
        let clip = group.clip.map { [PlacedItem.Clip(rectangle: $0, map: inner)] } ?? []
        place(group.items, inner, clips + clip)
      }
    }
    place(items, .identity, [])
    return placed
  }
}

extension PlacedItem {
  /// A rectangle of the picture outside of which the item leaves no ink; `nil` if it leaves none.
  func bounds(_ measurer: TextMeasurer) -> Rectangle? {
    let box: Rectangle?
    switch item {
    case .path(let path):
      // A mitred corner reaches at most ten half widths out, Cairo's limit.
      let margin = path.stroke.map { $0.width * ($0.join == .miter ? 5 : 0.5) + 0.01 } ?? 0.01
      box = Rectangle(around: path.path.points.map { map($0) })?.grown(by: margin)
    case .text(let run):
      let width = measurer.metrics(run).width
      // Accents, italics and Han marks reach beyond the letters' box, never by an em.
      let extent = Rectangle(
        x: -run.font.size, y: -1.5 * run.font.size, width: width + 2 * run.font.size,
        height: 2.5 * run.font.size)
      let turned = map.after(AffineMap(offset: run.origin, rotation: run.rotation))
      box = Rectangle(around: turned.corners(of: extent))
    case .image(let image):
      box = Rectangle(around: map.corners(of: image.frame))
    case .group, .link, .anchor:
      box = nil
    }
    return clips.reduce(box) { box, clip in
      Rectangle(around: clip.map.corners(of: clip.rectangle)).flatMap { box?.intersection($0) }
    }
  }
}
