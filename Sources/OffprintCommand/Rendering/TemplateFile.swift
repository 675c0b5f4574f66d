import Documents
import Foundation
import Weaving

/// A template on disk, with what surrounds it: the defaults of the folders above, the parts that it
/// includes, and what the command line says of its parameters.
struct TemplateFile {
  let path: String
  let request: RenderRequest

  /// Reads and parses the template; a fault names file, line, block and remedy.
  func read() throws -> TemplateSource {
    let text = try Self.text(at: path)
    let surroundings = Surroundings.onDisk(
      template: path, overrides: try overrides(),
      sourceDateEpoch: ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"],
      now: Date().timeIntervalSince1970)
    do {
      let template = try Template(source: text, path: path, surroundings: surroundings)
      var parts: [String: String] = [:]
      for part in template.includedFiles { parts[part] = try Self.text(at: part) }
      return TemplateSource(template, text: text, parts: parts)
    } catch let error as TemplateError {
      throw failure(error)
    }
  }

  /// A fault of the template with the line that it concerns.
  func failure(_ error: TemplateError) -> ReportFailure {
    let source = try? Self.text(at: error.path)
    let lines = source?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    let excerpt = lines.indices.contains(error.line - 1) ? String(lines[error.line - 1]) : nil
    return ReportFailure(
      file: error.path, line: error.line > 0 ? error.line : nil, column: error.column,
      place: FencePlace.name(of: error.line, in: lines), message: error.message, excerpt: excerpt)
  }

  private func overrides() throws -> [Surroundings.Override] {
    var overrides = request.parameters.map { Surroundings.Override.assignment($0) }
    if let file = request.parameterFile {
      overrides.insert(.file(.init(path: file, source: try Self.text(at: file))), at: 0)
    }
    return overrides
  }

  /// The text of a file, which has to be UTF-8.
  private static func text(at path: String) throws -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ReportFailure(
        file: path, message: "there is no such file", remedy: neighbours(of: path))
    }
    if isFolder.boolValue {
      throw ReportFailure(
        file: path, message: "is a folder", remedy: "Name the template in it: \(path)/report.md")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ReportFailure(file: path, message: "cannot be read", remedy: "Look at its permissions.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ReportFailure(
        file: path, message: "is not UTF-8 text",
        remedy: "Save it as UTF-8; from GB 18030: iconv -f GB18030 -t UTF-8")
    }
    return text
  }

  /// The template that was probably meant.
  private static func neighbours(of path: String) -> String {
    let place = URL(filePath: path)
    let folder = place.deletingLastPathComponent().path
    let kind = ["yml", "yaml"].contains(place.pathExtension) ? "." + place.pathExtension : ".md"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(kind) && !$0.hasSuffix(".rendered.md") }.sorted()
    if let near = names.nearest(to: place.lastPathComponent) { return "Did you mean \(near)?" }
    let shown = names.prefix(8).joined(separator: ", ")
    let more = names.count > 8 ? " and \(names.count - 8) more" : ""
    return names.isEmpty
      ? "There is no \(kind) file in \(folder)." : "There are: \(shown)\(more)."
  }
}

/// In which Swift block a line stands, where the template could not be parsed.
enum FencePlace {
  /// `block fig-km` or `block 3`; `nil` outside of blocks.
  static func name(of line: Int, in lines: [Substring]) -> String? {
    var open: (line: Int, label: String?)?
    var count = 0
    for (index, text) in lines.enumerated() {
      let trimmed = text.drop { $0 == " " }
      if open == nil, trimmed.hasPrefix("```{swift") {
        count += 1
        open = (index + 1, nil)
      } else if open != nil, trimmed.hasPrefix("```") {
        if let block = open, block.line <= line, line <= index + 1 { return word(block, count) }
        open = nil
      } else if open != nil, let label = label(in: trimmed) {
        open?.label = label
      }
    }
    guard let block = open, block.line <= line else { return nil }
    return word(block, count)
  }

  private static func word(_ block: (line: Int, label: String?), _ count: Int) -> String {
    "block \(block.label ?? "\(count)")"
  }

  private static func label(in line: Substring) -> String? {
    for mark in ["//|", "#|"] where line.hasPrefix(mark) {
      let rest = line.dropFirst(mark.count).drop { $0 == " " }
      guard rest.hasPrefix("label:") else { return nil }
      return rest.dropFirst(6).trimmingCharacters(in: .whitespaces)
    }
    return nil
  }
}
