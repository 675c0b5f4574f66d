internal import Drawing

/// A file that travels inside a PDF document: the ledger, the data behind a table or figure.
public struct PDFAttachment: Hashable, Sendable {
  /// Its name, as readers list it; names are told apart.
  public var name: String
  /// Its kind, `text/csv` or `application/json`.
  public var mediaType: String
  /// What it is, in words.
  public var description: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// An attachment.
  public init(name: String, mediaType: String, description: String, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.description = description
    self.bytes = bytes
  }

  /// Adds the file to the document; gives the entry of the list of names and the object's number.
  func add(to revision: inout PDFRevision, date: String?) -> (name: String, number: Int) {
    let dates = date.map { " /ModDate (\($0))" } ?? ""
    let stream = revision.addStream(
      Compression.deflated(bytes),
      entries: "/Type /EmbeddedFile /Subtype \(PDFNotation.name(mediaType))"
        + " /Params << /Size \(bytes.count)\(dates) >> ", isCompressed: true)
    let title = PDFNotation.text(name)
    let number = revision.add(
      "<< /Type /Filespec /F \(title) /UF \(title) /Desc \(PDFNotation.text(description))"
        + " /AFRelationship /Data /EF << /F \(stream) 0 R /UF \(stream) 0 R >> >>")
    return (title, number)
  }
}
