internal import Documents
internal import Drawing

/// A formula that is wider than the measure, on several lines.
///
/// Formulas that stand side by side with a quad between them go below one another. One that is still
/// too wide goes on with a relation, under its first relation; a line that is then too wide goes on
/// with a plus or minus, and only where that does not do with a times.
struct BrokenEquation {
  private let setter: MathSetter
  private let items: [MathSetter.Item]

  /// A line: what stands on it, and how far it is indented.
  private typealias Line = (items: [MathSetter.Item], x: Double)
  /// What is not divided.
  private typealias Chunk = (items: [MathSetter.Item], startsWith: MathClass?)

  init(_ root: MathNode, by setter: MathSetter) throws {
    self.setter = setter
    items = try setter.items(root.atoms, MathStyle(size: .display))
  }

  /// The lines as one box; `nil` if a part is wider than the room.
  func box(within room: Double) -> MathBox? {
    let formulas = formulas
    guard formulas.count > 1 else {
      return lines(of: items, within: room).map { stacked($0, room: nil) }
    }
    // As many side by side as there is room for.
    var groups: [Line] = []
    for formula in formulas {
      if let last = groups.last {
        let longer = last.items + formula.white + formula.items
        if width(of: longer) <= room {
          groups[groups.count - 1].items = longer
          continue
        }
      }
      groups.append((formula.items, 0))
    }
    var all: [Line] = []
    for group in groups {
      if width(of: group.items) <= room {
        all.append(((group.items), 0))
      } else {
        guard let broken = lines(of: group.items, within: room) else { return nil }
        all += broken
      }
    }
    let isPlain = all.allSatisfy { $0.x == 0 }
    return stacked(all, room: isPlain ? room : nil)
  }

  /// The formulas between quads, each with the white before it.
  private var formulas: [(white: [MathSetter.Item], items: [MathSetter.Item])] {
    var formulas: [(white: [MathSetter.Item], items: [MathSetter.Item])] = [([], [])]
    for item in items {
      if case .white(let width) = item, width > setter.size * 0.9 {
        formulas.append(([item], []))
      } else {
        formulas[formulas.count - 1].items.append(item)
      }
    }
    return formulas.filter { !$0.items.isEmpty }
  }

  // MARK: - Lines of one formula

  private func lines(of items: [MathSetter.Item], within room: Double) -> [Line]? {
    lines(of: chunks(of: items, atTimes: false), within: room)
      ?? lines(of: chunks(of: items, atTimes: true), within: room)
  }

  private func lines(of chunks: [Chunk], within room: Double) -> [Line]? {
    let em = setter.size
    guard chunks.count > 1 else { return nil }
    let first = chunks.firstIndex { $0.startsWith == .relation } ?? 0
    let before = chunks[..<first].flatMap(\.items)
    let start = width(of: before + chunks[first].items) - width(of: chunks[first].items)
    let indent = first > 0 && start < room / 2 ? start : em * 2
    var lines: [Line] = [([], 0)]
    for chunk in chunks {
      let line = lines[lines.count - 1]
      let longer = line.items + chunk.items
      if line.items.isEmpty || line.x + width(of: longer) <= room {
        lines[lines.count - 1].items = longer
        continue
      }
      let place = indent + (chunk.startsWith == .binary ? em * 1.5 : 0)
      guard place + width(of: chunk.items) <= room else { return nil }
      lines.append((chunk.items, place))
    }
    let isTooWide = lines.contains { $0.x + width(of: $0.items) > room }
    return isTooWide ? nil : lines
  }

  private func chunks(of items: [MathSetter.Item], atTimes: Bool) -> [Chunk] {
    var chunks: [Chunk] = []
    for item in items {
      if case .atom(let mathClass, let box, _) = item, !chunks.isEmpty,
        mathClass == .relation || mathClass == .binary && (atTimes || !box.isTimes)
      {
        chunks.append(([item], mathClass))
      } else if chunks.isEmpty {
        chunks.append(([item], nil))
      } else {
        chunks[chunks.count - 1].items.append(item)
      }
    }
    return chunks
  }

  private func width(of items: [MathSetter.Item]) -> Double {
    setter.closed(setter.joined(items)).width
  }

  /// The lines below one another; each in the middle if they are formulas of their own.
  private func stacked(_ lines: [Line], room: Double?) -> MathBox {
    let em = setter.size
    let boxes = lines.map { setter.closed(setter.joined($0.items)) }
    let widest = zip(boxes, lines).reduce(0) { max($0, $1.0.width + $1.1.x) }
    var result = MathBox(width: widest)
    var y = 0.0
    for (index, box) in boxes.enumerated() {
      if index == 0 {
        result.ascent = box.ascent
      } else {
        let bottom = y + boxes[index - 1].descent
        y += max(em * 1.65, boxes[index - 1].descent + box.ascent + em * 0.45)
        result.cuts.append((bottom + y - box.ascent) / 2)
      }
      result.add(box, x: room == nil ? lines[index].x : (widest - box.width) / 2, y: y)
    }
    result.isBroken = true
    return result
  }
}

extension MathBox {
  /// Whether it is a sign of multiplication, which binds more than plus and minus.
  fileprivate var isTimes: Bool {
    guard parts.count == 1, case .glyph(_, let text, _) = parts[0].ink else { return false }
    return ["×", "⋅", "∗", "÷"].contains(text)
  }
}
