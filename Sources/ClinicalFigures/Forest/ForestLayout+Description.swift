import Charts
import Reporting

extension ForestLayout {
  /// The plot in words, with its numbers: for readers who cannot see it.
  var description: String {
    let words = text.words
    let name = words.name(of: plot.measure)
    let names = plot.models.count > 1 ? plot.models : [""]
    var variable = ""
    var parts: [String] = []
    for row in plot.rows {
      if row.role == .head { variable = row.label }
      if row.indent == 0, row.role != .head { variable = "" }
      let label = row.indent > 0 && !variable.isEmpty ? "\(variable), \(row.label)" : row.label
      for (model, prefix) in names.enumerated() {
        guard row.cells.indices.contains(model), let cell = row.cells[model],
          let said = said(cell, of: row)
        else { continue }
        parts.append(
          (prefix.isEmpty ? "" : "\(prefix), ") + label + (words.isChinese ? "：" : ": ") + said)
      }
    }
    let title = words.isChinese ? "\(name)森林图。" : "Forest plot of \(name.lowercased())s. "
    return title + parts.joined(separator: words.isChinese ? "；" : "; ")
      + (words.isChinese ? "。" : ".")
  }

  private func said(_ cell: ForestRow.Cell, of row: ForestRow) -> String? {
    let style = context.style
    var parts: [String] = []
    if row.role == .reference { parts.append(text.words.isChinese ? "参照" : "reference") }
    if let estimate = cell.estimate { parts.append(style.inProse(estimate).text) }
    if let p = cell.p, p.value != nil { parts.append(plain(style.inProse(p).text)) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Words are read aloud: no marks of italics.
  private func plain(_ text: String) -> String { text.filter { $0 != "*" } }
}
