/// What a tagged PDF says of a structure element beyond its role.
public struct StructureAttributes: Codable, Hashable, Sendable {
  /// For which cells of a table a head stands.
  public enum Scope: String, Codable, Hashable, Sendable {
    /// Those of its row.
    case row = "Row"
    /// Those of its column.
    case column = "Column"
  }

  /// Groups of one role and one number are one element, also where it goes on over pages.
  public var number: Int?
  /// The number of the neighbour behind which the group is read, where that is not where it is drawn;
  /// groups without one are read in the order of their numbers.
  public var order: Int?
  /// For which cells a head stands; without it a head in the first rows stands for its column, another
  /// for its row.
  public var scope: Scope?
  /// How many columns a cell takes.
  public var columnSpan: Int
  /// How many rows a cell takes; `nil` for one.
  public var rowSpan: Int?
  /// What the group says, letter by letter, where its glyphs do not.
  public var actualText: String?

  /// What is said of an element.
  public init(
    number: Int? = nil, order: Int? = nil, scope: Scope? = nil, columnSpan: Int = 1,
    rowSpan: Int? = nil, actualText: String? = nil
  ) {
    self.number = number
    self.order = order
    self.scope = scope
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
    self.actualText = actualText
  }
}
