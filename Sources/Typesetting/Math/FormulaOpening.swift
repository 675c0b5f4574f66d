internal import Documents
internal import Drawing

/// Makes places for line ends in a formula that has too few: what stands between delimiters that grow
/// joins the row around it, the delimiters keep their height; words part at their spaces.
struct FormulaOpening {
  let setter: MathSetter
  let style: MathStyle

  /// How many levels of delimiters are opened at most.
  static let mostLevels = 4

  /// The nodes with so many levels of delimiters opened.
  func opened(_ nodes: [MathNode], levels: Int) throws -> [MathNode] {
    try nodes.flatMap { try opened($0, levels) }
  }

  private func opened(_ node: MathNode, _ levels: Int) throws -> [MathNode] {
    switch node {
    case .text(let words, let face): return Self.parted(words, face)
    case .styled(let size, let inner): return [.styled(size, try opened(inner, levels: levels))]
    case .coloured(let color, let inner):
      return [.coloured(color, try opened(inner, levels: levels))]
    case .row(let inner) where inner.count > 1 && levels > 0:
      return try opened(inner, levels: levels)
    case .fenced(let fence) where levels > 0: return try opened(fence, nil, levels)
    case .scripts(let scripts) where levels > 0:
      guard case .fenced(let fence)? = scripts.base?.single, fence.right != nil else {
        return [node]
      }
      return try opened(fence, scripts, levels)
    default: return [node]
    }
  }

  /// The delimiters, as high as they were, and between them what they enclose; what is raised or
  /// lowered stands at the last.
  private func opened(
    _ fence: MathFence, _ scripts: MathScripts?, _ levels: Int
  ) throws -> [MathNode] {
    let height = try setter.set(fence, style).height / setter.size(style)
    let size = height < 1.05 ? 0 : MathSetter.delimiterSize(forHeight: height)
    var nodes: [MathNode] = fence.left.map { [.delimiter($0, size: size, .opening)] } ?? []
    for (index, part) in fence.parts.enumerated() {
      if index > 0, index <= fence.middles.count {
        nodes.append(.delimiter(fence.middles[index - 1], size: size, .ordinary))
      }
      nodes += try opened(part, levels: levels - 1)
    }
    guard let right = fence.right else { return nodes }
    var end = MathNode.delimiter(right, size: size, .closing)
    if var scripts {
      scripts.base = end
      end = .scripts(scripts)
    }
    return nodes + [end]
  }

  /// The words one by one, white between them.
  private static func parted(_ words: String, _ face: MathTextFace) -> [MathNode] {
    let parts = words.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return [.text(words, face)] }
    var nodes: [MathNode] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { nodes.append(.space(0.25)) }
      if !part.isEmpty { nodes.append(.text(String(part), face)) }
    }
    return nodes
  }
}

extension MathNode {
  /// What braces around a single node hold.
  fileprivate var single: MathNode {
    if case .row(let nodes) = self, nodes.count == 1 { return nodes[0].single }
    return self
  }
}
