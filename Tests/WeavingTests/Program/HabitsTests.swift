import Testing
import Weaving

@Suite struct HabitsTests {
  @Test(arguments: [
    ("x <- 5", "let x = 5"),
    ("let a = d$age", "let a = d[\"age\"]"),
    ("let v = c(1, 2)", "let v = [1, 2]"),
    ("d[d[\"stage\"] %in% c(\"I\")]", "d[d[\"stage\"].isIn([\"I\"])]"),
    ("d[d[\"stage\"] %in% early]", "d[d[\"stage\"].isIn(early)]"),
    ("f(TRUE, NA)", "f(true, nil)"),
    ("d[d[\"a\"] > 1 & d[\"b\"] == 2]", "d[d[\"a\"] > 1 && d[\"b\"] == 2]"),
    ("d[(d[\"a\"] > 1) | (d[\"b\"] == 2)]", "d[(d[\"a\"] > 1) || (d[\"b\"] == 2)]"),
    ("d[d[\"sex\"] = \"f\"]", "d[d[\"sex\"] == \"f\"]"),
    ("if x = 1 { }", "if x == 1 { }"),
    ("f(y, data = d)", "f(y, data: d)"),
    ("f(“a”)", "f(\"a\")"),
    ("f（a，b）", "f(a, b)"),
    ("f(a：1)", "f(a: 1)"),
  ])
  func getsTheLineToWrite(_ wrong: String, _ right: String) {
    #expect(refusal(template(wrong)).hasSuffix("Write: \(right)"))
  }

  @Test(arguments: [
    "let s = \"a <- b & c（）TRUE\"", "// d$age <- TRUE", "let y = x < -5", "let m = flags & 0xF",
    "enum E { case NA }; let e = E.NA", "let c = { (a: Int) in a }; let z = c(1)",
    "xs.map { $0 + 1 }", "let s = \"\"\"\n  “x” <- 1\n  \"\"\"", "f(NA: 1)", "x = 3", "a ? b : c",
    "for x in xs where x % 2 == 0 {}",
  ])
  func leavesSwiftAlone(_ right: String) throws {
    _ = try Program(template(right))
  }

  @Test func namesLineColumnAndBlock() {
    #expect(refusal(template("let a = 1\n  b <- 2")).hasPrefix("report.md:3:3: block 1: `<-` is R"))
  }

  @Test func writesAssignmentToAKnownNameWithoutLet() {
    #expect(refusal(template("var a = 1\na <- 2")).hasSuffix("Write: a = 2"))
  }
}
