import Biostatistics
import DataFrames
import Reporting
import Testing

private func agree(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-7) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}

struct CoxAgreementTests {
  @Test("Coefficients, errors, likelihoods and tests are R's", arguments: coxSettings)
  func fits(setting: CoxSetting) throws {
    let model = try setting.model()
    #expect(agree(model.coefficients.map(\.value), setting.coefficients))
    #expect(agree(model.coefficients.map(\.standardError), setting.errors))
    #expect(agree([model.nullLogLikelihood, model.logLikelihood], setting.logLikelihoods))
    #expect(agree([model.score.statistic, model.wald.statistic], [setting.score, setting.wald]))
    #expect(model.isRobust == setting.isRobust)
  }

  @Test("The concordance and its error are R's", arguments: coxSettings)
  func concordances(setting: CoxSetting) throws {
    let estimate = try setting.model().concordance
    #expect(agree([estimate.value ?? .nan, estimate.standardError ?? .nan], setting.concordance))
  }

  @Test("The test of proportional hazards is R's", arguments: coxSettings)
  func proportionality(setting: CoxSetting) throws {
    let test = try setting.model().proportionalHazards
    #expect(
      agree(test.terms.map(\.statistic) + [test.global.statistic], setting.proportionality, 1e-6))
  }

  @Test("Residuals are R's", arguments: coxSettings)
  func residuals(setting: CoxSetting) throws {
    let model = try setting.model()
    func first(_ kind: CoxRegression.Residual) -> [Double] {
      let frame = model.residuals(kind)
      return ["x", "y"].flatMap { frame[$0].doubles.prefix(3) }
    }
    #expect(
      agree(
        Array(model.residuals(.martingale)["martingale"].doubles.prefix(4)), setting.martingale))
    #expect(agree(first(.dfbeta), setting.dfbeta))
    #expect(agree(first(.schoenfeld), setting.schoenfeld))
    #expect(agree(first(.scaledSchoenfeld), setting.scaledSchoenfeld, 1e-6))
  }

  @Test("Survival of a patient with its error and limit is R's")
  func predictions() throws {
    let cases: [(name: String, row: DataFrame, expected: [Double])] = [
      (
        "Efron's ties", twelve[3..<4],
        [
          0.634416326443, 0.11764108234, 0.256791829035, 0.192724378123, 0.286968789661,
          0.00474336149188,
        ]
      ),
      (
        "Breslow's ties", twelve[3..<4],
        [
          0.648120687511, 0.139400660069, 0.253181572106, 0.213439206417, 0.301399757345,
          0.00693382233403,
        ]
      ),
      (
        "whole weights", twelve[3..<4],
        [
          0.683473688465, 0.17908567495, 0.203303604149, 0.203530900907, 0.38152805353,
          0.019305015084,
        ]
      ),
      (
        "delayed entry", DataFrame(["x": [5], "y": [0]]),
        [
          0.528905316331, 0.0853842583775, 0.2964408941, 0.155494958539, 0.176317907543,
          0.00240568010354,
        ]
      ),
      (
        "strata and delayed entry", DataFrame(["x": [5], "y": [0], "s": ["b"]]),
        [
          0.555333972699, 0.135793448893, 0.356583863672, 0.214058979291, 0.157758120415,
          0.00618131886461,
        ]
      ),
    ]
    for (name, row, expected) in cases {
      let setting = try #require(coxSettings.first { $0.name == name })
      let model = try setting.model()
      let found = try [3.0, 6].flatMap {
        try model.survivalEstimates(at: $0, for: row, confidence: .log)
      }
      let values =
        found.map { $0.value ?? .nan } + found.map { $0.standardError ?? .nan }
        + found.map { $0.lower ?? .nan }
      #expect(agree(values, expected), "\(name)")
    }
  }
}
