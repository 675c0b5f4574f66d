import Drawing

/// What the command and what it is made of call themselves.
enum Version {
  static let text = "0.1.0"

  /// For the ledger: the library, the compiler, and what draws.
  static func all(compiler: String) -> [String: String] {
    ["offprint": text, "swift": compiler].merging(DrawingVersions.all) { own, _ in own }
  }
}
