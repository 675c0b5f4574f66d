import ArgumentParser
import ConformanceKinds
import Foundation
import TestSupport

/// Computes every case of a reference-shaped file and writes the results in the reference's field names,
/// for `compare.py` to judge.
@main
struct Conformance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute the cases of a reference file through the public API.")

  @Option(help: "The file of cases.")
  var cases: String

  @Option(help: "The folder of the data files.")
  var data: String

  @Option(help: "The file to write.")
  var output: String

  func run() throws {
    let questions = try Reference.read(cases)["cases"]?.elements ?? []
    let answers = questions.map { value -> JSONValue in
      let question = ConformanceCase(value, folder: data)
      do {
        return .object([
          "id": .text(question.identifier), "result": try ConformanceKinds.result(of: question),
        ])
      } catch {
        return .object(["id": .text(question.identifier), "error": .text("\(error)")])
      }
    }
    let text = "\(JSONValue.object(["cases": .list(answers)]))\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
  }
}
