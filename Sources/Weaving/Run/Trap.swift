/// A trap as the Swift runtime reports it.
package struct Trap: Equatable {
  /// What happened, in the author's words.
  package var message: String
  /// How to mend it.
  package var remedy: String?
  /// The template's line, where the runtime names it.
  package var line: Int?
  /// The file's name, where the runtime names it.
  package var file: String?

  /// The trap in what a program wrote to its standard error; `nil` if there is none.
  package init?(standardError: String, isOurs: (_ file: String) -> Bool) {
    guard
      let text = standardError.split(separator: "\n").last(where: { $0.contains("Fatal error") }),
      let mark = text.firstRange(of: "Fatal error")
    else { return nil }
    let reason = String(text[mark.upperBound...].drop { $0 == ":" || $0 == " " })
    (message, remedy) = Self.wording(reason)
    // "Report/report.md:91: Fatal error: …" names the template, "Swift/….swift:692: …" does not.
    let place = text[..<mark.lowerBound].split(separator: ":")
    if place.count > 1, let file = place[0].split(separator: "/").last, isOurs(String(file)) {
      self.file = String(file)
      line = Int(place[1])
    }
  }

  private static func wording(_ reason: String) -> (String, String?) {
    switch reason {
    case let text where text.contains("ndex out of range") || text.contains("out of bounds"):
      return (
        "an index is out of range",
        "Counting begins at 0 and ends one before `count`; `.first` and `.last` may be missing."
      )
    case let text where text.contains("found nil while"):
      return (
        "`!` met a value that is missing",
        "Use `if let`, or `??` with what stands for a missing value."
      )
    case let text where text.contains("Division by zero"):
      return ("a whole number is divided by zero", "Test the divisor, or divide `Double`s.")
    case let text where text.contains("overflow") || text.contains("cannot be converted to Int"):
      return ("a whole number is too large or not a number: \(text)", nil)
    case let text where text.contains("upperBound < lowerBound"):
      return ("a range ends before it begins", "Test the two limits first.")
    // Swift's own words for a template that traps; nothing here forces an error.
    case let text where text.contains("'try!'"):
      return ("`try!` met an error: \(text)", "Write `try` instead.")
    case "": return ("the report stopped itself", nil)
    default: return (reason, nil)
    }
  }
}
