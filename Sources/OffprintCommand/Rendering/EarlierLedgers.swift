import Foundation
import Weaving

/// What the ledgers in the output folder say of files that are there already.
struct EarlierLedgers {
  /// The figures and tables of the last render of the same template.
  let own: [String]
  /// The files of other templates, with the names of these.
  private let claimed: [String: String]

  private struct Ledger: Decodable {
    struct Figure: Decodable { var files: [String]? }
    struct Table: Decodable { var file: String? }
    var template: String?
    var figures: [Figure]?
    var tables: [Table]?
  }

  /// Reads the ledgers of a folder.
  init(folder: URL, template: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var own: [String] = []
    var claimed: [String: String] = [:]
    for name in names.sorted() where name.hasSuffix(".ledger.json") {
      guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path),
        let ledger = try? JSONDecoder().decode(Ledger.self, from: data)
      else { continue }
      let files =
        (ledger.figures ?? []).flatMap { $0.files ?? [] } + (ledger.tables ?? []).compactMap(\.file)
      let stem = name.dropLast(".ledger.json".count)
      if stem + ".md" == template {
        own = files
      } else {
        for file in files { claimed[file] = ledger.template ?? "\(stem).md" }
      }
    }
    self.own = own
    self.claimed = claimed
  }

  /// Refuses files that belong to another template.
  func check(_ paths: [String], of template: String) throws {
    for path in paths {
      guard let other = claimed[path] else { continue }
      throw ReportFailure(
        file: template,
        message: "\(path) belongs to \(other), whose ledger lies in the same folder",
        remedy: "Give the block another label, or name another folder with --output.")
    }
  }
}
