import Foundation

/// Polynomials of a variable that are orthogonal, and of length 1, over the values that they were made
/// from: R's `poly`. New values are taken through the same recurrence.
///
/// **Source:** Kennedy and Gentle, *Statistical Computing*, 1980, pp. 343–4.
package struct PolynomialBasis: Sendable, Hashable {
  /// The centre of each degree's recurrence.
  package let centres: [Double]
  /// The squared length of the polynomial of each degree, from 0.
  package let squaredLengths: [Double]

  /// The highest degree.
  package var degree: Int { centres.count }

  /// Polynomials up to `degree` over the values; `nil` where there are not more distinct values.
  package init?(_ values: [Double], degree: Int) {
    guard degree >= 1, Set(values).count > degree else { return nil }
    var centres: [Double] = []
    var lengths = [Double(values.count)]
    var before = [Double](repeating: 0, count: values.count)
    var current = [Double](repeating: 1, count: values.count)
    for step in 0..<degree {
      var moment = 0.0
      for row in values.indices { moment += values[row] * current[row] * current[row] }
      let centre = moment / lengths[step]
      let share = step == 0 ? 0 : lengths[step] / lengths[step - 1]
      var length = 0.0
      for row in values.indices {
        let next = (values[row] - centre) * current[row] - share * before[row]
        before[row] = current[row]
        current[row] = next
        length += next * next
      }
      centres.append(centre)
      lengths.append(length)
    }
    self.centres = centres
    squaredLengths = lengths
  }

  /// The columns of degree 1, 2, … for these values.
  package func columns(_ values: [Double]) -> [[Double]] {
    var before = [Double](repeating: 0, count: values.count)
    var current = [Double](repeating: 1, count: values.count)
    return centres.indices.map { step in
      let share = step == 0 ? 0 : squaredLengths[step] / squaredLengths[step - 1]
      for row in values.indices {
        let next = (values[row] - centres[step]) * current[row] - share * before[row]
        before[row] = current[row]
        current[row] = next
      }
      let scale = 1 / squaredLengths[step + 1].squareRoot()
      return current.map { $0 * scale }
    }
  }
}
