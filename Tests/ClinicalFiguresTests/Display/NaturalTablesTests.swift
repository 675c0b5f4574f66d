import Biostatistics
import Charts
import ClinicalFigures
import DataFrames
import Documents
import Drawing
import Reporting
import Testing

private func rows(_ value: any Displayable) throws -> [[String]] {
  guard case .table(let table, _) = try value.output().first else { return [] }
  return table.rows.map { row in row.cells.map { ($0.content + $0.companion).plainText } }
}

private func words(_ value: any Displayable) throws -> [String] {
  guard case .values(let values) = try value.output().first else { return [] }
  return values.map(\.text)
}

/// Ten patients: five on each arm, and a column that is missing once.
private let patients = DataFrame([
  "time": [1, 2, 3, 4, 5, 2, 4, 6, 8, 10], "event": [1, 1, 1, 1, 0, 1, 0, 1, 0, 0],
  "arm": ["a", "a", "a", "a", "a", "b", "b", "b", "b", "b"],
  "stage": ["I", "II", "I", "II", "I", "II", "I", "II", "I", nil],
])

@Suite("Statistics shown by themselves")
struct NaturalTablesTests {
  @Test("A log-rank table has a row for each level and the P value beside its variable")
  func logRankTable() throws {
    let table = try LogRankTable("Surv(time, event)", variables: ["arm"], data: patients)
    let p = try LogRankTest("Surv(time, event) ~ arm", data: patients).p
    let shown = try rows(table)
    #expect(shown.map { $0[0] } == ["Arm", "a", "b"])
    #expect(shown[0].last == NumberStyle().inCell(p).text)
    #expect(Array(shown[1][1...2]) == ["5", "4"])
    #expect(shown[1][3].hasPrefix("3.00"))
    #expect(shown[2][3] == "NR")
  }

  @Test("Variables with missing values are named below the log-rank table, with how many")
  func missing() throws {
    let table = try LogRankTable("Surv(time, event)", variables: ["stage"], data: patients)
    guard case .table(let shown, _) = try table.output()[0] else { return }
    #expect(shown.notes[0].content.plainText.hasSuffix("missing values: Stage 1."))
  }

  @Test("Restricted means stand beside their difference from the first group, decimals shared")
  func restrictedMean() throws {
    let shown = try rows(RestrictedMean("Surv(time, event) ~ arm", data: patients, at: 5))
    // Arm a: 1 + 0.8 + 0.6 + 0.4 + 0.2 = 3; arm b: 2 + 3 · 0.8 = 4.4.
    #expect(shown[0][2].hasPrefix("3.00"))
    #expect(shown[0][3] == "Reference")
    #expect(shown[1][2].hasPrefix("4.40"))
    #expect(shown[1][3].hasPrefix("1.40"))
  }

  @Test("Medians of one column have the decimals of the largest")
  func sharedDecimals() throws {
    let data = DataFrame([
      "t": [11.5, 12.5, 13.5, 1.25, 2.25, 3.25], "e": [1, 1, 1, 1, 1, 1],
      "g": ["a", "a", "a", "b", "b", "b"],
    ])
    let shown = try rows(KaplanMeier("Surv(t, e) ~ g", data: data))
    #expect(shown[0][3].hasPrefix("12.5"))
    #expect(shown[1][3].hasPrefix("2.3"))
  }

  @Test("Events of competing causes are counted by group")
  func incidence() throws {
    let data = DataFrame([
      "t": [1, 2, 3, 4, 5, 6], "cause": [1, 2, 0, 1, 1, 0], "g": ["a", "a", "a", "b", "b", "b"],
    ])
    let shown = try rows(CumulativeIncidence("Surv(t, cause) ~ g", data: data))
    #expect(shown == [["a", "3", "1", "1"], ["b", "3", "2", "0"]])
  }

  @Test("Tests say the letter of their statistic and its degrees of freedom")
  func letters() throws {
    let data = DataFrame(["x": [1, 2, 3, 5, 6, 9, 2], "g": ["a", "a", "a", "b", "b", "b", "b"]])
    #expect(try words(TTest("x ~ g", data: data, variance: .pooled))[0].hasPrefix("t = "))
    #expect(try words(TTest("x ~ g", data: data, variance: .pooled))[0].hasSuffix("(df 5)"))
    #expect(try words(OneWayANOVA("x ~ g", data: data))[0].hasPrefix("F = "))
    #expect(try words(KruskalWallis("x ~ g", data: data))[0].hasPrefix("χ² = "))
    #expect(try words(LeveneTest([[1, 2, 4], [3, 9, 1]]))[0].hasSuffix("(df 1, 4)"))
  }

  @Test("Pairs of groups are rows: later − earlier, as the difference is taken")
  func pairs() throws {
    let shown = try rows(TukeyHSD([[1, 2, 3], [4, 5, 6], [7, 8, 10]]))
    #expect(shown.count == 3)
    #expect(shown[0][1].hasPrefix("3.00"))
    let wilcoxon = try PairwiseComparisons([[1, 2, 3], [4, 5, 6]], test: .rankSum)
    #expect(try rows(wilcoxon).count == 1)
  }

  @Test("A concordance is its estimate in prose; a description a table of what is there")
  func others() throws {
    let data = DataFrame([
      "t": [1, 2, 3, 4, 5, 6], "e": [1, 1, 0, 1, 1, 0], "x": [6, 4, 5, 3, 1, 2],
    ])
    let concordance = try Concordance("Surv(t, e) ~ x", data: data)
    #expect(try words(concordance)[0].contains("95% CI"))
    let shown = try rows(Description([1, 2, 3, 4]))
    #expect(shown[0] == ["n", "4"])
    #expect(shown.last == ["Range", "1; 4"])
  }
}
