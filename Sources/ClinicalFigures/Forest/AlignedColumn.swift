import Charts
import Drawing

/// A column of numbers that stand with their decimal marks, or the strokes of their fractions, below
/// each other.
struct AlignedColumn {
  /// What stands in one row.
  enum Content {
    case empty
    /// A number parted before its mark, and what follows in a column of its own: `0`, `.98`,
    /// `(0.90–1.06)`.
    case number(lead: StyledLine, trail: StyledLine, companion: StyledLine?)
    /// A whole number with words directly behind it: `1`, ` (reference)`.
    case worded(lead: StyledLine, words: StyledLine)
    /// Words in place of a number.
    case words(StyledLine)
  }

  /// Where the body of the column stands under a wider head.
  enum Placement {
    case leading, center, trailing
  }

  /// The lines of the head, from top to bottom.
  let head: [StyledLine]
  /// One for each row.
  let contents: [Content]
  let placement: Placement
  let width: Double

  private let leadWidth: Double
  private let trailWidth: Double
  private let bodyWidth: Double
  private let gap: Double

  init(head: [StyledLine], contents: [Content], placement: Placement, gap: Double) {
    self.head = head
    self.contents = contents
    self.placement = placement
    self.gap = gap
    var (lead, trail, companion, words, spill) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for content in contents {
      switch content {
      case .empty: break
      case .number(let a, let b, let c):
        lead = max(lead, a.width)
        trail = max(trail, b.width)
        companion = max(companion, c?.width ?? 0)
      case .worded(let a, let b):
        lead = max(lead, a.width)
        spill = max(spill, b.width)
      case .words(let line): words = max(words, line.width)
      }
    }
    leadWidth = lead
    trailWidth = trail
    let right = max(trail + (companion > 0 ? gap + companion : 0), spill)
    bodyWidth = max(lead + right, words)
    width = max(bodyWidth, head.map(\.width).max() ?? 0)
  }

  /// Whether no row has anything to show.
  var isEmpty: Bool {
    contents.allSatisfy { if case .empty = $0 { true } else { false } }
  }

  /// Where the body begins when the column begins at `x`.
  private func bodyStart(_ x: Double) -> Double {
    switch placement {
    case .leading: x
    case .center: x + (width - bodyWidth) / 2
    case .trailing: x + width - bodyWidth
    }
  }

  /// The content of a row; the column begins at `x`.
  func items(row: Int, x: Double, baseline: Double) -> [PictureItem] {
    let start = bodyStart(x)
    let mark = start + leadWidth
    switch contents[row] {
    case .empty: return []
    case .number(let lead, let trail, let companion):
      return lead.items(endingAt: mark, baseline: baseline)
        + trail.items(at: Point(x: mark, y: baseline))
        + (companion?.items(at: Point(x: mark + trailWidth + gap, y: baseline)) ?? [])
    case .worded(let lead, let words):
      return lead.items(endingAt: mark, baseline: baseline)
        + words.items(at: Point(x: mark, y: baseline))
    case .words(let line):
      return placement == .trailing
        ? line.items(endingAt: start + bodyWidth, baseline: baseline)
        : line.items(at: Point(x: start, y: baseline))
    }
  }

  /// Where the content of a row begins.
  func start(row: Int, x: Double) -> Double {
    let mark = bodyStart(x) + leadWidth
    return switch contents[row] {
    case .number(let lead, _, _), .worded(let lead, _): mark - lead.width
    case .words(let line): placement == .trailing ? x + width - line.width : bodyStart(x)
    case .empty: x + width
    }
  }

  /// The head, its last line on `baseline`.
  func headItems(x: Double, baseline: Double, leading: Double) -> [PictureItem] {
    head.enumerated().flatMap { index, line in
      let y = baseline - Double(head.count - 1 - index) * leading
      return switch placement {
      case .leading: line.items(at: Point(x: x, y: y))
      case .center: line.items(centeredAt: x + width / 2, baseline: y)
      case .trailing: line.items(endingAt: x + width, baseline: y)
      }
    }
  }
}
