import Foundation
import Yams

/// Finds the keys of bibliographies in CSL's own data format.
enum CSLItems {
  /// CSL-JSON: a list of works, each with an `id`.
  static func json(
    path: String, source: String
  ) throws(BibliographyFault) -> Bibliography.File {
    let root: Any
    do {
      root = try JSONSerialization.jsonObject(with: Data(source.utf8))
    } catch {
      throw BibliographyFault(
        line: 0, message: "this is not JSON; export the bibliography again as CSL-JSON")
    }
    let list = (root as? [Any]) ?? (root as? [String: Any])?["items"] as? [Any]
    guard let items = list else {
      throw BibliographyFault(
        line: 0, message: "this is not CSL-JSON, which is a list of works: [{\"id\": …}, …]")
    }
    var text: [UInt8] = []
    var entries: [Bibliography.Entry] = []
    for (index, item) in items.enumerated() {
      guard var work = item as? [String: Any], let key = key(work["id"]), !key.isEmpty else {
        throw BibliographyFault(line: 0, message: "work \(index + 1) of the list has no “id”")
      }
      work["id"] = key
      let bytes =
        (try? JSONSerialization.data(withJSONObject: work, options: [.sortedKeys])) ?? Data()
      let start = text.count
      text += bytes
      entries.append(Bibliography.Entry(key: key, line: 0, range: start..<text.count))
    }
    return Bibliography.File(
      path: path, format: .json, source: String(decoding: text, as: UTF8.self), entries: entries)
  }

  private static func key(_ value: Any?) -> String? {
    if let text = value as? String { return text }
    if let number = value as? NSNumber { return number.stringValue }
    return nil
  }

  /// CSL-YAML: `references:`, a list of works, each with an `id`.
  static func yaml(
    path: String, source: String
  ) throws(BibliographyFault) -> Bibliography.File {
    let root: Node?
    do {
      root = try Yams.compose(yaml: source)
    } catch {
      throw BibliographyFault(line: 0, message: "this is not YAML that can be read")
    }
    guard let list = root?.mapping?["references"]?.sequence else {
      throw BibliographyFault(
        line: 0, message: "a bibliography in YAML is a list of works under “references:”")
    }
    var entries: [Bibliography.Entry] = []
    for node in list {
      let line = node.mark?.line ?? 0
      guard let key = node.mapping?["id"]?.scalar?.string, !key.isEmpty else {
        throw BibliographyFault(line: line, message: "this work has no “id”")
      }
      entries.append(Bibliography.Entry(key: key, line: line, range: 0..<0))
    }
    return Bibliography.File(path: path, format: .yaml, source: source, entries: entries)
  }
}
