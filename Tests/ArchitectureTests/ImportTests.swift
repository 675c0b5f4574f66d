import Foundation
import Testing

/// What the files of each module may import besides Foundation, Synchronization and the standard
/// library: the table of ARCHITECTURE.md. `Package.swift` cannot see an import of a module that a
/// dependency happens to bring along; this can.
private let allowed: [String: Set<String>] = [
  "Reporting": [],
  "NumericalMethods": ["COpenBLAS"],
  "DataFrames": ["Reporting", "Crypto"],
  "Biostatistics": ["DataFrames", "NumericalMethods", "Reporting"],
  "Drawing": ["CPangoCairo", "CZlib"],
  "Charts": ["Drawing", "Reporting"],
  "Documents": ["Drawing", "Reporting", "CCommonMark", "Yams", "Crypto"],
  "ClinicalFigures": [
    "Charts", "Documents", "Drawing", "Biostatistics", "DataFrames", "NumericalMethods",
    "Reporting",
  ],
  "Typesetting": ["Documents", "Drawing", "Reporting", "CHyphen"],
  "Offprint": [
    "Biostatistics", "Charts", "ClinicalFigures", "DataFrames", "Documents", "Drawing",
    "NumericalMethods", "Reporting", "Typesetting",
  ],
  "Weaving": [
    "Documents", "Drawing", "Reporting", "SwiftParser", "SwiftSyntax", "Subprocess", "Crypto",
  ],
  "OffprintCommand": [
    "Weaving", "Documents", "Typesetting", "Drawing", "Reporting", "ArgumentParser", "Crypto",
  ],
]

private let free: Set<String> = [
  "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch", "System",
  "SystemPackage", "Swift",
]

private let sources = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Sources")

/// The module that a line imports, `Documents` of `@_exported public import struct Documents.Table`.
private func imported(by line: Substring) -> String? {
  // An indented import stands in the text of a generated program.
  guard !line.hasPrefix(" ") else { return nil }
  var words = line.split(separator: " ")[...]
  while let word = words.first,
    word.hasPrefix("@") || ["public", "package", "internal"].contains(word)
  {
    words = words.dropFirst()
  }
  guard words.first == "import" else { return nil }
  words = words.dropFirst()
  let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "func", "typealias", "let"]
  if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
  return words.first?.split(separator: ".").first.map(String.init)
}

@Test("Each module imports only what the table of the architecture lists", arguments: allowed.keys)
func imports(of module: String) throws {
  let folder = sources.appendingPathComponent(module)
  let files = try #require(
    FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil),
    "there is no module \(module)")
  for case let file as URL in files where file.pathExtension == "swift" {
    let text = try String(contentsOf: file, encoding: .utf8)
    for line in text.split(separator: "\n") {
      guard let name = imported(by: line), !free.contains(name) else { continue }
      #expect(
        allowed[module]?.contains(name) == true,
        "\(module)/\(file.lastPathComponent) imports \(name)")
    }
  }
}

@Test("Every module of Sources stands in the table")
func everyModuleListed() throws {
  let modules = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    .filter { !$0.hasPrefix("C") || $0 == "Charts" || $0 == "ClinicalFigures" }
  #expect(Set(modules) == Set(allowed.keys))
}
