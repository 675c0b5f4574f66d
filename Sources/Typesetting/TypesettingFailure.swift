internal import Documents

/// What keeps a document from being set.
public enum TypesettingFailure: Error, Equatable, CustomStringConvertible {
  /// Even with all words wrapped the table needs more width than the page has.
  case tableTooWide(
    name: String, neededMillimetres: Double, availableMillimetres: Double, line: Int)
  /// The figure does not fit between the margins.
  case figureTooLarge(
    name: String, neededMillimetres: Double, availableMillimetres: Double, side: Side, line: Int)
  /// A row of the table is taller than a page.
  case rowTooTall(table: String, line: Int)
  /// A formula that cannot be broken is wider than the measure.
  case formulaTooWide(neededMillimetres: Double, availableMillimetres: Double, line: Int)
  /// A part of a formula in the text that cannot be broken is wider than the measure.
  case inlineFormulaTooWide(neededMillimetres: Double, availableMillimetres: Double, line: Int)
  /// A line of text has less room than the least that stands on it; the line of the template where
  /// it is known.
  case lineTooWide(neededMillimetres: Double, availableMillimetres: Double, line: Int?)
  /// A formula that cannot be divided is higher than a page.
  case formulaTooHigh(neededMillimetres: Double, availableMillimetres: Double, line: Int)
  /// A cell refers to a note that the table does not have.
  case unknownNote(key: String, table: String, line: Int)

  /// No face of the font has a glyph for the character; the line of the template where it is known.
  case missingGlyph(Unicode.Scalar, line: Int?)

  /// The side on which something does not fit.
  public enum Side: String, Sendable {
    /// Across the page.
    case width
    /// Down the page.
    case height
  }

  /// What is wrong, where, and how to mend it.
  public var description: String {
    guard let line = line.map({ SourcePlace(mark: $0).line }) else { return message }
    return "line \(line): \(message)"
  }

  /// The line, where it is known, as the document knows it (`SourcePlace`).
  public var line: Int? {
    switch self {
    case .tableTooWide(_, _, _, let line), .figureTooLarge(_, _, _, _, let line),
      .rowTooTall(_, let line), .unknownNote(_, _, let line), .formulaTooWide(_, _, let line),
      .formulaTooHigh(_, _, let line), .inlineFormulaTooWide(_, _, let line):
      line
    case .missingGlyph(_, let line), .lineTooWide(_, _, let line): line
    }
  }

  /// What is wrong and how to mend it.
  public var message: String {
    switch self {
    case .tableTooWide(let name, let needed, let available, _):
      "\(name) needs \(Self.tenths(needed)) mm even with every word wrapped, and the "
        + "page has \(Self.tenths(available)) mm; turn its page (tbl-orientation: landscape), leave out columns "
        + "or decimals, or split it"
    case .figureTooLarge(let name, let needed, let available, let side, _):
      "\(name) needs a \(side.rawValue) of \(Self.tenths(needed)) mm with its caption,"
        + " and the page has \(Self.tenths(available)) mm; set a smaller fig-\(side.rawValue)"
    case .formulaTooWide(let needed, let available, _):
      "a formula needs \(Self.tenths(needed)) mm and the line has \(Self.tenths(available)) mm; "
        + "set it on several lines with \\begin{aligned} … \\\\ … \\end{aligned}"
    case .inlineFormulaTooWide(let needed, let available, _):
      "a part of a formula needs \(Self.tenths(needed)) mm and the line has "
        + "\(Self.tenths(available)) mm; display it between $$, part it with \\allowbreak, "
        + "or shorten it"
    case .lineTooWide(let needed, let available, _):
      "what stands on a line needs \(Self.tenths(needed)) mm and the line has "
        + "\(Self.tenths(available)) mm; give it more room, with fewer lists one in another, "
        + "or shorten it"
    case .formulaTooHigh(let needed, let available, _):
      "a formula needs \(Self.tenths(needed)) mm and the page has \(Self.tenths(available)) mm; "
        + "write it as several formulas"
    case .rowTooTall(let table, _):
      "a row of \(table) is taller than a page; say less in its cells"
    case .unknownNote(let key, let table, _):
      "a cell of \(table) refers to the note \"\(key)\", which the table does not have"
    case .missingGlyph(let scalar, _):
      "the character \(scalar) (\(Self.codePoint(scalar))) is in none of the fonts; "
        + "write it in another way"
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func tenths(_ value: Double) -> String {
    let rounded = (value * 10).rounded(.up) / 10
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
