internal import Dispatch
public import Drawing
internal import Synchronization

extension PDFFile {
  /// The file as it is handed out: tagged with its whole structure, alternative texts and languages,
  /// with XMP metadata, page labels and its attachments. The same document gives the same bytes.
  ///
  /// Thrown is what cannot be written, as by `bytes()`.
  public func finished(attachments: [PDFAttachment] = []) throws(DrawingError) -> [UInt8] {
    // Should a stand-in for a long path not be found again, Cairo draws all by itself.
    for isExact in [false, true] {
      let finish = PDFFinish(
        try drawn(isExact: isExact), metadata: metadata, pagePrefixes: pagePrefixes,
        date: try PDFDate(metadata.date))
      if let file = finish?.file(attachments) { return file }
    }
    throw .library("its PDF file is not of the kind that is known; is it Cairo 1.16 or 1.18?")
  }
}

extension Picture {
  /// The picture as a PDF file of one page and one figure; see `PDFFile`.
  public func finishedPDF(
    metadata: PDFFile.Metadata = PDFFile.Metadata()
  ) throws(DrawingError) -> [UInt8] {
    let hasRoles = items.contains {
      if case .group(let group) = $0 { group.role != nil } else { false }
    }
    guard !hasRoles else { return try PDFFile(pages: [self], metadata: metadata).finished() }
    var page = self
    page.items = [
      .group(
        PictureGroup(
          items, role: "Figure", alternativeText: description.isEmpty ? nil : description))
    ]
    return try PDFFile(pages: [page], metadata: metadata).finished()
  }
}

/// Completes a drawn file.
private struct PDFFinish {
  private let objects: PDFObjects
  private let structure: StructureTree
  private let longPaths: [[LongPath]]
  private let metadata: PDFFile.Metadata
  private let pagePrefixes: [Int: String]
  private let date: PDFDate
  private let catalog: Int
  private let tree: Int
  /// The elements that Cairo has written: the document and one for each run.
  private let oldDocument: Int
  private let oldLeaves: [Int]
  private let marks: [StructureWriter.Mark]

  /// A finish; `nil` where the file's marks are not those that the structure names.
  init?(
    _ drawn: DrawnPDF, metadata: PDFFile.Metadata, pagePrefixes: [Int: String], date: PDFDate
  ) {
    guard let objects = PDFObjects(drawn.bytes), let catalog = objects.root("Root"),
      let tree = objects.reference("StructTreeRoot", of: catalog),
      let document = objects.references("K", of: tree).first
    else { return nil }
    let leaves = objects.references("K", of: document)
    let runs = drawn.structure.runs
    guard leaves.count == runs.count else { return nil }
    var marks: [StructureWriter.Mark] = []
    marks.reserveCapacity(leaves.count)
    for leaf in leaves {
      guard let page = objects.reference("Pg", of: leaf),
        let mark = Self.mark(objects.value("K", of: leaf), page: page)
      else { return nil }
      marks.append(mark)
    }
    self.objects = objects
    self.metadata = metadata
    self.pagePrefixes = pagePrefixes
    self.date = date
    self.catalog = catalog
    self.tree = tree
    self.marks = marks
    structure = drawn.structure
    longPaths = drawn.longPaths
    oldDocument = document
    oldLeaves = leaves
  }

  /// The mark of `5` or `[ << /Type /OBJR /Obj 40 0 R >> 5 ]`.
  private static func mark(_ kids: ArraySlice<UInt8>?, page: Int) -> StructureWriter.Mark? {
    guard let kids else { return nil }
    if let number = PDFScanner(kids).firstNumber { return .init(page: page, number: number) }
    var scanner = PDFScanner(kids.dropFirst())
    guard let object = scanner.skipValue(), let number = scanner.number(),
      let annotation = PDFScanner(object).value(of: "Obj").flatMap({ PDFScanner($0).firstNumber })
    else { return nil }
    return .init(page: page, number: number, annotation: annotation)
  }

  /// The finished file; `nil` if the stand-in for a long path is not found.
  func file(_ attachments: [PDFAttachment]) -> [UInt8]? {
    var revision = PDFRevision(objects)
    revision.drop([oldDocument] + oldLeaves)
    if let parents = objects.reference("ParentTree", of: tree) {
      revision.drop(objects.references("Nums", of: parents).filter(isList) + [parents])
    }
    let refined = StructureRefinement(structure, language: metadata.language)
    StructureWriter(refined, marks: marks, tree: tree, in: &revision).write(to: &revision)
    for page in pages { revision.extend(page, with: "/Tabs /S") }
    describeLinks(&revision)
    guard completeContents(&revision) else { return nil }
    completeFonts(&revision)
    let information = objects.root("Info")
    if let information { revision.change(information, to: self.information(information)) }
    writeCatalog(&revision, attachments, producer: producer(information))
    return revision.file(root: catalog, information: information)
  }

  private func isList(_ number: Int) -> Bool { objects[number].first == UInt8(ascii: "[") }

  // MARK: - Links

  /// Gives every link words, for readers that do not see the page.
  private func describeLinks(_ revision: inout PDFRevision) {
    for (run, mark) in zip(structure.runs, marks) {
      guard let annotation = mark.annotation else { continue }
      var words = run.linkText ?? ""
      if case .address(let address)? = run.target { words = address }
      if case .remote(let file, let name)? = run.target {
        lead(annotation, to: file, name, &revision)
      }
      if case .anchor(let name)? = run.target, words.allSatisfy(\.isWhitespace) { words = name }
      revision.extend(annotation, with: "/Contents \(PDFNotation.text(words)) /F 4")
    }
  }

  /// Lets a link lead to a place in another file, where Cairo has written a web address.
  private func lead(
    _ annotation: Int, to file: String, _ name: String, _ revision: inout PDFRevision
  ) {
    let body = objects[annotation]
    guard let action = objects.value("A", of: annotation) else { return }
    let written = PDFNotation.text(file)
    let new =
      "<< /Type /Action /S /GoToR /F << /Type /Filespec /F \(written) /UF \(written) >>"
      + " /D \(PDFNotation.text(name)) /NewWindow true >>"
    revision.change(
      annotation,
      to: body[..<action.startIndex] + Array(new.utf8) + body[action.endIndex...])
  }

  // MARK: - Streams

  /// The pages, in order.
  private var pages: [Int] {
    objects.references("Kids", of: objects.reference("Pages", of: catalog) ?? 0)
  }

  /// Completes the marks of all pages and puts long paths in their places; pages are packed side by
  /// side. Gives whether all paths are there.
  private func completeContents(_ revision: inout PDFRevision) -> Bool {
    var artifacts: [Int: Set<Int>] = [:]
    for (run, mark) in zip(structure.runs, marks) where run.isArtifact {
      artifacts[mark.page, default: []].insert(mark.number)
    }
    let pages = pages
    guard pages.count == longPaths.count else { return false }
    let contents = pages.map { objects.reference("Contents", of: $0) ?? 0 }
    let made = Mutex<[[UInt8]?]>(Array(repeating: nil, count: pages.count))
    let found = artifacts
    DispatchQueue.concurrentPerform(iterations: pages.count) { index in
      guard let drawn = objects.stream(contents[index]),
        let content = Compression.inflated(drawn),
        let whole = LongPathMarks.replaced(
          ContentMarks.completed(content, artifacts: found[pages[index]] ?? []), longPaths[index])
      else { return }
      // A tenth larger than by the usual level, in half the time.
      let stream = PDFRevision.stream(
        Compression.deflated(whole, level: 4), entries: "", isCompressed: true)
      made.withLock { $0[index] = stream }
    }
    for (content, stream) in zip(contents, made.withLock { $0 }) {
      guard let stream else { return false }
      replace(content, stream, &revision)
    }
    return true
  }

  /// Completes the tables of characters of all fonts.
  private func completeFonts(_ revision: inout PDFRevision) {
    for number in 1..<objects.count {
      guard let table = objects.reference("ToUnicode", of: number),
        let stream = objects.stream(table), let text = Compression.inflated(stream),
        let spelled = ContentMarks.spelledOut(text)
      else { continue }
      let packed = PDFRevision.stream(
        Compression.deflated(spelled), entries: "", isCompressed: true)
      replace(table, packed, &revision)
    }
  }

  /// Puts another stream in an object's place.
  private func replace(_ number: Int, _ stream: [UInt8], _ revision: inout PDFRevision) {
    // The length stood in an object of its own.
    if let length = objects.value("Length", of: number), length.last == UInt8(ascii: "R"),
      let old = PDFScanner(length).firstNumber
    {
      revision.drop([old])
    }
    revision.change(number, to: stream)
  }

  // MARK: - Catalogue and information

  private var dateText: String? {
    date.isWritten ? "D:\(date.text.filter(\.isNumber))Z" : nil
  }

  private func producer(_ information: Int?) -> String {
    guard let value = information.flatMap({ objects.value("Producer", of: $0) }) else { return "" }
    var text = ""
    var isEscaped = false
    for byte in value.dropFirst().dropLast() {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
        isEscaped = false
      }
    }
    return text
  }

  private func information(_ number: Int) -> String {
    var entries: [(String, String)] = [
      ("Title", metadata.title), ("Author", metadata.authors.joined(separator: ", ")),
      ("Subject", metadata.subject), ("Keywords", metadata.keywords.joined(separator: ", ")),
      ("Creator", "Offprint"), ("Producer", producer(number)),
    ]
    if let dateText { entries += [("CreationDate", dateText), ("ModDate", dateText)] }
    return "<<\n"
      + entries.filter { !$0.1.isEmpty }
      .map { "   /\($0.0) \(PDFNotation.text($0.1))\n" }.joined() + ">>"
  }

  /// `0 << /S /D >> 12 << /S /D /P (S) >> `
  private var pageLabels: String {
    var series = pagePrefixes
    if series[0] == nil { series[0] = "" }
    return series.sorted { $0.key < $1.key }.map { start, prefix in
      let before = prefix.isEmpty ? "" : " /P \(PDFNotation.text(prefix))"
      return "\(start) << /S /D\(before) >> "
    }.joined()
  }

  private func writeCatalog(
    _ revision: inout PDFRevision, _ attachments: [PDFAttachment], producer: String
  ) {
    let packet = DocumentPacket(
      metadata: metadata, date: date.isWritten ? date.text : nil, producer: producer)
    let stream = revision.addStream(
      Array(packet.text.utf8), entries: "/Type /Metadata /Subtype /XML ", isCompressed: false)
    var body = "<< /Type /Catalog\n"
    for key in ["Pages", "Outlines"] {
      if let number = objects.reference(key, of: catalog) { body += "   /\(key) \(number) 0 R\n" }
    }
    var names =
      objects.reference("Names", of: catalog)
      .flatMap { objects.reference("Dests", of: $0) }.map { " /Dests \($0) 0 R" } ?? ""
    let files = attachments.map { $0.add(to: &revision, date: dateText) }
    if !files.isEmpty {
      let list = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        .map { "\($0.name) \($0.number) 0 R" }
      names += " /EmbeddedFiles << /Names [ \(list.joined(separator: " ")) ] >>"
      body += "   /AF [ \(files.map { "\($0.number) 0 R" }.joined(separator: " ")) ]\n"
    }
    if !names.isEmpty { body += "   /Names <<\(names) >>\n" }
    body += "   /StructTreeRoot \(tree) 0 R\n   /MarkInfo << /Marked true >>\n"
    if PDFNotation.isLanguage(metadata.language) { body += "   /Lang (\(metadata.language))\n" }
    body += "   /ViewerPreferences << /DisplayDocTitle \(!metadata.title.isEmpty) >>\n"
    body += "   /PageLabels << /Nums [ \(pageLabels)] >>\n   /Metadata \(stream) 0 R\n>>"
    revision.change(catalog, to: body)
  }
}
