internal import Reporting

extension Table.Column {
  private enum CodingKeys: String, CodingKey {
    case head, subhead, spanner, outerSpanners, marks, spannerMarks, alignment, name
  }

  /// Reads a column; what is seldom there may be missing.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    head = try values.decode([Inline].self, forKey: .head)
    subhead = try values.decode([Inline].self, forKey: .subhead)
    spanner = try values.decode([Inline].self, forKey: .spanner)
    outerSpanners = try values.decodeIfPresent([[Inline]].self, forKey: .outerSpanners) ?? []
    marks = try values.decodeIfPresent([String].self, forKey: .marks) ?? []
    spannerMarks = try values.decodeIfPresent([String].self, forKey: .spannerMarks) ?? []
    alignment = try values.decode(Alignment.self, forKey: .alignment)
    name = try values.decode(String.self, forKey: .name)
  }

  /// The heads that span this column, the outermost first; an empty one where there is none.
  public func spanners(of levels: Int) -> [[Inline]] {
    let own = [spanner] + outerSpanners
    return (0..<levels).reversed().map { own.indices.contains($0) ? own[$0] : [] }
  }
}

extension Table.Cell {
  private enum CodingKeys: String, CodingKey {
    case content, companion, values, marks, isStrong, rowSpan
  }

  /// Reads a cell; the rows that it takes may be missing.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    content = try values.decode([Inline].self, forKey: .content)
    companion = try values.decode([Inline].self, forKey: .companion)
    self.values = try values.decode([ReportedValue].self, forKey: .values)
    marks = try values.decode([String].self, forKey: .marks)
    isStrong = try values.decode(Bool.self, forKey: .isStrong)
    rowSpan = try values.decodeIfPresent(Int.self, forKey: .rowSpan) ?? 1
  }
}

extension Table.Row {
  private enum CodingKeys: String, CodingKey {
    case role, depth, cells
  }

  /// Reads a row; the depth may be missing.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    role = try values.decode(Role.self, forKey: .role)
    depth = try values.decodeIfPresent(Int.self, forKey: .depth) ?? 1
    cells = try values.decode([Table.Cell].self, forKey: .cells)
  }
}

extension Table {
  /// How many rows of spanning heads stand above the heads of the columns.
  public var spannerLevels: Int {
    columns.reduce(0) { most, column in
      let outer = column.outerSpanners.lastIndex { !$0.isEmpty }.map { $0 + 2 }
      return max(most, outer ?? (column.spanner.isEmpty ? 0 : 1))
    }
  }

  /// The keys of the notes in the order in which they are called: heads first, from the outside
  /// inwards, then row by row.
  package var calledNotes: [String] {
    columns.flatMap(\.spannerMarks) + columns.flatMap(\.marks)
      + rows.lazy.flatMap(\.cells).flatMap(\.marks)
  }
}
