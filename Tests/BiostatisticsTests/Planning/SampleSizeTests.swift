import Biostatistics
import Foundation
import Reporting
import Testing

@Suite struct SampleSizeTests {
  @Test("A binary outcome by hand: the largest of three criteria")
  func binary() throws {
    let size = try SampleSize(.binary(prevalence: 0.5), parameters: 10, rSquared: 0.1)
    // 10 / (−0.1 ln(1 − 0.1 / 0.9)) = 849.02
    #expect(size.criteria[0].count == 850)
    #expect(abs((size.maximumRSquared ?? 0) - 0.75) < 1e-12)
    // Shrinkage 0.1 / (0.1 + 0.0375); 1.96² × 0.25 / 0.0025 = 384.16
    #expect(abs(size.criteria[1].shrinkage - 0.1 / 0.1375) < 1e-12)
    #expect(size.criteria[2].count == 385)
    #expect(size.required == 850)
    #expect(size.perParameter(among: 850) == 42.5)
  }

  @Test("More parameters, less explained, stricter shrinkage: more patients")
  func monotone() throws {
    func count(_ parameters: Int, _ rSquared: Double, _ shrinkage: Double) throws -> Int {
      try SampleSize(
        .survival(rate: 0.1, horizon: 2, meanFollowUp: 3), parameters: parameters,
        rSquared: rSquared, shrinkage: shrinkage
      ).required
    }
    let usual = try count(10, 0.1, 0.9)
    #expect(try count(20, 0.1, 0.9) > usual)
    #expect(try count(10, 0.05, 0.9) > usual)
    #expect(try count(10, 0.1, 0.95) > usual)
  }

  @Test(
    "With the patients of a continuous outcome the model shrinks as little as asked, with one fewer not"
  )
  func continuous() throws {
    let size = try SampleSize(
      .continuous(mean: 10, standardDeviation: 3), parameters: 5, rSquared: 0.3)
    let first = size.criteria[0]
    func shrinkage(_ n: Double) -> Double {
      1 + 3 / (n * log(1 - (0.3 * (n - 6) + 5) / (n - 1)))
    }
    #expect(shrinkage(Double(first.count)) >= 0.9)
    #expect(shrinkage(Double(first.count - 1)) < 0.9)
    #expect(size.criteria[2].count == 239)
  }

  @Test("Nagelkerke's R² gives the same plan as the R² it stands for")
  func nagelkerke() throws {
    let outcome = SampleSize.Outcome.binary(prevalence: 0.2)
    let plain = try SampleSize(outcome, parameters: 8, rSquared: 0.12)
    let scaled = try SampleSize(outcome, parameters: 8, nagelkerke: #require(plain.nagelkerke))
    #expect(scaled.required == plain.required)
  }

  @Test("What cannot be planned with is an error in words")
  func refused() {
    func message(_ body: () throws -> SampleSize) -> String {
      do { return "\(try body().required)" } catch { return "\(error)" }
    }
    let half = SampleSize.Outcome.binary(prevalence: 0.5)
    #expect(message { try SampleSize(half, parameters: 0, rSquared: 0.1) }.contains("at least 1"))
    #expect(message { try SampleSize(half, parameters: 3) }.contains("once"))
    #expect(message { try SampleSize(half, parameters: 3, rSquared: 0.8) }.contains("0.75"))
    #expect(message { try SampleSize(half, parameters: 3, rSquared: .nan) }.contains("0.75"))
    #expect(
      message { try SampleSize(.binary(prevalence: 17), parameters: 3, rSquared: 0.1) }
        .contains("0.17"))
    #expect(
      message {
        try SampleSize(
          .survival(rate: 0, horizon: 1, meanFollowUp: 1), parameters: 3, rSquared: 0.1)
      }.contains("rate"))
  }
}
