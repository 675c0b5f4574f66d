public import DataFrames
public import Documents
import Reporting

extension Column: Displayable {
  /// The cells as a list: numbers in house style, all else as it reads, missing cells as "missing".
  /// Of a long column the first ten and how many there are besides.
  public func output() -> [BlockResult.Output] {
    let style = ReportContext.current.style
    let shown = count > 12 ? 10 : count
    var values = shownValues(shown, style)
    if shown < count {
      values.append(ReportedValue("… and \(style.integer(count - shown)) more", kind: "text"))
    }
    return [.values(values)]
  }

  private func shownValues(_ shown: Int, _ style: NumberStyle) -> [ReportedValue] {
    if case .numbers(let numbers) = storage {
      return numbers.prefix(shown).map { number in
        number.isNaN
          ? ReportedValue("missing", kind: "text")
          : ReportedValue(style.plain(number), value: number, kind: "number")
      }
    }
    return texts.prefix(shown).map { ReportedValue($0 ?? "missing", kind: "text") }
  }
}
