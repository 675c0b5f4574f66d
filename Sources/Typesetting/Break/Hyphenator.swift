internal import CHyphen
internal import Foundation

/// Where words of a language may be divided, after the patterns of the distribution.
///
/// Liang, *Word Hy-phen-a-tion by Com-put-er*, Stanford 1983, as libhyphen does it.
package final class Hyphenator {
  private enum State {
    case untouched, loaded(OpaquePatterns), missing
  }

  /// Owns the patterns of one language.
  private final class OpaquePatterns {
    let pointer: UnsafeMutablePointer<HyphenDict>
    /// Takes over the patterns that `hnj_hyphen_load` hands out.
    init(_ pointer: UnsafeMutablePointer<HyphenDict>) { self.pointer = pointer }
    deinit { hnj_hyphen_free(pointer) }
  }

  private let language: String
  private let folder: String
  private var state = State.untouched
  private var known: [Substring: [Int]] = [:]
  private var knownCuts: [Substring: [Int]] = [:]
  /// What to tell the author, if the patterns are missing.
  package private(set) var warning: String?

  /// Patterns for a BCP 47 tag, read from `folder` when the first word is asked for.
  package init(language: String, folder: String = "/usr/share/hyphen") {
    // Latin words in Chinese text are English ones.
    self.language = language.lowercased().hasPrefix("zh") ? "en" : language
    self.folder = folder
  }

  /// After how many letters the word may be divided, ascending: at least 2 before, 3 after.
  ///
  /// Words of fewer than five letters, and such with capitals inside or with anything but letters,
  /// are not divided.
  package func points(in word: Substring) -> [Int] {
    if let points = known[word] { return points }
    let points = find(in: word)
    known[Substring(String(word))] = points
    return points
  }

  /// After how many bytes of UTF-8 the word may be divided; marks before and after its letters stay
  /// with them.
  package func cuts(of word: Substring) -> [Int] {
    if let cuts = knownCuts[word] { return cuts }
    var cuts: [Int] = []
    if word.utf8.count >= 5, let first = word.firstIndex(where: \.isLetter),
      let last = word.lastIndex(where: \.isLetter)
    {
      let letters = word[first...last]
      cuts = points(in: letters).map {
        word.utf8.distance(
          from: word.startIndex, to: letters.index(letters.startIndex, offsetBy: $0))
      }
    }
    knownCuts[Substring(String(word))] = cuts
    return cuts
  }

  private func find(in word: Substring) -> [Int] {
    guard word.count >= 5, word.allSatisfy(\.isLetter),
      !word.dropFirst().contains(where: \.isUppercase),
      let patterns = patterns()
    else { return [] }
    let lowered = word.lowercased()
    guard lowered.unicodeScalars.count == word.count else { return [] }
    let bytes = lowered.utf8.count
    var marks = [CChar](repeating: 0, count: bytes + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = hnj_hyphen_hyphenate3(
      patterns.pointer, lowered, Int32(bytes), &marks, nil, &replacements, &positions, &cuts, 2, 3,
      2, 3)
    // The lists exist only for languages that change letters at a division.
    let changesLetters = replacements != nil
    if let replacements {
      for index in 0..<bytes { free(replacements[index]) }
      free(replacements)
      free(positions)
      free(cuts)
    }
    guard status == 0, !changesLetters else { return [] }
    let count = word.count
    return (2..<max(2, count - 2)).filter { marks[$0 - 1] & 1 == 1 }
  }

  private func patterns() -> OpaquePatterns? {
    switch state {
    case .loaded(let patterns): return patterns
    case .missing: return nil
    case .untouched:
      for name in names {
        if let pointer = hnj_hyphen_load("\(folder)/hyph_\(name).dic") {
          let patterns = OpaquePatterns(pointer)
          state = .loaded(patterns)
          return patterns
        }
      }
      state = .missing
      warning =
        "words are not hyphenated: there are no patterns for the language \"\(language)\" in "
        + "\(folder); install the package hyphen-\(language.lowercased())"
      return nil
    }
  }

  /// The names under which the patterns may lie, the likeliest first.
  private var names: [String] {
    let parts = language.split(separator: "-").map(String.init)
    guard let base = parts.first?.lowercased() else { return [] }
    if let region = parts.dropFirst().first(where: { $0.count == 2 })?.uppercased() {
      return ["\(base)_\(region)", base]
    }
    return base == "en" ? ["en_US", "en_GB"] : [base, "\(base)_\(base.uppercased())"]
  }
}
