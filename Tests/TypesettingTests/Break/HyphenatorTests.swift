import Testing
import Typesetting

@Suite struct HyphenatorTests {
  @Test(
    "Words are divided where the American patterns say",
    arguments: [
      ("hyphenation", [2, 6]), ("recurrence", [5]), ("validation", [6]), ("development", [7]),
    ])
  func american(word: String, wanted: [Int]) {
    let points = Hyphenator(language: "en").points(in: Substring(word))
    #expect(points.contains { wanted.contains($0) } && Set(wanted).isSubset(of: points))
  }

  @Test("At least two letters stay before and three after", arguments: ["about", "radio", "every"])
  func margins(word: String) {
    let points = Hyphenator(language: "en-GB").points(in: Substring(word))
    #expect(points.allSatisfy { $0 >= 2 && word.count - $0 >= 3 })
  }

  @Test(
    "Short words, abbreviations and codes stay whole",
    arguments: ["cox", "rate", "TRIPOD", "mRNAs", "rfs2days"])
  func whole(word: String) {
    #expect(Hyphenator(language: "en").points(in: Substring(word)).isEmpty)
  }

  @Test("Marks around a word stay with its letters")
  func marks() {
    let hyphenator = Hyphenator(language: "en")
    let plain = hyphenator.cuts(of: "recurrence")
    #expect(hyphenator.cuts(of: "“recurrence,”") == plain.map { $0 + 3 })
  }

  @Test("A language without patterns divides nothing and warns once")
  func missing() {
    let hyphenator = Hyphenator(language: "xx")
    #expect(hyphenator.warning == nil)
    #expect(hyphenator.points(in: "recurrence").isEmpty)
    #expect(hyphenator.warning?.contains("xx") == true)
  }

  @Test("Latin words in Chinese text are divided as English")
  func chinese() {
    let hyphenator = Hyphenator(language: "zh-Hans")
    #expect(!hyphenator.points(in: "recurrence").isEmpty)
    #expect(hyphenator.warning == nil)
  }
}
