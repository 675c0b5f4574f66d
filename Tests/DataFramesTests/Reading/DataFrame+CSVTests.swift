import DataFrames
import Foundation
import Reporting
import Testing

@Suite("Reading CSV")
struct CSVTests {
  @Test("Kinds are inferred from all cells of a column")
  func kinds() throws {
    let d = try read(
      """
      age,sex,dead,surgery,score,id
      61,f,true,2019-03-05,1.5,007
      NA,m,FALSE,2019/3/6,-2e3,012
      47,,,2019年3月7日,.,103
      """)
    #expect(d["age"].isIdentical(to: [61, nil, 47]))
    #expect(d["sex"].isIdentical(to: ["f", "m", nil]))
    #expect(d["dead"].isIdentical(to: [true, false, nil]))
    #expect(d["surgery"].texts == ["2019-03-05", "2019-03-06", "2019-03-07"])
    #expect(d["score"].isIdentical(to: [1.5, -2000, nil]))
    #expect(d["id"].texts == ["007", "012", "103"])
  }

  struct Shape: CustomTestStringConvertible, Sendable {
    let name: String
    let content: String
    let cells: [[String?]]
    var testDescription: String { name }
  }

  @Test(
    "Nasty but valid files are read",
    arguments: [
      Shape(name: "CRLF", content: "a,b\r\n1,x\r\n2,y\r\n", cells: [["1", "x"], ["2", "y"]]),
      Shape(name: "CR alone", content: "a,b\r1,x\r2,y", cells: [["1", "x"], ["2", "y"]]),
      Shape(
        name: "mixed line ends", content: "a,b\n1,x\r\n2,y\r3,z",
        cells: [["1", "x"], ["2", "y"], ["3", "z"]]),
      Shape(name: "no last line end", content: "a,b\n1,x", cells: [["1", "x"]]),
      Shape(name: "byte-order mark", content: "\u{FEFF}a,b\n1,x\n", cells: [["1", "x"]]),
      Shape(name: "separator in quotes", content: "a,b\n1,\"x,y\"\n", cells: [["1", "x,y"]]),
      Shape(
        name: "line end in quotes", content: "a,b\n1,\"x\ny\"\n2,z\n",
        cells: [["1", "x\ny"], ["2", "z"]]),
      Shape(name: "CRLF in quotes", content: "a,b\r\n1,\"x\r\ny\"\r\n", cells: [["1", "x\r\ny"]]),
      Shape(
        name: "doubled quotes", content: "a,b\n1,\"say \"\"no\"\"\"\n",
        cells: [["1", "say \"no\""]]),
      Shape(
        name: "only quotes", content: "a,b\n1,\"\"\"\"\n2,\"\"\n",
        cells: [["1", "\""], ["2", nil]]),
      Shape(
        name: "quote within a field", content: "a,b\n1,5\" tumour\n", cells: [["1", "5\" tumour"]]),
      Shape(
        name: "same text with and without quotes", content: "a,b\n1,5\"\n2,\"5\"\"\"\n",
        cells: [["1", "5\""], ["2", "5\""]]),
      Shape(name: "quoted numbers", content: "a,b\n\"1\",\"x\"\n", cells: [["1", "x"]]),
      Shape(name: "quoted head", content: "\"a\",\"b\"\n1,x\n", cells: [["1", "x"]]),
      Shape(
        name: "quoted first field", content: "a,b\n\"x,1\",2\n\"y\",3\n",
        cells: [["x,1", "2"], ["y", "3"]]),
      Shape(
        name: "empty lines", content: "\n\na,b\n\n1,x\n\n  \n2,y\n\n\n",
        cells: [["1", "x"], ["2", "y"]]),
      Shape(name: "spaces around numbers", content: "a,b\n 1 , x \n", cells: [["1", " x "]]),
      Shape(name: "empty cells", content: "a,b\n,\n1,\n,x\n", cells: [["1", nil], [nil, "x"]]),
      Shape(
        name: "semicolons", content: "a;b\n1;x,y\n2;\"p;q\"\n",
        cells: [["1", "x,y"], ["2", "p;q"]]),
      Shape(name: "tabs", content: "a\tb\n1\tx y\n\tz\n", cells: [["1", "x y"], [nil, "z"]]),
      Shape(name: "Chinese", content: "月,复发\n3,是\n4,否\n", cells: [["3", "是"], ["4", "否"]]),
      Shape(
        name: "emoji and long text", content: "a,b\n1,👩‍⚕️ and more than sixteen bytes\n",
        cells: [["1", "👩‍⚕️ and more than sixteen bytes"]]),
      Shape(
        name: "both spellings of é", content: "a,b\n1,\u{E9}\n2,e\u{301}\n",
        cells: [["1", "é"], ["2", "é"]]),
      Shape(name: "head only", content: "a,b\n", cells: []),
      Shape(name: "head without line end", content: "a,b", cells: []),
      Shape(name: "one column", content: "a\n1\n\n3\n", cells: [["1"], [nil], ["3"]]),
      Shape(name: "space after a closing quote", content: "a,b\n\"x\" ,1\n", cells: [["x", "1"]]),
      Shape(
        name: "numbers of many forms", content: "a,b\n+1.50,1.\n.5,1E2\n-0,1e-3\n",
        cells: [["1.5", "1"], ["0.5", "100"], ["0", "0.001"]]),
    ])
  func shapes(_ shape: Shape) throws {
    let d = try read(shape.content)
    let rows = (0..<d.count).map { row in d.columns.map { $0.text(at: row) } }
    #expect(rows == shape.cells)
  }

  struct Broken: CustomTestStringConvertible, Sendable {
    let name: String
    let content: [UInt8]
    let message: String
    var testDescription: String { name }

    init(_ name: String, _ content: String, _ message: String) {
      self.name = name
      self.content = Array(content.utf8)
      self.message = message
    }

    init(_ name: String, bytes: [UInt8], _ message: String) {
      self.name = name
      content = bytes
      self.message = message
    }
  }

  @Test(
    "Broken files are refused with place and remedy",
    arguments: [
      Broken("empty", "", "patients.csv is empty; its first line has to name the columns"),
      Broken(
        "only line ends", "\n\r\n\n",
        "patients.csv is empty; its first line has to name the columns"),
      Broken(
        "too few fields", "a,b\n1,2\n\n3\n",
        "line 4 of patients.csv has 1 field where the head has 2; a comma inside a field needs quotes around the field"
      ),
      Broken(
        "too many fields", "a,b\n1,2,3\n",
        "line 2 of patients.csv has 3 fields where the head has 2; a comma inside a field needs quotes around the field"
      ),
      Broken(
        "ragged after a line end in quotes", "a,b\n1,\"x\n\ny\"\n2\n",
        "line 5 of patients.csv has 1 field where the head has 2; a comma inside a field needs quotes around the field"
      ),
      Broken(
        "unclosed quote", "a,b\n1,2\n3,\"x\n4,5\n",
        "the quote that opens in line 3 of patients.csv is never closed"),
      Broken(
        "unclosed quote in the head", "a,\"b\n1,2\n",
        "the quote that opens in line 1 of patients.csv is never closed"),
      Broken(
        "text after a quote", "a,b\n1,\"x\"y\n",
        "line 2 of patients.csv goes on after a closing quote; a quote inside a quoted field is doubled"
      ),
      Broken(
        "same name twice", "age,b,age\n1,2,3\n",
        "columns 1 and 3 of patients.csv are both named \"age\"; rename one"),
      Broken(
        "invalid UTF-8", bytes: Array("a,b\n1,x\n2,".utf8) + [0xB8, 0xB4, 0x0A],
        "line 3 of patients.csv is not valid UTF-8; say how the file is encoded, for example encoding: .gb18030 or .latin1, or save it as UTF-8"
      ),
      Broken(
        "truncated UTF-8", bytes: Array("a\n".utf8) + [0xE5, 0xA4],
        "line 2 of patients.csv is not valid UTF-8; say how the file is encoded, for example encoding: .gb18030 or .latin1, or save it as UTF-8"
      ),
      Broken(
        "overlong UTF-8", bytes: Array("a\n".utf8) + [0xC0, 0x80],
        "line 2 of patients.csv is not valid UTF-8; say how the file is encoded, for example encoding: .gb18030 or .latin1, or save it as UTF-8"
      ),
      Broken(
        "spreadsheet", bytes: [0x50, 0x4B, 3, 4, 20, 0, 6, 0],
        "patients.csv is a zip archive, such as an Excel workbook, not a CSV file"),
      Broken(
        "zero bytes", bytes: [0x61, 0x2C, 0x62, 0x0A, 0, 0x2C, 0x31],
        "patients.csv is a binary file (it holds zero bytes), not a CSV file"),
    ])
  func broken(_ broken: Broken) throws {
    let message = try failure(ofReading: broken.content)
    #expect(message == broken.message)
  }

  @Test("Every truncation of a file is read or refused, never a trap")
  func truncations() throws {
    let whole = Array("\u{FEFF}a,\"b\"\"\",月\r\n1,\"x\r\n,\"\"y\",3.5e-2\r\n,NA,\"\"\n".utf8)
    for length in 0...whole.count {
      _ = try failure(ofReading: Array(whole[..<length]))
    }
  }

  @Test("A file that does not exist is refused with the nearest name")
  func nearestFile() throws {
    try withFile([0x61]) { path in
      let wrong = path.replacingOccurrences(of: "patients", with: "patient")
      #expect(throws: CSVFailure.notFound(path: wrong, nearest: "patients.csv")) {
        try DataFrame(csv: wrong)
      }
    }
  }

  @Test("A folder is refused")
  func folder() {
    #expect(throws: CSVFailure.isDirectory(path: "/tmp")) { try DataFrame(csv: "/tmp") }
  }

  @Test("Other encodings are read where they are named, and UTF-16 by its mark")
  func encodings() throws {
    let gb: [UInt8] = [0xD4, 0xC2, 0x2C, 0x62, 0x0A, 0x33, 0x2C, 0xCA, 0xC7, 0x0A]
    try withFile(gb) { path in
      let d = try DataFrame(csv: path, encoding: .gb18030)
      #expect(d["月"].isIdentical(to: [3]))
      #expect(d["b"].isIdentical(to: ["是"]))
    }
    let latin: [UInt8] = [0x61, 0x0A, 0xE9, 0x0A]
    try withFile(latin) { path in
      let d = try DataFrame(csv: path, encoding: .latin1)
      #expect(d["a"].isIdentical(to: ["é"]))
    }
    let utf16: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x08, 0x67, 0x0A, 0]
    try withFile(utf16) { path in
      let d = try DataFrame(csv: path)
      #expect(d["a"].isIdentical(to: ["月"]))
    }
    let broken = try failure(ofReading: [0x61, 0x0A, 0x62, 0x0A, 0xFF, 0x0A], encoding: .gb18030)
    #expect(broken.hasPrefix("line 3 of patients.csv is not valid GB18030"))
  }

  @Test("Rows know their lines, behind line ends in quotes and empty lines too")
  func lines() throws {
    let d = try read("a,b\n1,\"x\ny\"\n\n2,z\r\n3,w\n")
    #expect(d.rows.lines == [2, 5, 6])
  }

  @Test("A column of numbers but for a few cells stays text and says so")
  func censored() throws {
    var d = try read("a\n1\n")
    let noted = try warnings { d = try read("id,psa\n1,4.5\n2,<5\n3,7\n4,8\n5,9\n") }
    #expect(d["psa"].texts == ["4.5", "<5", "7", "8", "9"])
    #expect(noted.count == 1)
    #expect(noted[0].contains("holds numbers but for \"<5\" in line 3; it is read as text"))
  }

  @Test("A text far below numbers is found, with all cells kept")
  func lateText() throws {
    let numbers = (1...3000).map { "\($0),\($0 % 7)" }
    let d = try read("id,x\n" + numbers.joined(separator: "\n") + "\n3001,late\n")
    #expect(d.count == 3001)
    #expect(d["x"].text(at: 3000) == "late")
    #expect(d["x"].text(at: 2999) == "4")
    #expect(d["id"].sum == 4_504_501)
  }

  @Test("Declared kinds hold, and a cell that is not of its kind is named with its line")
  func declared() throws {
    let text = "grade,surgery,stage\n3,43529,II\n2,2019-03-05,I\n"
    let d = try read(
      text, types: ["grade": .categorical, "surgery": .date, "stage": .ordered(["II", "I"])])
    #expect(d["grade"].levels == ["2", "3"])
    #expect(d["surgery"].texts == ["2019-03-05", "2019-03-05"])
    #expect(d["stage"].levels == ["II", "I"])
    #expect(throws: CSVFailure.self) { try read(text, types: ["stage": .number]) }
    #expect(throws: CSVFailure.self) { try read(text, types: ["grad": .number]) }
    #expect(throws: CSVFailure.self) { try read(text, types: ["stage": .categorical(["II"])]) }
  }

  @Test("Missing texts are the author's; a number among them counts by value")
  func missing() throws {
    let d = try read("a,b\n-9,x\n-9.0,unknown\n3,-9\n", missing: ["-9", "unknown"])
    #expect(d["a"].isIdentical(to: [nil, nil, 3]))
    #expect(d["b"].isIdentical(to: ["x", nil, nil]))
  }

  @Test("Identifiers longer than a double holds stay text")
  func longIdentifiers() throws {
    let d = try read("id\n110101199003074514\n110101199003074515\n")
    #expect(d["id"].texts == ["110101199003074514", "110101199003074515"])
  }

  @Test("Rows of separators alone are left out with a warning")
  func emptyRows() throws {
    var count = 0
    let noted = try warnings { count = try read("a,b\n1,x\n,\n,\n").count }
    #expect(count == 1)
    #expect(noted.first?.contains("2 rows of") == true)
    #expect(noted.first?.hasSuffix("the first in line 3") == true)
  }

  @Test("Levels that differ only in spaces are named")
  func spaces() throws {
    let noted = try warnings { _ = try read("a,b\n1,yes\n2,yes \n") }
    #expect(noted.count == 1)
    #expect(noted[0].hasPrefix("levels-differ-in-spaces"))
  }

  @Test("The file is noted with its SHA-256 and number of rows")
  func journal() throws {
    let journal = RunJournal()
    try ReportContext.$current.withValue(ReportContext(journal: journal)) {
      try withFile(Array("a\n1\n2\n".utf8)) { path in
        _ = try DataFrame(csv: path)
        #expect(
          journal.inputs == [
            RunJournal.Input(
              path: path,
              sha256: "d4fa155a0784a2543c083ff5c36ec7a7d4810f08946220e5acf4c1f11006216e", rows: 2)
          ])
      }
    }
  }

  @Test("One thread and two read the same")
  func threads() throws {
    let lines = (1...60_000).map {
      "\($0),\"c\($0 % 11), x\",\(Double($0) / 7),\($0 % 13 == 0 ? "" : "t\($0)")"
    }
    try withFile(Array(("id,centre,x,t\n" + lines.joined(separator: "\n")).utf8)) { path in
      let frames = try [1, 2].map { threads in
        try CSVReader(
          path: path, types: [:], missing: [""], encoding: .automatic, threadCount: threads
        ).read()
      }
      let isSame = frames[0].isIdentical(to: frames[1])
      #expect(isSame)
      let isExact = frames[0]["x"].doubles == (1...60_000).map { Double($0) / 7 }
      #expect(isExact)
    }
  }
}
