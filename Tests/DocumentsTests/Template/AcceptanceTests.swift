import Documents
import Testing

/// A template as short as it can be with what the finished examples use.
private let firstLight = """
  ---
  title: "Recurrence-free survival"
  author:
    - name: Offprint examples
  date: 2026-11-20
  abstract: |
    **Purpose.** To describe.
    **Results.** Of `{swift} patients.count` patients, `{swift} patients["rfs_event"].sum` died.
  params:
    data: ../data/rotterdam_gbsg.csv
    horizons: [1, 3, 5]
  format: [pdf, png, html, md]
  figures: {width: 174mm, format: [pdf, png]}
  ---

  # Patients {#sec-patients}

  ```{swift}
  //| label: load
  //| include: false
  var patients = try DataFrame(csv: params.data)
  ```

  The cohort has `{swift} development.count` patients; see @tbl-baseline.

  ```{swift}
  //| label: tbl-baseline
  //| tbl-cap: "Characteristics of the `{swift} patients.count` patients."
  BaselineTable(patients)
  ```

  (log-rank `{swift} difference.p`; @fig-km).

  ```{swift}
  //| label: fig-km
  //| fig-cap: "Recurrence-free survival."
  //| fig-alt: "Two falling step curves."
  //| fig-width: 120mm
  KaplanMeierPlot(survival)
  ```

  中文检查：列线图、决策曲线与临床影响曲线。
  """

@Suite struct AcceptanceTests {
  @Test func everyPartOfATemplateIsFound() throws {
    let template = try Template(source: firstLight, path: "report.md")
    #expect(template.blocks.map(\.options.label) == ["load", "tbl-baseline", "fig-km"])
    #expect(template.blocks.map(\.line) == [18, 26, 34])
    #expect(template.blocks.map(\.codeLine) == [21, 29, 39])
    #expect(template.blocks[2].options.figureWidth == 120 * 72 / 25.4)
    #expect(template.frontMatter.formats == [.pdf, .png, .html, .md])
    #expect(
      template.frontMatter.parameters.map(\.value) == [
        .text("../data/rotterdam_gbsg.csv"), .numbers([1, 3, 5]),
      ])
    #expect(template.body.count == 7)
  }

  @Test func expressionsKnowLineColumnAndPlace() throws {
    let template = try Template(source: firstLight, path: "report.md")
    let found = template.expressions.map { "\($0.line):\($0.column) \($0.code) \($0.place)" }
    #expect(
      found == [
        #"8:28 patients.count frontMatter"#,
        #"8:63 patients["rfs_event"].sum frontMatter"#,
        #"24:25 development.count body(afterBlocks: 1)"#,
        #"28:47 patients.count option(block: 1)"#,
        #"32:20 difference.p body(afterBlocks: 2)"#,
      ])
  }
}
