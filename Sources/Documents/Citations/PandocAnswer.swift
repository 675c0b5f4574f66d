package import Foundation

/// What citeproc answered: the words of each citation and the list of references.
package struct PandocAnswer {
  /// The words of the citations, in the order in which they were asked.
  package var citations: [[Inline]] = []
  /// The references, in the style's order.
  package var entries: [BibliographyEntry] = []

  /// Reads pandoc's JSON: a paragraph for each citation, then the references.
  package init(json: Data, count: Int) throws(BibliographyFault) {
    guard let root = try? JSONSerialization.jsonObject(with: json) else {
      throw BibliographyFault(line: 0, message: "pandoc's answer cannot be read")
    }
    let document = PandocNode(root)
    for block in document["blocks"]?.list ?? [] {
      switch block.tag {
      case "Para", "Plain": citations.append(PandocInlines.words(of: block.content))
      case "Div": if block.identifier == "refs" { entries = Self.entries(in: block) }
      default: break
      }
    }
    guard citations.count == count else {
      throw BibliographyFault(
        line: 0,
        message: "pandoc's answer has \(citations.count) citations where \(count) were asked for; "
          + "look for unusual signs in the words around the keys")
    }
  }

  /// CSL cannot ask for the language of a work. In a Chinese document those without any Han character
  /// are written in English all the same: "et al", "2nd ed."
  mutating func setLatinEntries(from english: PandocAnswer) {
    var latin: [String: BibliographyEntry] = [:]
    for entry in english.entries
    where !entry.words.plainText.unicodeScalars.contains(where: { (0x3040...0x9FFF) ~= $0.value }) {
      latin[entry.key] = entry
    }
    for index in entries.indices {
      guard let other = latin[entries[index].key] else { continue }
      entries[index].words = other.words
    }
  }

  /// Puts the names before the numbers of citations that are part of the sentence: "Shin et al. [1]".
  /// citeproc leaves them out in styles with numbers.
  mutating func setNames(
    of request: inout CitationRequest, style: CitationStyle, with citeproc: Citeproc
  ) throws(BibliographyFault) {
    let bare = citations.indices.filter {
      request.citations[$0].isNarrative
        && citations[$0].plainText.first.map { "[(".contains($0) || $0.isNumber } == true
    }
    guard !bare.isEmpty else { return }
    request.style = style
    request.citations = bare.map { index in
      var citation = request.citations[index]
      citation.isNarrative = false
      citation.items = citation.items.map { Citation.Item(key: $0.key) }
      return citation
    }
    let names = try citeproc.answer(to: request).citations
    for (index, name) in zip(bare, names) {
      citations[index] = name.unlinked + [.text("\u{A0}")] + citations[index]
    }
  }

  /// Between Chinese names and their 等 or 和 stands no blank.
  mutating func closeChineseNames() {
    citations = citations.map {
      $0.replacingText(" 等", with: "等").replacingText(" 和 ", with: "和")
    }
  }

  /// Chinese given names are no initials and have no full stop: "王小明., 李华" is "王小明, 李华".
  mutating func closeHanNames() {
    for index in entries.indices {
      entries[index].words = entries[index].words.withoutStopsBehindHan
    }
  }

  /// citeproc joins the numbers of citations with a dash, whatever the style says of pages.
  mutating func joinNumbersWithHyphens() {
    citations = citations.map { $0.replacingText("–", with: "-") }
  }

  private static func entries(in list: PandocNode) -> [BibliographyEntry] {
    list.children.compactMap { div in
      guard let name = div.identifier, name.hasPrefix("ref-") else { return nil }
      var label = ""
      var words: [Inline] = []
      for block in div.children {
        for inline in block.content?.list ?? [] {
          if inline.classes.contains("csl-left-margin") {
            label = PandocInlines.words(of: inline.attributed).plainText.trimmed
          } else if inline.classes.contains("csl-right-inline") {
            words += PandocInlines.words(of: inline.attributed)
          } else {
            words += PandocInlines.words(ofInline: inline)
          }
        }
      }
      return BibliographyEntry(
        key: String(name.dropFirst(4)), label: label, words: words.joined.trimmingEnds)
    }
  }
}

extension [Inline] {
  fileprivate func replacingText(_ old: String, with new: String) -> [Inline] {
    map { inline in
      switch inline {
      case .text(let text): .text(text.replacing(old, with: new))
      case .superscript(let inner): .superscript(inner.replacingText(old, with: new))
      case .link(let inner, let address):
        .link(inner.replacingText(old, with: new), address: address)
      default: inline
      }
    }
  }
}

/// pandoc's document tree as it stands in JSON.
struct PandocNode {
  private let value: Any

  init(_ value: Any) { self.value = value }

  subscript(key: String) -> PandocNode? {
    (value as? [String: Any])?[key].map { PandocNode($0) }
  }

  var list: [PandocNode]? { (value as? [Any])?.map { PandocNode($0) } }

  var text: String? { value as? String }

  /// What kind of element it is: `Str`, `Para`, `Div` …
  var tag: String { self["t"]?.text ?? "" }

  /// What the element holds.
  var content: PandocNode? { self["c"] }

  // MARK: Elements with attributes: [[identifier, classes, pairs], content]

  private var attributes: [PandocNode] { content?.list?.first?.list ?? [] }

  var identifier: String? { attributes.first?.text }

  var classes: [String] {
    guard tag == "Span" || tag == "Div", attributes.count > 1 else { return [] }
    return attributes[1].list?.compactMap(\.text) ?? []
  }

  /// The content behind the attributes.
  var attributed: PandocNode? {
    guard let items = content?.list, items.count > 1 else { return nil }
    return items[1]
  }

  /// The blocks of a `Div`.
  var children: [PandocNode] { attributed?.list ?? [] }
}

extension [Inline] {
  /// Without the full stop between a Chinese character and a comma or "&".
  fileprivate var withoutStopsBehindHan: [Inline] {
    map { inline in
      guard case .text(let text) = inline, text.contains("."),
        text.unicodeScalars.contains(where: \.isHan)
      else { return inline }
      var result = String.UnicodeScalarView()
      let scalars = text.unicodeScalars.map(\.self)
      for (index, scalar) in scalars.enumerated() {
        let isStop =
          scalar == "." && index > 0 && scalars[index - 1].isHan && index + 1 < scalars.count
          && (scalars[index + 1] == ","
            || scalars[(index + 1)...].starts(with: " &".unicodeScalars))
        if !isStop { result.append(scalar) }
      }
      return .text(String(result))
    }
  }
}
