import Crypto
import Foundation

/// What tells one build of the library from another, by content.
enum BuildIdentity {
  /// The linker's own digest of the library, else the digest of the whole file; with the digests of
  /// the modules, which hold what is compiled into a program.
  static func ofLibrary(at path: String, modules: String) throws -> String {
    var digest = SHA256()
    let library = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    digest.update(data: buildNote(of: library) ?? library)
    for name in ours {
      let module = URL(filePath: "\(modules)/\(name).swiftmodule")
      if let data = try? Data(contentsOf: module) { digest.update(data: data) }
    }
    return digest.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
      .joined()
  }

  /// The modules that a template sees.
  private static let ours = [
    "Biostatistics", "Charts", "ClinicalFigures", "DataFrames", "Documents", "Drawing", "Learners",
    "Offprint", "Radiomics", "Reporting",
  ]

  /// The digest that the linker noted in an ELF file; `nil` where it noted none.
  ///
  /// Reading it touches two pages of a file of many megabytes.
  static func buildNote(of file: Data) -> Data? {
    func number(_ offset: Int, _ size: Int) -> Int? {
      guard offset >= 0, offset + size <= file.count else { return nil }
      return (0..<size).reversed().reduce(0) { $0 << 8 | Int(file[file.startIndex + offset + $1]) }
    }
    // 64-bit, little-endian ELF: program headers of 56 bytes, type 4 is a note.
    guard file.prefix(6).elementsEqual([0x7f, 0x45, 0x4c, 0x46, 2, 1]),
      let table = number(32, 4), let count = number(56, 2)
    else { return nil }
    for header in 0..<count {
      let start = table + header * 56
      guard number(start, 4) == 4, var note = number(start + 8, 4), let size = number(start + 32, 4)
      else { continue }
      let end = note + size
      while note + 12 <= end, let nameSize = number(note, 4), let length = number(note + 4, 4) {
        let content = note + 12 + (nameSize + 3) / 4 * 4
        // Type 3 of the owner "GNU" is the build's digest.
        if number(note + 8, 4) == 3, number(note + 12, 4) == 0x55_4e47,
          content + length <= file.count
        {
          return file.subdata(in: content..<(content + length))
        }
        note = content + (length + 3) / 4 * 4
      }
    }
    return nil
  }
}
