import Foundation
import Testing

/// `offprint bundle` makes one archive, the same each time, or nothing.
@Suite struct BundleTests {
  private static let template = """
    ---
    title: "A trial"
    date: 2026-11-20
    abstract: "Three words here."
    ---

    # Results

    ```{swift}
    let numbers = [1, 2, 3]
    ```

    There are `{swift} numbers.count`, as @tbl-a shows.

    | a | b |
    |---|---|
    | 1 | 2 |

    : Numbers {#tbl-a}

    ![One pixel.](pixel.png){#fig-a width=20mm fig-alt="A pixel."}

    """

  /// A picture of one pixel, which the template shows.
  private func addPixel(to workshop: Workshop) throws {
    let png =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
    let data = try #require(Data(base64Encoded: png))
    try data.write(to: workshop.folder.appending(path: "pixel.png"))
  }

  /// The names in the directory at the end of an archive.
  private func names(in archive: Data) -> [String] {
    let bytes = [UInt8](archive)
    func number(_ at: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard end > 0, number(end, 4) == 0x0605_4B50 else { return [] }
    var names: [String] = []
    var place = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      let length = number(place + 28, 2)
      names.append(String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self))
      place += 46 + length
    }
    return names
  }

  @Test func theArchiveHoldsWhatAJournalAsksForAndIsTheSameEachTime() throws {
    let workshop = try Workshop()
    try workshop.write(Self.template)
    try addPixel(to: workshop)
    let first = try workshop.offprint("bundle", "report.md", "-o", "a.zip", "--figures", "tiff,eps")
    #expect(first.status == 0, "\(first.said)")
    let archive = try #require(workshop.bytes(of: "a.zip"))
    #expect(
      names(in: archive) == [
        "README.txt", "Manuscript.pdf", "Figures/Figure_1.tiff", "Figures/Figure_1.eps",
        "Figure_legends.pdf", "Figure_legends.md", "Tables.pdf", "Tables.md",
        "Tables/Table_1.csv", "Word_counts.txt", "Ledger.json",
      ])
    let second = try workshop.offprint(
      "bundle", "report.md", "--output", "b.zip", "--figures", "tiff,eps")
    #expect(second.status == 0)
    #expect(workshop.bytes(of: "b.zip") == archive)
    #expect(try workshop.names == ["a.zip", "b.zip", "pixel.png", "report.md"])
  }

  @Test func aReportThatFailsLeavesNoArchive() throws {
    let workshop = try Workshop()
    try workshop.write(Self.template)
    let result = try workshop.offprint("bundle", "report.md", "-o", "a.zip")
    #expect(result.status == 1)
    #expect(result.said.contains("report.md:21: there is no picture “pixel.png”"), "\(result.said)")
    #expect(try workshop.names == ["report.md"])
  }

  @Test func whatIsWrongIsSaidBeforeAnythingRuns() throws {
    let workshop = try Workshop()
    try workshop.write(Self.template)
    try addPixel(to: workshop)
    let cases: [(option: String, value: String, words: String)] = [
      ("-o", "a.tar", "The archive is a ZIP file"),
      ("--figures", "bmp", "--figures does not know bmp; it knows pdf, png, svg, tiff, eps"),
      ("-o", "nowhere/a.zip", "there is no folder"),
    ]
    for (option, value, words) in cases {
      let result = try workshop.offprint("bundle", "report.md", option, value)
      #expect(result.status != 0)
      #expect(result.said.contains(words), "\(result.said)")
    }
    #expect(try workshop.names == ["pixel.png", "report.md"])
  }
}
