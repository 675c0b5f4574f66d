import Yams

/// What can travel inside of the PDF, for those who want to check it: `pdf: {attach: [ledger]}`.
public enum AttachedPart: String, Codable, Hashable, Sendable, CaseIterable {
  /// Every number of the report with what made it.
  case ledger
  /// The cells of each table, as CSV.
  case tables
  /// The numbers that each figure draws, as CSV.
  case sourceData = "source-data"
}

extension TemplateReader {
  /// `pdf: {attach: [ledger, tables, source-data]}`; other keys belong to Quarto and are noted.
  func readPDF(_ value: OptionValue) throws(TemplateError) {
    guard let mapping = value.node.mapping else {
      if value.node.scalar?.string == "default" { return }
      throw value.mismatch("a map: {attach: [ledger, tables, source-data]}")
    }
    for (key, node) in mapping {
      let setting = value.with(node, name: "pdf: \(key.string ?? "")")
      guard key.string == "attach" else {
        note(
          "unused-key", at: value.with(key).line,
          "“pdf: \(key.string ?? "")” has no meaning here")
        continue
      }
      frontMatter.attachments = []
      for word in try setting.words() {
        guard let part = AttachedPart(rawValue: word) else {
          let known = AttachedPart.allCases.map(\.rawValue)
          let nearest = known.nearest(to: word).map { "; nearest: “\($0)”" } ?? ""
          throw setting.line.error(
            "“\(word)” cannot be attached; \(known.joined(separator: ", ")) can\(nearest)")
        }
        if !frontMatter.attachments.contains(part) { frontMatter.attachments.append(part) }
      }
    }
  }
}
