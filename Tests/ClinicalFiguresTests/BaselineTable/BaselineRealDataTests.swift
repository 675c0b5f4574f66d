import Biostatistics
import ClinicalFigures
import DataFrames
import Documents
import Foundation
import Reporting
import Testing

/// The Rotterdam and GBSG cohorts against R 4.2.2; the calls stand at the numbers.
@Suite("The baseline table of real data")
struct BaselineRealDataTests {
  private static let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("assets/data/rotterdam_gbsg.csv")

  private func table(_ data: DataFrame, by group: String, _ variables: [String]) throws -> Table {
    try BaselineTable(
      data, by: group, variables: variables, nonNormal: ["nodes"],
      statistics: ["age": .meanSD], smd: true, pValues: true
    ).table()
  }

  /// The numbers of a row, by kind.
  private func numbers(_ row: Table.Row, _ kind: String) -> [Double] {
    row.cells.flatMap(\.values).filter { $0.kind == kind }.compactMap(\.value)
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 5e-7 * abs($1) }
  }

  @Test("Two cohorts: means, quartiles, SMDs and P values")
  func twoCohorts() throws {
    let table = try table(
      DataFrame(csv: Self.file.path), by: "cohort", ["age", "nodes", "hormon"])
    let rotterdamFirst = table.columns[1].name == "Rotterdam"
    func ordered(_ values: [Double]) -> [Double] { rotterdamFirst ? values : values.reversed() }
    let age = table.rows[0]
    // tapply(x, cohort, mean | sd); |m1 - m2| / sqrt((s1^2 + s2^2) / 2); t.test(x ~ cohort)$p.value
    #expect(agree(ordered(numbers(age, "mean")), [55.0583501006, 53.0524781341]))
    #expect(agree(ordered(numbers(age, "standardDeviation")), [12.9529876214, 10.1207390448]))
    #expect(agree(numbers(age, "smd"), [0.172571114135]))
    #expect(agree(numbers(age, "p"), [1.0527234793e-05]))
    // quantile(x, c(.25, .5, .75)); wilcox.test(x ~ cohort)$p.value
    let nodes = table.rows[1]
    #expect(ordered(numbers(nodes, "quartile1")) == [0, 1])
    #expect(ordered(numbers(nodes, "median")) == [1, 3])
    #expect(ordered(numbers(nodes, "quartile3")) == [4, 7])
    #expect(agree(numbers(nodes, "smd"), [0.463312159041]))
    #expect(agree(numbers(nodes, "p"), [2.2583841886e-81]))
    // chisq.test(table(hormon, cohort), correct = FALSE)$p.value; the Mahalanobis form by hand
    #expect(agree(numbers(table.rows[2], "smd"), [0.602250276951]))
    #expect(agree(numbers(table.rows[2], "p"), [3.23877829449e-56]))
  }

  @Test(
    "Three grades: the SMD is the mean over the pairs, P by Welch's analysis and Kruskal and Wallis"
  )
  func threeGrades() throws {
    var data = try DataFrame(csv: Self.file.path)
    data = data[data["cohort"] == "GBSG"]
    let table = try table(data, by: "grade", ["age", "nodes", "menopausal"])
    // oneway.test(age ~ grade)$p.value; kruskal.test(nodes ~ grade)$p.value; chisq.test(menopausal, grade)
    #expect(agree(numbers(table.rows[0], "mean"), [54, 53.3648648649, 51.7142857143]))
    #expect(agree(numbers(table.rows[0], "smd"), [0.150860743804]))
    #expect(agree(numbers(table.rows[0], "p"), [0.150243772563]))
    #expect(agree(numbers(table.rows[1], "smd"), [0.388979509107]))
    #expect(agree(numbers(table.rows[1], "p"), [0.00347816229025]))
    #expect(agree(numbers(table.rows[2], "p"), [0.554516144667]))
  }
}
