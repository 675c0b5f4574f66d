/// What a label names, which its beginning tells: `fig-km`, `suppfig-calibration`.
enum LabelKind: String {
  case figure = "fig-"
  case table = "tbl-"

  /// Whether a label names such a thing, in the text or in its supplement.
  func includes(_ label: String) -> Bool {
    label.hasPrefix(rawValue) || label.hasPrefix("supp" + rawValue)
  }

  /// Whether a label names a figure or table of the supplement: Figure S1.
  static func isSupplementary(_ label: String) -> Bool {
    label.hasPrefix("suppfig-") || label.hasPrefix("supptbl-")
  }
}
