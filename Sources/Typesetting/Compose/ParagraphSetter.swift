internal import Drawing

/// Sets paragraphs: from pieces to lines of at most the measure.
struct ParagraphSetter {
  let widths: WidthCache
  let hyphenator: Hyphenator?

  /// The lines of a paragraph. No line is wider than the measure but for what hangs out at its right
  /// edge; a word that does not fit is broken anywhere. A formula that cannot be parted sticks out,
  /// and the line says so.
  func lines(of pieces: [Piece], style: ParagraphStyle, measure: Double) throws -> [SetLine] {
    var meagre: (broken: Broken, degree: Int)?
    for attempt in attempts(for: style, measure: measure) {
      // A meagre last line is better than a loan of white.
      if attempt.isLoan, let meagre { return lines(of: meagre.broken, style, measure) }
      var builder = ParagraphBuilder(
        widths: widths, hyphenator: hyphenator, style: style, measure: measure,
        effort: attempt.effort)
      let paragraph = try builder.paragraph(of: pieces)
      guard paragraph.items.contains(where: { $0.item.kind == .box }) else { return [] }
      guard let breaks = attempt.breaker.breaks(in: paragraph.items.map(\.item)) else { continue }
      let broken = Broken(
        paragraph: paragraph, breaks: breaks, mayStickOut: attempt.breaker.isLastResort)
      let degree = broken.meagreness(in: measure)
      if attempt.isLoan || degree == 0 { return lines(of: broken, style, measure) }
      if degree < meagre?.degree ?? .max { meagre = (broken, degree) }
    }
    return meagre.map { lines(of: $0.broken, style, measure) } ?? []
  }

  /// A paragraph with its line ends.
  private struct Broken {
    var paragraph: Paragraph
    var breaks: [Int]
    /// Whether a line may be wider than the measure.
    var mayStickOut: Bool

    /// How meagre its end is: 2 where the last line has one word only, 1 where it begins with the rest
    /// of one and is short, or two lines in a row before it end in hyphens; else 0.
    func meagreness(in measure: Double) -> Int {
      guard breaks.count > 1 else { return 0 }
      let end = breaks[breaks.count - 2]
      if paragraph.items[end].leavesLittle { return 2 }
      guard paragraph.items[end].item.isHyphen else { return 0 }
      if breaks.count > 2, paragraph.items[breaks[breaks.count - 3]].item.isHyphen { return 1 }
      return paragraph.items[end...].reduce(0) { $0 + $1.item.width } < measure / 3 ? 1 : 0
    }
  }

  private func lines(of broken: Broken, _ style: ParagraphStyle, _ measure: Double) -> [SetLine] {
    let setter = LineSetter(
      widths: widths, paragraph: broken.paragraph, style: style, measure: measure)
    var start = 0
    return broken.breaks.map { end in
      defer { start = end + 1 }
      var line = setter.line(from: start, to: end)
      if broken.mayStickOut { line.overhang = setter.overhang(from: start, to: end) }
      return line
    }
  }

  /// The width of the widest part of the pieces that stays on one line, words undivided.
  func widestWord(of pieces: [Piece], style: ParagraphStyle) throws -> Double {
    var builder = ParagraphBuilder(
      widths: widths, hyphenator: nil, style: style, measure: .infinity, effort: .words)
    var widest = 0.0
    var width = 0.0
    for item in try builder.paragraph(of: pieces).items.map(\.item) {
      if item.kind != .box, item.penalty < .infinity {
        widest = max(widest, width + (item.isHyphen ? item.width : 0))
        width = 0
      } else {
        width += item.width
      }
    }
    return widest
  }

  private struct Attempt {
    var effort: ParagraphBuilder.Effort
    var breaker: LineBreaker
    /// Whether lines may be looser than they should.
    var isLoan = false
  }

  /// From the strictest to the one that always succeeds.
  private func attempts(for style: ParagraphStyle, measure: Double) -> [Attempt] {
    let size = style.text.font.size
    let hyphens: ParagraphBuilder.Effort = style.isHyphenated ? .hyphens : .words
    let parts: ParagraphBuilder.Effort = style.isHyphenated ? .parts : .words
    var last = LineBreaker(
      measure: measure, tolerance: .infinity, lineStretch: size * 2, isLastResort: true)
    guard style.alignment == .justified else {
      let ragged = LineBreaker(measure: measure, tolerance: 3, lineStretch: size * 2.5)
      // A short line is better than a word that is broken anywhere.
      let uneven = LineBreaker(measure: measure, tolerance: .infinity, lineStretch: size * 4)
      last.lineStretch = size * 4
      return [
        Attempt(effort: hyphens, breaker: ragged),
        Attempt(effort: hyphens, breaker: uneven, isLoan: true),
        Attempt(effort: .anywhere, breaker: last, isLoan: true),
      ]
    }
    let loan = LineBreaker(measure: measure, tolerance: 1.6, lineStretch: size)
    return [
      Attempt(effort: .words, breaker: LineBreaker(measure: measure, tolerance: 0.7)),
      Attempt(effort: hyphens, breaker: LineBreaker(measure: measure, tolerance: 1)),
      Attempt(effort: parts, breaker: LineBreaker(measure: measure, tolerance: 1.2)),
      Attempt(effort: parts, breaker: loan, isLoan: true),
      Attempt(effort: .anywhere, breaker: last, isLoan: true),
    ]
  }
}
