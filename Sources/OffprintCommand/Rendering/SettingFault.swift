import Documents
import Drawing
import Typesetting
import Weaving

/// What kept the pages or figures from being set, told with the template's line.
struct SettingFault {
  private let error: any Error
  private let source: TemplateSource

  init(_ error: any Error, source: TemplateSource) {
    self.error = error
    self.source = source
  }

  /// The fault for the author; an error that is not about the document stays what it is.
  var failure: any Error {
    switch error {
    case let fault as TypesettingFailure:
      let line = fault.line ?? line(of: fault)
      return ReportFailure(
        file: source.template.path, line: line, message: fault.message, excerpt: excerpt(line))
    case let fault as DrawingError:
      return ReportFailure(file: source.template.path, message: fault.description)
    default: return error
    }
  }

  /// The first line with a character that no font has: titles and names do not know theirs.
  private func line(of fault: TypesettingFailure) -> Int? {
    guard case .missingGlyph(let scalar, _) = fault else { return nil }
    return source.firstLine(with: scalar)
  }

  /// The line as it is written; none where it may be one of an included part.
  private func excerpt(_ line: Int?) -> String? {
    guard let line, !source.template.includedFiles.contains(where: { $0.hasSuffix(".md") }) else {
      return nil
    }
    return source.line(line, of: source.template.path)
  }
}
