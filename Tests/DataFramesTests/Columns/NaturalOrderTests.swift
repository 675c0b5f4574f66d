import DataFrames
import Testing

@Suite("Natural order")
struct NaturalOrderTests {
  @Test(
    "Numbers in texts count by value, all else by code point",
    arguments: [
      ["T1", "T2", "T10"], ["20-50", "<=20", ">50"], ["-2", "-1", "0", "10"],
      ["0.25", "0.5", "1.5", "10"], ["I", "II", "III", "IV"], ["A", "B", "a"],
      ["1", "01"].sorted(),
      ["IIIC1", "IIIC2"], ["post", "pre"], ["x", "x1", "x1y", "x2"], ["低", "高"].sorted(),
    ])
  func order(_ levels: [String]) {
    #expect(NaturalOrder.sorted(levels.reversed()) == levels)
  }

  @Test("Swapped and missing letters are near, other words are not")
  func spelling() {
    #expect(Spelling.nearest(to: "agee", among: ["sex", "age"]) == "age")
    #expect(Spelling.nearest(to: "rfs_dasy", among: ["rfs_event", "rfs_days"]) == "rfs_days")
    #expect(Spelling.nearest(to: "height", among: ["sex", "age"]) == nil)
    #expect(Spelling.nearest(to: "Age", among: ["age"]) == "age")
  }
}
