import DataFrames
import Reporting

/// A variable as a baseline table shows it.
struct BaselineVariable {
  enum Content {
    /// Numbers; NaN where missing.
    case numbers([Double])
    /// Categories: for each row the index of its level, −1 where missing.
    case categories(codes: [Int32], levels: [String])
  }

  /// More levels than any table can show; such a column holds identifiers or numbers read as text.
  private static let mostLevels = 50

  let name: String
  /// The label without the unit.
  private let plainLabel: String
  private let unit: String?
  let content: Content

  init(_ column: Column) throws {
    name = column.name
    plainLabel = column.label ?? BaselineVariable.readable(column.name)
    unit = column.unit
    if let grouping = Grouping(shownAsCategories: column) {
      guard grouping.levels.count <= BaselineVariable.mostLevels else {
        throw BaselineFailure.tooManyLevels(column.name, count: grouping.levels.count)
      }
      content = .categories(codes: grouping.codes, levels: grouping.levels)
    } else {
      content = .numbers(column.doubles)
    }
  }

  /// The label with its unit: "Age, years", "年龄/岁".
  func label(in words: BaselineWords) -> String {
    guard let unit else { return plainLabel }
    let isDivisor = words.unitSeparator == "/"
    return plainLabel + words.unitSeparator + (isDivisor ? NumberStyle.divisor(unit) : unit)
  }

  /// A column's name as a reader expects it: `tumour_size` becomes "Tumour size". Names with
  /// capitals of their own, or in other scripts, are left alone.
  static func readable(_ name: String) -> String {
    guard !name.contains(where: \.isUppercase) else {
      return name.replacing("_", with: " ")
    }
    let words = name.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Whether two levels only say no and yes, so that the variable's name alone names the second.
  static func saysYes(_ levels: [String]) -> Bool {
    guard levels.count == 2 else { return false }
    let pairs = [
      ["no", "yes"], ["false", "true"], ["0", "1"], ["n", "y"], ["否", "是"], ["无", "有"],
    ]
    return pairs.contains([levels[0].lowercased(), levels[1].lowercased()])
  }
}
