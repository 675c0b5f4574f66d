/// One variable of a data frame: numbers, categories, text, truth values or dates, each cell of
/// which may be missing.
///
/// Comparing a column gives a column of truth values, so columns are not `Equatable`; use
/// `isIdentical(to:)`.
public struct Column: Sendable {
  /// The cells.
  package enum Storage: Sendable {
    /// Numbers; NaN where missing.
    case numbers([Double])
    /// Categories with their levels in order.
    case categories(CodedTexts, isOrdered: Bool)
    /// Text; the distinct texts stand in order of first appearance.
    case text(CodedTexts)
    /// 0 no, 1 yes, −1 missing.
    case truth([Int8])
    /// Days since 1970-01-01; `CalendarDay.missing` where missing.
    case dates([Int32])
  }

  /// What a rule that made a column saw of the rows that it was fitted on.
  package enum Fitting: Sendable, Hashable {
    /// The outcome: a model's score, a cut that was searched. On those rows it looks too good.
    case outcome
    /// The outcome, but each row's cell comes from a rule fitted without that row.
    case crossFitted
    /// No outcome: quantiles, a scaling.
    case predictors
  }

  /// Cells as codes into a list of distinct texts; −1 where missing.
  package struct CodedTexts: Sendable, Equatable {
    package var codes: [Int32]
    package var texts: [String]

    package init(codes: [Int32], texts: [String]) {
      self.codes = codes
      self.texts = texts
    }
  }

  /// The cells.
  package var storage: Storage
  /// The name in the data frame that the column was taken from, or what it was computed as; for
  /// messages.
  package var name: String
  /// What tables, axes and notes call it; `nil` where the name serves.
  public var label: String?
  /// The unit of its numbers, as tables and axes print it.
  public var unit: String?
  /// The rows on which the rule that made this column was fitted: the model of a score, the
  /// quantiles of a cut. `nil` where nothing was fitted.
  package var fittedOn: RowIdentities?
  /// What the rule that was fitted saw; matters where `fittedOn` is known.
  package var fitting = Fitting.outcome
  /// The rows of the data frame that the column was taken from; `nil` where it was written out.
  package var rows: RowIdentities?
  /// Whether the author said of which kind the column is; then whole numbers stay numbers.
  package var isDeclared = false

  package init(
    _ storage: Storage, name: String = "", label: String? = nil, unit: String? = nil,
    fittedOn: RowIdentities? = nil
  ) {
    self.storage = storage
    self.name = name
    self.label = label
    self.unit = unit
    self.fittedOn = fittedOn
  }

  /// The number of cells, missing ones included.
  public var count: Int {
    switch storage {
    case .numbers(let values): values.count
    case .categories(let coded, _), .text(let coded): coded.codes.count
    case .truth(let values): values.count
    case .dates(let days): days.count
    }
  }

  /// The column with other cells and all else kept.
  func with(_ storage: Storage) -> Column {
    var copy = self
    copy.storage = storage
    return copy
  }

  /// The column computed from this one: label and unit no longer hold, what it was fitted on does.
  func computed(_ storage: Storage, as name: String) -> Column {
    var result = Column(storage, name: name, fittedOn: fittedOn)
    result.fitting = fitting
    result.rows = rows
    return result
  }

  /// What messages call it: `"age"`, or "the column".
  var quotedName: String { name.isEmpty ? "the column" : "\"\(name)\"" }
}

// MARK: - Making columns

extension Column {
  /// A column of numbers; NaN is missing.
  public init(_ values: [Double]) { self.init(.numbers(values)) }

  /// A column of numbers.
  public init(_ values: [Double?]) { self.init(.numbers(values.map { $0 ?? .nan })) }

  /// A column of whole numbers.
  public init(_ values: [Int]) { self.init(.numbers(values.map(Double.init))) }

  /// A column of text.
  public init(_ values: [String]) { self.init(.text(CodedTexts(values))) }

  /// A column of text.
  public init(_ values: [String?]) { self.init(.text(CodedTexts(values))) }

  /// A column of truth values.
  public init(_ values: [Bool]) { self.init(.truth(values.map { $0 ? 1 : 0 })) }

  /// A column of truth values.
  public init(_ values: [Bool?]) { self.init(.truth(values.map { $0.map { $0 ? 1 : 0 } ?? -1 })) }
}

extension Column.CodedTexts {
  /// Codes texts in order of first appearance.
  package init(_ values: [String?]) {
    var known: [String: Int32] = [:]
    codes = []
    texts = []
    codes.reserveCapacity(values.count)
    for value in values {
      guard let value else {
        codes.append(-1)
        continue
      }
      if let code = known[value] {
        codes.append(code)
      } else {
        let code = Int32(texts.count)
        known[value] = code
        texts.append(value)
        codes.append(code)
      }
    }
  }
}

// MARK: - Literals

/// One cell of a column written as a literal: `[61, nil, 47]`, `["f", "m"]`, `[true, false]`.
public struct Cell: Sendable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  enum Value: Sendable {
    case missing
    case number(Double)
    case text(String)
    case truth(Bool)
  }

  let value: Value

  /// A whole number.
  public init(integerLiteral value: Int) { self.value = .number(Double(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self.value = .number(value) }
  /// A text.
  public init(stringLiteral value: String) { self.value = .text(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self.value = .truth(value) }
  /// A missing cell.
  public init(nilLiteral: ()) { value = .missing }
}

extension Column: ExpressibleByArrayLiteral {
  /// A column of the cells: numbers, truth values or text, each of which may be missing. Where
  /// kinds are mixed, all become text.
  public init(arrayLiteral cells: Cell...) {
    var numbers: [Double?] = []
    var truths: [Bool?] = []
    var texts: [String?] = []
    for cell in cells {
      switch cell.value {
      case .missing:
        numbers.append(nil)
        truths.append(nil)
        texts.append(nil)
      case .number(let number):
        numbers.append(number)
        texts.append(number.plainText)
      case .truth(let truth):
        truths.append(truth)
        texts.append(truth ? "yes" : "no")
      case .text(let text): texts.append(text)
      }
    }
    if numbers.count == cells.count {
      self.init(numbers)
    } else if truths.count == cells.count {
      self.init(truths)
    } else {
      self.init(texts)
    }
  }
}
