import Biostatistics
import DataFrames
import Reporting
import Testing

/// Ten patients: events at 1, 3, 5, 6 and 8; censored at 2, 4, 7, 9 and 10.
private let ten = DataFrame([
  "t": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], "e": [1, 0, 1, 0, 1, 1, 0, 1, 0, 0],
  "p": [0.9, 0.3, 0.5, 0.6, 0.7, 0.2, 0.4, 0.8, 0.1, 0.3], "x": [3, 1, 2, 3, 4, 1, 2, 2, 1, 0],
])

private func near(_ a: Double?, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  a.map { abs($0 - b) <= tolerance } ?? false
}

@Suite struct PredictionErrorTests {
  @Test("The Brier score by hand, weighted for those censored")
  func byHand() throws {
    let error = try PredictionError("Surv(t, e) ~ p", data: ten, at: 5.5)
    // G before 1, 3, 5 is 1, 8/9, 8/9 · 6/7, and the last at 5.5 too; controls are 6…10.
    let g = [1, 8.0 / 9, 8.0 / 9 * 6 / 7]
    let cases = 0.1 * 0.1 / g[0] + 0.5 * 0.5 / g[1] + 0.3 * 0.3 / g[2]
    let controls = (0.04 + 0.16 + 0.64 + 0.01 + 0.09) / g[2]
    #expect(near(error.brier(at: 5.5).value, (cases + controls) / 10))
  }

  @Test("Certain and right predictions have no error, the cohort's own risk no accuracy")
  func ends() throws {
    let data = DataFrame([
      "t": [1, 2, 3, 4], "e": [1, 1, 1, 1], "p": [1, 1, 0, 0], "q": [0.5, 0.5, 0.5, 0.5],
    ])
    let error = try PredictionError("Surv(t, e) ~ p + q", data: data, at: 2.5)
    #expect(error.brier(at: 2.5, of: "p").value == 0)
    #expect(error.ipa(at: 2.5, of: "p").value == 1)
    #expect(near(error.ipa(at: 2.5, of: "q").value, 0))
    #expect(near(error.brierWithoutModel(at: 2.5).value, 0.25))
  }

  @Test("A linear predictor in the place of a risk is an error that says how to make one")
  func notARisk() {
    do {
      _ = try PredictionError("Surv(t, e) ~ x", data: ten, at: 5)
      Issue.record("no error")
    } catch {
      #expect("\(error)".contains("x holds 3, which is no risk between 0 and 1"))
      #expect("\(error)".contains("model.risk(at: time, for: data)"))
    }
  }

  @Test("A horizon beyond the follow-up is refused")
  func beyond() throws {
    let error = try PredictionError("Surv(t, e) ~ p", data: ten, at: 12)
    #expect(error.brier(at: 12).reason == "0 at risk at time 12")
    #expect(error.ipa(at: 12).value == nil)
  }

  @Test("The integral of a constant error is that error by trapezoids")
  func integral() throws {
    let model = try CoxRegression("Surv(t, e) ~ x", data: ten)
    let error = try PredictionError(
      "Surv(t, e)", models: ["model": model], data: ten, times: [3.2, 3.4, 3.9])
    #expect(near(error.integrated(), error.brier(at: 3.4).value ?? .nan))
    let steps = error.integrated(.steps)
    #expect(near(steps, (error.brier(at: 3.4).value ?? .nan) * 0.7 / 3.9))
  }

  @Test("The difference of a prediction to itself is nothing, exchanged it changes its sign")
  func differences() throws {
    var data = ten
    data["half"] = ten["p"] / 2
    let error = try PredictionError("Surv(t, e) ~ p + half", data: data, at: 5.5)
    let there = error.difference("p", minus: "half", at: 5.5)
    let back = error.difference("half", minus: "p", at: 5.5)
    #expect(near(there.value, -(back.value ?? .nan)))
    #expect(there.p == back.p)
    #expect(error.difference("p", minus: "p", at: 5.5).value == 0)
  }
}
