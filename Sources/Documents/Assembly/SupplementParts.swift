/// Tells the article and its supplement apart, in the order of the source: `::: {.supplement}`, or a
/// heading with `{.supplement}` and what follows to the next heading of its level.
struct SupplementParts {
  /// A stretch of the template.
  struct Part {
    var blocks: [Block]
    var isSupplement: Bool
  }

  /// The stretches, in order.
  private(set) var parts: [Part] = []
  /// The label that the author has given to the first of its divisions.
  private(set) var label: String?

  init(_ blocks: [Block]) {
    // The level of the heading under which the supplement goes on.
    var open: Int?
    for block in blocks {
      switch block {
      case .heading(let heading):
        if heading.opensSupplement {
          open = heading.level
        } else if let level = open, heading.level <= level {
          open = nil
        }
        add([block], open != nil)
      case .division(let attributes, let inner) where attributes.isSupplement:
        label = label ?? attributes.label
        add(inner, true)
      default: add([block], open != nil)
      }
    }
  }

  /// Whether anything is set apart.
  var hasSupplement: Bool { parts.contains(where: \.isSupplement) }

  private mutating func add(_ blocks: [Block], _ isSupplement: Bool) {
    if parts.last?.isSupplement == isSupplement {
      parts[parts.count - 1].blocks += blocks
    } else {
      parts.append(Part(blocks: blocks, isSupplement: isSupplement))
    }
  }
}

extension Attributes {
  /// Whether the division is part of the supplement.
  var isSupplement: Bool { classes.contains(Self.supplement) }

  /// The class of what is part of the supplement.
  static let supplement = "supplement"
}

/// Takes the tables and figures whose labels begin with `supp` out of the text.
struct SupplementaryFloats {
  /// What was taken, in order.
  private(set) var floats: [Block] = []

  /// The blocks without them; what a division for turned pages held takes it along.
  mutating func taken(from blocks: [Block]) -> [Block] { taken(from: blocks, around: nil) }

  private mutating func taken(from blocks: [Block], around turned: Attributes?) -> [Block] {
    var rest: [Block] = []
    for block in blocks {
      switch block {
      case .figure(let figure) where isTaken(figure.label, figure.group): take(block, turned)
      case .table(let table) where isTaken(table.label, table.group): take(block, turned)
      case .division(let attributes, let inner):
        let isTurned = attributes.classes.contains("landscape")
        let left = taken(from: inner, around: isTurned ? attributes : turned)
        // What was empty from the start is the place of the references.
        if !left.isEmpty || inner.isEmpty {
          rest.append(.division(attributes: attributes, left))
        }
      default: rest.append(block)
      }
    }
    return rest
  }

  private func isTaken(_ label: String?, _ group: BlockGroup?) -> Bool {
    [label, group?.label].compactMap { $0 }.contains(where: LabelKind.isSupplementary)
  }

  private mutating func take(_ block: Block, _ turned: Attributes?) {
    floats.append(turned.map { .division(attributes: $0, [block]) } ?? block)
  }
}
