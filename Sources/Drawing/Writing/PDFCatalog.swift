/// The catalogue of a PDF file, completed by what Cairo cannot say: the language, and that readers
/// show the title instead of the file's name.
///
/// The catalogue is the last object that Cairo writes, so nothing moves behind it but the table of
/// objects, whose place the end of the file names.
enum PDFCatalog {
  /// The file with a completed catalogue; a language that is no BCP 47 tag is left out.
  static func completed(_ file: [UInt8], language: String) -> [UInt8] {
    let head = Array("/Type /Catalog".utf8)
    let mark = Array("startxref\n".utf8)
    guard let catalog = file.lastIndex(of: head), let end = file.lastIndex(of: mark),
      let place = number(in: file, at: end + mark.count), place > catalog
    else { return file }
    let isTag =
      !language.isEmpty
      && language.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || (48...57).contains(byte) || (65...90).contains(byte)
          || (97...122).contains(byte)
      }
    let entries =
      (isTag ? " /Lang (\(language))" : "") + " /ViewerPreferences << /DisplayDocTitle true >>"
    var completed = Array(file[..<(catalog + head.count)])
    completed += entries.utf8
    completed += file[(catalog + head.count)..<end]
    completed += mark
    completed += "\(place + entries.utf8.count)\n%%EOF\n".utf8
    return completed
  }

  private static func number(in file: [UInt8], at start: Int) -> Int? {
    Int(String(decoding: file[start...].prefix { (48...57).contains($0) }, as: UTF8.self))
  }
}

extension [UInt8] {
  /// Where `part` stands for the last time.
  func lastIndex(of part: [UInt8]) -> Int? {
    guard let first = part.first, count >= part.count else { return nil }
    return (0...count - part.count).last { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }
}
