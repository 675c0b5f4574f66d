import Yams

/// Reads `author:`: a name, a list of names, or maps with affiliations, ORCID iD and address.
struct AuthorReader {
  private let value: OptionValue
  /// The affiliations that have an id.
  private let affiliations: [String: Place]

  /// A place in one language or two.
  private struct Place {
    var words: String
    var second: String?
  }

  private static let known = [
    "name", "affiliation", "affiliations", "orcid", "email", "corresponding", "equal-contributor",
    "deceased", "degrees", "roles", "role", "note",
  ]
  private static let unused = ["url", "id", "acknowledgements"]
  /// The keys of an affiliation, in the order in which they are printed.
  static let placeKeys = [
    "department", "name", "address", "city", "region", "postal-code", "country",
  ]

  init(_ value: OptionValue, affiliations: OptionValue?) throws(TemplateError) {
    self.value = value
    var known: [String: Place] = [:]
    if let affiliations {
      for item in affiliations.node.sequence ?? [] {
        guard let id = item.mapping?["id"]?.string else { continue }
        known[id] = Place(
          words: Self.words(of: item), second: try Self.secondWords(of: item, affiliations))
      }
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
    case "affiliation", "affiliations":
      author.affiliations += try places(value)
      author.secondAffiliations += try secondPlaces(value)
    case _ where TemplateReader.second(name, of: ["name", "affiliation", "affiliations"]) != nil:
      try readSecond(name, value, into: &author)
    case "orcid": author.orcid = try orcid(value)
    case "email": author.email = try value.word()
    case "corresponding": author.isCorresponding = try value.truth()
    case "equal-contributor": author.isEqualContributor = try value.truth()
    case "deceased": author.isDeceased = try value.truth()
    case "degrees": author.degrees = try value.words()
    case "role", "roles": author.roles = try roles(value)
    case "note": author.note = try value.word()
    case let other where Self.unused.contains(other):
      value.reader.note(
        "unused-key", at: key.line, "“author: \(other)” is understood but not used yet")
    default:
      let nearest = Self.known.nearest(to: name).map { "; nearest: “\($0)”" } ?? ""
      throw key.line.error("there is no key “\(name)” of an author\(nearest)")
    }
  }

  func name(_ value: OptionValue) throws(TemplateError) -> String {
    guard let parts = value.node.mapping else { return try value.word() }
    let names = ["given", "non-dropping-particle", "family"].compactMap { parts[$0]?.string }
    guard !names.isEmpty else { throw value.mismatch("a text, or {given: …, family: …}") }
    return parts["literal"]?.string ?? names.joined(separator: " ")
  }

  /// `roles: [conceptualization, software]`; Quarto also knows `{methodology: lead}`.
  private func roles(_ value: OptionValue) throws(TemplateError) -> [String] {
    guard let sequence = value.node.sequence else { return try role(value) }
    var result: [String] = []
    for item in sequence { result += try role(value.with(item)) }
    return result
  }

  private func role(_ value: OptionValue) throws(TemplateError) -> [String] {
    guard let mapping = value.node.mapping else {
      return [ContributorRole.words(of: try value.word())]
    }
    var result: [String] = []
    for (key, degree) in mapping {
      let degree = degree.string.map { " (\($0))" } ?? ""
      result.append(ContributorRole.words(of: key.string ?? "") + degree)
    }
    return result
  }

  func places(_ value: OptionValue) throws(TemplateError) -> [String] {
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
      return [place.words]
    }
    let word = try value.word()
    return [affiliations[word]?.words ?? word]
  }

  /// The same places in the second language, as far as they have it.
  private func secondPlaces(_ value: OptionValue) throws(TemplateError) -> [String] {
    if let sequence = value.node.sequence {
      var result: [String] = []
      for item in sequence { result += try secondPlaces(value.with(item)) }
      return result
    }
    let id = value.node.mapping?["ref"]?.string ?? value.node.scalar?.string ?? ""
    if let place = affiliations[id] { return place.second.map { [$0] } ?? [] }
    return try Self.secondWords(of: value.node, value).map { [$0] } ?? []
  }

  /// "Department, Name, City, Country"
  private static func words(of node: Node) -> String {
    if let text = node.scalar?.string { return text }
    return placeKeys.compactMap { node.mapping?[$0]?.string }.joined(separator: ", ")
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
