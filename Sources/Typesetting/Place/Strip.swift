internal import Drawing

/// A part of the document as the tagged PDF and a screen reader know it.
struct StructureElement: Hashable {
  /// Tells elements of one role apart; the parts of one element on a page become one group.
  var number: Int
  /// `P`, `H1`, `Table` …
  var role: String
  /// What stands for it where it cannot be seen.
  var alternativeText: String?
  /// The number of the element behind which it is read, where that is not its own: footnotes follow
  /// what calls them, the parts of a table or figure keep together.
  var order: Int?
}

/// A piece of the page that is never divided: a line with its leading, a row, a figure.
struct Strip {
  /// What kind of white it wants around itself.
  enum Kind {
    case text, heading, float
  }

  /// What it draws, seen from the upper left corner of the block at the strip's height.
  var items: [PictureItem]
  /// How much of the page it takes.
  var height: Double
  /// White above it, unless it begins a page; of two neighbours' white the greater counts.
  var before = 0.0
  /// White below it, unless it ends a page.
  var after = 0.0
  /// Whether a page may end below it.
  var isBreakable = true
  /// The footnotes that are called in it.
  var footnotes: [Int] = []
  /// Where it belongs, from the outermost element inwards.
  var path: [StructureElement] = []
  /// What it is.
  var kind = Kind.text
  /// What it draws in the side column beside and below itself.
  var side: [PictureItem] = []
  /// How far below its top the side column reaches; what is wide stays below.
  var sideDepth = 0.0
  /// The baseline of its line of text, below its top; `nil` for what is no line of the text.
  var baseline: Double?
  /// The template's line where the line of text begins, where it is known.
  var sourceLine: Int?
  /// The page whose number stands at its end.
  var page: PageReference?
  /// Whether it takes the whole block and therefore must keep clear of the side column.
  var isWide = false
  /// Whether it stands across all columns of a page that has several: the title block.
  var isSpanning = false
  /// Which of its table's running heads is said again above it where it begins a further page.
  var runningHead: Int?
}

/// A table or figure, which may go to the top of the next page.
struct Float {
  /// What is numbered together.
  enum Kind {
    case figure, table
  }

  /// What it is.
  var kind = Kind.figure
  /// Whether it takes a page turned sideways.
  var isTurned = false
  /// Whether it is wider than a column of the text.
  var isSpanning = false
  /// What is repeated on every further page: caption and head.
  var repeatedHead: [Strip] = []
  /// The heads of panels and of long groups as they are said again where these go on.
  var runningHeads: [[Strip]] = []
  /// What stands at the top of the first part.
  var head: [Strip]
  /// What must stay together, one group after the other.
  var groups: [[Strip]]
  /// What closes a part that is continued.
  var breakRule: Strip?
  /// What stands below the last part: the rule and the notes.
  var foot: [Strip]

  /// How much of a page all of it takes.
  var height: Double {
    (head + groups.joined() + foot).stackedHeight
  }
}

extension Sequence where Element == Strip {
  /// How much of a page the strips take one below the other, without white above and below all.
  var stackedHeight: Double {
    var height = 0.0
    var previous: Strip?
    for strip in self {
      if let previous { height += strip.white(below: previous) }
      height += strip.height
      previous = strip
    }
    return height
  }
}

extension Strip {
  /// The strip as readers pass over it who have heard it already.
  var asArtifact: Strip {
    var strip = self
    strip.path = [StructureElement(number: 0, role: "Artifact")]
    return strip
  }

  /// The white between this strip and the one above.
  func white(below previous: Strip) -> Double {
    if previous.kind == .float, kind == .heading { return max(19, before) }
    return max(before, previous.after)
  }
}

extension [FlowItem] {
  /// The flow with items at the top of what stands first in it: the place to which a link leads.
  func led(by items: [PictureItem]) -> [FlowItem] {
    guard !items.isEmpty else { return self }
    var flow = self
    for index in flow.indices {
      switch flow[index] {
      case .strip(var strip):
        strip.items = items + strip.items
        flow[index] = .strip(strip)
      case .choice(var afterFloat, var otherwise):
        if !afterFloat.isEmpty { afterFloat[0].items = items + afterFloat[0].items }
        if !otherwise.isEmpty { otherwise[0].items = items + otherwise[0].items }
        flow[index] = .choice(afterFloat: afterFloat, otherwise: otherwise)
      case .float(var float):
        if !float.head.isEmpty {
          float.head[0].items = items + float.head[0].items
        } else if let first = float.groups.firstIndex(where: { !$0.isEmpty }) {
          float.groups[first][0].items = items + float.groups[first][0].items
        } else {
          continue
        }
        flow[index] = .float(float)
      case .turned(let inner): flow[index] = .turned(inner.led(by: items))
      case .pageBreak: continue
      }
      return flow
    }
    return flow
  }
}

/// What comes out of the blocks, in the order of the document.
enum FlowItem {
  case strip(Strip)
  case float(Float)
  /// A paragraph whose indent depends on whether a float stands above it on paper.
  case choice(afterFloat: [Strip], otherwise: [Strip])
  case pageBreak
  /// What stands on pages turned sideways.
  case turned([FlowItem])
}
