import Foundation
import Weaving

/// What the ledgers in the output folder say of files that are there already.
struct EarlierLedgers {
  /// The figures and tables of the last render of the same template.
  let own: [String]
  /// The files of the supplement of that render: a PDF and its pages as pictures.
  let supplement: [String]
  /// The files of other templates, with the names of these.
  private let claimed: [String: String]
  /// The templates by the beginnings of the names of their documents.
  private let stems: [String: String]

  private struct Ledger: Decodable {
    struct Figure: Decodable { var files: [String]? }
    struct Table: Decodable { var file: String? }
    struct Supplement: Decodable { var file: String }
    var template: String?
    var figures: [Figure]?
    var tables: [Table]?
    var supplement: Supplement?
  }

  /// Reads the ledgers of a folder.
  init(folder: URL, template: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var own: [String] = []
    var supplement: [String] = []
    var claimed: [String: String] = [:]
    var stems: [String: String] = [:]
    for name in names.sorted() where name.hasSuffix(".ledger.json") {
      guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path),
        let ledger = try? JSONDecoder().decode(Ledger.self, from: data)
      else { continue }
      let files =
        (ledger.figures ?? []).flatMap { $0.files ?? [] } + (ledger.tables ?? []).compactMap(\.file)
      let stem = name.dropLast(".ledger.json".count)
      let other = ledger.template ?? "\(stem).md"
      let apart = ledger.supplement.map { Self.stem(of: $0.file) }
      if stem + ".md" == template {
        own = files
        if let apart {
          supplement = names.filter {
            $0 == apart + ".pdf" || $0.hasSuffix(".png") && Self.stem(of: $0) == apart
          }
        }
      } else {
        for file in files { claimed[file] = other }
        for stem in [String(stem), apart].compactMap({ $0 }) {
          stems[stem] = stems[stem] ?? other
        }
      }
    }
    self.own = own
    self.supplement = supplement
    self.claimed = claimed
    self.stems = stems
  }

  /// What a document is called without its extension and the number of a page: `report-3.png`.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: ".", omittingEmptySubsequences: false).dropLast()
      .joined(separator: ".")
    guard path.hasSuffix(".png") else { return name }
    let bare = name.reversed().drop(while: \.isNumber)
    return bare.first == "-" ? String(bare.dropFirst().reversed()) : name
  }

  /// Refuses files that belong to another template.
  func check(_ paths: [String], of template: String) throws {
    for path in paths {
      let isDocument =
        !path.contains("/") && (path.hasSuffix(".pdf") || path.hasSuffix(".png"))
      guard let other = claimed[path] ?? (isDocument ? stems[Self.stem(of: path)] : nil) else {
        continue
      }
      throw ReportFailure(
        file: template,
        message: "\(path) belongs to \(other), whose ledger lies in the same folder",
        remedy: isDocument
          ? "Rename one of the templates, or name another folder with --output."
          : "Give the block another label, or name another folder with --output.")
    }
  }
}
