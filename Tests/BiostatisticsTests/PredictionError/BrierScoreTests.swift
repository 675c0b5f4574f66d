import Biostatistics
import DataFrames
import Reporting
import Testing

private let predicted = DataFrame([
  "y": [1, 0, 1, 0, 0, 1], "p": [0.9, 0.2, 0.6, 0.4, 0.1, 0.5],
  "half": [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
])

@Suite("The Brier score of a binary outcome")
struct BrierScoreTests {
  @Test("It is the mean squared distance: (0.01 + 0.04 + 0.16 + 0.16 + 0.01 + 0.25) / 6")
  func byHand() throws {
    let score = try BrierScore("y ~ p", data: predicted)
    #expect(abs((score.estimate.value ?? 0) - 0.63 / 6) < 1e-12)
    // sd of the six squares, over √6
    #expect(abs((score.estimate.standardError ?? 0) - 0.0405585996) < 1e-9)
  }

  @Test("Scaled by π (1 − π): one half for everybody is 0 where half are cases, perfection is 1")
  func scaled() throws {
    let score = try BrierScore("y ~ p + half", data: predicted)
    #expect(abs((score.scaled(of: "p").value ?? 0) - (1 - 0.63 / 6 / 0.25)) < 1e-12)
    #expect(abs(score.scaled(of: "half").value ?? 1) < 1e-12)
    let perfect = DataFrame(["y": [1, 0, 1, 0], "p": [1, 0, 1, 0]])
    #expect(try BrierScore("y ~ p", data: perfect).scaled().value == 1)
  }

  @Test("A difference is that of the scores and changes sign with the order")
  func difference() throws {
    let score = try BrierScore("y ~ p + half", data: predicted)
    let forward = score.difference("p", minus: "half")
    #expect(abs((forward.value ?? 0) - (0.63 / 6 - 0.25)) < 1e-12)
    #expect(score.difference("half", minus: "p").value == forward.value.map { -$0 })
  }

  @Test("A linear predictor is refused, and so is a single case")
  func refused() throws {
    let scores = DataFrame(["y": [1, 0, 1], "lp": [1.7, -0.3, 0.2]])
    #expect(throws: UtilityFailure.self) { try BrierScore("y ~ lp", data: scores) }
    let single = DataFrame(["y": [1, 0, 0, 0], "p": [0.5, 0.2, 0.1, 0.3]])
    #expect(try BrierScore("y ~ p", data: single).estimate.reason == "1 case")
    #expect(try BrierScore("y ~ p", data: single).estimate.value == nil)
  }
}
