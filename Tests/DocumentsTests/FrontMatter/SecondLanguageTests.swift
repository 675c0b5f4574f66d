import Documents
import Testing

private func document(_ source: String) throws -> Document {
  let template = try Template(source: source, path: "r.md")
  return try Document(assembling: template, results: [])
}

private func message(_ source: String) -> String {
  do {
    _ = try document(source)
    return ""
  } catch { return "\(error)" }
}

@Suite struct SecondLanguageTests {
  @Test func frontMatterIsReadInTwoLanguages() throws {
    let found = try document(
      """
      ---
      lang: zh
      title: 列线图
      title-en: A *nomogram*
      abstract-en: "**Aim.** To x."
      keywords-en: [one, two]
      affiliations: [{id: a, name: 第一医院, name-en: First Hospital, city: 北京, city-en: Beijing}]
      author: {name: 张三, name-en: Zhang San, affiliations: [{ref: a}]}
      ---
      """)
    #expect(found.second?.language == "en")
    #expect(found.second?.title.plainText == "A nomogram")
    #expect(found.second?.keywords.count == 2)
    #expect(found.authors[0].secondName == "Zhang San")
    #expect(found.authors[0].secondAffiliations == ["First Hospital, Beijing"])
    #expect(found.authors[0].affiliations == ["第一医院, 北京"])
  }

  @Test func aSecondCaptionHasTheSameNumber() throws {
    let found = try document(
      "---\nlang: zh\n---\n| a |\n|---|\n| b |\n\n: 基线 {#tbl-a tbl-cap-en=\"Base *line*\"}")
    let second = found.tables[0].captionSecond
    #expect(found.tables[0].title == "表1")
    #expect(second?.title == "Tab.\u{A0}1")
    #expect(second?.caption.plainText == "Base line")
    #expect(try found.html().contains("lang=\"en\"><b>Tab.\u{A0}1</b>"))
    #expect(try found.markdown().contains("**表1** 基线<br>**Tab.\u{A0}1** Base *line*"))
  }

  @Test func aThirdLanguageIsAnError() {
    let said = message("---\nlang: zh\ntitle-en: A\nabstract-fr: B\n---\n")
    #expect(said.contains("r.md:4: the second language is “en” already (line 3)"))
  }

  @Test func theDocumentsOwnLanguageIsNoSecondOne() {
    #expect(message("---\ntitle-en: A\n---\n").contains("language of the document itself"))
  }

  @Test func unknownKeysOfTwoLettersAreStillErrors() {
    #expect(message("---\nlang: zh\ntitel-en: A\n---\n").contains("there is no key “titel-en”"))
  }
}
