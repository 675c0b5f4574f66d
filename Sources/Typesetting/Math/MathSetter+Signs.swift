internal import Documents
internal import Drawing

/// Letters, numbers, signs, names and words.
extension MathSetter {
  func sign(_ symbol: MathSymbol, _ style: MathStyle) throws -> MathBox {
    if symbol.isLarge { return try largeOperator(symbol, style) }
    let alphabet = text.font.isBold ? symbol.alphabet.bolder : symbol.alphabet
    let scalars = symbol.text.unicodeScalars
    if let first = scalars.first, scalars.count == 1 {
      return try sign(first, alphabet, style)
    }
    var box = MathBox()
    for scalar in scalars { box.append(try sign(scalar, alphabet, style)) }
    box.isSign = true
    return box
  }

  private func sign(
    _ scalar: Unicode.Scalar, _ alphabet: MathAlphabet, _ style: MathStyle
  ) throws -> MathBox {
    let glyph = try glyph(alphabet.mapped(scalar), style)
    return box(glyph, text: Self.plain(scalar), style)
  }

  /// The glyph of a character; an error names it where the face has none.
  func glyph(_ scalar: Unicode.Scalar, _ style: MathStyle) throws -> MathGlyph {
    guard let glyph = font.glyph(of: scalar, level: style.level) else {
      throw TypesettingFailure.missingGlyph(scalar, line: line)
    }
    return glyph
  }

  func box(_ glyph: MathGlyph, text: String, _ style: MathStyle) -> MathBox {
    let size = size(style)
    var box = MathBox(
      width: glyph.advance * size, ascent: glyph.ascent * size, descent: glyph.descent * size)
    box.parts = [
      MathPart(ink: .glyph(glyph.number, text: text, size: size), x: 0, y: 0)
    ]
    box.italic = glyph.italic * size
    box.attachment = glyph.attachment * size
    box.isSign = true
    box.glyph = glyph
    return box
  }

  /// What is found where the sign is looked for: letters as they are typed.
  static func plain(_ scalar: Unicode.Scalar) -> String { String(Character(scalar)) }

  /// A sum or an integral: larger on lines of its own, its middle on the axis.
  private func largeOperator(_ symbol: MathSymbol, _ style: MathStyle) throws -> MathBox {
    guard let scalar = symbol.text.unicodeScalars.first else { return MathBox() }
    var glyph = try glyph(scalar, MathStyle(size: .text))
    // Integrals are drawn higher than sums, as TeX's own.
    let isIntegral = (0x222B...0x2233).contains(scalar.value)
    let least = max(font[.displayOperatorMinHeight], isIntegral ? 2 : 0)
    if style.isDisplay,
      let larger = font.stretch(scalar, to: least, isVertical: true)?.pieces.first
    {
      glyph = larger.glyph
    }
    let plain = box(glyph, text: symbol.text, style)
    return plain.raised(by: axis(style) - (plain.ascent - plain.descent) / 2)
  }

  /// The name of a function, upright.
  func function(_ name: String, _ style: MathStyle) throws -> MathBox {
    let alphabet: MathAlphabet = text.font.isBold ? .bold : .upright
    var box = MathBox()
    for scalar in name.unicodeScalars {
      if scalar == "\u{2009}" {
        box.width += size(style) / 6
      } else {
        box.append(try sign(scalar, alphabet, style))
      }
    }
    return box
  }

  /// Words in the face of the running text.
  func set(_ words: String, _ face: MathTextFace, _ style: MathStyle) throws -> MathBox {
    let look = text.with {
      $0.font.size = size(style)
      if face == .bold { $0.font.isBold = true }
      $0.font.isItalic = face == .italic
    }
    var box = MathBox()
    for part in Self.byScript(words) {
      let partLook = part.isWide ? ParagraphBuilder.chinese(look) : look
      let run = TextRun(
        part.text, font: partLook.font, origin: Point(x: 0, y: 0), language: partLook.language)
      let width: Double
      do {
        width = try widths.width(part.text, partLook)
      } catch TypesettingFailure.missingGlyph(let scalar, nil) {
        throw TypesettingFailure.missingGlyph(scalar, line: line)
      }
      if box.width > 0 { box.width += part.needsGap ? look.font.size / 4 : 0 }
      let ink = widths.ink(of: run)
      var set = MathBox(
        width: width, ascent: -(ink?.y ?? 0), descent: max(ink?.maxY ?? 0, 0))
      set.parts = [MathPart(ink: .words(run), x: 0, y: 0)]
      box.append(set)
    }
    return box
  }

  /// Words parted where Chinese and other writing meet.
  private static func byScript(
    _ words: String
  ) -> [(text: String, isWide: Bool, needsGap: Bool)] {
    var parts: [(text: String, isWide: Bool, needsGap: Bool)] = []
    for character in words {
      let isWide = CharacterClass(character).isWide
      if let last = parts.last, last.isWide == isWide {
        parts[parts.count - 1].text.append(character)
      } else {
        let before = parts.last?.text.last
        let isLetters = [before, character].allSatisfy {
          $0?.isLetter == true || $0?.isNumber == true
        }
        parts.append((String(character), isWide, isLetters))
      }
    }
    return parts
  }

  /// Something drawn that takes no room above or below the line.
  func smashed(
    _ inner: MathNode, _ hasHeight: Bool, _ hasDepth: Bool, _ style: MathStyle
  ) throws -> MathBox {
    var full = try closed(box(inner, style))
    if !hasHeight { full.ascent = 0 }
    if !hasDepth { full.descent = 0 }
    return full
  }

  func phantom(
    _ inner: MathNode, _ hasWidth: Bool, _ hasHeight: Bool, _ style: MathStyle
  ) throws -> MathBox {
    let full = try closed(box(inner, style))
    return MathBox(
      width: hasWidth ? full.width : 0, ascent: hasHeight ? full.ascent : 0,
      descent: hasHeight ? full.descent : 0)
  }
}
