/// Finds the name that an author most likely meant.
package enum Spelling {
  /// The candidate nearest to `name`, if one is near enough to be meant: at most a third of its
  /// letters away, case not counted. Of several equally near ones the first.
  package static func nearest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.lowercased().prefix(60))
    var best: (distance: Int, name: String)?
    for candidate in candidates.prefix(20_000) {
      let letters = Array(candidate.lowercased().prefix(60))
      let allowed = min(
        best.map { $0.distance - 1 } ?? .max, max(1, max(wanted.count, letters.count) / 3))
      guard abs(letters.count - wanted.count) <= allowed else { continue }
      let found = distance(wanted, letters)
      if found <= allowed { best = (found, candidate) }
    }
    return best?.name
  }

  /// How many letters have to be put in, left out, replaced or swapped with their neighbour.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
