/// `text` with the characters that XML keeps for itself written as entities; control characters,
/// which XML cannot hold at all, become spaces.
package func escapedForXML(_ text: String) -> String {
  var escaped = ""
  escaped.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += " "
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
