internal import Drawing
import Foundation

/// The word that lies behind the text of a draft, from the lower left to the upper right.
struct DraftStamp {
  let word: String

  /// What it draws on a sheet of that size, beneath everything else.
  func items(on paper: Size, setting: Setting) throws -> [PictureItem] {
    let probe = setting.style(.sans, 100, bold: true)
    let natural = try setting.setter.widths.width(word, probe)
    guard natural > 0 else { return [] }
    let angle = atan2(paper.height, paper.width)
    let size = min(
      100 * 0.62
        * (paper.width * paper.width + paper.height * paper.height)
        .squareRoot() / natural, 150)
    let style = ParagraphStyle(
      text: setting.style(.sans, size, bold: true, color: Color(hex: 0xEBEBEB)), leading: size,
      alignment: .leading, isHyphenated: false)
    guard let line = try setting.lines([.text(word, style.text)], style, measure: 1e5).first else {
      return []
    }
    let items = line.items.map { $0.moved(x: -line.width / 2, y: size * 0.36) }
    return [
      .group(
        PictureGroup(
          items, offset: Point(x: paper.width / 2, y: paper.height / 2), rotation: -angle,
          role: "Artifact"))
    ]
  }
}
