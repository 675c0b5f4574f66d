/// How the models of a forest plot stand, and whether there is room for counts; tried in turn until
/// everything fits.
struct ForestArrangement {
  /// Whether each model has a part of its own below the other.
  var isStacked: Bool
  /// What is counted in which column.
  var counts: Counts
  /// The shortest axis that will do, in points.
  var leastAxis: Double
  /// The largest share of the width that labels may take.
  var labelShare: Double

  enum Counts {
    /// No column.
    case none
    /// One column for all models, which have the same patients.
    case shared
    /// A column for each model.
    case each
    /// A column for each arm of the one model.
    case arms
  }

  /// From the best to the last resort.
  static func all(modelCount: Int, sharesCounts: Bool, hasArms: Bool) -> [ForestArrangement] {
    var all: [ForestArrangement] = []
    func add(_ isStacked: Bool, _ counts: Counts, _ axis: Double, _ share: Double) {
      all.append(
        ForestArrangement(
          isStacked: isStacked, counts: counts, leastAxis: axis, labelShare: share))
    }
    if modelCount > 1 {
      add(false, .each, 70, 0.3)
      if sharesCounts { add(false, .shared, 66, 0.3) }
      add(false, .none, 62, 0.28)
    }
    let isStacked = modelCount > 1
    if hasArms, !isStacked { add(false, .arms, 80, 0.36) }
    add(isStacked, .each, 80, 0.4)
    add(isStacked, .each, 62, 0.3)
    add(isStacked, .none, 52, 0.36)
    add(isStacked, .none, 36, 0.28)
    return all
  }
}
