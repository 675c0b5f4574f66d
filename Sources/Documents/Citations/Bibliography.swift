/// The works that can be cited, as their files have them. Only what is needed to find a work is read
/// here; what a reference says is pandoc's business.
public struct Bibliography: Sendable {
  /// The format of a file.
  public enum Format: String, Sendable {
    /// BibTeX or BibLaTeX.
    case bibtex = "bib"
    /// CSL-JSON, as Zotero and Crossref write it.
    case json
    /// CSL-YAML, pandoc's `references:`.
    case yaml
  }

  /// One file.
  public struct File: Sendable {
    /// The path, as it stands in messages.
    public var path: String
    /// The format.
    public var format: Format
    /// The text.
    public var source: String
    /// The works in it, in order.
    var entries: [Entry]
    /// What stands between the works and serves them: BibTeX's `@string`.
    var shared: [Range<Int>] = []
  }

  /// A work in a file.
  struct Entry: Sendable {
    var key: String
    /// The line, from 1; 0 where it is not known.
    var line: Int
    /// Where the entry stands in the file's bytes; empty where it cannot be taken out.
    var range: Range<Int>
  }

  /// The files, in order.
  public private(set) var files: [File] = []
  /// In which file each work is, and which of its entries it is.
  private var places: [String: (file: Int, entry: Int)] = [:]
  /// The keys that two entries have, with the place of the second.
  private var doubles: [String: (file: Int, entry: Int)] = [:]

  /// The keys of all works.
  public var keys: [String] { Array(places.keys) }

  /// Whether there is such a work.
  func contains(_ key: String) -> Bool { places[key] != nil }

  /// Takes a file in.
  mutating func add(path: String, format: Format, source: String) throws(BibliographyFault) {
    let file: File
    switch format {
    case .bibtex: file = try BibTeXScanner.file(path: path, source: source)
    case .json: file = try CSLItems.json(path: path, source: source)
    case .yaml: file = try CSLItems.yaml(path: path, source: source)
    }
    for (index, entry) in file.entries.enumerated() {
      let place = (files.count, index)
      if places[entry.key] == nil { places[entry.key] = place } else { doubles[entry.key] = place }
    }
    files.append(file)
  }

  /// What is wrong with citing a key; `nil` where nothing is.
  func fault(with key: String) -> String? {
    guard let first = places[key] else {
      let names = files.map { $0.path.split(separator: "/").last.map(String.init) ?? $0.path }
      let near = places.keys.nearest(to: key).map { "; nearest: “\($0)”" } ?? ""
      return "no work has the key “\(key)” in \(names.joined(separator: ", "))\(near)"
    }
    guard let second = doubles[key] else { return nil }
    return "two works have the key “\(key)”: \(words(first)) and \(words(second)); "
      + "give one of them another key"
  }

  private func words(_ place: (file: Int, entry: Int)) -> String {
    let file = files[place.file]
    let line = file.entries[place.entry].line
    return line > 0 ? "\(file.path):\(line)" : file.path
  }

  /// The files with nothing but the works of these keys, so that a fault elsewhere stops nothing; all
  /// of a file where the works lean on each other.
  func excerpt(_ keys: Set<String>) -> [(format: Format, path: String, source: String)] {
    plainExcerpt(keys).map { file in
      let isBibTeX = file.format == .bibtex
      return (
        file.format, file.path, isBibTeX ? BibTeXFields.readied(file.source) : file.source
      )
    }
  }

  private func plainExcerpt(
    _ keys: Set<String>
  ) -> [(format: Format, path: String, source: String)] {
    files.map { file in
      let cited = file.entries.filter { keys.contains($0.key) }
      guard file.entries.allSatisfy({ !$0.range.isEmpty }) else {
        return (file.format, file.path, file.source)
      }
      let bytes = Array(file.source.utf8)
      var text = file.shared.map { String(decoding: bytes[$0], as: UTF8.self) }
      for entry in cited { text.append(String(decoding: bytes[entry.range], as: UTF8.self)) }
      let leans =
        file.format == .bibtex
        && text.contains {
          let words = $0.lowercased()
          return words.contains("crossref") || words.contains("xdata") || words.contains("xref")
        }
      if leans { return (file.format, file.path, file.source) }
      let source =
        file.format == .json
        ? "[" + text.joined(separator: ",\n") + "]"
        : Self.keeping(file.shared + cited.map(\.range), of: bytes)
      return (file.format, file.path, source + "\n")
    }
  }

  /// The ranges alone, each on the lines where it stands in the file, for pandoc's messages.
  private static func keeping(_ ranges: [Range<Int>], of bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var index = 0
    let lineFeed = UInt8(ascii: "\n")
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      result += bytes[index..<range.lowerBound].filter { $0 == lineFeed }
      result += bytes[range]
      index = range.upperBound
    }
    return String(decoding: result, as: UTF8.self)
  }
}
