import Reporting

/// Numbers figures, tables, equations and sections in order of appearance and puts the words into the
/// references. Numbering a numbered document again changes nothing.
struct Numbering {
  let vocabulary: Vocabulary
  let numbersSections: Bool

  /// What a label leads to: the words of a full reference, and the number alone.
  private struct Target {
    var full: String
    /// The words where a sentence opens with them.
    var opening: String
    var number: String
    /// The label of the place itself.
    var label: String

    /// The words of a reference; none where its author gives them.
    func text(in form: Reference.Form) -> String {
      switch form {
      case .full: full
      case .opening: opening.prefix(1).uppercased() + opening.dropFirst()
      case .number: number
      case .words: ""
      }
    }
  }

  func numbered(_ document: Document) throws(TemplateError) -> Document {
    var counter = Counter(
      vocabulary: vocabulary, second: document.second.map { Vocabulary(language: $0.language) },
      numbersSections: numbersSections, house: document.house,
      isSupplement: document.paper.style == .supplement)
    var document = document
    document.body = counter.number(document.body)
    document.footnotes = document.footnotes.map { counter.number($0) }
    if let supplement = document.supplement {
      document.supplement = counter.number(supplement)
    }
    document = try Self.withFootnotesInOrder(document)
    return try resolve(document, counter.targets)
  }

  // MARK: References

  private func resolve(
    _ document: Document, _ targets: [String: Target]
  ) throws(TemplateError) -> Document {
    let lost = LostReferences()
    let panels = LetteredPanels(document)
    var rewriter = InlineRewriter { (inline, _) throws(TemplateError) in
      guard case .reference(var reference) = inline else { return [inline] }
      guard let target = targets[reference.label] else {
        if reference.form == .words, reference.isOfReferences { return [inline] }
        if let panel = panels.panel(reference.label), let whole = targets[panel.figure] {
          let words = whole.text(in: reference.form)
          reference.text = words.isEmpty ? "" : words + panel.letter
          return [.reference(reference)]
        }
        if document.paper.isDraft {
          lost.warnings.append(
            ReportWarning(
              name: "unknown-label",
              text: unknown(reference, targets),
              line: reference.line))
          guard reference.form != .words else { return reference.words }
          reference.text = "?" + reference.label
          return [.reference(reference)]
        }
        throw document.error(
          atLine: reference.line,
          unknown(reference, targets))
      }
      reference.label = target.label
      reference.text = target.text(in: reference.form)
      return [.reference(reference)]
    }
    rewriter.arrange =
      SentenceOpening { reference, isOpening in
        guard reference.form == .full else { return nil }
        if let target = targets[reference.label] { return isOpening ? target.opening : target.full }
        guard let panel = panels.panel(reference.label), let whole = targets[panel.figure] else {
          return nil
        }
        return (isOpening ? whole.opening : whole.full) + panel.letter
      }.arranged
    var result = panels.marked(try rewriter.document(document))
    result.warnings += lost.warnings.map {
      ShownWarning(warning: $0, block: nil, silenced: nil, isPrinted: true)
    }
    return result
  }

  private func unknown(_ reference: Reference, _ targets: [String: Target]) -> String {
    TemplateReader.unknownLabel(
      reference.label, among: targets.keys.sorted(), isLink: reference.form == .words)
  }

  /// Footnotes in the order in which their marks are read; those without mark go.
  static func withFootnotesInOrder(_ document: Document) throws(TemplateError) -> Document {
    guard !document.footnotes.isEmpty else { return document }
    var order: [Int] = []
    var rewriter = InlineRewriter { (inline, _) throws(TemplateError) in
      guard case .footnote(let number) = inline, document.footnotes.indices.contains(number - 1)
      else { return [inline] }
      if !order.contains(number) { order.append(number) }
      return [.footnote((order.firstIndex(of: number) ?? 0) + 1)]
    }
    rewriter.arrange = { $0.withMarksApart }
    var result = try rewriter.document(document)
    result.footnotes = order.map { result.footnotes[$0 - 1] }
    return result
  }

  // MARK: Counting

  /// Two series of numbers: 1, 2 … in the text, S1, S2 … in the supplement.
  private struct Series {
    private var main = 0
    private var supplementary = 0

    mutating func number(isNext: Bool, isSupplementary: Bool) -> String {
      if isSupplementary {
        if isNext || supplementary == 0 { supplementary += 1 }
        return "S\(supplementary)"
      }
      if isNext || main == 0 { main += 1 }
      return "\(main)"
    }
  }

  private struct Counter {
    let vocabulary: Vocabulary
    let second: Vocabulary?
    let numbersSections: Bool
    let house: HouseStyle
    var targets: [String: Target] = [:]
    /// Whether the last figure or table shares its number with others.
    private var isInGroup = false
    private var drawn = 0
    /// The figures and tables of the text, and those of its supplement.
    private var figures = Series()
    private var tables = Series()
    private var equations = 0
    private var listings = 0
    private var isSupplement: Bool
    private var sections: [Int] = []
    /// How many headings have the same name so far.
    private var headingNames: [String: Int] = [:]

    init(
      vocabulary: Vocabulary, second: Vocabulary?, numbersSections: Bool, house: HouseStyle,
      isSupplement: Bool
    ) {
      self.isSupplement = isSupplement
      self.vocabulary = vocabulary
      self.second = second
      self.numbersSections = numbersSections
      self.house = house
    }

    /// The supplement, of which everything has a series of its own.
    mutating func number(_ supplement: Supplement) -> Supplement {
      var supplement = supplement
      isSupplement = true
      isInGroup = false
      equations = 0
      listings = 0
      sections = []
      supplement.heading = number(supplement.heading)
      supplement.body = number(supplement.body)
      return supplement
    }

    mutating func number(_ blocks: [Block]) -> [Block] {
      var result: [Block] = []
      for block in blocks {
        switch block {
        case .heading(let heading): result.append(.heading(number(heading)))
        case .figure(let figure): result.append(.figure(number(figure)))
        case .table(let table): result.append(.table(number(table)))
        case .list(var list):
          for item in list.items.indices { list.items[item] = number(list.items[item]) }
          result.append(.list(list))
        case .equation(let equation): result.append(.equation(number(equation)))
        case .quotation(let inner): result.append(.quotation(number(inner)))
        case .division(let attributes, let inner):
          result.append(.division(attributes: number(attributes), number(inner)))
        default: result.append(block)
        }
      }
      return result
    }

    /// A division is led to by its label; code with a caption has a number.
    private mutating func number(_ attributes: Attributes) -> Attributes {
      guard attributes.isListing else {
        if let label = attributes.label, targets[label] == nil { add(label, label, label) }
        return attributes
      }
      listings += 1
      let number = (isSupplement ? "S" : "") + "\(listings)"
      let title = vocabulary.numbered(vocabulary.listing, number)
      if let label = attributes.label { add(label, title, number) }
      return attributes.titled(title)
    }

    private mutating func add(_ label: String, _ full: String, _ number: String) {
      targets[label] = Target(full: full, opening: full, number: number, label: label)
    }

    private mutating func addFigure(_ label: String, _ number: String) {
      targets[label] = figureTarget(number, label)
    }

    private mutating func addTable(_ label: String, _ number: String) {
      targets[label] = tableTarget(number, label)
    }

    private func tableTarget(_ number: String, _ label: String) -> Target {
      Target(
        full: tableReference(captions.tableInText, number),
        opening: tableReference(captions.tableOpening ?? captions.tableInText, number),
        number: number, label: label)
    }

    private func figureTarget(_ number: String, _ label: String) -> Target {
      Target(
        full: figureReference(captions.figureInText, number),
        opening: figureReference(captions.figureOpening ?? captions.figureInText, number),
        number: number, label: label)
    }

    private mutating func number(_ figure: FigureBlock) -> FigureBlock {
      var figure = figure
      drawn += 1
      figure.fileName = figure.label ?? "figure-\(drawn)"
      let group = figure.group
      let labels = [figure.label, group?.label].compactMap { $0 }
      let isNamed = labels.contains { LabelKind.figure.includes($0) }
      guard isNamed || !figure.caption.isEmpty else {
        isInGroup = false
        return figure
      }
      let isApart = isSupplement || labels.contains(where: LabelKind.isSupplementary)
      let isNext = group == nil || group?.part == 1 || !isInGroup
      let whole = figures.number(isNext: isNext, isSupplementary: isApart)
      isInGroup = group != nil
      let number = whole + letter(group?.part)
      figure.title = captions.title(captions.figure, vocabulary.figure, number, vocabulary)
      figure.captionSecond?.title = second?.numberedFigure(number) ?? ""
      if let label = figure.label { addFigure(label, number) }
      if let shared = group?.label { addFigure(shared, whole) }
      numberParts(of: &figure, whole)
      nameParts(of: &figure)
      return figure
    }

    /// The caption calls the panels by the letters that stand beside them.
    private func nameParts(of figure: inout FigureBlock) {
      let captions = [figure.caption, figure.captionSecond?.caption ?? []]
      guard captions.contains(where: { PanelLetters.names(2, in: $0.plainText) }) else { return }
      let letters = house.figures.letters
      let parts = figure.parts.count
      let count = parts > 0 ? parts : letters.count(in: figure.picture)
      figure.caption = letters.inCaption(captions[0], of: count)
      figure.captionSecond?.caption = letters.inCaption(captions[1], of: count)
    }

    /// The parts of a figure take its number and letters; `@fig-a-2` means the second as `@fig-a-b`
    /// does.
    private mutating func numberParts(of figure: inout FigureBlock, _ ofWhole: String) {
      for index in figure.parts.indices {
        let number = ofWhole + letter(index + 1)
        let name = figure.parts[index].label ?? "\(figure.fileName)-\(PanelComposer.letter(index))"
        figure.parts[index].fileName = name
        figure.parts[index].title = captions.title(
          captions.figure, vocabulary.figure, number, vocabulary)
        let target = figureTarget(number, name)
        targets[name] = target
        guard let whole = figure.label else { continue }
        for other in ["\(whole)-\(index + 1)", "\(whole)-\(PanelComposer.letter(index))"]
        where targets[other] == nil {
          targets[other] = target
        }
      }
    }

    private mutating func number(_ table: TableBlock) -> TableBlock {
      var table = table
      let group = table.group
      let labels = [table.label, group?.label].compactMap { $0 }
      let isNamed = labels.contains { LabelKind.table.includes($0) }
      guard isNamed || !table.caption.isEmpty else {
        isInGroup = false
        return table
      }
      let isApart = isSupplement || labels.contains(where: LabelKind.isSupplementary)
      let isNext = group == nil || group?.part == 1 || !isInGroup
      let whole = tables.number(isNext: isNext, isSupplementary: isApart)
      isInGroup = group != nil
      let number = whole + letter(group?.part)
      table.title = captions.title(captions.table, vocabulary.table, number, vocabulary)
      table.captionSecond?.title = second?.numberedTable(number) ?? ""
      if let label = table.label { addTable(label, number) }
      if let shared = group?.label { addTable(shared, whole) }
      // `@tbl-a-b` means the second as `@tbl-a-2` does.
      if let group, let label = table.label, let shared = group.label {
        let name = "\(shared)-\(PanelComposer.letter(group.part - 1))"
        if targets[name] == nil { targets[name] = tableTarget(number, label) }
      }
      return table
    }

    /// An equation with a label is numbered, unless its author has given it a number of its own.
    private mutating func number(_ equation: Equation) -> Equation {
      guard let label = equation.label else { return equation }
      var equation = equation
      if equation.formula.tag == nil { equations += 1 }
      let number = equation.formula.tag ?? (isSupplement ? "S" : "") + "\(equations)"
      equation.number = number
      let shown = vocabulary.isIdeographic || equation.formula.tag != nil ? "(\(number))" : number
      let full = captions.reference(
        captions.equationInText, vocabulary.equation, shown, vocabulary)
      add(label, full, number)
      return equation
    }

    private var captions: CaptionStyle { house.captions }

    private func figureReference(_ word: String?, _ number: String) -> String {
      captions.reference(word, vocabulary.figure, number, vocabulary)
    }

    private func tableReference(_ word: String?, _ number: String) -> String {
      captions.reference(word, vocabulary.table, number, vocabulary)
    }

    private func letter(_ part: Int?) -> String {
      guard let part, part > 0 else { return "" }
      return house.figures.letters.letter(at: part - 1)
    }

    /// A link may name a heading as GitHub does, whatever its label; of headings with the same words
    /// the first is meant, the second by "-1" behind them.
    private mutating func addNames(of heading: Heading) {
      let words = heading.content.plainText.gitHubSlug
      let count = headingNames[words, default: 0]
      headingNames[words] = count + 1
      let name = count == 0 ? words : "\(words)-\(count)"
      if targets[name] == nil { targets[name] = targets[heading.label] }
    }

    private mutating func number(_ heading: Heading) -> Heading {
      var heading = heading
      let words = heading.content.plainText
      let isOurs = vocabulary.language == captions.language
      let section = isOurs ? captions.sectionInText ?? vocabulary.section : vocabulary.section
      guard numbersSections, heading.isNumbered else {
        let quoted =
          vocabulary.isIdeographic
          ? "“\(words)”一\(section)" : "\(section) ‘\(words)’"
        add(heading.label, quoted, words)
        addNames(of: heading)
        return heading
      }
      while sections.count < heading.level { sections.append(0) }
      sections.removeLast(sections.count - heading.level)
      sections[heading.level - 1] += 1
      let count = sections.drop { $0 == 0 }.map(String.init).joined(separator: ".")
      let number = (isSupplement ? "S" : "") + count
      heading.number = number
      add(heading.label, vocabulary.numbered(section, number), number)
      addNames(of: heading)
      return heading
    }
  }
}

/// References of a draft that lead nowhere.
private final class LostReferences {
  var warnings: [ReportWarning] = []
}

extension [Inline] {
  /// The inlines with a comma between footnotes that are called in one place: ¹,², not ¹².
  fileprivate var withMarksApart: [Inline] {
    var result: [Inline] = []
    for inline in self {
      if case .footnote = inline, case .footnote? = result.last {
        result.append(.superscript([.text(",")]))
      }
      result.append(inline)
    }
    return result
  }
}
