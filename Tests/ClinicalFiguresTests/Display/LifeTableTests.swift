import Biostatistics
import ClinicalFigures
import DataFrames
import Documents
import Reporting
import Testing

private let patients = DataFrame([
  "time": [1, 2, 3, 4, 5, 2, 4, 6, 8, 10], "event": [1, 1, 1, 1, 0, 1, 0, 1, 0, 0],
  "arm": ["a", "a", "a", "a", "a", "b", "b", "b", "b", "b"],
])

private func table(_ value: any Displayable) throws -> Table {
  guard case .table(let table, _) = try value.output().first else {
    return Table(columns: [], rows: [])
  }
  return table
}

private func words(_ row: Table.Row) -> [String] { row.cells.map { $0.content.plainText } }

@Suite("Life table")
struct LifeTableTests {
  private let curves = try? KaplanMeier("Surv(time, event) ~ arm", data: patients)

  @Test("Counts are those at risk before a time and those since the row above")
  func counts() throws {
    let curves = try #require(curves)
    let rows = try table(LifeTable(curves, at: [4, 2])).rows
    #expect(rows.map { $0.role } == [.panelHead, .single, .single, .panelHead, .single, .single])
    #expect(words(rows[1]).prefix(4) == ["2", "4", "2", "0"])
    #expect(words(rows[2]).prefix(4) == ["4", "2", "2", "0"])
    #expect(words(rows[5]).prefix(4) == ["4", "4", "0", "1"])
  }

  @Test("Survival is that of the curves, with its interval")
  func survival() throws {
    let curves = try #require(curves)
    let cell = try table(LifeTable(curves, at: [2])).rows[1].cells[4]
    #expect(cell.values.first?.value == curves.survival(at: 2, in: "a").value)
    #expect(cell.content.plainText == "60")
    #expect(!cell.companion.isEmpty)
  }

  @Test("Beyond the follow-up stands that survival cannot be estimated")
  func beyond() throws {
    let curves = try #require(curves)
    let cell = try table(LifeTable(curves, at: [20])).rows[1].cells[4]
    #expect(cell.content.plainText == NumberStyle().notEstimableInCells)
    #expect(cell.companion.plainText.isEmpty)
  }

  @Test("Side by side each group has its columns under its name")
  func sideBySide() throws {
    let curves = try #require(curves)
    let table = try table(LifeTable(curves, at: [2, 4], groups: .sideBySide))
    #expect(table.columns.count == 9)
    #expect(table.columns[0].spanner.isEmpty)
    #expect(table.columns[1...4].allSatisfy { $0.spanner.plainText == "a" })
    #expect(table.columns[5].name == "b.at_risk")
    #expect(words(table.rows[1]).prefix(4) == ["4", "2", "2", "0"])
  }

  @Test("No time, a negative or an infinite one is an error in words")
  func faults() throws {
    let curves = try #require(curves)
    for times in [[], [-1.0], [.nan], [.infinity]] {
      #expect(throws: LifeTableFailure.self) { try LifeTable(curves, at: times).output() }
    }
  }
}

@Suite("Names of levels")
struct LevelNameTests {
  @Test("The levels of a truth column speak the document's language")
  func truth() throws {
    let data = DataFrame(["time": [1.0, 2, 3, 4], "event": [1.0, 1, 0, 1], "x": [1.0, 0, 1, 0]])
    var patients = data
    patients["positive"] = data["x"] == 1
    let curves = try KaplanMeier("Surv(time, event) ~ positive", data: patients)
    func heads(_ language: String) throws -> [String] {
      var context = ReportContext.current
      context.language = language
      return try ReportContext.$current.withValue(context) {
        try table(LifeTable(curves, at: [1])).rows.filter { $0.role == .panelHead }.map {
          words($0)[0]
        }
      }
    }
    #expect(try heads("en") == ["no", "yes"])
    #expect(try heads("zh-Hans") == ["否", "是"])
    #expect(try heads("de") == ["nein", "ja"])
  }
}
