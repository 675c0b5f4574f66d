import Documents
import Reporting
import Testing

/// The warnings of abbreviations that are not explained, with their lines; the text begins in line 5.
private func warnings(_ text: String, keys: String = "abbreviations: {OS: overall survival}")
  throws -> [String]
{
  let template = try Template(source: "---\n\(keys)\n---\n\n\(text)\n", path: "r.md")
  return try Document(assembling: template, results: []).warnings.map(\.warning)
    .filter { $0.name == "undefined-abbreviation" }
    .map { "\($0.line ?? 0): \($0.text.split(separator: "”")[0].split(separator: "“").last ?? "")" }
}

@Suite("Abbreviations that are not explained")
struct AbbreviationUseTests {
  @Test("A word in capitals that stands twice is one warning with the line of the first")
  func twice() throws {
    #expect(try warnings("One\nAUC and another AUC.\n\nMore AUCs.") == ["6: AUC"])
  }

  @Test("Once is not enough, and without a list nothing is said")
  func once() throws {
    #expect(try warnings("One AUC.") == [])
    #expect(try warnings("AUC and AUC.", keys: "title: T") == [])
  }

  @Test(
    "What is listed or explained where it is used first is known",
    arguments: [
      "OS and OS-free.", "The area under the curve (AUC) and AUC.",
      "Hazard ratios (HRs) and an HR.", "AUC (area under the curve) and AUC.",
      "Confidence intervals (CI; 95%) and CIs.", "曲线下面积（AUC）和AUC。",
    ])
  func explained(text: String) throws {
    #expect(try warnings(text) == [])
  }

  @Test("What is explained only later is told where it is used first")
  func later() throws {
    let found = try warnings("The AUC.\n\nThe area under the curve (AUC).")
    #expect(found == ["5: AUC"])
  }

  @Test("A value between brackets explains nothing")
  func value() throws {
    #expect(try warnings("Good (AUC 0.8) and (AUC, 0.7).") == ["5: AUC"])
  }

  @Test(
    "Code, mathematics, numerals, units, labels, genes and common words are left out",
    arguments: [
      "`AUC` and `AUC`.", "$AUC$ and $AUC$.", "Stages II, III and IV; II, III, IV; IIIA and IIIA.",
      "Doses of 5 IU and 6 IU.", "Stage AB and stage AB.", "HER2, BRCA1, HER2, BRCA1.",
      "DNA, RNA, HIV, DNA, RNA, HIV in the US and the US.", "mTOR and mTOR, PhD and PhD.",
      "```\nAUC AUC\n```",
    ])
  func leftOut(text: String) throws {
    #expect(try warnings(text) == [])
  }

  @Test("The authors' initials are no abbreviations")
  func initials() throws {
    let keys = "author: [{name: Ada Lovelace}]\nabbreviations: {OS: overall survival}"
    #expect(try warnings("AL wrote, and AL drew, CT and CT.", keys: keys) == ["6: CT"])
  }

  @Test("Notes and captions count, and may explain what stands in them alone")
  func captions() throws {
    let table = "| a |\n|---|\n| AUC AUC |\n\n: By AUC and AUC. {#tbl-a tbl-notes=\"N.\"}"
    #expect(try warnings(table) == ["5: AUC"])
    let explained =
      "| a |\n|---|\n| 1 |\n\n: By AUC. {#tbl-a tbl-notes=\"AUC, area under the curve.\"}"
    #expect(try warnings(explained) == [])
  }
}
