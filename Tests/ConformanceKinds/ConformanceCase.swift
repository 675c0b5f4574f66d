import DataFrames
import Reporting
public import TestSupport

/// One case of a reference-shaped file: what is asked, of which rows.
public struct ConformanceCase {
  /// Why a case cannot be read.
  enum Failure: Error, CustomStringConvertible {
    case missing(String)
    case unknownKind(String)

    var description: String {
      switch self {
      case .missing(let field): "the case has no \(field)"
      case .unknownKind(let kind): "the kind \"\(kind)\" is not computed"
      }
    }
  }

  /// The name of the case.
  public let identifier: String
  /// Which quantity is asked.
  public let kind: String
  let input: JSONValue
  private(set) var data: JSONValue
  let folder: String

  /// Reads a case; data files lie in `folder`.
  public init(_ value: JSONValue, folder: String) {
    identifier = value["id"]?.text ?? ""
    kind = value["kind"]?.text ?? ""
    input = value["input"] ?? .null
    data = value["data"] ?? .null
    self.folder = folder
  }

  /// A text of the input.
  func text(_ key: String) throws -> String {
    guard let text = input[key]?.text else { throw Failure.missing(key) }
    return text
  }

  /// A text of the input that may be left out.
  func optionalText(_ key: String) -> String? { input[key]?.text }

  /// A number of the input.
  func number(_ key: String) throws -> Double {
    guard let number = input[key]?.number else { throw Failure.missing(key) }
    return number
  }

  /// The numbers of an input list.
  func numbers(_ key: String) -> [Double] { input[key]?.elements.compactMap(\.number) ?? [] }

  /// The texts of an input list.
  func texts(_ key: String) -> [String] { input[key]?.elements.compactMap(\.text) ?? [] }

  /// The levels of each factor that the input declares, by name.
  var levels: [(name: String, levels: [String])] {
    (input["levels"]?.members ?? [:]).sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.elements.compactMap(\.text)) }
  }

  /// The rows of the case with its factors coded.
  func factoredFrame() throws -> DataFrame {
    var frame = try frame()
    for (name, levels) in levels { frame = try frame.restricted(name, to: levels) }
    return frame
  }

  /// The same for other rows, which the input names; `nil` where it names none.
  func factoredFrame(from key: String) throws -> DataFrame? {
    guard let rows = input[key], rows["file"] != nil else { return nil }
    return try ConformanceCase(
      .object(["data": rows, "input": input]), folder: folder
    ).factoredFrame()
  }

  /// The left side of a formula about survival.
  func survival() throws -> String {
    "Surv(\(quoted(try text("time"))), \(quoted(try text("event"))))"
  }

  /// The values of an inline column; missing where `null`. A column of one value is written as a number.
  func inline(_ key: String) -> [Double]? {
    data["inline"]?[key].map { column in
      column.number.map { [$0] } ?? column.elements.map { $0.number ?? .nan }
    }
  }

  /// The rows that the case is about: those with the values that `where` keeps, complete in the columns
  /// of `complete`, in the order of the file; or the inline columns.
  func frame() throws -> DataFrame {
    if let columns = data["inline"]?.members {
      var frame = DataFrame([:])
      for name in columns.keys.sorted() { frame[name] = Column(inline(name) ?? []) }
      return frame
    }
    guard let file = data["file"]?.text else { throw Failure.missing("data") }
    var frame = try DataFrame(csv: "\(folder)/\(file)", missing: [""])
    for (name, kept) in (data["where"]?.members ?? [:]).sorted(by: { $0.key < $1.key }) {
      let texts = Set(kept.elements.compactMap(\.text))
      let cells = try frame.column(name).texts
      frame = frame[Column(cells.map { $0.map(texts.contains) ?? false })]
    }
    for name in (data["complete"]?.elements ?? []).compactMap(\.text) {
      frame = frame[!(try frame.column(name)).isMissing]
    }
    return frame
  }

  /// The same question about the rows that the input names under `key`.
  func about(_ key: String) throws -> ConformanceCase {
    guard let other = input[key] else { throw Failure.missing(key) }
    var question = self
    question.data = other
    return question
  }

  /// The rows of the case with `column` as categories in the order of `levels`; rows with another value
  /// are left out.
  func frame(levels: [String], of column: String) throws -> DataFrame {
    try frame().restricted(column, to: levels)
  }
}

extension DataFrame {
  /// The rows whose `name` is among `levels`, and that column as categories in their order.
  func restricted(_ name: String, to levels: [String]) throws -> DataFrame {
    let places = Dictionary(levels.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
    let cells = try column(name).texts
    let coded = Column.CodedTexts(
      codes: cells.map { $0.flatMap { places[$0] } ?? -1 }, texts: levels)
    var frame = self
    frame[name] = Column(.categories(coded, isOrdered: true))
    return frame[!frame[name].isMissing]
  }
}

/// A column's name as a formula writes it.
func quoted(_ name: String) -> String { "`\(name)`" }

extension Estimate {
  /// The value, or the number that a guard held back: what is refused in print is still compared.
  var computed: Double? { value ?? unsupported }
}
