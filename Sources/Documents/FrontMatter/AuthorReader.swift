import Yams

/// Reads `author:`: a name, a list of names, or maps with affiliations, ORCID iD and address.
struct AuthorReader {
  private let value: OptionValue
  private let affiliations: [String: String]

  private static let known = [
    "name", "affiliation", "affiliations", "orcid", "email", "corresponding",
  ]
  private static let unused = [
    "equal-contributor", "deceased", "degrees", "roles", "role", "note", "url", "id",
    "acknowledgements",
  ]

  init(_ value: OptionValue, affiliations: Node?) {
    self.value = value
    var known: [String: String] = [:]
    for item in affiliations?.sequence ?? [] {
      guard let id = item.mapping?["id"]?.string else { continue }
      known[id] = Self.words(of: item)
    }
    self.affiliations = known
  }

  func authors() throws(TemplateError) -> [FrontMatter.Author] {
    guard let sequence = value.node.sequence else { return [try author(value.node)] }
    var authors: [FrontMatter.Author] = []
    for node in sequence { authors.append(try author(node)) }
    return authors
  }

  private func author(_ node: Node) throws(TemplateError) -> FrontMatter.Author {
    let value = value.with(node)
    if node.scalar != nil { return FrontMatter.Author(name: try value.word()) }
    guard let mapping = node.mapping else {
      throw value.mismatch("a name, or {name: …, affiliation: …}")
    }
    var author = FrontMatter.Author(name: "")
    for (key, node) in mapping {
      try read(
        key.string ?? "", value.with(node, name: key.string), key: value.with(key), into: &author)
    }
    guard !author.name.isEmpty else { throw value.line.error("this author has no “name”") }
    return author
  }

  private func read(
    _ name: String, _ value: OptionValue, key: OptionValue, into author: inout FrontMatter.Author
  ) throws(TemplateError) {
    switch name {
    case "name": author.name = try self.name(value)
    case "affiliation", "affiliations": author.affiliations += try places(value)
    case "orcid": author.orcid = try orcid(value)
    case "email": author.email = try value.word()
    case "corresponding": author.isCorresponding = try value.truth()
    case let other where Self.unused.contains(other):
      value.reader.note(
        "unused-key", at: key.line, "“author: \(other)” is understood but not used yet")
    default:
      let nearest = Self.known.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
      throw key.line.error("there is no key “\(name)” of an author\(nearest)")
    }
  }

  private func name(_ value: OptionValue) throws(TemplateError) -> String {
    guard let parts = value.node.mapping else { return try value.word() }
    let names = ["given", "non-dropping-particle", "family"].compactMap { parts[$0]?.string }
    guard !names.isEmpty else { throw value.mismatch("a text, or {given: …, family: …}") }
    return parts["literal"]?.string ?? names.joined(separator: " ")
  }

  private func places(_ value: OptionValue) throws(TemplateError) -> [String] {
    if let sequence = value.node.sequence {
      var result: [String] = []
      for item in sequence { result += try places(value.with(item)) }
      return result
    }
    if let mapping = value.node.mapping {
      guard let reference = mapping["ref"]?.string else { return [Self.words(of: value.node)] }
      guard let place = affiliations[reference] else {
        let nearest = affiliations.keys.nearest(to: reference).map { "; nearest: “\($0)”" } ?? ""
        throw value.line.error("“affiliations” has no id “\(reference)”\(nearest)")
      }
      return [place]
    }
    let word = try value.word()
    return [affiliations[word] ?? word]
  }

  /// "Department, Name, City, Country"
  private static func words(of node: Node) -> String {
    if let text = node.scalar?.string { return text }
    let keys = ["department", "name", "address", "city", "region", "postal-code", "country"]
    return keys.compactMap { node.mapping?[$0]?.string }.joined(separator: ", ")
  }

  /// Sixteen digits in fours, the last of which checks the others (ISO 7064 MOD 11-2).
  private func orcid(_ value: OptionValue) throws(TemplateError) -> String {
    let text = try value.word()
    let id = text.split(separator: "/").last.map(String.init) ?? text
    let digits = id.filter { $0 != "-" }
    let isShaped = id.split(separator: "-").map(\.count) == [4, 4, 4, 4]
    var total = 0
    for digit in digits.dropLast() {
      guard let number = digit.wholeNumberValue, digit.isASCII else {
        throw value.mismatch(Self.orcidForm)
      }
      total = (total + number) * 2
    }
    let check = (12 - total % 11) % 11
    guard isShaped, digits.count == 16,
      String(digits.suffix(1)).uppercased() == (check == 10 ? "X" : "\(check)")
    else { throw value.mismatch(Self.orcidForm) }
    return id.uppercased()
  }

  private static let orcidForm = "an ORCID iD such as 0000-0002-1825-0097 with a right last digit"
}
