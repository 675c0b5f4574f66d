public import Documents

/// A template together with its text and that of the parts that it includes, which errors quote.
public struct TemplateSource: Sendable {
  /// The parsed template.
  public let template: Template
  /// The lines of the files, by path.
  private let lines: [String: [Substring]]
  /// The paths of the files that hold Swift, the template first; a marker names a file by its place.
  let paths: [String]

  /// A template and the text from which it was parsed.
  ///
  /// - Parameters:
  ///   - template: The parsed template.
  ///   - text: The text of its file.
  ///   - parts: The texts of the included files, by the path that the template knows them by.
  public init(_ template: Template, text: String, parts: [String: String] = [:]) {
    self.template = template
    lines = parts.merging([template.path: text]) { _, own in own }
      .mapValues { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    var paths = [template.path]
    for path in template.blocks.map(\.path) + template.expressions.map(\.path)
    where !path.isEmpty && !paths.contains(path) { paths.append(path) }
    self.paths = paths
  }

  // MARK: - Files

  /// The name by which the compiler knows a file: without the template's folder, so that the same
  /// template in another place is the same program.
  func name(ofFile path: String) -> String {
    let folder = template.path.lastIndex(of: "/").map { template.path[...$0] } ?? ""
    let file = path.isEmpty ? template.path : path
    return file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
  }

  /// The path of the file that the compiler or the runtime names; `nil` if it is none of ours.
  func path(named name: String) -> String? {
    paths.first { self.name(ofFile: $0) == name }
      ?? paths.first { self.name(ofFile: $0).split(separator: "/").last == name[...] }
  }

  /// A Swift file beside the template, as the template's path was given.
  func path(besideTemplate file: String) -> String {
    let folder = template.path.lastIndex(of: "/").map { template.path[...$0] } ?? ""
    return String(folder) + (file.split(separator: "/").last ?? "")
  }

  /// The number that stands for a line of a file in the marker.
  func mark(_ line: Int, in path: String) -> Int {
    line | (paths.firstIndex(of: path) ?? 0) << 32
  }

  /// The file and line that a marker names; `nil` before the first statement.
  func place(ofMark mark: Int) -> (path: String, line: Int)? {
    let line = mark & 0xffff_ffff
    guard line > 0, paths.indices.contains(mark >> 32) else { return nil }
    return (paths[mark >> 32], line)
  }

  /// A line of a file, from 1.
  public func line(_ number: Int, of path: String) -> String? {
    guard let lines = lines[path], lines.indices.contains(number - 1) else { return nil }
    return String(lines[number - 1])
  }

  /// Where a character stands: on that line of the document if it can be, else where it comes first, in
  /// the template or in a part that it includes.
  public func place(
    of scalar: Unicode.Scalar, near mark: Int?
  ) -> (path: String, line: Int)? {
    let paths = [template.path] + lines.keys.filter { $0 != template.path }.sorted()
    if let (path, number) = mark.map(template.place(ofLine:)),
      line(number, of: path)?.unicodeScalars.contains(scalar) == true
    {
      return (path, number)
    }
    for path in paths {
      let index = lines[path]?.firstIndex { $0.unicodeScalars.contains(scalar) }
      if let index { return (path, index + 1) }
    }
    return nil
  }

  // MARK: - Places

  /// What stands at a line, in words: `block fig-km`, `inline expression`; `nil` in prose.
  func place(of line: Int, in path: String) -> String? {
    let block = template.blocks.last { holds($0, line, path) }
    if let block { return name(of: block) }
    let isInline = template.expressions.contains { isIn($0.path, path) && $0.line == line }
    return isInline ? "inline expression" : nil
  }

  /// The block in words: its label, or its place among the blocks.
  func name(of block: CodeBlock) -> String {
    "block \(block.options.label ?? "\(block.index + 1)")"
  }

  /// The column of an inline expression, from 1, in bytes as the compiler counts.
  func column(of expression: CodeBlock) -> Int {
    let column = template.expressions[expression.index].column
    let path = expression.path.isEmpty ? template.path : expression.path
    guard let line = line(expression.line, of: path) else { return column }
    return line.prefix(column - 1).utf8.count + 1
  }

  /// Whether a line of a file lies between the fences of a block.
  func holds(_ block: CodeBlock, _ line: Int, _ path: String) -> Bool {
    isIn(block.path, path) && block.line <= line && line <= end(of: block) + 1
  }

  private func isIn(_ own: String, _ path: String) -> Bool {
    (own.isEmpty ? template.path : own) == path
  }

  private func end(of block: CodeBlock) -> Int {
    block.codeLine + block.code.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  /// A failure at a place of the template.
  func failure(
    in path: String = "", line: Int?, column: Int? = nil, _ message: String, remedy: String? = nil
  ) -> ReportFailure {
    let path = path.isEmpty ? template.path : path
    return ReportFailure(
      file: path, line: line, column: column, place: line.flatMap { place(of: $0, in: path) },
      message: message, remedy: remedy, excerpt: line.flatMap { self.line($0, of: path) })
  }
}
