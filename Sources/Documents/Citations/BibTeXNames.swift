/// Names in BibTeX, `van Klaveren, David and Ludwig von Elm`.
enum BibTeXNames {
  /// The names with particles that stay with what follows them, and "Jr" without its full stop.
  static func readied(_ text: String) -> String {
    var result = ""
    var name = ""
    for piece in pieces(of: text) {
      if piece.isAnd {
        result += readied(name: name) + piece.text
        name = ""
      } else {
        name += piece.text
      }
    }
    return result + readied(name: name)
  }

  /// Particles that belong to a family's name and are counted with it. Source: Citing Medicine, 2nd
  /// edition, chapter 1, "Keep prefixes in surnames".
  static let particles: Set<String> = [
    "van", "von", "vom", "vander", "vanden", "vande", "de", "den", "der", "dem", "het", "del",
    "della",
    "dello", "dei", "degli", "dal", "dalla", "di", "da", "das", "do", "dos", "du", "des", "la",
    "le",
    "lo", "los", "las", "les", "ten", "ter", "te", "tot", "ver", "zu", "zum", "zur", "auf", "aus",
    "am",
    "af", "av", "op", "in't", "el", "al", "bin", "ibn", "'t", "’t", "'s", "’s",
  ]

  private static func readied(name: String) -> String {
    let parts = parts(of: name)
    guard let first = parts.first else { return name }
    if parts.count > 1 {
      var parts = parts
      parts[0] = bound(first)
      if parts.count > 2 { parts[1] = suffix(parts[1]) }
      return parts.joined(separator: ",")
    }
    let words = words(of: name)
    guard let start = words.indices.first(where: { $0 > 0 && particles.contains(words[$0]) }),
      start < words.count - 1
    else { return bound(name) }
    let family = words[start...].joined(separator: " ")
    let given = words[..<start].joined(separator: " ")
    let before = String(name.prefix { $0.isWhitespace })
    let after = String(name.reversed().prefix { $0.isWhitespace }.reversed())
    // The ends of lines stay, so that pandoc counts them as the author does.
    let ends = name.trimmed.count { $0.isNewline }
    return before + "{\(family)}, \(given)" + String(repeating: "\n", count: ends) + after
  }

  /// A family's name that begins with a particle, in braces.
  private static func bound(_ part: String) -> String {
    let words = words(of: part)
    // BibTeX's own rule: what begins with a small letter before the family's name is a particle.
    guard words.count > 1, let first = words.first,
      particles.contains(first) || first.first?.isLowercase == true
    else { return part }
    let blanks = part.prefix { $0.isWhitespace }
    let rest = part.dropFirst(blanks.count)
    let end = String(rest.reversed().prefix { $0.isWhitespace }.reversed())
    return blanks + "{" + rest.dropLast(end.count) + "}" + end
  }

  private static func suffix(_ part: String) -> String {
    let word = part.trimmed
    return word == "Jr." || word == "Sr." ? part.replacing(".", with: "") : part
  }

  // MARK: - Parts

  /// The text parted at the word "and" outside of braces.
  private static func pieces(of text: String) -> [(text: String, isAnd: Bool)] {
    var pieces: [(text: String, isAnd: Bool)] = []
    var depth = 0
    var word = ""
    func flush() {
      if !word.isEmpty { pieces.append((word, depth == 0 && word.lowercased() == "and")) }
      word = ""
    }
    for character in text {
      if character.isWhitespace, depth == 0 {
        flush()
        pieces.append((String(character), false))
        continue
      }
      if character == "{" { depth += 1 }
      word.append(character)
      if character == "}" { depth = max(depth - 1, 0) }
    }
    flush()
    return pieces
  }

  /// The name parted at commas outside of braces.
  private static func parts(of name: String) -> [String] {
    split(name) { $0 == "," }
  }

  private static func words(of name: String) -> [String] {
    split(name) { $0.isWhitespace }.filter { !$0.isEmpty }
  }

  private static func split(_ text: String, at isSeparator: (Character) -> Bool) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth = max(depth - 1, 0) }
      if depth == 0, isSeparator(character) {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }
}
