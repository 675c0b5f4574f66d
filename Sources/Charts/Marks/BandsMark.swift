package import Drawing

/// The step bands of several series together, with the colour of two inks where they overlap.
///
/// There is no transparency in the formats that journals ask for: where bands overlap, the common
/// area is drawn in the product of their tints.
package struct BandsMark: Mark {
  /// A band with the colour of its series.
  package struct Band: Hashable, Sendable {
    /// The area.
    package var band: StepBand
    /// The series.
    package var series: String
    /// The colour of which the band is a tint.
    package var color: Color

    /// A band of a series.
    package init(_ band: StepBand, series: String, color: Color) {
      self.band = band
      self.series = series
      self.color = color
    }
  }

  /// The bands, at most six are intersected with each other.
  package var bands: [Band]

  /// Bands of several series.
  package init(_ bands: [Band]) { self.bands = bands }

  package var series: String { "" }
  package var weight: MarkWeight { .tint }

  package func items(on plane: PlotPlane, theme: Theme) -> [PictureItem] {
    let areas = bands.map {
      Area(members: [$0.series], slabs: $0.band.slabs(on: plane), color: $0.color.tint)
    }
    return Self.overlaps(of: areas).filter { !$0.slabs.isEmpty }.map { area in
      var item = PathItem(
        SlabRuns.outline(of: area.slabs), fill: area.color,
        series: area.members.count == 1 ? area.members[0] : "")
      item.telling = .band
      return .path(item)
    }
  }

  package func footprint(on plane: PlotPlane) -> [Rectangle] {
    bands.flatMap { $0.band.slabs(on: plane) }
  }

  private struct Area {
    var members: [String]
    var slabs: [Rectangle]
    var color: Color
  }

  /// The areas themselves, then what two have in common, then three, and so on.
  private static func overlaps(of areas: [Area]) -> [Area] {
    var all = areas
    /// Areas with the index of their last member, from which a further one is sought.
    var generation = areas.indices.map { (last: $0, area: areas[$0]) }
    while !generation.isEmpty, areas.count <= 6 {
      var next: [(last: Int, area: Area)] = []
      for (last, area) in generation {
        for other in areas.indices where other > last {
          let slabs = SlabRuns.intersection(area.slabs, areas[other].slabs)
          guard !slabs.isEmpty else { continue }
          let color = area.color.multiplied(by: areas[other].color)
          next.append(
            (other, Area(members: area.members + areas[other].members, slabs: slabs, color: color)))
        }
      }
      all += next.map(\.area)
      generation = next
    }
    return all
  }
}
