import DataFrames
import Foundation
import Reporting

/// A file that exists while `body` runs.
func withFile<Value>(
  _ content: [UInt8], named name: String = "patients.csv", _ body: (String) throws -> Value
) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(content).write(to: file)
  return try body(file.path)
}

/// The data frame of a CSV text, and the warnings that reading it left.
func read(
  _ text: String, types: KeyValuePairs<String, ColumnType> = [:],
  missing: [String] = ["", "NA", "NaN", "."]
) throws -> DataFrame {
  try withFile(Array(text.utf8)) { try DataFrame(csv: $0, types: types, missing: missing) }
}

/// The failure that reading a CSV text ends with, as a sentence with the path shortened.
func failure(ofReading content: [UInt8], encoding: TextEncoding = .automatic) throws -> String {
  try withFile(content) { path in
    do {
      _ = try DataFrame(csv: path, encoding: encoding)
      return "no failure"
    } catch {
      return "\(error)".replacingOccurrences(of: path, with: "patients.csv")
    }
  }
}

/// The warnings that `body` leaves, as "name: text".
func warnings(_ body: () throws -> Void) rethrows -> [String] {
  let journal = RunJournal()
  var context = ReportContext()
  context.journal = journal
  try ReportContext.$current.withValue(context) { try body() }
  return journal.takeWarnings().map { "\($0.name): \($0.text)" }
}
