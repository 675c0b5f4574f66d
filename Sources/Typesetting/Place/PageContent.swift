internal import Drawing

/// A strip with its place on the page.
struct PlacedStrip {
  var strip: Strip
  /// The distance of its left edge from that of the block.
  var x = 0.0
  /// The distance of its top from the top of the text area.
  var y: Double
}

/// What stands on a page.
struct PageContent {
  /// What was placed, in the order in which it was placed.
  var strips: [PlacedStrip] = []
  /// The footnotes of each column that has some.
  var notes: [NoteArea] = []
  /// Whether the sheet is turned sideways.
  var isTurned = false
}

extension [PageContent] {
  /// The number of the page of each place, from 1.
  var pageNumbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for (index, page) in enumerated() {
      for placed in page.strips {
        for case .anchor(let name, at: _) in placed.strip.items where numbers[name] == nil {
          numbers[name] = index + 1
        }
      }
    }
    return numbers
  }
}

/// The footnotes at the foot of a column.
struct NoteArea {
  /// Their lines, in order.
  var lines: [Strip]
  /// The distance of the column from the left edge of the block.
  var x: Double
  /// Where they end, from the top of the text area.
  var bottom: Double

  /// The height of the footnotes with their rule.
  var height: Double { Self.height(of: lines) }

  /// The height of footnotes of these lines with their rule.
  static func height(of lines: some Sequence<Strip>) -> Double {
    let height = lines.reduce(0) { $0 + $1.height }
    return height > 0 ? height + FootnoteRule.height : 0
  }
}

/// The rule above footnotes, in points.
enum FootnoteRule {
  static let before = 9.0
  static let width = 0.4
  static let after = 3.0
  static let height = before + width + after
}
