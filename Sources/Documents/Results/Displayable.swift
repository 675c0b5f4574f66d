/// Something that a template can show: the value of a block's last expression, or of an inline one.
///
/// Statistics, tables and columns conform; figures are shown by their own protocol; anything else is
/// shown by its description.
public protocol Displayable: Sendable {
  /// What appears. In a sentence only values appear; a table or figure there is an error.
  func output() throws -> [BlockResult.Output]
}

extension Table: Displayable {
  /// The table itself.
  public func output() throws -> [BlockResult.Output] { [.table(self, .init())] }
}
