import Documents
import Testing

@Suite struct MathTextTests {
  @Test(
    "A formula is a readable line of text",
    arguments: [
      ("\\beta = 0.3", "β = 0.3"),
      ("\\hat p_i", "p\u{302}_i"),
      ("x^2 + y_1", "x² + y₁"),
      ("-1.96 \\le z", "−1.96 ≤ z"),
      ("\\frac{1}{1 + \\exp(-x)}", "1/(1 + exp(−x))"),
      ("\\sum_{i=1}^n \\beta_i x_i", "∑_(i = 1)^n β_ix_i"),
      ("\\sqrt{n}", "√n"),
      ("P(A \\mid B)", "P(A ∣ B)"),
      ("\\text{Rad-score}", "Rad-score"),
      ("\\log p", "log p"),
      ("\\lVert x \\rVert_1", "‖x‖₁"),
    ])
  func text(source: String, words: String) {
    #expect(Formula(source: source, line: 1).plainText == words)
  }

  @Test func theBookmarkOfAHeadingReadsWell() throws {
    let template = try Template(source: "# The effect of $\\beta_1$\n", path: "r.md")
    guard case .heading(let heading)? = template.body.first else {
      Issue.record("no heading")
      return
    }
    #expect(heading.content.plainText == "The effect of β₁")
  }
}
