import Foundation
import Reporting

/// Arithmetic, cell by cell; what is missing on either side is missing in the result. Label and
/// unit are left behind, since they no longer hold.
extension Column {
  /// The sum of each two cells.
  public static func + (a: Column, b: Column) -> Column { orStop { try a.computed("+", b, +) } }
  /// The difference of each two cells; of two dates in days.
  public static func - (a: Column, b: Column) -> Column { orStop { try a.computed("-", b, -) } }
  /// The product of each two cells.
  public static func * (a: Column, b: Column) -> Column { orStop { try a.computed("*", b, *) } }
  /// The quotient of each two cells.
  public static func / (a: Column, b: Column) -> Column { orStop { try a.computed("/", b, /) } }

  /// Each cell plus the number.
  public static func + (a: Column, b: Double) -> Column {
    orStop { try a.transformed("\(a.name) + \(b.plainText)") { $0 + b } }
  }
  /// Each cell minus the number.
  public static func - (a: Column, b: Double) -> Column {
    orStop { try a.transformed("\(a.name) - \(b.plainText)") { $0 - b } }
  }
  /// Each cell times the number.
  public static func * (a: Column, b: Double) -> Column {
    orStop { try a.transformed("\(a.name) * \(b.plainText)") { $0 * b } }
  }
  /// Each cell divided by the number.
  public static func / (a: Column, b: Double) -> Column {
    orStop { try a.transformed("\(a.name) / \(b.plainText)") { $0 / b } }
  }
  /// The number plus each cell.
  public static func + (a: Double, b: Column) -> Column {
    orStop { try b.transformed("\(a.plainText) + \(b.name)") { a + $0 } }
  }
  /// The number minus each cell.
  public static func - (a: Double, b: Column) -> Column {
    orStop { try b.transformed("\(a.plainText) - \(b.name)") { a - $0 } }
  }
  /// The number times each cell.
  public static func * (a: Double, b: Column) -> Column {
    orStop { try b.transformed("\(a.plainText) * \(b.name)") { a * $0 } }
  }
  /// The number divided by each cell.
  public static func / (a: Double, b: Column) -> Column {
    orStop { try b.transformed("\(a.plainText) / \(b.name)") { a / $0 } }
  }
  /// Each cell with the other sign.
  public static prefix func - (a: Column) -> Column {
    orStop { try a.transformed("-\(a.name)") { -$0 } }
  }

  package func computed(
    _ symbol: String, _ other: Column, _ operation: (Double, Double) -> Double
  ) throws(DataFailure) -> Column {
    try requireSameCount(as: other)
    let values = zip(try numbers(), try other.numbers()).map { operation($0, $1) }
    var result = computed(.numbers(values), as: "\(name) \(symbol) \(other.name)")
    result.fittedOn = fittedOn ?? other.fittedOn
    result.fitting = fittedOn == nil ? other.fitting : fitting
    result.warnOfUndefined(from: [self, other])
    return result
  }

  package func transformed(
    _ name: String, _ operation: (Double) -> Double
  ) throws(DataFailure) -> Column {
    let result = computed(.numbers(try numbers().map { operation($0) }), as: name)
    result.warnOfUndefined(from: [self])
    return result
  }

  /// Notes cells that have no value although their operands have one, such as the logarithm of a
  /// negative number: they count as missing, but never in silence.
  private func warnOfUndefined(from operands: [Column]) {
    guard case .numbers(let values) = storage, missingCount > 0 else { return }
    let undefined = values.indices.filter { row in
      values[row].isNaN && !operands.contains { $0.isMissing(at: row) }
    }
    guard let first = undefined.first else { return }
    let from = operands.compactMap { $0.text(at: first) }.joined(separator: " and ")
    ReportContext.warn(
      "undefined-values",
      "\(name) is not defined in \(undefined.count) cells (first from \(from)); they are missing")
  }
}

// MARK: - Functions

/// The natural logarithm of each cell; of 0 it is −∞, of a negative number missing, with a warning.
public func log(_ column: Column) -> Column {
  orStop { try column.transformed("log(\(column.name))") { Foundation.log($0) } }
}

/// The logarithm to base 2 of each cell.
public func log2(_ column: Column) -> Column {
  orStop { try column.transformed("log2(\(column.name))") { Foundation.log2($0) } }
}

/// The logarithm to base 10 of each cell.
public func log10(_ column: Column) -> Column {
  orStop { try column.transformed("log10(\(column.name))") { Foundation.log10($0) } }
}

/// The exponential of each cell.
public func exp(_ column: Column) -> Column {
  orStop { try column.transformed("exp(\(column.name))") { Foundation.exp($0) } }
}

/// The square root of each cell; of a negative number missing, with a warning.
public func sqrt(_ column: Column) -> Column {
  orStop { try column.transformed("sqrt(\(column.name))") { $0.squareRoot() } }
}

/// The absolute value of each cell.
public func abs(_ column: Column) -> Column {
  orStop { try column.transformed("abs(\(column.name))") { Swift.abs($0) } }
}
