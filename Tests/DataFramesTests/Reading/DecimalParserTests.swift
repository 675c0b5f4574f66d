import DataFrames
import Testing

@Suite("Reading decimal numbers")
struct DecimalParserTests {
  private func parsed(_ text: String) -> Double? {
    let bytes = FileBytes(content: Array(text.utf8))
    return DecimalParser.parse(bytes.bytes.span.bytes, 0, bytes.count)
  }

  @Test(
    "The nearest double is found, as the standard library finds it",
    arguments: [
      "0", "-0", "1", "9007199254740992", "0.1", "0.30000000000000004", "123456.789012345678",
      "0.12345678901234567", "9.999999999999999999", "0.9007199254740993", "900719925.4740993",
      "1.7976931348623157e308", "4.9e-324", "2.2250738585072011e-308", "1e22", "1e23", "8.5E-7",
      "1234567890.123456789", "0.0000000000000000001", "123456789012345678.5", "5e-324",
      "9007199254740993.0", "1.00000000000000011102", "1844674407370955161.5",
    ])
  func exact(_ text: String) {
    #expect(parsed(text)?.bitPattern == Double(text)?.bitPattern)
  }

  @Test("Quotients of many digits agree with the standard library throughout")
  func sweep() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<20_000 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let digits = String(state % 1_000_000_000_000_000_000)
      let point = digits.index(digits.startIndex, offsetBy: Int(state >> 32) % digits.count)
      let text = "1" + digits[..<point] + "." + digits[point...]
      #expect(parsed(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(
    "What is no number, or would lose digits as one, is refused",
    arguments: [
      "", " ", "-", "+", ".", "e5", "1e", "1e+", "1e5x", "1,5", "0x10", "inf", "nan", "1 2", "--1",
      "007", "-01", "1e999", "110101199003074514", "9007199254740993", "−1", "1..2", "1.2.3",
      "12345678901234567890123",
    ])
  func refused(_ text: String) {
    #expect(parsed(text) == nil)
  }
}
