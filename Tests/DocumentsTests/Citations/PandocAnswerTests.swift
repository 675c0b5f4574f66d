import Documents
import Foundation
import Testing

private let answer = """
  {"blocks":[
  {"t":"Para","c":[{"t":"Cite","c":[[],[{"t":"Str","c":"["},
    {"t":"Link","c":[["",[],[]],[{"t":"Str","c":"1"}],["#ref-a",""]]},{"t":"Str","c":"]"}]]}]},
  {"t":"Div","c":[["refs",["references"],[]],[
    {"t":"Div","c":[["ref-a",["csl-entry"],[]],[{"t":"Para","c":[
      {"t":"Span","c":[["",["csl-left-margin"],[]],[{"t":"Str","c":"1."},{"t":"Space"}]]},
      {"t":"Span","c":[["",["csl-right-inline"],[]],[{"t":"Str","c":"Shin"},{"t":"Space"},
        {"t":"Emph","c":[{"t":"Str","c":"BMJ"}]},
        {"t":"Quoted","c":[{"t":"DoubleQuote"},[{"t":"Str","c":"x"}]]}]]}]}]]}]]}
  ]}
  """

@Suite struct PandocAnswerTests {
  @Test func citationsAndReferencesAreRead() throws {
    let found = try PandocAnswer(json: Data(answer.utf8), count: 1)
    #expect(
      found.citations == [[.text("["), .link([.text("1")], address: "#ref-a"), .text("]")]])
    #expect(
      found.entries == [
        BibliographyEntry(
          key: "a", label: "1.",
          words: [.text("Shin "), .emphasis([.text("BMJ")]), .text("“x”")])
      ])
  }

  @Test func anAnswerToAnotherQuestionIsAnError() {
    #expect(throws: BibliographyFault.self) {
      try PandocAnswer(json: Data(answer.utf8), count: 2)
    }
    #expect(throws: BibliographyFault.self) { try PandocAnswer(json: Data("{".utf8), count: 0) }
  }
}
