import DataFrames
import Foundation
import Reporting
import Testing

private let patients = DataFrame([
  "id": ["a", "b", "c", "d", "e", "f"],
  "age": [61, 47, nil, 70, 55, 47],
  "sex": ["f", "m", "f", nil, "m", "f"],
  "event": [true, false, true, false, false, nil],
])

@Suite("Data frames")
struct DataFrameTests {
  @Test("Columns are set, replaced and found by name")
  func columns() throws {
    var d = patients
    d["decades"] = d["age"] / 10
    d["age"] = d["age"] + 1
    #expect(d.columnNames == ["id", "age", "sex", "event", "decades"])
    #expect(d["age"].minimum == 48)
    #expect(d["decades"].maximum == 7)
    #expect(throws: DataFailure.noColumn("agee", source: "", nearest: "age")) {
      try d.column("agee")
    }
    #expect(throws: DataFailure.lengthsDiffer("the column for \"x\"", count: 1, expected: 6)) {
      try d.set([1], as: "x")
    }
  }

  @Test("The message of a missing column names the file and the nearest column")
  func missingColumn() {
    let failure = DataFailure.noColumn("agee", source: "patients.csv", nearest: "age")
    #expect("\(failure)" == "no column \"agee\" in patients.csv; nearest: \"age\"")
  }

  @Test("A call without try that meets a missing column ends the report with its line")
  func stops() async {
    await #expect(processExitsWith: .exitCode(1)) {
      _ = DataFrame(["age": [1]])["agee", 41]
    }
  }

  @Test("Slices out of range end the report instead of trapping")
  func slices() async {
    await #expect(processExitsWith: .exitCode(1)) { _ = DataFrame(["age": [1]])[0..<2] }
  }

  @Test("Masks keep true rows, and missing ones are counted")
  func masks() {
    var selected = patients
    let noted = warnings { selected = patients[patients["age"] > 50 && patients["sex"] == "f"] }
    #expect(selected["id"].texts == ["a"])
    #expect(noted.count == 1)
    #expect(noted[0].contains("2 of 6 rows were left out"))
  }

  @Test("Rows keep their identity through every operation")
  func identity() throws {
    let d = try read("id,x\na,3\nb,1\n\"c\n\",2\nd,\n")
    #expect(d.rows.lines == [2, 3, 4, 6])
    #expect(d.sorted(by: "x").rows.lines == [3, 4, 2, 6])
    #expect(d.sorted(by: "x", descending: true).rows.lines == [2, 4, 3, 6])
    #expect(d[d["x"] > 1].rows.lines == [2, 4])
    #expect(d[1..<3].rows.lines == [3, 4])
    #expect(d.head(2).rows.lines == [2, 3])
    #expect(d.completeCases(of: "x").rows.lines == [2, 3, 4])
    #expect(d.selecting("x").rows.lines == [2, 3, 4, 6])
    #expect(d.dropping("x").rows.lines == [2, 3, 4, 6])
    #expect(d.grouped(by: "id").map(\.data.rows.lines) == [[2], [3], [4], [6]])
    #expect(d.joined(with: DataFrame(["id": ["a"], "y": [1]]), on: "id").rows == d.rows)
    let stacked = d.stacked(with: DataFrame(["id": ["z"], "x": [1]]))
    #expect(stacked.rows.lines == [2, 3, 4, 6, 1])
    #expect(stacked.rows.source(at: 0) != stacked.rows.source(at: 4))
    let split = d.split(fraction: 0.5, seed: 1)
    #expect(split.training.rows.isDisjoint(with: split.test.rows))
    #expect(split.training.rows.appending(split.test.rows).hasSameRows(as: d.rows))
  }

  @Test("Sets of rows are compared by file and line")
  func rowSets() {
    let a = RowIdentities(source: "a.csv", lines: [2, 3, 4])
    let b = RowIdentities(source: "b.csv", lines: [3, 4, 5])
    let a2 = RowIdentities(source: "a.csv", lines: [4, 9])
    #expect(a.isDisjoint(with: b))
    #expect(a.countShared(with: a2) == 1)
    #expect(b.appending(a).countShared(with: a2) == 1)
    #expect(a.appending(b).hasSameRows(as: b.appending(a)))
    #expect(a.appending(b) != b.appending(a))
  }

  @Test("Rows are sorted with missing ones last, equal ones in their order")
  func sorting() {
    #expect(patients.sorted(by: "age")["id"].texts == ["b", "f", "e", "a", "d", "c"])
    #expect(patients.sorted(by: "sex")["id"].texts == ["a", "c", "f", "b", "e", "d"])
  }

  @Test("A join keeps every row and says what has no match")
  func joining() throws {
    let labs = DataFrame(["id": ["b", "a", "x"], "crp": [7, 3, 9]])
    var joined = patients
    let noted = warnings { joined = patients.joined(with: labs, on: "id") }
    #expect(joined["crp"].isIdentical(to: [3, 7, nil, nil, nil, nil]))
    #expect(noted.count == 1 && noted[0].contains("4 of 6 rows"))
  }

  @Test("Stacking unites levels and fills what one data frame lacks")
  func stacking() {
    let other = DataFrame(["id": ["g"], "sex": ["x"], "age": [nil]])
    let stacked = patients.stacked(with: other)
    #expect(stacked.count == 7)
    #expect(stacked["sex"].levels == ["f", "m", "x"])
    #expect(stacked["event"].texts == ["yes", "no", "yes", "no", "no", nil, nil])
  }

  @Test("A split is the same for the same seed, stratified in proportion")
  func splitting() {
    let d = DataFrame(["y": Column((0..<40).map { $0 % 4 == 0 })])
    let a = d.split(fraction: 0.7, seed: 5, stratifiedBy: "y")
    #expect(a.training.isIdentical(to: d.split(fraction: 0.7, seed: 5, stratifiedBy: "y").training))
    #expect(a.training.count == 28)
    #expect(a.training["y"].sum == 7)
    #expect(a.test["y"].sum == 3)
  }

  @Test("What is written reads back as the same data")
  func writing() throws {
    let d = DataFrame([
      "a, b": [1.5, nil, -3], "text": ["say \"x\"\ny", nil, " z"], "flag": [true, false, nil],
    ])
    let back = try read(d.csvText)
    #expect(back.columnNames == d.columnNames)
    #expect(back["a, b"].isIdentical(to: d["a, b"]))
    #expect(back["text"].isIdentical(to: d["text"]))
    #expect(back["flag"].texts == ["yes", "no", nil])
  }

  @Test("Requirements name every offending row")
  func requirements() throws {
    try patients.require(columns: ["age"], unique: ["id"], ranges: ["age": 18...100], atLeast: 6)
    let d = try read("id,age\n1,17\n1,130\n")
    let message =
      #"the data are not as required: there is no column "agee"; nearest: "age"; "#
      + #"there are 2 rows, fewer than 3; "id" is "1" at line 3 of F and at line 2 of F; "#
      + #""age" is 17, not in 18 to 100, at line 2 of F; "age" is 130, not in 18 to 100, at line 3 of F"#
    do {
      try d.require(columns: ["agee"], unique: ["id"], ranges: ["age": 18...100], atLeast: 3)
      Issue.record("nothing was thrown")
    } catch {
      #expect("\(error)".replacingOccurrences(of: d.source, with: "F") == message)
    }
  }

  @Test("Months are counted between dates")
  func months() throws {
    let d = try read("start,last\n2019-01-01,2020-01-01\n2019-01-01,\n")
    let months = d.months(from: "start", to: "last")
    #expect(abs(months.doubles[0] - 365 / 30.4375) < 1e-12)
    #expect(months.missingCount == 1)
  }

  @Test("Labels and units travel with the column and end with arithmetic")
  func labels() {
    var d = patients
    d.label("age", "Age at surgery", unit: "years")
    #expect(d.head(1).label(of: "age") == "Age at surgery")
    #expect(d.unit(of: "age") == "years")
    d["age10"] = d["age"] / 10
    #expect(d.label(of: "age10") == "age10")
    #expect(d.label(of: "sex") == "sex")
  }
}
