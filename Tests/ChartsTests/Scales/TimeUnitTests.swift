import Charts
import Testing

@Suite("Units of time")
struct TimeUnitTests {
  @Test(
    "A unit is read from words",
    arguments: [
      ("Years since surgery", TimeUnit.years), ("Time since enrolment (months)", .months),
      ("Follow-up, d", .days), ("Weeks", .weeks), ("术后时间（年）", .years), ("随访时间/月", .months),
    ])
  func named(text: String, unit: TimeUnit) { #expect(TimeUnit(namedIn: text) == unit) }

  @Test("Words without a unit have none", arguments: ["Time", "", "Yearning", "Follow-up"])
  func unnamed(text: String) { #expect(TimeUnit(namedIn: text) == nil) }
}
