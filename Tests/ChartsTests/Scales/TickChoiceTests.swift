import Charts
import Reporting
import Testing

@Suite("Choice of ticks")
struct TickChoiceTests {
  private func ticks(
    _ spacing: TickSpacing, to end: Double, length: Double = 190, width: Double = 10
  ) -> [Double] {
    TickChoice(spacing, length: length) { _ in width }
      .fromZero(to: end, style: NumberStyle()).ticks.map(\.value)
  }

  @Test("Months go by half years when the axis spans two years and a half")
  func months() { #expect(ticks(.months, to: 29) == [0, 6, 12, 18, 24, 30]) }

  @Test("Months go by years when the axis spans five years")
  func manyMonths() { #expect(ticks(.months, to: 58) == [0, 12, 24, 36, 48, 60]) }

  @Test("Years go one by one up to six")
  func years() { #expect(ticks(.years, to: 5.9) == [0, 1, 2, 3, 4, 5, 6]) }

  @Test("Wide counts under the ticks ask for wider steps")
  func wide() { #expect(ticks(.years, to: 10.9, width: 40) == [0, 3, 6, 9, 12]) }

  @Test("Days go by half years of 180 days")
  func days() { #expect(ticks(.days, to: 650) == [0, 180, 360, 540, 720]) }

  @Test("Labels never collide, however wide they are")
  func collisions() {
    for width in stride(from: 4.0, through: 120, by: 4) {
      let choice = TickChoice(.decimal, length: 190) { _ in width }
      let (ticks, domain) = choice.fromZero(to: 87, style: NumberStyle())
      #expect(ticks.count <= 2 || choice.fits(ticks, in: domain), "at \(width) points")
    }
  }

  @Test("There are at most seven ticks and at least two")
  func count() {
    for end in [1e-9, 0.003, 0.7, 1, 3, 11, 47, 365, 9999, 1e12] {
      let count = ticks(.decimal, to: end).count
      #expect(count >= 2 && count <= 7, "to \(end)")
    }
  }

  @Test(
    "An end that is no length still has an axis",
    arguments: [0.0, -3, .nan, .infinity, .leastNonzeroMagnitude])
  func noLength(end: Double) {
    let (ticks, domain) = TickChoice(.years, length: 190) { _ in 10 }
      .fromZero(to: end, style: NumberStyle())
    #expect(!ticks.isEmpty && domain.upperBound > domain.lowerBound)
  }

  @Test("The axis does not reach far beyond the data for the sake of a last tick")
  func waste() {
    let (ticks, domain) = TickChoice(.years, length: 60) { _ in 20 }
      .fromZero(to: 10.2, style: NumberStyle())
    #expect(ticks.map(\.value) == [0, 5, 10] && domain.upperBound < 10.5)
  }

  @Test("All labels of an axis have the same decimals")
  func decimals() {
    let labels = Tick.at([0, 0.5, 1], style: NumberStyle()).map(\.label)
    #expect(labels == ["0.0", "0.5", "1.0"])
  }

  @Test("Sums of tenths do not show their noise")
  func noise() {
    let labels = Tick.multiples(of: 0.1, in: 0...0.4, style: NumberStyle()).map(\.label)
    #expect(labels == ["0.0", "0.1", "0.2", "0.3", "0.4"])
  }

  @Test("A logarithmic axis of one decade shows steps of its own")
  func logarithmic() {
    let values = Tick.logarithmic(in: 0.5...4, style: NumberStyle()).map(\.label)
    #expect(values == ["0.5", "0.7", "1", "1.5", "2", "3"])
  }
}
