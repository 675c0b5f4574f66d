import Foundation

/// The place in a bibliography of which pandoc complains.
private struct BibliographyPlace {
  var path: String
  var line: Int
  var words: String

  /// Reads `… file works.bib: (line 2, column 3): unexpected 'a'`.
  init?(_ text: String, _ bibliography: Bibliography) {
    guard let mark = text.firstRange(of: "(line "),
      let file = bibliography.files.first(where: { file in
        text.contains("\(file.path.split(separator: "/").last ?? ""): (line ")
      }), let line = Int(text[mark.upperBound...].prefix { $0.isNumber }),
      let end = text[mark.upperBound...].firstRange(of: "): ")
    else { return nil }
    path = file.path
    self.line = line
    words = String(text[end.upperBound...].prefix(120))
  }
}

/// Citations and references through pandoc's citeproc, called as a program. What it answered once is
/// kept: a second render starts no program.
public struct Citeproc: Sendable {
  private let cache: CitationCache?
  private let environment: [String: String]

  /// - Parameter environment: The process's environment: `PATH`, and where the cache is (see
  ///   `OFFPRINT_CACHE`). A cache that cannot be written is done without.
  public init(environment: [String: String]) {
    self.environment = environment
    cache = CitationCache(environment: environment)
  }

  /// The oldest pandoc whose citeproc can be used: it knows `@{key}`.
  private static let oldest = [2, 15]

  /// The answer for a request with what citeproc alone does not do: works without Chinese words are
  /// English in a Chinese list, names stand before numbers in the sentence.
  func answer(
    to request: CitationRequest, names: CitationStyle?
  ) throws(BibliographyFault) -> PandocAnswer {
    var answer = try answer(to: request)
    let vocabulary = Vocabulary(language: request.language)
    if vocabulary.isIdeographic {
      var english = request
      english.language = "en"
      answer.setLatinEntries(from: try self.answer(to: english))
    }
    if request.style.isNumeric, let names {
      var other = request
      try answer.setNames(of: &other, style: names, with: self)
    }
    if vocabulary.language == "zh" { answer.closeChineseNames() }
    answer.closeHanNames()
    if request.style.joinsNumbersWithHyphens { answer.joinNumbersWithHyphens() }
    return answer
  }

  /// The answer for a request.
  ///
  /// - Throws: One sentence: pandoc is absent or too old, or cannot read the works or the style.
  func answer(to request: CitationRequest) throws(BibliographyFault) -> PandocAnswer {
    let files = request.files()
    let arguments = request.arguments(files)
    let key = CitationCache.key(of: files, arguments)
    let program = ExternalProgram(named: "pandoc", environment: environment)
    let version = program.flatMap { self.version(of: $0) }
    if let kept = cache?.answer(key, version: version),
      let answer = try? PandocAnswer(json: kept, count: request.citations.count)
    {
      return answer
    }
    guard let program else {
      throw BibliographyFault(
        line: 0, message: "citations are set by pandoc, which is not installed: apt install pandoc")
    }
    let numbers = version?.split(separator: ".").compactMap { Int($0) } ?? []
    guard !numbers.lexicographicallyPrecedes(Self.oldest) else {
      throw BibliographyFault(
        line: 0,
        message: "citations need pandoc 2.15 or newer; \(program.path) is \(version ?? "unknown")")
    }
    let output = try run(program, arguments, files, request)
    let answer = try PandocAnswer(json: output, count: request.citations.count)
    cache?.keep(output, key, version: version ?? "unknown")
    return answer
  }

  // MARK: - The program

  private func run(
    _ program: ExternalProgram, _ arguments: [String], _ files: [(name: String, text: String)],
    _ request: CitationRequest
  ) throws(BibliographyFault) -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "offprint-citations-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome: ExternalProgram.Outcome
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      outcome = try program.run(arguments, in: folder)
    } catch {
      throw BibliographyFault(line: 0, message: "pandoc cannot be started: \(program.path)")
    }
    guard let status = outcome.status else {
      throw BibliographyFault(
        line: 0, message: "pandoc did not finish the references within two minutes")
    }
    guard status == 0 else { throw fault(outcome.errors, request) }
    return outcome.output
  }

  /// pandoc's words with the names of the author's files, in one line.
  private func fault(_ errors: String, _ request: CitationRequest) -> BibliographyFault {
    var words = errors.split(whereSeparator: \.isNewline)
      .filter { !$0.hasPrefix("[WARNING]") && !$0.hasPrefix("[INFO]") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    for (index, file) in request.bibliography.files.enumerated() {
      words = words.replacing(
        "works-\(index + 1).\(file.format.rawValue)",
        with: file.path.split(separator: "/").last ?? "")
    }
    if let place = BibliographyPlace(words, request.bibliography) {
      return BibliographyFault(
        path: place.path, line: place.line,
        message:
          "pandoc cannot read this line: \(place.words); look for a comma, brace or quotation "
          + "mark that is missing here or above")
    }
    words = words.replacing("style.csl", with: request.style.name + ".csl")
    return BibliographyFault(
      line: 0, message: "pandoc cannot set the references: " + String(words.prefix(300)))
  }

  /// The version, known without starting the program where the cache has seen it before.
  private func version(of program: ExternalProgram) -> String? {
    if let known = cache?.version(of: program.path) { return known }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "offprint-pandoc-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard let outcome = try? program.run(["--version"], in: folder), outcome.status == 0 else {
      return nil
    }
    let line = String(decoding: outcome.output, as: UTF8.self).prefix { !$0.isNewline }
    guard let version = line.split(separator: " ").last.map(String.init),
      version.first?.isNumber == true
    else { return nil }
    cache?.keep(version: version, of: program.path)
    return version
  }
}
