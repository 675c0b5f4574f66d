import Reporting

extension HorizonWeights {
  /// Why nothing can be said at the horizon: nobody at risk, or fewer than two cases or controls; `nil`
  /// where something can.
  var refusal: String? {
    let time = StudyTime.phrase(horizon)
    if controlCount == 0 { return "0 at risk at \(time)" }
    for (count, what) in [(caseCount, "case"), (controlCount, "control")] where count < 2 {
      return "\(count) \(what)\(count == 1 ? "" : "s") at \(time)"
    }
    return nil
  }

  /// Warns that a quantity rests on fewer than ten cases or controls.
  func warnOfFew(for quantity: String) {
    for (count, what) in [(caseCount, "cases"), (controlCount, "controls")] where count < 10 {
      ReportContext.warn(
        "low-precision", "\(quantity) at \(StudyTime.phrase(horizon)) rests on \(count) \(what)")
    }
  }
}
