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
    let parts = NameParts(
      given: name["given"] as? String, dropping: name["dropping-particle"] as? String,
      own: name["non-dropping-particle"] as? String
    ).keepingParticles
    name["given"] = parts.given
    name["dropping-particle"] = parts.dropping
    name["non-dropping-particle"] = parts.own
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
    var kept = source
    if let root, let changed = keepingParticles(root), let text = try? Yams.serialize(node: changed)
    {
      kept = text
    }
    return Bibliography.File(path: path, format: .yaml, source: kept, entries: entries)
  }

  /// The same in all names of a list of works; `nil` where nothing changes.
  private static func keepingParticles(_ root: Node) -> Node? {
    var root = root
    var isChanged = false
    let count = root["references"]?.sequence?.count ?? 0
    for work in 0..<count {
      for (field, value) in root["references"]?[work]?.mapping ?? [:] {
        guard let names = value.sequence, let field = field.string else { continue }
        for (index, name) in names.enumerated() where name.mapping?["family"] != nil {
          let parts = NameParts(
            given: name["given"]?.string, dropping: name["dropping-particle"]?.string,
            own: name["non-dropping-particle"]?.string)
          let kept = parts.keepingParticles
          guard kept != parts else { continue }
          isChanged = true
          var changed = name
          changed["given"] = kept.given.map { Node($0) }
          changed["dropping-particle"] = nil
          changed["non-dropping-particle"] = kept.own.map { Node($0) }
          root["references"]?[work]?[field]?[index] = changed
        }
      }
    }
    return isChanged ? root : nil
  }
}

/// What a name has beside the family's.
private struct NameParts: Equatable {
  var given: String?
  /// A particle that styles may drop.
  var dropping: String?
  /// A particle that belongs to the family's name.
  var own: String?

  /// All particles with the family's name, also those behind the given name.
  var keepingParticles: NameParts {
    var parts = NameParts(given: given)
    var particles: [String] = []
    if let given {
      let words = given.split(separator: " ").map(String.init)
      let kept = words.lastIndex { !FamilyName.particles.contains($0) }.map { $0 + 1 } ?? 0
      if kept > 0, kept < words.count {
        parts.given = words[..<kept].joined(separator: " ")
        particles += words[kept...]
      }
    }
    particles += [dropping, own].compactMap { $0 }.filter { !$0.isEmpty }
    parts.own = particles.isEmpty ? nil : particles.joined(separator: " ")
    return parts
  }
}
