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
      let place = place(of: fault)
      return ReportFailure(
        file: place.path, line: place.line, message: fault.message,
        excerpt: place.line.flatMap { source.line($0, of: place.path) })
    case let fault as DrawingError:
      return ReportFailure(file: source.template.path, message: fault.description)
    default: return error
    }
  }

  /// Not all text knows its line: a character that no font has is looked for.
  private func place(of fault: TypesettingFailure) -> (path: String, line: Int?) {
    if case .missingGlyph(let scalar, let line) = fault,
      let place = source.place(of: scalar, near: line)
    {
      return place
    }
    guard let line = fault.line else { return (source.template.path, nil) }
    return source.template.place(ofLine: line)
  }
}
