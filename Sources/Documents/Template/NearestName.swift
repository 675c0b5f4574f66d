extension Sequence<String> {
  /// The name that was probably meant: the one that is reached with the fewest edits (insertions,
  /// deletions, exchanges, swapped neighbours), if these are few for the name's length. Of equally
  /// near ones the first in alphabetical order.
  package func nearest(to name: String) -> String? {
    let wanted = Array(name.lowercased())
    let limit = Swift.max(1, Swift.min(4, (wanted.count + 2) / 3))
    var best: (distance: Int, name: String)?
    for candidate in self {
      let distance = editDistance(wanted, Array(candidate.lowercased()))
      guard distance <= limit else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }
}

/// The number of edits that lead from one word to the other.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return a.count + b.count }
  var older: [Int] = []
  var above = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      var least = Swift.min(above[j] + 1, row[j - 1] + 1)
      least = Swift.min(least, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        least = Swift.min(least, older[j - 2] + 1)
      }
      row.append(least)
    }
    older = above
    above = row
  }
  return above[b.count]
}
