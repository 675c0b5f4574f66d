import Documents
import Drawing
import Testing
import Typesetting

@Suite struct AddressTests {
  private let right = millimetres(18 + 174)

  /// The lines of a paragraph with the words in it, from its start on.
  private func lines(_ inline: Inline, before: String = filler(8)) throws -> [String] {
    let page = try setPages([.paragraph([.text(before + " "), inline, .text(" " + filler(12))])])[0]
    #expect(page.runs.allSatisfy { $0.frame.maxX < right + 6 })
    return page.lines
  }

  @Test("An address parts behind its marks and nowhere else", arguments: 0..<14)
  func address(shift: Int) throws {
    let address =
      "https://example.org/doi/full/10.1002/sim.8570?campaign=woletoc&source=name_of-the.file"
    let found = try lines(
      .text(address), before: String(repeating: "m", count: shift) + " " + filler(6))
    let index = try #require(found.firstIndex { $0.contains("https:") })
    let last = try #require(found[index].last)
    #expect("/?&=_-.".contains(last) || found[index].contains(address))
    #expect(!found[index].hasSuffix("https:/"))
  }

  @Test("A DOI stays together with its first mark", arguments: 0..<14)
  func doiStart(shift: Int) throws {
    let found = try lines(
      .text("https://doi.org/10.1002/sim.8570"),
      before: String(repeating: "m", count: shift) + " " + filler(8))
    #expect(!found.contains { $0.hasSuffix("10.") })
  }

  @Test("A DOI parts behind its dashes too")
  func doi() throws {
    let doi = "doi:10.1007/978-3-030-16399-0-" + (1...30).map { "\($0)" }.joined(separator: "-")
    let found = try lines(.text(doi))
    #expect(found.contains { $0.hasSuffix("-") || $0.hasSuffix("10.1007/") })
  }

  @Test("Fractions, units and dates are no addresses", arguments: 0..<12)
  func units(shift: Int) throws {
    let word = "10.5/14.5-mg/kg/day"
    let found = try lines(
      .text(word), before: String(repeating: "m", count: shift) + " " + filler(11))
    #expect(found.contains { $0.contains(word) })
  }

  @Test("Long code parts behind its marks or before a capital", arguments: 0..<14)
  func code(shift: Int) throws {
    for code in [
      "Sources/Typesetting/Compose/ParagraphBuilder.swift", "data/raw-2024/patients_final-2.csv",
      "aVeryLongFunctionNameThatGoesOnAndOnUntilTheEndOfTheLineIsReached",
    ] {
      let found = try lines(
        .code(code), before: String(repeating: "m", count: shift) + " " + filler(8))
      let start = String(code.prefix(4))
      let line = try #require(found.first { $0.contains(start) })
      guard !line.contains(code), let last = line.last else { continue }
      let range = try #require(line.firstRange(of: start))
      let rest = code.dropFirst(line[range.lowerBound...].count)
      #expect("/_-.".contains(last) || rest.first?.isUppercase == true)
    }
  }

  @Test("Short code stays whole", arguments: 0..<12)
  func short(shift: Int) throws {
    let found = try lines(
      .code("report_a.md"), before: String(repeating: "m", count: shift) + " " + filler(11))
    #expect(found.contains { $0.contains("report_a.md") })
  }
}
