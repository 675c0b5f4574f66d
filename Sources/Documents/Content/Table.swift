public import Reporting

/// A table as a value: columns, rows, notes. Every writer sets the same one.
public struct Table: Codable, Hashable, Sendable {
  /// A column with its head.
  public struct Column: Codable, Hashable, Sendable {
    /// How the cells of a column stand.
    public enum Alignment: String, Codable, Hashable, Sendable {
      /// Flush left: the first column, words.
      case leading
      /// Flush right: counts, single numbers.
      case trailing
      /// Centred.
      case center
      /// Two sub-columns: `Cell.content` flush right, `Cell.companion` (an interval or percentage
      /// in brackets) flush left beside it, the head centred over both.
      case paired
      /// Aligned on the decimal mark.
      case decimal
    }

    /// The head, set in bold.
    public var head: [Inline]
    /// A second line of the head in regular weight: "n = 2982".
    public var subhead: [Inline]
    /// The head that spans this column and its neighbours with the same text, above `head`.
    public var spanner: [Inline]
    /// Heads above `spanner`, from the inside outwards, each shared by neighbours with the same text.
    public var outerSpanners: [[Inline]] = []
    /// The keys of the notes that belong to the head.
    public var marks: [String] = []
    /// The keys of the notes that belong to `spanner`; those of its first column count.
    public var spannerMarks: [String] = []
    /// How the cells stand.
    public var alignment: Alignment
    /// The name of the column in the CSV file.
    public var name: String

    /// A column.
    public init(
      head: [Inline], subhead: [Inline] = [], spanner: [Inline] = [], alignment: Alignment,
      name: String
    ) {
      self.head = head
      self.subhead = subhead
      self.spanner = spanner
      self.alignment = alignment
      self.name = name
    }
  }

  /// What stands in one row under one column.
  public struct Cell: Codable, Hashable, Sendable {
    /// What is shown.
    public var content: [Inline]
    /// The bracketed part of a `paired` column, brackets included.
    public var companion: [Inline]
    /// The numbers behind what is shown, for CSV and ledger, in order of appearance.
    public var values: [ReportedValue]
    /// The keys of the notes that belong to the cell.
    public var marks: [String]
    /// Whether the cell stands out, in bold.
    public var isStrong: Bool
    /// How many rows the cell takes, its own included. The cells below it are left empty; one that is
    /// not, a head across the table and the end of the table end it before.
    public var rowSpan: Int

    /// A cell.
    public init(
      _ content: [Inline] = [], companion: [Inline] = [], values: [ReportedValue] = [],
      marks: [String] = [], isStrong: Bool = false, rowSpan: Int = 1
    ) {
      self.content = content
      self.companion = companion
      self.values = values
      self.marks = marks
      self.isStrong = isStrong
      self.rowSpan = rowSpan
    }
  }

  /// A row.
  public struct Row: Codable, Hashable, Sendable {
    /// What a row is.
    public enum Role: String, Codable, Hashable, Sendable {
      /// A row of its own.
      case single
      /// The first row of a group: the rows below it, until the next that is not a level, stay with
      /// it.
      case groupHead
      /// A level of the group above, indented.
      case level
      /// A head across the table, in bold.
      case panelHead
    }

    /// What the row is.
    public var role: Role
    /// How deep a level stands below its group, from 1; each step is an indent of its own.
    public var depth = 1
    /// The cells, one for each column.
    public var cells: [Cell]

    /// A row.
    public init(_ cells: [Cell], role: Role = .single) {
      self.cells = cells
      self.role = role
    }
  }

  /// A note below the table.
  public struct Note: Codable, Hashable, Sendable {
    /// The key by which cells refer to it; `nil` for a general note. Letters are given in order of
    /// appearance when the table is set.
    public var key: String?
    /// What it says.
    public var content: [Inline]

    /// A note.
    public init(_ content: [Inline], key: String? = nil) {
      self.content = content
      self.key = key
    }
  }

  /// The columns, from left to right.
  public var columns: [Column]
  /// The rows, from top to bottom.
  public var rows: [Row]
  /// The notes, in order.
  public var notes: [Note]

  /// A table. A row shorter than the columns is filled with empty cells.
  public init(columns: [Column], rows: [Row], notes: [Note] = []) {
    self.columns = columns
    self.rows = rows.map { row in
      var row = row
      while row.cells.count < columns.count { row.cells.append(Cell()) }
      return row
    }
    self.notes = notes
  }
}
