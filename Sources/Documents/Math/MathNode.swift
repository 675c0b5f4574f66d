package import Drawing

/// What an atom is to the white around it, as in TeX.
package enum MathClass: UInt8, Hashable, Sendable {
  case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner
}

/// A formula as a tree. Sizes, positions and glyphs are the typesetter's.
package indirect enum MathNode: Hashable, Sendable {
  /// A letter, a number or a sign.
  case symbol(MathSymbol)
  /// A group in braces: one atom to what stands around it.
  case row([MathNode])
  /// Something with what is raised and lowered beside it, or above and below it.
  case scripts(MathScripts)
  /// One above the other, with or without a rule.
  case fraction(MathFraction)
  /// A root; its index is small and stands in the notch of the sign.
  case root(radicand: MathNode, index: MathNode?)
  /// A mark on something: a hat, a bar, an arrow. A wide one grows with what it stands on.
  case accent(mark: Unicode.Scalar, isWide: Bool, base: MathNode)
  /// A rule over or under something.
  case line(isAbove: Bool, base: MathNode)
  /// A brace or arrow over or under something; scripts become its label.
  case brace(mark: Unicode.Scalar, isAbove: Bool, base: MathNode)
  /// Something with small things above and below, of the class of the base.
  case stack(base: MathNode, above: MathNode?, below: MathNode?, MathClass)
  /// Something between delimiters that grow with it.
  case fenced(MathFence)
  /// A delimiter in one of TeX's four sizes, 1 to 4; 0 for its natural size.
  case delimiter(Unicode.Scalar, size: Int, MathClass)
  /// The name of a function, upright: log, argmax.
  case function(String, takesLimits: Bool)
  /// Words, in the face of the text around the formula.
  case text(String, MathTextFace)
  /// White of a width in em; it may be negative.
  case space(Double)
  /// What follows in a style of its own.
  case styled(MathSize, [MathNode])
  /// Something that stands as an atom of that class.
  case classed(MathClass, MathNode)
  /// The room of something that is not drawn.
  case phantom(MathNode, hasWidth: Bool, hasHeight: Bool)
  /// Something that is drawn but counts without its height or depth.
  case smashed(MathNode, hasHeight: Bool, hasDepth: Bool)
  /// Rows and columns: a matrix, cases, aligned lines.
  case table(MathTable)
  /// Something in a colour of its own.
  case coloured(Color, [MathNode])
  /// Something in a frame or struck out.
  case framed(MathFrame, MathNode)
  /// An arrow as long as what stands above and below it.
  case arrow(Unicode.Scalar, above: MathNode?, below: MathNode?)
}

/// A letter, a number or a sign.
package struct MathSymbol: Hashable, Sendable {
  /// The characters as text has them: `x`, `0.35`, `≤`.
  package var text: String
  /// What it is to the white around it.
  package var mathClass: MathClass
  /// The alphabet that the author asks for.
  package var alphabet = MathAlphabet.automatic
  /// Whether it is a sum, a product or an integral, which is larger on lines of its own.
  package var isLarge = false

  package init(
    text: String, mathClass: MathClass, alphabet: MathAlphabet = .automatic, isLarge: Bool = false
  ) {
    self.text = text
    self.mathClass = mathClass
    self.alphabet = alphabet
    self.isLarge = isLarge
  }
}

/// What stands at the right of something, or above and below it.
package struct MathScripts: Hashable, Sendable {
  /// What carries the scripts; `nil` where nothing stands before them.
  package var base: MathNode?
  /// What is lowered.
  package var below: MathNode?
  /// What is raised.
  package var above: MathNode?
  /// Whether the author wants the scripts above and below, or beside; `nil` where the base decides.
  package var hasLimits: Bool?

  package init(base: MathNode?, below: MathNode? = nil, above: MathNode? = nil) {
    self.base = base
    self.below = below
    self.above = above
  }
}

/// One thing above another.
package struct MathFraction: Hashable, Sendable {
  package var numerator: MathNode
  package var denominator: MathNode
  /// Whether a rule parts them.
  package var isRuled = true
  /// The style that it is set in whatever stands around it: `\dfrac`.
  package var size: MathSize?
  /// The parentheses of a binomial coefficient.
  package var delimiters: (left: Unicode.Scalar, right: Unicode.Scalar)? {
    isBinomial ? ("(", ")") : nil
  }
  /// Whether it is a binomial coefficient.
  package var isBinomial = false
}

/// Something between delimiters that grow with it.
package struct MathFence: Hashable, Sendable {
  /// The left delimiter; `nil` for none.
  package var left: Unicode.Scalar?
  /// The right delimiter; `nil` for none.
  package var right: Unicode.Scalar?
  /// What stands between, parted by the delimiters `middles`.
  package var parts: [[MathNode]]
  /// The delimiters between the parts.
  package var middles: [Unicode.Scalar] = []
}

/// TeX's four styles.
package enum MathSize: Int, Hashable, Sendable {
  case display, text, script, scriptScript
}

/// The face of words within a formula.
package enum MathTextFace: Hashable, Sendable {
  case regular, bold, italic
}

/// What is drawn around something or through it.
package enum MathFrame: String, Hashable, Sendable {
  /// A frame: `\boxed`.
  case box
  /// A line through it: rising, falling, both, level.
  case rising, falling, crossed, struck
}

/// Rows and columns.
package struct MathTable: Hashable, Sendable {
  /// What the table is, which decides about the white in it and the size of its cells.
  package enum Kind: Hashable, Sendable {
    /// Cells in text style, columns 1 em apart.
    case matrix
    /// Small cells without white around.
    case smallMatrix
    /// Cases, left-aligned.
    case cases
    /// Lines in display style, aligned at the marks: right, left, right, left …
    case aligned
    /// Lines in display style on the middle axis.
    case gathered
  }

  /// The alignment of a column.
  package enum Alignment: Hashable, Sendable {
    case leading, center, trailing
  }

  package var kind: Kind
  /// The cells, row by row; rows may be of different lengths.
  package var rows: [[MathNode]]
  /// The alignments that the author gives, column by column; empty where the kind decides.
  package var alignments: [Alignment] = []
  /// The columns before which a vertical rule stands (the number of columns: after the last).
  package var rules: [Int] = []
  /// The rows above which a rule stands.
  package var lines: [Int] = []
  /// Whether the cells are set in display style: `dcases`.
  package var isDisplay = false
}
