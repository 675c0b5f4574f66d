import Drawing
import Reporting

/// The letters of figures that a program drew in panels: `@fig-x-b` means panel B of the figure
/// `fig-x`, if the drawing has that letter.
final class LetteredPanels {
  private let figures: [FigureBlock]
  private let letters: PanelLetters
  private var texts: [String: Set<String>] = [:]
  /// The labels of panels that are referred to, by the label of the figure.
  private(set) var found: [String: [String]] = [:]

  init(_ document: Document) {
    figures = document.figures
    letters = document.house.figures.letters
  }

  /// The figure and the letter that a label means; `nil` where the figure has no such panel.
  func panel(_ label: String) -> (figure: String, letter: String)? {
    guard let dash = label.lastIndex(of: "-") else { return nil }
    let name = String(label[..<dash])
    let suffix = label[label.index(after: dash)...].lowercased()
    guard suffix.count == 1, let scalar = suffix.unicodeScalars.first,
      ("a"..."z").contains(scalar),
      let figure = figures.first(where: { $0.label == name && $0.parts.isEmpty })
    else { return nil }
    let index = Int(scalar.value) - 97
    if texts[name] == nil { texts[name] = Self.texts(of: figure.picture) }
    guard texts[name]?.contains(letters.text(at: index)) == true else { return nil }
    if found[name]?.contains(label) != true { found[name, default: []].append(label) }
    return (name, letters.letter(at: index))
  }

  private static func texts(of picture: Picture) -> Set<String> {
    var texts: Set<String> = []
    for placed in picture.placedItems {
      if case .text(let run) = placed.item { texts.insert(run.text) }
    }
    return texts
  }

  /// The document whose figures know the labels of their panels.
  func marked(_ document: Document) -> Document {
    guard !found.isEmpty else { return document }
    var document = document
    document.body = marked(document.body)
    if let supplement = document.supplement {
      document.supplement?.body = marked(supplement.body)
    }
    return document
  }

  private func marked(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      switch block {
      case .figure(var figure):
        if let label = figure.label, let labels = found[label] { figure.panelLabels = labels }
        return .figure(figure)
      case .list(var list):
        list.items = list.items.map(marked)
        return .list(list)
      case .quotation(let inner): return .quotation(marked(inner))
      case .division(let attributes, let inner):
        return .division(attributes: attributes, marked(inner))
      default: return block
      }
    }
  }
}
