/// Formulas as GitHub takes them. It sets them by MathJax without the commands that could hide text or
/// change others (`\operatorname`, `\mbox`, `\phantom`), and some of ours it does not know.
enum PortableFormula {
  /// The source of a formula in the commands that GitHub knows.
  static func source(of formula: Formula) -> String {
    var scanner = MathScanner(formula.source)
    var result = ""
    while scanner.index < scanner.scalars.count {
      let start = scanner.index
      let scalar = scanner.scalars[start]
      if scalar == "%" {
        writePercent(&scanner, to: &result)
      } else if scalar == "\\" {
        write(scanner.next(), &scanner, to: &result)
      } else if scalar == "(", isBracketedLabel(scanner) {
        while scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] != ")" {
          scanner.index += 1
        }
        scanner.index += 1
      } else {
        result.unicodeScalars.append(scalar)
        scanner.index += 1
      }
    }
    return result.trimmed
  }

  /// The sign behind a figure; a comment up to the line's end is left out.
  private static func writePercent(_ scanner: inout MathScanner, to result: inout String) {
    let before = scanner.index > 0 ? scanner.scalars[scanner.index - 1] : " "
    if ("0"..."9").contains(before) {
      result += "\\%"
      scanner.index += 1
      return
    }
    while scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] != "\n" {
      scanner.index += 1
    }
  }

  private static func isBracketedLabel(_ scanner: MathScanner) -> Bool {
    scanner.scalars[(scanner.index + 1)...].starts(with: "\\#eq:".unicodeScalars)
  }

  private static func write(
    _ token: MathScanner.Token, _ scanner: inout MathScanner, to result: inout String
  ) {
    guard case .command(let name) = token else {
      result += "\\\\"
      return
    }
    switch name {
    case "label": _ = scanner.rawGroup()
    case "operatorname", "operatornamewithlimits":
      let hasLimits = takeStar(&scanner) || name.hasSuffix("limits")
      let words = scanner.rawGroup() ?? ""
      result += "\\mathop{\\mathrm{\(words)}}" + (hasLimits ? "\\limits" : "\\nolimits")
    case "tag":
      _ = takeStar(&scanner)
      result += "\\tag"
    case "phantom", "hphantom", "vphantom":
      _ = scanner.rawGroup()
      result += "\\quad "
    case "begin", "end":
      let environment = scanner.rawGroup() ?? ""
      result += "\\\(name){\(environments[environment] ?? environment)}"
    default:
      if let other = others[name] {
        result += "\\" + other
      } else if name.hasPrefix("up"), MathNames.sign(name) == nil,
        MathNames.sign(String(name.dropFirst(2)))?.mathClass == .ordinary
      {
        result += "\\" + name.dropFirst(2)
      } else {
        result += "\\" + name
      }
    }
  }

  private static func takeStar(_ scanner: inout MathScanner) -> Bool {
    guard scanner.index < scanner.scalars.count, scanner.scalars[scanner.index] == "*" else {
      return false
    }
    scanner.index += 1
    return true
  }

  /// Commands that MathJax has under another name.
  private static let others = [
    "mbox": "text", "hbox": "text", "emph": "textit", "textsl": "textit", "bm": "boldsymbol",
    "pmb": "boldsymbol", "mathbbm": "mathbb", "mathds": "mathbb", "symbf": "mathbf",
    "symbb": "mathbb", "symcal": "mathcal", "symscr": "mathscr", "symup": "mathrm",
    "symit": "mathit", "symrm": "mathrm", "mathup": "mathrm", "mathbold": "boldsymbol",
    "nicefrac": "tfrac", "sfrac": "tfrac", "coloneqq": "mathrel{:=}", "coloneq": "mathrel{:=}",
    "colonequals": "mathrel{:=}", "eqqcolon": "mathrel{=:}", "argmin": "arg\\min",
    "argmax": "arg\\max", "plim": "mathop{\\mathrm{plim}}", "widebar": "overline",
    "underbar": "underline", "omicron": "mathit{o}", "xlongequal": "overset", "dddot": "dddot",
    "centering": "", "noindent": "", "allowdisplaybreaks": "", "displaybreak": "",
  ]

  /// A numbered formula holds its lines in an environment that has no numbers of its own.
  private static let environments = [
    "align": "aligned", "align*": "aligned", "split": "aligned", "flalign": "aligned",
    "flalign*": "aligned", "eqnarray": "aligned", "eqnarray*": "aligned", "gather": "gathered",
    "gather*": "gathered", "multline": "gathered", "multline*": "gathered",
    "dcases": "cases", "pmatrix*": "pmatrix", "bmatrix*": "bmatrix",
  ]
}
