import Documents
import Drawing
import Foundation
import Reporting
import Testing

/// A page with everything that could break a layout: a wide table, a long word, a figure, a formula.
private func page() throws -> String {
  let source = """
    ---
    title: "A prognostic model with a long title that has to be broken on every screen"
    author: [{name: "A. Author", affiliation: [Somewhere], email: a@example.org, corresponding: true}]
    abstract: "**Purpose.** To be read on every screen."
    ---

    # Methods

    Text with $\\hat\\beta_1 = \\frac{1}{2}$ and an address https://example.org/a/very/long/path/that/never/seems/to/end/and/goes/on.

    $$
    h(t) = h_0(t) \\exp(\\beta_1 x_1 + \\beta_2 x_2)
    $$ {#eq-cox}

    $$
    s = 0.25 \\times \\text{wavelet HLL correlation} - 0.12 \\times \\text{original sphericity} + 0.34 \\times \\text{kurtosis of the filtered picture}
    $$ {#eq-score}

    | A long head of a column | Another long head | A third long head | A fourth one | A fifth one | Last |
    |---|---|---|---|---|---|
    | Row with several words | 10 000 (95% CI 9000–11 000) | 10 000 (95% CI 9000–11 000) | 10 000 (95% CI) | 5 | 6 |

    : A wide table {#tbl-wide}

    ```{swift}
    //| label: fig-a
    //| fig-cap: "A figure"
    //| fig-alt: "A square"
    x
    ```

    ```swift
    let averyveryverylongline = "that goes on and on and on and on and on and on and on and on and on and on and on"
    ```
    """
  let template = try Template(source: source, path: "page.md")
  let square = PathItem(
    Path(rectangle: Rectangle(x: 0, y: 0, width: 400, height: 200)), fill: .black)
  let picture = Picture(size: Size(width: 490, height: 220), items: [.path(square)])
  let result = BlockResult(source: .block(0), outputs: [.figure(picture, .init())])
  return try Document(assembling: template, results: [result]).html()
}

/// What a browser makes of a page; `nil` where there is no browser.
private struct Browser {
  static let program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "offprint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func close() { try? FileManager.default.removeItem(at: folder) }

  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: Browser.program ?? "")
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--user-data-dir=\(folder.path)/profile",
      ] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// The values of the expressions in the page at that width.
  func values(of expressions: [String], in html: String, width: Int) throws -> [String] {
    let script = """
      <script>document.body.insertAdjacentHTML("beforeend", "<pre id=measured>" +
      [\(expressions.joined(separator: ", "))].join("\\n") + "</pre>")</script>
      """
    let file = folder.appending(path: "page.html")
    try html.replacing("</body>", with: script + "</body>").write(
      to: file, atomically: true, encoding: .utf8)
    let dom = try run([
      "--window-size=\(width),900", "--dump-dom", file.absoluteString,
    ])
    guard let start = dom.range(of: "<pre id=\"measured\">"),
      let end = dom.range(of: "</pre>", range: start.upperBound..<dom.endIndex)
    else { return [] }
    return dom[start.upperBound..<end.lowerBound].split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// The pixels of the page's first screen, as a PNG file.
  func screenshot(_ html: String, isDark: Bool) throws -> Data {
    let file = folder.appending(path: "page.html")
    try html.write(to: file, atomically: true, encoding: .utf8)
    let picture = folder.appending(path: isDark ? "dark.png" : "light.png")
    _ = try run([
      "--window-size=900,700", "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
      "--screenshot=\(picture.path)", file.absoluteString,
    ])
    return try Data(contentsOf: picture)
  }
}

@Suite("The HTML page in a browser", .enabled(if: Browser.program != nil), .serialized)
struct BrowserTests {
  @Test(
    "No screen scrolls sideways; wide tables and listings do so by themselves",
    arguments: [1200, 860, 500])
  func widths(width: Int) throws {
    let browser = try Browser()
    defer { browser.close() }
    let values = try browser.values(
      of: [
        "document.documentElement.scrollWidth <= window.innerWidth",
        "[...document.querySelectorAll('.scroll, pre')].every(e => getComputedStyle(e).overflowX == 'auto' && e.tabIndex == 0 || e.id == 'measured')",
        "document.querySelector('table').offsetWidth > 0",
        "document.querySelectorAll('.scroll').length > 0 && document.querySelectorAll('pre').length > 0",
      ], in: try page(), width: width)
    #expect(values == ["true", "true", "true", "true"])
  }

  @Test("Formulae are laid out, figures have words, and headings do not skip a level")
  func content() throws {
    let browser = try Browser()
    defer { browser.close() }
    let values = try browser.values(
      of: [
        "document.querySelectorAll('math').length",
        "[...document.querySelectorAll('math')].every(e => e.getBoundingClientRect().width > 5)",
        "document.querySelectorAll('figure svg[role=img], figure img[alt]').length",
        "[...document.querySelectorAll('h1,h2,h3')].map(e => e.tagName).join(' ')",
        "document.documentElement.lang",
      ], in: try page(), width: 1200)
    #expect(values == ["6", "true", "1", "H1 H2 H2", "en"])
  }

  @Test("On a narrow screen no Chinese name is parted between two lines")
  func names() throws {
    let names = ["欧阳修远", "司马相如", "诸葛孔明", "上官婉儿", "慕容云海", "令狐长风", "东方既白"]
    let authors = names.map { "{name: \($0), orcid: 0000-0002-1825-0097, corresponding: true}" }
    let html = try Document(
      assembling: Template(
        source: "---\ntitle: 模型\nlang: zh\nauthor: [\(authors.joined(separator: ", "))]\n---\n",
        path: "r.md"), results: []
    ).html()
    let browser = try Browser()
    defer { browser.close() }
    let parted =
      "[...document.querySelectorAll('.author b, .side .author')]"
      + ".filter(e => e.getClientRects().length > 1).length"
    let count = "document.querySelectorAll('.author b').length"
    let found = try browser.values(of: [count, parted], in: html, width: 500)
    #expect(found == ["7", "0"])
  }

  @Test("The page is dark where the reader wants it dark, and both are drawn")
  func schemes() throws {
    let browser = try Browser()
    defer { browser.close() }
    let html = try page()
    let light = try browser.screenshot(html, isDark: false)
    let dark = try browser.screenshot(html, isDark: true)
    #expect(light.count > 10_000)
    #expect(dark.count > 10_000)
    #expect(light != dark)
    let colours = try browser.values(
      of: ["getComputedStyle(document.body).backgroundColor"], in: html, width: 900)
    #expect(colours == ["rgb(255, 255, 255)"])
  }
}
