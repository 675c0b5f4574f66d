public import Biostatistics
import Charts
public import Documents
import Reporting

extension Nomogram {
  /// The points of each predictor's levels and round numbers, with the formula that turns a total into
  /// predictions in the notes.
  public var table: Table { NomogramTables(self).points }

  /// Totals of points in round steps with what they predict.
  public var totalsTable: Table { NomogramTables(self).totals }
}

extension Nomogram: Displayable {
  /// The table of points and the table of totals.
  public func output() throws -> [BlockResult.Output] {
    [.table(table, .init()), .table(totalsTable, .init())]
  }
}

/// A nomogram as tables.
private struct NomogramTables {
  let nomogram: Nomogram
  let style: NumberStyle
  let words: NomogramWords
  let unit: TimeUnit?

  init(_ nomogram: Nomogram) {
    let context = ReportContext.current
    self.nomogram = nomogram
    style = context.style
    words = NomogramWords(language: context.language, style: context.style)
    unit = NomogramTexts.timeUnit(context.timeUnit, nomogram)
  }

  var points: Table {
    let columns = [
      Table.Column(head: [.text(words.predictor)], alignment: .leading, name: "predictor"),
      Table.Column(head: [.text(words.points)], alignment: .decimal, name: "points"),
    ]
    let rows = nomogram.axes.flatMap { axis in
      let head = Table.Row(
        [Table.Cell([.text(NomogramTexts.title(of: axis, [:], words))])], role: .groupHead)
      return [head]
        + axis.marks.map { mark in
          let name =
            mark.value.map { Tick.at([$0], style: style)[0].label } ?? words.level(mark.text)
          return Table.Row([Table.Cell([.text(name)]), cell(mark.points)], role: .level)
        }
    }
    return Table(columns: columns, rows: rows, notes: notes)
  }

  var totals: Table {
    let titles = nomogram.predictions.map { axis in
      words.title(
        axis.prediction, outcome: nil, unit: unit, stratum: LevelName.typographic(axis.stratum))
    }
    let columns =
      [Table.Column(head: [.text(words.total)], alignment: .trailing, name: "total")]
      + titles.enumerated().map { index, title in
        Table.Column(head: [.text(title)], alignment: .decimal, name: "prediction \(index + 1)")
      }
    let limit = NomogramLayout.limit(of: nomogram)
    let steps = PrettyNumbers.covering(0, limit, count: 20)
    var keys: [String] = []
    let rows = steps.map { total in
      let number = ReportedValue(style.plain(total), value: total, kind: "number")
      let cells = nomogram.prediction(totalPoints: total).map { estimate in
        let text = style.inCell(estimate).value
        if let reason = estimate.reason, !keys.contains(reason) { keys.append(reason) }
        return Table.Cell(
          [.text(text.text)], values: [text], marks: estimate.reason.map { [$0] } ?? [])
      }
      return Table.Row([Table.Cell([.text(number.text)], values: [number])] + cells)
    }
    return Table(
      columns: columns, rows: rows,
      notes: keys.map { Table.Note([.text("\(words.notEstimable): \($0).")], key: $0) })
  }

  private func cell(_ points: Double) -> Table.Cell {
    let value = ReportedValue(
      style.fixed(points, decimals: 1), value: points, kind: "number")
    return Table.Cell([.text(value.text)], values: [value])
  }

  private var notes: [Table.Note] {
    let digits = { (value: Double) in
      style.fixed(value, decimals: style.decimals(of: value, significantDigits: 4))
    }
    let intercept = nomogram.linearPredictor(totalPoints: 0)
    var text =
      "\(words.formula) = \(words.total.lowercased()) / \(digits(nomogram.pointsPerUnit)) "
      + (intercept < 0 ? "\u{2212} \(digits(-intercept))" : "+ \(digits(intercept))") + "."
    for axis in nomogram.predictions {
      let name = words.short(
        axis.prediction, unit: unit, stratum: LevelName.typographic(axis.stratum))
      if let baseline = axis.baseline, axis.reason == nil {
        text += " \(words.baseline(name)): \(digits(baseline))."
      }
    }
    return [Table.Note([.text(text)])]
  }
}
