internal import Documents

/// The words that the pages set themselves, in the document's language.
struct Wording {
  private let isChinese: Bool

  /// The words of a language; English where we know no others.
  init(language: String) { isChinese = language.lowercased().hasPrefix("zh") }

  var abstract: String { isChinese ? "摘要" : "Abstract" }
  var keywords: String { isChinese ? "关键词" : "Keywords" }
  var correspondence: String { isChinese ? "通信作者" : "Correspondence" }
  var orcid: String { "ORCID iD" }

  /// "Page 1 of 7".
  func page(_ number: Int, of count: Int) -> String {
    isChinese ? "第 \(number) 页 共 \(count) 页" : "Page \(number) of \(count)"
  }

  /// "Table 2 (continued)".
  func continued(_ title: String) -> String {
    isChinese ? title + "（续）" : title + " (continued)"
  }

  /// What stands between the author of that index and the one before, of `count`.
  func separator(before index: Int, of count: Int) -> String {
    if isChinese { return "，" }
    return index == count - 1 ? " and " : ", "
  }

  /// The authors for the running head: surnames, of more than three the first alone.
  func shortAuthors(_ names: [String]) -> String {
    let surnames = names.map(surname)
    if surnames.count > 3 { return surnames[0] + (isChinese ? "等" : " et al.") }
    return surnames.enumerated().map { index, name in
      index == 0 ? name : separator(before: index, of: surnames.count) + name
    }.joined()
  }

  /// The last word of a personal name; the whole of any other, such as a group's or a Chinese one.
  private func surname(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 1, words.allSatisfy({ $0.first?.isUppercase == true }),
      let last = words.last
    else { return name }
    let particles: Set<Substring> = ["Jr", "Jr.", "Sr.", "II", "III", "PhD", "MD"]
    return String(particles.contains(last) ? words[words.count - 2] : last)
  }

  /// An ISO date in words: "20 November 2026"; any other text as it is.
  func date(_ iso: String) -> String {
    let parts = iso.split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month), (1...31).contains(day)
    else { return iso }
    if isChinese { return "\(year)年\(month)月\(day)日" }
    return "\(day) \(Self.months[month - 1]) \(year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
