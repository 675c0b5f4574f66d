/// A line of a template or of a part that it includes, in one number.
///
/// Wherever content of a document tells its line (`Heading.line`, `SourceMark.line`, `Reference.line` …),
/// the number of a line of the template is that line, from 1; that of a part has the part's place among
/// `Template.includedFiles`, from 1, in its upper half. So lines of a part can be counted on, and what
/// has no part needs nothing.
public struct SourcePlace: Hashable, Sendable {
  /// The part's place among the included files, from 1; 0 is the template itself.
  public var part: Int
  /// The line of its file, from 1; 0 where none is known.
  public var line: Int

  /// A line of a file.
  public init(part: Int = 0, line: Int) {
    self.part = part
    self.line = line
  }

  /// The place that a number stands for.
  public init(mark: Int) {
    self.init(part: mark >> 32, line: mark & 0xffff_ffff)
  }

  /// The number that stands for the place.
  public var mark: Int { part << 32 | line }
}

extension Template {
  /// The number that stands for a line of the template or of a part; an empty path is the template's.
  func mark(_ line: Int, in path: String) -> Int {
    guard !path.isEmpty, path != self.path, let part = includedFiles.firstIndex(of: path) else {
      return line
    }
    return SourcePlace(part: part + 1, line: line).mark
  }

  /// The file and the line that a number of the document stands for.
  public func place(ofLine mark: Int) -> (path: String, line: Int) {
    let place = SourcePlace(mark: mark)
    guard includedFiles.indices.contains(place.part - 1) else { return (path, place.line) }
    return (includedFiles[place.part - 1], place.line)
  }
}

extension Document {
  /// The file and the line that a number of the document stands for.
  public func place(ofLine mark: Int) -> (path: String, line: Int) {
    let place = SourcePlace(mark: mark)
    return (files.indices.contains(place.part) ? files[place.part] : source, place.line)
  }

  /// The included part in which a line stands, relative to the template's folder; `nil` where it stands
  /// in the template itself.
  func part(ofLine mark: Int) -> String? {
    let part = SourcePlace(mark: mark).part
    guard part > 0, files.indices.contains(part), let template = files.first else { return nil }
    let folder = template.lastIndex(of: "/").map { template[...$0] } ?? ""
    return files[part].hasPrefix(folder) ? String(files[part].dropFirst(folder.count)) : files[part]
  }

  /// An error at a line of the document.
  func error(atLine mark: Int, _ message: String) -> TemplateError {
    let place = place(ofLine: mark)
    return TemplateError(path: place.path, line: place.line, message: message)
  }
}

extension TemplateReader {
  /// The number that stands for a line.
  func mark(_ line: SourceLine) -> Int {
    guard line.path != path, let part = includedFiles.firstIndex(of: line.path) else {
      return line.number
    }
    return SourcePlace(part: part + 1, line: line.number).mark
  }
}
