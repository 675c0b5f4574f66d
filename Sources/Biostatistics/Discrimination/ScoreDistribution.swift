import NumericalMethods

/// Cases and controls at each distinct score, ascending: all that ROC analysis needs of a sample.
package struct ScoreDistribution: Sendable {
  /// The distinct scores, ascending; higher means more likely a case.
  package let scores: [Double]
  /// How many cases have the score.
  package let cases: [Int]
  /// How many controls have it.
  package let controls: [Int]
  /// How many cases there are.
  package let caseCount: Int
  /// How many controls there are.
  package let controlCount: Int
  /// For each row the place of its score among the distinct ones.
  package let places: [Int32]

  /// Counts a column of scores without missing values.
  package init(_ values: [Double], isCase: [Bool]) {
    precondition(values.count == isCase.count, "scores and outcomes differ in number")
    var scores: [Double] = []
    var cases: [Int] = []
    var controls: [Int] = []
    var places = [Int32](repeating: 0, count: values.count)
    for row in SortOrder.ascending(values) {
      let value = values[Int(row)]
      if scores.isEmpty || scores[scores.count - 1] != value {
        scores.append(value)
        cases.append(0)
        controls.append(0)
      }
      if isCase[Int(row)] {
        cases[cases.count - 1] += 1
      } else {
        controls[controls.count - 1] += 1
      }
      places[Int(row)] = Int32(scores.count - 1)
    }
    self.scores = scores
    self.cases = cases
    self.controls = controls
    self.places = places
    caseCount = cases.reduce(0, +)
    controlCount = controls.reduce(0, +)
  }

  /// Twice the number of pairs of a case and a control in which the case has the higher score, ties
  /// counting once.
  package var doubledConcordance: Double {
    var below = 0.0
    var sum = 0.0
    for index in scores.indices {
      let (m, n) = (Double(cases[index]), Double(controls[index]))
      sum += m * (2 * below + n)
      below += n
    }
    return sum
  }

  /// The share of controls below a case of each distinct score, and of cases above a control of it, ties
  /// counting one half: DeLong's placement values.
  package var placements: (ofCases: [Double], ofControls: [Double]) {
    var ofCases = [Double](repeating: 0, count: scores.count)
    var ofControls = ofCases
    var controlsBelow = 0.0
    var casesBelow = 0.0
    let (m, n) = (Double(caseCount), Double(controlCount))
    for index in scores.indices {
      let (a, b) = (Double(cases[index]), Double(controls[index]))
      ofCases[index] = (controlsBelow + b / 2) / n
      ofControls[index] = (m - casesBelow - a / 2) / m
      controlsBelow += b
      casesBelow += a
    }
    return (ofCases, ofControls)
  }
}
