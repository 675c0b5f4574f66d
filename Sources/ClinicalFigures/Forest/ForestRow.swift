public import Reporting

/// One row of a forest plot: its label, its counts, and an estimate or the reason why it has none.
///
/// ```swift
/// ForestPlot([
///   ForestRow("Age, per 10 years", estimate: age),
///   .head("Tumour size", p: overall),
///   .reference("20 mm or less", count: 501, events: 291),
///   ForestRow("21–50 mm", estimate: middle, count: 783, events: 571, indent: 1),
/// ])
/// ```
public struct ForestRow: Hashable, Sendable {
  /// What a row is.
  package enum Role: Hashable, Sendable {
    /// The name of a model above its rows, where models stand below each other.
    case title
    /// The name of a variable or subgroup, above its levels.
    case head
    /// An estimate with its interval: a square and a line.
    case estimate
    /// The level with which the others of its variable are compared: an open square at no effect.
    case reference
    /// The estimate of all patients: a diamond as wide as the interval.
    case overall
  }

  /// The patients of one arm.
  package struct ArmCount: Hashable, Sendable {
    /// How many patients there are.
    package var count: Int
    /// How many of them had the event.
    package var events: Int

    /// The patients of an arm.
    package init(count: Int, events: Int) {
      self.count = count
      self.events = events
    }
  }

  /// What stands in a row for one model.
  package struct Cell: Hashable, Sendable {
    /// How many patients the row is about.
    package var count: Int?
    /// How many of them had the event.
    package var events: Int?
    /// The same for each arm of a trial, in the order of `ForestPlot.arms`.
    package var arms: [ArmCount] = []
    /// The estimate; `nil` where the row has none to show.
    package var estimate: Estimate?
    /// The P value in the last column.
    package var p: PValue?

    /// A cell.
    package init(
      count: Int? = nil, events: Int? = nil, estimate: Estimate? = nil, p: PValue? = nil
    ) {
      self.count = count
      self.events = events
      self.estimate = estimate
      self.p = p
    }
  }

  /// What the row is about.
  package var label: String
  /// What the row is.
  package var role: Role
  /// How many steps the label is indented.
  package var indent: Int
  /// One for each model; a model without the row has none.
  package var cells: [Cell?]

  /// A row from its parts.
  package init(_ label: String, role: Role, indent: Int, cells: [Cell?]) {
    self.label = label
    self.role = role
    self.indent = max(indent, 0)
    self.cells = cells
  }

  /// A row with an estimate.
  ///
  /// - Parameters:
  ///   - label: What the estimate is of: "Age, per 10 years", "Women".
  ///   - estimate: The estimate with its interval, on the scale that is printed: a hazard ratio, not
  ///     its logarithm. Without a value the row says that it is not estimable.
  ///   - count: How many patients it is from.
  ///   - events: How many of them had the event.
  ///   - p: The P value of the last column; the estimate's own if left out.
  ///   - indent: How far the label is moved in: 1 for a level below its head.
  public init(
    _ label: String, estimate: Estimate, count: Int? = nil, events: Int? = nil, p: PValue? = nil,
    indent: Int = 0
  ) {
    self.init(
      label, role: .estimate, indent: indent,
      cells: [Cell(count: count, events: events, estimate: estimate, p: p ?? estimate.p)])
  }

  /// The name of a variable or subgroup above its levels, with the P value of all of them together.
  public static func head(_ label: String, p: PValue? = nil) -> ForestRow {
    ForestRow(label, role: .head, indent: 0, cells: [Cell(p: p)])
  }

  /// The level with which the others are compared.
  public static func reference(
    _ label: String, count: Int? = nil, events: Int? = nil, indent: Int = 1
  ) -> ForestRow {
    ForestRow(label, role: .reference, indent: indent, cells: [Cell(count: count, events: events)])
  }

  /// The estimate of all patients, drawn as a diamond.
  public static func overall(
    _ label: String, estimate: Estimate, count: Int? = nil, events: Int? = nil, p: PValue? = nil
  ) -> ForestRow {
    ForestRow(
      label, role: .overall, indent: 0,
      cells: [Cell(count: count, events: events, estimate: estimate, p: p ?? estimate.p)])
  }
}
