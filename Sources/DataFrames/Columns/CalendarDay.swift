/// Days of the Gregorian calendar, counted from 1970-01-01.
package enum CalendarDay {
  /// What stands for a missing date.
  package static let missing = Int32.min

  /// The day of a date; `nil` where the calendar has no such date. Years 1…9999.
  /// Source: the era-based count of days of H. Hinnant, "chrono-compatible low-level date
  /// algorithms".
  package static func day(year: Int, month: Int, day: Int) -> Int32? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    // Years begin in March, so that the leap day is a year's last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The date as ISO 8601 writes it: 2019-03-05.
  package static func text(of day: Int32) -> String {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(dayOfMonth, to: 2)
  }

  /// Reads 2019-03-05, 2019/3/5 or 2019年3月5日; a time of midnight behind it is dropped. Orders
  /// that differ between countries (5/3/2019) are not read: coding is never guessed.
  package static func parse(_ text: String) -> Int32? {
    var fields: [Int] = []
    var separators: [Unicode.Scalar] = []
    var digits = 0
    var value = 0
    var scalars = text.unicodeScalars[...]
    for midnight in [" 00:00:00", "T00:00:00", " 00:00", " 0:00:00", " 0:00"]
    where text.hasSuffix(midnight) {
      scalars = scalars.dropLast(midnight.unicodeScalars.count)
      break
    }
    for scalar in scalars {
      if ("0"..."9").contains(scalar) {
        guard digits < 4 else { return nil }
        value = value * 10 + Int(scalar.value - 48)
        digits += 1
      } else {
        guard digits > 0, separators.count < 3, !fields.isEmpty || digits == 4 else { return nil }
        fields.append(value)
        separators.append(scalar)
        (value, digits) = (0, 0)
      }
    }
    if digits > 0 { fields.append(value) }
    guard fields.count == 3, isDateForm(separators), digits <= 2 else { return nil }
    return day(year: fields[0], month: fields[1], day: fields[2])
  }

  private static func isDateForm(_ separators: [Unicode.Scalar]) -> Bool {
    separators == ["-", "-"] || separators == ["/", "/"] || separators == ["年", "月", "日"]
      || separators == ["年", "月"]
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
