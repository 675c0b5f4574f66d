public import Drawing
public import Reporting

extension FigureStyle {
  /// What a figure has that the journal does not take: type that is too small or too large, a width or
  /// height beyond the page. Each warning names both numbers; half a point and half a millimetre below
  /// what is printed count as rounding.
  ///
  /// - Parameters:
  ///   - picture: The figure at its final size.
  ///   - journal: The journal's name.
  /// - Returns: One warning for each limit that is broken.
  public func warnings(of picture: Picture, journal: String) -> [ReportWarning] {
    var warnings: [ReportWarning] = []
    func warn(_ name: String, _ text: String) {
      warnings.append(ReportWarning(name: name, text: text))
    }
    let greatest = max(widths.double, width)
    if picture.size.width > greatest + 0.5 {
      warn(
        "figure-too-wide",
        "the figure is \(length(picture.size.width)) wide; \(journal) prints up to "
          + "\(length(greatest)): give it a fig-width of single, one-and-half or double")
    }
    if let greatestHeight, picture.size.height > greatestHeight + 0.5 {
      warn(
        "figure-too-high",
        "the figure is \(length(picture.size.height)) high; \(journal) prints up to "
          + "\(length(greatestHeight)): give it a smaller fig-height")
    }
    let sizes = picture.placedItems.compactMap { placed -> Double? in
      guard case .text(let run) = placed.item else { return nil }
      return run.font.size
    }
    if let least = sizes.min(), least < smallestType - 0.05 {
      warn(
        "figure-type-too-small",
        "the figure has type of \(points(least)); \(journal) asks for \(points(smallestType)) at "
          + "least: draw it at its final width, or take a larger theme")
    }
    if let largestType, let most = sizes.max(), most > largestType + 0.05 {
      warn(
        "figure-type-too-large",
        "the figure has type of \(points(most)); \(journal) asks for \(points(largestType)) at "
          + "most: take a smaller theme")
    }
    return warnings
  }

  private func length(_ points: Double) -> String { rounded(points * 25.4 / 72) + " mm" }

  private func points(_ size: Double) -> String { rounded(size) + " pt" }

  private func rounded(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths) % 10)"
  }
}
