import Reporting
import Yams

extension HouseStyleReader {
  /// `figures:` widths, sizes, letters, colours and files.
  mutating func readFigures(_ value: OptionValue) throws(TemplateError) {
    let known = [
      "widths", "width", "panels", "height", "type", "letters", "colored-text", "palette", "format",
      "dpi",
    ]
    let pairs = try entries(of: value, known: known)
    // The names of widths hold for the other lengths.
    for (name, setting) in pairs where name == "widths" { try readWidths(setting) }
    for (name, setting) in pairs where name != "widths" {
      switch name {
      case "width": style.figures.width = try setting.length(style.figures.widths)
      case "panels": style.figures.panelWidth = try setting.length(style.figures.widths)
      case "height": style.figures.greatestHeight = try setting.length(style.figures.widths)
      case "type": try readType(setting)
      case "letters": try readLetters(setting)
      case "colored-text": style.figures.hasColoredText = try setting.truth()
      case "palette": style.figures.palette = try palette(setting)
      case "format": style.figures.formats = try setting.figureFormats()
      default: style.figures.resolution = try setting.number(above: 0)
      }
    }
  }

  private mutating func readWidths(_ value: OptionValue) throws(TemplateError) {
    for (name, setting) in try entries(of: value, known: ["single", "one-and-half", "double"]) {
      let length = try setting.length()
      switch name {
      case "single": style.figures.widths.single = length
      case "double": style.figures.widths.double = length
      default: style.figures.widths.oneAndHalf = length
      }
    }
  }

  private mutating func readType(_ value: OptionValue) throws(TemplateError) {
    let known = ["ticks", "text", "letters", "smallest", "largest"]
    for (name, setting) in try entries(of: value, known: known) {
      let size = try setting.length()
      guard (3...40).contains(size) else { throw setting.mismatch("a size of 3pt to 40pt") }
      switch name {
      case "ticks": style.figures.tickSize = size
      case "text": style.figures.textSize = size
      case "letters": style.figures.letterSize = size
      case "smallest": style.figures.smallestType = size
      default: style.figures.largestType = size
      }
    }
  }

  private mutating func readLetters(_ value: OptionValue) throws(TemplateError) {
    for (name, setting) in try entries(of: value, known: ["case", "brackets", "bold"]) {
      switch name {
      case "case":
        style.figures.letters.isLowercase = try setting.choice(["upper", "lower"]) == "lower"
      case "brackets": style.figures.letters.brackets = try one(setting)
      default: style.figures.letters.isBold = try setting.truth()
      }
    }
  }

  /// `house`, `grey`, or a list of colours as `"#497BA5"`.
  private func palette(_ value: OptionValue) throws(TemplateError) -> FigureStyle.Palette {
    let form = "house, grey, or a list of at least two colours such as \"#497BA5\""
    switch value.node.scalar?.string {
    case "house"?: return .house
    case "grey"?: return .grey
    default: break
    }
    var colors: [UInt32] = []
    for item in value.node.sequence ?? [] {
      let text = item.scalar?.string ?? ""
      guard text.hasPrefix("#"), text.utf8.count == 7,
        let color = UInt32(text.dropFirst(), radix: 16)
      else { throw value.with(item).mismatch(form) }
      colors.append(color)
    }
    guard colors.count > 1 else { throw value.mismatch(form) }
    return .colors(colors)
  }
}
