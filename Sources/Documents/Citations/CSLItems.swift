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
      for (field, value) in work {
        if let names = value as? [[String: Any]] { work[field] = names.map(keepingParticles) }
      }
      let bytes =
        (try? JSONSerialization.data(withJSONObject: work, options: [.sortedKeys])) ?? Data()
      let start = text.count
      text += bytes
      entries.append(Bibliography.Entry(key: key, line: 0, range: start..<text.count))
    }
    return Bibliography.File(
      path: path, format: .json, source: String(decoding: text, as: UTF8.self), entries: entries)
  }

  /// A name whose particles stay with the family's name, as those of BibTeX do: "von der Leyen",
  /// wherever a program that exports has put "von der".
  private static func keepingParticles(_ name: [String: Any]) -> [String: Any] {
    guard name["family"] is String else { return name }
    var name = name
    var particles: [String] = []
    if let given = name["given"] as? String {
      let words = given.split(separator: " ").map(String.init)
      let kept = words.lastIndex { !BibTeXNames.particles.contains($0) }.map { $0 + 1 } ?? 0
      if kept > 0, kept < words.count {
        name["given"] = words[..<kept].joined(separator: " ")
        particles += words[kept...]
      }
    }
    if let dropping = name.removeValue(forKey: "dropping-particle") as? String {
      particles.append(dropping)
    }
    if let own = name["non-dropping-particle"] as? String { particles.append(own) }
    particles.removeAll { $0.isEmpty }
    if !particles.isEmpty {
      name["non-dropping-particle"] = particles.joined(separator: " ")
    }
    return name
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
    // A particle that could be dropped stays, as those of BibTeX do.
    let kept = source.replacing("non-dropping-particle:", with: "\u{1}")
      .replacing("dropping-particle:", with: "non-dropping-particle:")
      .replacing("\u{1}", with: "non-dropping-particle:")
    return Bibliography.File(path: path, format: .yaml, source: kept, entries: entries)
  }
}
