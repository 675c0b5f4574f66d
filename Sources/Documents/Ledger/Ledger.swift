public import Reporting

/// The record of a render: every number shown, what it was made from and with what. It holds no
/// times, no durations and no absolute paths, so the same report gives the same bytes.
public struct Ledger: Sendable {
  /// The name of the template's file.
  public var template: String
  /// The parameters of this render.
  public var parameters: [FrontMatter.Parameter]
  /// The files that the run read, in order.
  public var inputs: [RunJournal.Input]
  /// The document with its values, tables, figures and warnings.
  public var document: Document
  /// Names and versions of the library, the compiler and the system's libraries.
  public var versions: [String: String]

  /// A ledger. Paths of inputs are written as they are given: relative to the template's folder.
  public init(
    template: String, parameters: [FrontMatter.Parameter], inputs: [RunJournal.Input],
    document: Document, versions: [String: String]
  ) {
    self.template = template
    self.parameters = parameters
    self.inputs = inputs
    self.document = document
    self.versions = versions
  }

  /// The contents of the JSON file, UTF-8 with a line feed at the end.
  public var json: String {
    var output = ""
    var root: [String: JSON] = [
      "template": .text(template),
      "parameters": Self.parameters(parameters),
      "inputs": .list(inputs.map(Self.input)),
      "values": .list(document.values.map(value)),
      "tables": .list(document.tables.map(Self.table)),
      "figures": .list(document.figureFiles.map(Self.figure)),
      "warnings": .list(document.warnings.map(warning)),
      "words": Self.words(document.wordCounts),
      "versions": .object(versions.mapValues { .text($0) }),
    ]
    if document.supplement?.place == .separate {
      let stem = template.hasSuffix(".md") ? String(template.dropLast(3)) : template
      root["supplement"] = .object(["file": .text("\(stem)\(Supplement.suffix).pdf")])
    }
    JSON.object(root).write(to: &output)
    return output + "\n"
  }

  private static func words(_ counts: WordCounts) -> JSON {
    .object([
      "abstract": .integer(counts.abstract), "text": .integer(counts.text),
      "sections": .list(
        counts.sections.map { .object(["title": .text($0.title), "words": .integer($0.count)]) }),
    ])
  }

  private static func parameters(_ parameters: [FrontMatter.Parameter]) -> JSON {
    var members: [String: JSON] = [:]
    for parameter in parameters { members[parameter.name] = value(parameter.value) }
    return .object(members)
  }

  private static func value(_ value: ParameterValue) -> JSON {
    switch value {
    case .text(let text): .text(text)
    case .truth(let truth): .truth(truth)
    case .integer(let whole): .integer(whole)
    case .number(let number): .number(number)
    case .numbers(let numbers): .list(numbers.map { .number($0) })
    case .texts(let texts): .list(texts.map { .text($0) })
    case .map(let inner): parameters(inner)
    }
  }

  private static func input(_ input: RunJournal.Input) -> JSON {
    .object([
      "path": .text(input.path), "sha256": .text(input.sha256),
      "rows": input.rows.map { .integer($0) } ?? .null,
    ])
  }

  private func value(_ shown: ShownValue) -> JSON {
    var members = Self.number(shown.value)
    members["id"] = .text(shown.id)
    members["block"] = .text(shown.block)
    members.merge(place(ofLine: shown.line)) { $1 }
    members["where"] = .text(shown.place)
    return .object(members)
  }

  private static func number(_ value: ReportedValue) -> [String: JSON] {
    [
      "value": .number(value.value), "lower": .number(value.lower), "upper": .number(value.upper),
      "text": .text(value.plainText), "kind": .text(value.kind),
    ]
  }

  /// A table with its cells: the words of row and column, the text, and the numbers behind it.
  private static func table(_ block: TableBlock) -> JSON {
    let names = TableCSV.columnNames(of: block.table)
    var cells: [JSON] = []
    for line in TableCSV.lines(of: block.table) {
      for (column, cell) in line.row.cells.enumerated() where column < names.count {
        let text = TableCSV.text(of: cell)
        guard !text.isEmpty, column > 0 || !cell.values.isEmpty else { continue }
        cells.append(
          .object([
            "row": .text(line.name), "column": .text(names[column]), "text": .text(text),
            "values": .list(cell.values.map { .object(number($0)) }),
          ]))
      }
    }
    return .object([
      "label": .text(block.label), "file": .text(block.file), "cells": .list(cells),
    ])
  }

  private static func figure(_ figure: FigureBlock) -> JSON {
    .object([
      "label": .text(figure.label), "files": .list(figure.files.map { .text($0) }),
    ])
  }

  /// The line, and the included part where it is not the template's.
  private func place(ofLine mark: Int?) -> [String: JSON] {
    guard let mark else { return ["line": .null] }
    var members = ["line": JSON.integer(SourcePlace(mark: mark).line)]
    if let part = document.part(ofLine: mark) { members["file"] = .text(part) }
    return members
  }

  private func warning(_ shown: ShownWarning) -> JSON {
    var members: [String: JSON] = [
      "name": .text(shown.warning.name), "text": .text(shown.warning.text),
      "block": .text(shown.block),
    ]
    members.merge(place(ofLine: shown.warning.line)) { $1 }
    if let reason = shown.silenced { members["silenced"] = .text(reason) }
    return .object(members)
  }
}

extension FigureBlock {
  /// The paths of its files, relative to the folder of the outputs: `figures/fig-km.pdf`.
  public var files: [String] { formats.map { "figures/\(fileName).\($0.rawValue)" } }
}

extension TableBlock {
  /// The path of its file, relative to the folder of the outputs: `tables/tbl-baseline.csv`; `nil`
  /// for a table without label.
  public var file: String? { label.map { "tables/\($0).csv" } }
}
