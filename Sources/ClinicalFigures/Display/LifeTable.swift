public import Biostatistics
public import Documents
import Reporting

/// Survival at chosen times as a table, as `summary(fit, times =)` lists it in R.
///
/// For each time: how many are at risk just before it, how many events and censored patients there
/// were since the row above, and the Kaplan–Meier estimate with its interval. Times beyond the
/// follow-up of a group show what `KaplanMeier.survival(at:in:)` says of them: "not estimable".
///
/// **Source:** counts and estimates are those of `KaplanMeier`, checked against R's survival.
public struct LifeTable: Sendable {
  /// How the groups stand.
  public enum Arrangement: Sendable {
    /// One below the other, each with its head.
    case stacked
    /// Side by side under spanning heads; suited to a page turned sideways.
    case sideBySide
  }

  private let curves: KaplanMeier
  private let times: [Double]
  private let arrangement: Arrangement

  /// A life table of the curves at these times, which are sorted; each is listed once.
  public init(_ curves: KaplanMeier, at times: [Double], groups: Arrangement = .stacked) {
    self.curves = curves
    self.times = Set(times).sorted()
    arrangement = groups
  }
}

extension LifeTable: Displayable {
  /// The table; thrown is what is wrong with the times.
  public func output() throws -> [BlockResult.Output] {
    guard let first = times.first, first >= 0, times.allSatisfy(\.isFinite) else {
      throw LifeTableFailure.times(times)
    }
    let words = LifeTableWords(ReportContext.current, times: times)
    let table = arrangement == .stacked ? stacked(words) : sideBySide(words)
    return [.table(table, .init())]
  }

  // MARK: - Rows

  /// The cells of one time: at risk, events, censored, survival.
  private func cells(_ stratum: KaplanMeier.Stratum, at index: Int, _ style: NumberStyle)
    -> [Table.Cell]
  {
    let time = times[index]
    let before = index > 0 ? times[index - 1] : -.infinity
    return [
      .count(stratum.atRisk(at: time), style),
      .count(stratum.events(by: time) - stratum.events(by: before), style),
      .count(stratum.censored(by: time) - stratum.censored(by: before), style),
      .estimate(stratum.survival(at: time), style, missing: style.notEstimableInCells),
    ]
  }

  private func columns(_ words: LifeTableWords, spanner: [Inline] = [], prefix: String = "")
    -> [Table.Column]
  {
    let share = words.style.plain(curves.level * 100)
    let survival = "\(words.survival), % (\(share)% \(words.style.intervalName))"
    let heads: [(String, Table.Column.Alignment, String)] = [
      (words.atRisk, .trailing, "at_risk"), (words.events, .trailing, "events"),
      (words.censored, .trailing, "censored"), (survival, .paired, "survival"),
    ]
    return heads.map { head, alignment, name in
      Table.Column(
        head: [.text(head)], spanner: spanner, alignment: alignment, name: prefix + name)
    }
  }

  private func stacked(_ words: LifeTableWords) -> Table {
    let columns = [Table.Column.names(words.time, name: "time")] + self.columns(words)
    let hasGroups = curves.strata.count > 1
    var rows: [Table.Row] = []
    for stratum in curves.strata {
      if hasGroups { rows.append(Table.Row([.name(stratum.name)], role: .panelHead)) }
      for index in times.indices {
        let cells = [words.cell(times[index])] + cells(stratum, at: index, words.style)
        rows.append(Table.Row(cells))
      }
    }
    return Table(columns: columns, rows: rows, notes: [words.note])
  }

  private func sideBySide(_ words: LifeTableWords) -> Table {
    var columns = [Table.Column.names(words.time, name: "time")]
    for stratum in curves.strata {
      let name = Table.Cell.name(stratum.name).content
      columns += self.columns(words, spanner: name, prefix: stratum.name + ".")
    }
    let rows = times.indices.map { index in
      Table.Row(
        [words.cell(times[index])]
          + curves.strata.flatMap { cells($0, at: index, words.style) })
    }
    return Table(columns: columns, rows: rows, notes: [words.note])
  }
}

/// The words of a life table, in the document's language.
private struct LifeTableWords {
  let style: NumberStyle
  let time: String
  let atRisk: String
  let events: String
  let censored: String
  let survival: String
  let note: Table.Note

  /// As many decimals for all times as the one needs that has most, at most three.
  let decimals: Int

  init(_ context: ReportContext, times: [Double]) {
    style = context.style
    let powers = [1.0, 10, 100]
    decimals =
      powers.firstIndex { power in
        times.allSatisfy { abs(($0 * power).rounded() - $0 * power) < 1e-9 * max(1, $0 * power) }
      } ?? 3
    let isChinese = RegressionWords(language: context.language).isChinese
    let unit = context.timeUnit
    if isChinese {
      time = "时间" + (unit.map { "/\($0)" } ?? "")
      (atRisk, events, censored, survival) = ("风险人数", "事件", "删失", "生存率")
      note = Table.Note([.text("事件与删失为上一行之后发生的例数。")])
    } else {
      time = "Time" + (unit.map { ", \($0)" } ?? "")
      (atRisk, events, censored, survival) = ("At risk", "Events", "Censored", "Survival")
      note = Table.Note([.text("Events and censored patients are counted since the row above.")])
    }
  }

  func cell(_ time: Double) -> Table.Cell {
    let text = style.fixed(time, decimals: decimals)
    let value = ReportedValue(text, value: time, kind: "number")
    return Table.Cell([.text(value.text)], values: [value])
  }
}

/// Why there is no life table.
public enum LifeTableFailure: Error, CustomStringConvertible {
  /// There are no times, or one is negative or no number.
  case times([Double])

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .times(let times):
      times.isEmpty
        ? "a life table needs at least one time: LifeTable(curves, at: [1, 3, 5])"
        : "the times of a life table are numbers from 0 on, not \(times)"
    }
  }
}
