import Documents
import Reporting

extension BaselineWords {
  /// The note that names a test: it begins with a capital, ends with a full stop, has the t of the
  /// t test in italics and large numbers spaced.
  func note(ofTest method: String, style: NumberStyle) -> [Inline] {
    if let name = chineseTests.first(where: { $0.method == method })?.name {
      return [.text(name + fullStop)]
    }
    let words = method.split(separator: " ").map { word in
      Int(word).map { style.integer($0) } ?? String(word)
    }
    let text = words.joined(separator: " ").replacing("'", with: "’")
    let sentence = text.prefix(1).uppercased() + text.dropFirst() + "."
    guard let letter = sentence.firstRange(of: " t test") else { return [.text(sentence)] }
    return [
      .text(sentence[..<letter.lowerBound] + " "), .emphasis([.text("t")]),
      .text(String(sentence[letter.lowerBound...].dropFirst(2))),
    ]
  }

  /// The tests that a baseline table makes, as Chinese journals name them; none in other languages.
  private var chineseTests: [(method: String, name: String)] {
    guard colon == "：" else { return [] }
    return [
      ("Welch's t test", "Welch t检验"), ("Welch's analysis of variance", "Welch方差分析"),
      ("Student's t test", "t检验"), ("one-way analysis of variance", "单因素方差分析"),
      ("Wilcoxon rank-sum test", "Wilcoxon秩和检验"),
      ("exact Wilcoxon rank-sum test", "Wilcoxon秩和检验（精确法）"),
      ("Kruskal–Wallis test", "Kruskal–Wallis检验"), ("Fisher's exact test", "Fisher确切概率法"),
      ("chi-squared test without continuity correction", "χ²检验"),
      ("chi-squared test with Yates's continuity correction", "连续性校正χ²检验"),
    ]
  }
}
