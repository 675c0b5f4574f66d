internal import Drawing

/// What a document says about itself, as XMP: the form that libraries and search engines read.
struct DocumentPacket {
  let metadata: PDFFile.Metadata
  /// The time of its creation in ISO 8601, where it has one.
  let date: String?
  /// What made the file.
  let producer: String

  /// The packet.
  var text: String {
    var properties = "   <dc:format>application/pdf</dc:format>\n"
    properties += one("dc:title", metadata.title)
    properties += list("dc:creator", "Seq", metadata.authors)
    properties += one("dc:description", metadata.subject)
    properties += list("dc:subject", "Bag", metadata.keywords)
    if PDFNotation.isLanguage(metadata.language) {
      properties += list("dc:language", "Bag", [metadata.language])
    }
    properties += plain("pdf:Keywords", metadata.keywords.joined(separator: ", "))
    properties += plain("pdf:Producer", producer)
    properties += plain("xmp:CreatorTool", "Offprint")
    for key in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
      properties += plain(key, date ?? "")
    }
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
       <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about=""
          xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
          xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      \(properties)  </rdf:Description>
       </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  private func plain(_ key: String, _ value: String) -> String {
    value.isEmpty ? "" : "   <\(key)>\(escapedForXML(value))</\(key)>\n"
  }

  private func list(_ key: String, _ kind: String, _ values: [String]) -> String {
    let values = values.filter { !$0.isEmpty }
    guard !values.isEmpty else { return "" }
    let items = values.map { "<rdf:li>\(escapedForXML($0))</rdf:li>" }.joined()
    return "   <\(key)><rdf:\(kind)>\(items)</rdf:\(kind)></\(key)>\n"
  }

  /// A text in the document's language.
  private func one(_ key: String, _ value: String) -> String {
    guard !value.isEmpty else { return "" }
    let item = "<rdf:li xml:lang=\"x-default\">\(escapedForXML(value))</rdf:li>"
    return "   <\(key)><rdf:Alt>\(item)</rdf:Alt></\(key)>\n"
  }
}
