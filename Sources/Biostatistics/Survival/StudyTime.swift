import DataFrames
import Reporting

/// How reasons and warnings speak of a time.
enum StudyTime {
  /// "5 years" where the report names its unit, else "time 5".
  static func phrase(_ time: Double) -> String {
    let number = time.plainText
    guard let unit = ReportContext.current.timeUnit, !unit.isEmpty else { return "time \(number)" }
    let singular = time == 1 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    return "\(number) \(singular)"
  }
}
