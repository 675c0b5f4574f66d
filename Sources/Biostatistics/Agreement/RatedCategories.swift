import DataFrames
import NumericalMethods

/// What several raters called the same subjects, as codes into common levels, on the subjects that all
/// of them rated.
struct RatedCategories {
  /// The common levels, in order.
  let levels: [String]
  /// For each rater the code of each complete subject.
  let codes: [[Int]]
  let droppedCount: Int

  /// Brings raters' columns to common levels: those given; else, of ordered categories, all that are
  /// declared, and of other columns those that occur, numbers by value and text in natural order.
  init(_ raters: [Column], levels given: [String]?) throws {
    let count = raters[0].count
    if let other = raters.first(where: { $0.count != count }) {
      throw TestFailure.notPaired(first: count, second: other.count)
    }
    let texts = raters.map(\.texts)
    var isComplete = [Bool](repeating: true, count: count)
    for column in texts {
      for row in 0..<count where column[row] == nil { isComplete[row] = false }
    }
    let rows = (0..<count).filter { isComplete[$0] }
    let occurring = Set(texts.flatMap { column in rows.compactMap { column[$0] } })
    let levels = given ?? Self.commonLevels(raters, occurring: occurring)
    let places = Dictionary(levels.enumerated().map { ($1, $0) }) { first, _ in first }
    if let stranger = occurring.sorted().first(where: { places[$0] == nil }) {
      throw TestFailure.outOfRange(
        "a rating is \"\(stranger)\", which is not among levels: "
          + levels.prefix(8).joined(separator: ", "))
    }
    self.levels = levels
    codes = texts.map { column in rows.map { column[$0].flatMap { places[$0] } ?? 0 } }
    droppedCount = count - rows.count
  }

  var count: Int { codes[0].count }

  private static func commonLevels(_ raters: [Column], occurring: Set<String>) -> [String] {
    if case .categories(let first, true) = raters[0].storage {
      let isShared = raters.allSatisfy {
        if case .categories(let coded, true) = $0.storage {
          coded.texts == first.texts
        } else {
          false
        }
      }
      if isShared { return first.texts }
    }
    return NaturalOrder.sorted(Array(occurring))
  }

  /// How often each pair of levels was given by two raters.
  func table(_ first: Int, _ second: Int) -> [[Int]] {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: levels.count), count: levels.count)
    for (a, b) in zip(codes[first], codes[second]) { counts[a][b] += 1 }
    return counts
  }
}
