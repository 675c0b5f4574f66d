internal import Documents
internal import Drawing

/// A formula that is wider than the measure, on several lines.
///
/// Formulas that stand side by side with a quad between them go below one another. One that is still
/// too wide goes on with a relation, under its first relation; what is then too wide goes on with a
/// plus or minus, and only where that does not do with a times, inside of brackets, behind a comma.
struct BrokenEquation {
  private let setter: MathSetter
  private let items: [MathSetter.Item]

  /// A line: what stands on it, and how far it is indented.
  private typealias Line = (items: [MathSetter.Item], x: Double)

  /// The formula; on request what stands inside of so many levels of growing delimiters may part too.
  init(_ root: MathNode, by setter: MathSetter, levels: Int = 0) throws {
    self.setter = setter
    let style = MathStyle(size: .display)
    var nodes = root.atoms
    if levels > 0 {
      nodes = try FormulaOpening(setter: setter, style: style).opened(nodes, levels: levels)
    }
    items = try setter.items(nodes, style)
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
    let em = setter.size
    let seams = FormulaSeams(items, em: em)
    let relations = seams.pieces(of: items.indices, grade: 0)
    // What goes on stands under the first relation.
    let first = relations.count > 1 ? relations[1].lowerBound : 0
    let start =
      relations.count > 1 && seams.isRelation(first)
      ? width(of: items[...first]) - width(of: items[first...first]) : 0
    let indent = start > 0 && start < room / 2 ? start : em * 2
    func place(_ range: Range<Int>) -> Double {
      guard range.lowerBound > 0 else { return 0 }
      return indent + (seams.isRelation(range.lowerBound) ? 0 : em * 1.5)
        + em * Double(min(seams.depths[range.lowerBound], 4))
    }
    func fitting(_ range: Range<Int>, grade: Int) -> [Range<Int>] {
      if grade > seams.lastGrade || place(range) + width(of: items[range]) <= room {
        return [range]
      }
      return seams.pieces(of: range, grade: grade).flatMap { fitting($0, grade: grade + 1) }
    }
    let pieces = fitting(items.indices, grade: 0)
    guard pieces.count > 1 else { return nil }
    var lines: [(range: Range<Int>, x: Double)] = []
    for piece in pieces {
      if let last = lines.last {
        let longer = last.range.lowerBound..<piece.upperBound
        if last.x + width(of: items[longer]) <= room {
          lines[lines.count - 1].range = longer
          continue
        }
      }
      lines.append((piece, place(piece)))
    }
    guard lines.allSatisfy({ $0.x + width(of: items[$0.range]) <= room }) else { return nil }
    return lines.map { (Array(items[$0.range].drop(while: \.isWhite)), $0.x) }
  }

  private func width(of items: some Sequence<MathSetter.Item>) -> Double {
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
