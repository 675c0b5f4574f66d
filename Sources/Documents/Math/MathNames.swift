/// The commands of LaTeX that name a sign, and what the sign is.
package enum MathNames {
  /// A named sign.
  struct Sign {
    var scalar: Unicode.Scalar
    var mathClass: MathClass
    var isLarge = false
  }

  /// The sign of a command, without its backslash.
  static func sign(_ name: String) -> Sign? { signs[name] }

  /// All commands that name a sign, sorted.
  package static var signNames: [String] { signs.keys.sorted() }

  /// What a character typed directly is: `≤` a relation, `×` a binary operator.
  static func sign(of scalar: Unicode.Scalar) -> Sign? { classes[scalar] }

  /// All names, for the nearest to a wrong one.
  static var all: [String] {
    var names = commands + Array(signs.keys)
    names += textFaces.keys
    names += braces.keys
    names += longArrows.keys
    names += functions.keys
    names += accents.keys
    names += alphabets.keys
    names += spaces.keys
    names += delimiters.keys
    names += bigSizes.keys
    return names
  }

  private static let signs: [String: Sign] = {
    var signs: [String: Sign] = [:]
    for (text, mathClass) in [
      (ordinary, MathClass.ordinary), (binary, .binary), (relation, .relation), (arrows, .relation),
      (opening, .opening), (closing, .closing), (punctuation, .punctuation),
      (inner, .inner),
    ] {
      for (name, scalar) in pairs(text) { signs[name] = Sign(scalar: scalar, mathClass: mathClass) }
    }
    for (name, scalar) in pairs(large) {
      signs[name] = Sign(scalar: scalar, mathClass: .largeOperator, isLarge: true)
    }
    return signs
  }()

  private static let classes: [Unicode.Scalar: Sign] = {
    var classes: [Unicode.Scalar: Sign] = [:]
    for (name, sign) in signs {
      // A sign with two names and two classes: the vertical bar is ordinary.
      if let other = classes[sign.scalar], other.mathClass.rawValue <= sign.mathClass.rawValue {
        continue
      }
      if !name.isEmpty { classes[sign.scalar] = sign }
    }
    for (text, mathClass) in [
      ("=<>:", MathClass.relation), ("+", .binary), ("([", .opening), (")]!?", .closing),
      (",;", .punctuation),
    ] {
      for scalar in text.unicodeScalars {
        classes[scalar] = Sign(scalar: scalar, mathClass: mathClass)
      }
    }
    classes["-"] = Sign(scalar: "\u{2212}", mathClass: .binary)
    classes["\u{2212}"] = Sign(scalar: "\u{2212}", mathClass: .binary)
    classes["*"] = Sign(scalar: "\u{2217}", mathClass: .binary)
    classes["|"] = Sign(scalar: "|", mathClass: .ordinary)
    classes["\u{2016}"] = Sign(scalar: "\u{2016}", mathClass: .ordinary)
    classes["\u{B7}"] = Sign(scalar: "\u{22C5}", mathClass: .binary)
    return classes
  }()

  private static func pairs(_ text: String) -> [(String, Unicode.Scalar)] {
    let words = text.split(whereSeparator: \.isWhitespace)
    return stride(from: 0, to: words.count - 1, by: 2).compactMap { index in
      words[index + 1].unicodeScalars.first.map { (String(words[index]), $0) }
    }
  }

  private static let ordinary = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
    Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ ell ℓ hbar ℏ
    Re ℜ Im ℑ aleph ℵ wp ℘ top ⊤ bot ⊥ angle ∠ triangle △ neg ¬ lnot ¬ degree ° prime ′
    dagger † ddagger ‡ checkmark ✓ square □ Box □ blacksquare ■ bullet ∙ intercal ⊺ clubsuit ♣
    blacktriangle ▲ blacktriangledown ▼ triangledown ▽ lozenge ◊ diamondsuit ♢
    heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭ natural ♮ measuredangle ∡ sphericalangle ∢ eth ð
    beth ℶ gimel ℷ daleth ℸ hslash ℏ mho ℧ pounds £ yen ¥ copyright © ldotp . aa å AA Å
    imath ı jmath ȷ vert | Vert ‖ | ‖ S § P ¶ complement ∁ backslash \\ cdotp · surd √
    """

  private static let binary = """
    pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ circ ∘ star ⋆ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧
    land ∧ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ wr ≀ amalg ⨿
    Cup ⋓ Cap ⋒ bigcirc ◯ dotplus ∔ boxminus ⊟ barwedge ⊼ veebar ⊻ curlyvee ⋎ curlywedge ⋏ circledast ⊛
    bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ diamond ⋄ uplus ⊎ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxtimes ⊠
    """

  private static let relation = """
    le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅
    propto ∝ asymp ≍ doteq ≐ coloneqq ≔ eqqcolon ≕ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃
    supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ prec ≺ preceq ⪯ succ ≻ succeq ⪰ perp ⟂ parallel ∥
    nparallel ∦ mid ∣ nmid ∤ models ⊨ vDash ⊨ vdash ⊢ dashv ⊣ leqslant ⩽ geqslant ⩾ lesssim ≲
    gtrsim ≳ lessgtr ≶ triangleq ≜ approxeq ≊ thickapprox ≈ thicksim ∼ nsim ≁ nleq ≰ ngeq ≱
    leqq ≦ geqq ≧ lneq ⪇ gneq ⪈ eqsim ≂ backsim ∽
    nsupseteq ⊉ trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲ vartriangleright ⊳
    because ∵ therefore ∴ between ≬ owns ∋ coloneq ≔ colonequals ≔ questeq ≟
    precsim ≾ succsim ≿ ncong ≇ nvdash ⊬ nvDash ⊭ Vdash ⊩ fallingdotseq ≒ gtreqless ⋛ lesseqgtr ⋚
    bowtie ⋈ smile ⌣ frown ⌢ eqcirc ≖ nless ≮ ngtr ≯ sqsubseteq ⊑ sqsupseteq ⊒
    """

  private static let arrows = """
    to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ uparrow ↑ downarrow ↓ updownarrow ↕
    Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ Uparrow ⇑ Downarrow ⇓ implies ⟹ impliedby ⟸ iff ⟺
    longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸
    Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ nearrow ↗
    searrow ↘ swarrow ↙ nwarrow ↖ rightsquigarrow ⇝ leadsto ⇝ rightleftharpoons ⇌
    rightleftarrows ⇄ leftrightarrows ⇆ rightrightarrows ⇉ leftleftarrows ⇇ Updownarrow ⇕
    rightharpoondown ⇁ leftharpoondown ↽ leftrightharpoons ⇋ nLeftarrow ⇍ nRightarrow ⇏
    nleftarrow ↚ nleftrightarrow ↮ circlearrowleft ↺ circlearrowright ↻ curvearrowright ↷
    rightharpoonup ⇀ leftharpoonup ↼ nrightarrow ↛ twoheadrightarrow ↠
    """

  private static let opening =
    "lbrace { { { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lparen ( llbracket ⟦"
  private static let closing =
    "rbrace } } } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rparen ) rrbracket ⟧"
  private static let punctuation = "colon :"
  private static let inner = """
    ldots … mathellipsis … dotsc … dotso … dotsi ⋯ cdots ⋯ dotsb ⋯ dotsm ⋯ vdots ⋮ ddots ⋱
    """
  private static let large = """
    sum ∑ prod ∏ coprod ∐ int ∫ intop ∫ smallint ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
    bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ biguplus ⨄
    """

  /// Functions, and whether what is lowered stands below them on lines of their own.
  static let functions: [String: Bool] = {
    var functions: [String: Bool] = [:]
    for name in [
      "log", "ln", "lg", "exp", "arcctg", "ctg", "tg", "sin", "cos", "tan", "cot", "sec", "csc",
      "sinh", "cosh", "tanh",
      "coth", "arcsin", "arccos", "arctan", "arg", "deg", "dim", "ker", "hom",
    ] {
      functions[name] = false
    }
    for name in [
      "min", "max", "sup", "inf", "lim", "limsup", "liminf", "det", "Pr", "gcd", "argmin", "argmax",
      "plim", "injlim", "projlim",
    ] {
      functions[name] = true
    }
    return functions
  }()

  /// How a function is written where its name is not that.
  static let functionWords = [
    "limsup": "lim\u{2009}sup", "liminf": "lim\u{2009}inf", "argmin": "arg\u{2009}min",
    "argmax": "arg\u{2009}max",
  ]

  /// Marks on letters, and whether they grow.
  static let accents: [String: (mark: Unicode.Scalar, isWide: Bool)] = [
    "hat": ("\u{302}", false), "widehat": ("\u{302}", true), "check": ("\u{30C}", false),
    "tilde": ("\u{303}", false), "widetilde": ("\u{303}", true), "bar": ("\u{304}", false),
    "vec": ("\u{20D7}", false), "dot": ("\u{307}", false), "ddot": ("\u{308}", false),
    "dddot": ("\u{20DB}", false), "acute": ("\u{301}", false), "grave": ("\u{300}", false),
    "breve": ("\u{306}", false), "mathring": ("\u{30A}", false), "widecheck": ("\u{30C}", true),
  ]

  /// Alphabets; the second of each is that of words.
  static let alphabets: [String: MathAlphabet] = [
    "mathrm": .upright, "mathup": .upright, "mathbf": .bold, "mathit": .italic,
    "mathnormal": .automatic, "mathcal": .script, "mathscr": .script, "mathbb": .doubleStruck,
    "mathfrak": .fraktur, "mathsf": .sans, "mathtt": .monospaced, "boldsymbol": .boldSymbol,
    "bm": .boldSymbol, "mathbfit": .boldItalic, "symbf": .bold, "symbfit": .boldItalic,
    "symup": .upright, "symit": .italic, "pmb": .boldSymbol,
    "mathbbm": .doubleStruck, "mathds": .doubleStruck, "Bbb": .doubleStruck, "bold": .bold,
    "symbb": .doubleStruck, "symcal": .script, "symscr": .script, "symfrak": .fraktur,
    "symsf": .sans, "symrm": .upright, "mathsfup": .sans, "frak": .fraktur, "mathbold": .boldItalic,
  ]

  /// White, in em.
  static let spaces: [String: Double] = [
    ",": 3.0 / 18, "thinspace": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, "medspace": 4.0 / 18,
    ";": 5.0 / 18, "thickspace": 5.0 / 18, "!": -3.0 / 18, "negthinspace": -3.0 / 18,
    "negmedspace": -4.0 / 18, "negthickspace": -5.0 / 18, "enskip": 0.5, "hfill": 2, "hfil": 1,
    "quad": 1, "qquad": 2, "enspace": 0.5, " ": 0.25, "space": 0.25, "nobreakspace": 0.25,
  ]

  /// Characters that are delimiters though no name leads to them.
  static let delimiters: [String: Unicode.Scalar] = [
    "lbrace": "{", "rbrace": "}", "{": "{", "}": "}", "langle": "\u{27E8}", "rangle": "\u{27E9}",
    "lfloor": "\u{230A}", "rfloor": "\u{230B}", "lceil": "\u{2308}", "rceil": "\u{2309}",
    "vert": "|", "lvert": "|", "rvert": "|", "mid": "|", "|": "\u{2016}", "Vert": "\u{2016}",
    "lVert": "\u{2016}", "rVert": "\u{2016}", "lbrack": "[", "rbrack": "]", "backslash": "\\",
    "uparrow": "\u{2191}", "downarrow": "\u{2193}", "lparen": "(", "rparen": ")",
    "llbracket": "\u{27E6}", "rrbracket": "\u{27E7}",
  ]

  /// The sizes of `\big` and its like.
  static let bigSizes: [String: (size: Int, mathClass: MathClass)] = {
    var sizes: [String: (size: Int, mathClass: MathClass)] = [:]
    for (index, name) in ["big", "Big", "bigg", "Bigg"].enumerated() {
      sizes[name] = (index + 1, .ordinary)
      sizes[name + "l"] = (index + 1, .opening)
      sizes[name + "r"] = (index + 1, .closing)
      sizes[name + "m"] = (index + 1, .relation)
    }
    return sizes
  }()

  /// Commands with arguments.
  static let commands = [
    "frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom", "sqrt", "left", "right",
    "middle", "begin", "end", "operatorname", "overline", "underline", "overset", "underset",
    "stackrel", "not", "limits", "nolimits", "displaystyle", "textstyle", "scriptstyle",
    "scriptscriptstyle", "mathord", "mathop", "mathbin", "mathrel", "mathopen", "mathclose",
    "mathpunct", "mathinner", "phantom", "hphantom", "vphantom", "tag", "nonumber", "notag",
    "dots", "substack", "hspace", "mathstrut", "strut", "bmod", "pmod", "mod", "color",
    "textcolor", "boxed", "fbox", "cancel", "bcancel", "xcancel", "sout", "sfrac", "nicefrac",
    "label", "widebar", "underbar", "ensuremath", "mspace", "operatornamewithlimits",
    "genfrac", "smash", "prescript",
  ]

  /// Commands for words, and their face.
  static let textFaces: [String: MathTextFace] = [
    "text": .regular, "textrm": .regular, "textnormal": .regular, "textsf": .regular,
    "texttt": .regular, "textsc": .regular, "textup": .regular, "mbox": .regular, "hbox": .regular,
    "textbf": .bold, "textit": .italic, "textsl": .italic, "emph": .italic,
  ]

  /// Braces and arrows along something.
  static let braces: [String: (mark: Unicode.Scalar, isAbove: Bool)] = [
    "overbrace": ("\u{23DE}", true), "underbrace": ("\u{23DF}", false),
    "overbracket": ("\u{23B4}", true), "underbracket": ("\u{23B5}", false),
    "overparen": ("\u{23DC}", true), "underparen": ("\u{23DD}", false),
    "overrightarrow": ("\u{2192}", true), "overleftarrow": ("\u{2190}", true),
    "overleftrightarrow": ("\u{2194}", true), "underrightarrow": ("\u{2192}", false),
    "underleftarrow": ("\u{2190}", false), "underleftrightarrow": ("\u{2194}", false),
  ]

  /// Arrows that grow with their labels.
  static let longArrows: [String: Unicode.Scalar] = [
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xmapsto": "↦", "xlongequal": "=",
  ]

  /// Environments.
  static let environments: [String: MathTable.Kind] = [
    "matrix": .matrix, "pmatrix": .matrix, "bmatrix": .matrix, "Bmatrix": .matrix,
    "vmatrix": .matrix, "Vmatrix": .matrix, "smallmatrix": .smallMatrix, "array": .matrix,
    "cases": .cases, "dcases": .cases, "rcases": .cases, "aligned": .aligned, "align": .aligned,
    "align*": .aligned, "split": .aligned, "eqnarray": .aligned, "eqnarray*": .aligned,
    "alignat": .aligned, "alignat*": .aligned, "alignedat": .aligned, "flalign": .aligned,
    "flalign*": .aligned, "subarray": .smallMatrix, "drcases": .cases, "matrix*": .matrix,
    "pmatrix*": .matrix, "bmatrix*": .matrix, "vmatrix*": .matrix, "cases*": .cases,
    "gathered": .gathered, "gather": .gathered, "gather*": .gathered,
    "multline": .gathered, "multline*": .gathered,
  ]

  /// Delimiters that environments bring along.
  static let fences: [String: (left: Unicode.Scalar?, right: Unicode.Scalar?)] = [
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
    "Vmatrix": ("\u{2016}", "\u{2016}"), "cases": ("{", nil), "dcases": ("{", nil),
    "rcases": (nil, "}"), "drcases": (nil, "}"), "pmatrix*": ("(", ")"), "bmatrix*": ("[", "]"),
    "vmatrix*": ("|", "|"), "cases*": ("{", nil),
  ]
}
