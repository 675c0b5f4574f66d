import Documents
import Reporting

struct Ledger {
  var template: String; var parameters: [FrontMatter.Parameter]; var inputs: [RunJournal.Input];
  var document: Document; var versions: [String: String]
  var json: String { "{}\n" }
}
extension Document {
  var figures: [FigureBlock] { body.compactMap { if case .figure(let f) = $0 { f } else { nil } } }
  var tables: [TableBlock] { body.compactMap { if case .table(let f) = $0 { f } else { nil } } }
  func html() throws -> String { "" }
  func markdown() -> String { "" }
}
extension TableBlock {
  var file: String? { label.map { "tables/\($0).csv" } }; var csv: String { "" }
}
extension FigureBlock { var fileName: String { label ?? "" } }
