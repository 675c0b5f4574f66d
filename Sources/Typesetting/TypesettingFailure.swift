/// What keeps a document from being set.
public enum TypesettingFailure: Error, Equatable, CustomStringConvertible {
  /// Even with all words wrapped the table needs more width than the page has.
  case tableTooWide(name: String, neededMillimetres: Double, availableMillimetres: Double, line: Int)
  /// The figure does not fit between the margins.
  case figureTooLarge(
    name: String, neededMillimetres: Double, availableMillimetres: Double, side: Side, line: Int)
  /// A cell refers to a note that the table does not have.
  case unknownNote(key: String, table: String, line: Int)

  /// The side on which something does not fit.
  public enum Side: String, Sendable {
    /// Across the page.
    case width
    /// Down the page.
    case height
  }

  /// What is wrong, where, and how to mend it.
  public var description: String {
    switch self {
    case .tableTooWide(let name, let needed, let available, let line):
      "line \(line): \(name) needs \(Self.tenths(needed)) mm even with every word wrapped, and the "
        + "page has \(Self.tenths(available)) mm; leave out columns, shorten the heads or split it"
    case .figureTooLarge(let name, let needed, let available, let side, let line):
      "line \(line): \(name) needs a \(side.rawValue) of \(Self.tenths(needed)) mm with its caption,"
        + " and the page has \(Self.tenths(available)) mm; set a smaller fig-\(side.rawValue)"
    case .unknownNote(let key, let table, let line):
      "line \(line): a cell of \(table) refers to the note \"\(key)\", which the table does not have"
    }
  }

  private static func tenths(_ value: Double) -> String {
    let rounded = (value * 10).rounded(.up) / 10
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
