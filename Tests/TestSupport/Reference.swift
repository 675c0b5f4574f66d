import Foundation

/// The project's own copy of the reference values and of the data that they were computed on, found from
/// where this file lies.
public enum Reference {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the reference values.
  public static var folder: String { root.appendingPathComponent("Tests/Reference").path }
  /// The folder of the example data.
  public static var data: String { root.appendingPathComponent("assets/data").path }

  /// The cases of one topic, such as `01_descriptive`.
  public static func cases(topic: String) throws -> [JSONValue] {
    try read(folder + "/\(topic).json")["cases"]?.elements ?? []
  }

  /// The tolerances by kind and field.
  public static func tolerances() throws -> Tolerances {
    Tolerances(try read(folder + "/tolerances.json"))
  }

  /// Any JSON file.
  public static func read(_ path: String) throws -> JSONValue {
    try JSONParser.parse([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  }
}
