extension IncidenceCurve {
  /// Σ Uᵢ², where Uᵢ is the derivative of F(t) in the weight of patient i.
  ///
  /// Uᵢ is linear in F(t) once the patient has left, and the same for all at risk who entered together.
  /// So sums over patients are carried along, not the patients: O(n).
  func jackknifeVariance(ofCause cause: Int) -> [Double] {
    var pass = JackknifePass()
    var variance = [Double](repeating: 0, count: times.count)
    var before = 1.0
    var next = 0
    var joining = [Int](repeating: 0, count: times.count)
    for departure in departures { joining[Int(departure.entry)] += 1 }
    if departures.isEmpty, !times.isEmpty { joining[0] = count }
    for index in times.indices {
      pass.join(joining[index])
      pass.move(to: incidence[cause][index])
      let n = Double(atRisk[index])
      let own = Double(events[cause][index])
      let deaths = Double(deaths(at: index))
      let gain = before / n
      let loss = n > deaths ? 1 / (n - deaths) : 0
      if deaths > 0 {
        pass.now.constant -= gain * own / n
        pass.now.slope += deaths / n * loss
      }
      if departures.isEmpty {
        pass.leave(own, gain: gain, loss: loss, joined: 0)
        pass.leave(deaths - own, gain: 0, loss: loss, joined: 0)
        pass.leave(Double(censored[index]), gain: 0, loss: 0, joined: 0)
      } else {
        let end = next + Int(deaths) + censored[index]
        for departure in departures[next..<end] {
          pass.leave(
            1, gain: Int(departure.code) == cause + 1 ? gain : 0,
            loss: departure.code > 0 ? loss : 0, joined: Int(departure.entry))
        }
        next = end
      }
      variance[index] = pass.sumOfSquares
      before = survival[index]
    }
    return variance
  }
}

/// Sums of influences, each constant + slope × (F(t) − F now).
private struct JackknifePass {
  struct Line {
    var constant = 0.0
    var slope = 0.0
  }

  /// Σ of squares and products of lines.
  struct Moments {
    var constants = 0.0
    var products = 0.0
    var slopes = 0.0

    mutating func add(_ line: Line, times weight: Double) {
      constants += weight * line.constant * line.constant
      products += weight * line.constant * line.slope
      slopes += weight * line.slope * line.slope
    }

    mutating func move(by rise: Double) {
      constants += rise * (2 * products + rise * slopes)
      products += rise * slopes
    }
  }

  /// What everybody at risk since time 0 has gathered.
  var now = Line()
  private var reached = 0.0
  /// What had been gathered before each time, and F then: what those who enter there do not have.
  private var past: [(line: Line, reached: Double)] = []
  private var departed = Moments()
  private var missed = Moments()
  private var missedSum = Line()
  private var atRisk = 0.0

  /// Lets `count` patients in before the next time.
  mutating func join(_ count: Int) {
    past.append((now, reached))
    let weight = Double(count)
    atRisk += weight
    missed.add(now, times: weight)
    missedSum.constant += weight * now.constant
    missedSum.slope += weight * now.slope
  }

  mutating func move(to incidence: Double) {
    let rise = incidence - reached
    departed.move(by: rise)
    missed.move(by: rise)
    missedSum.constant += rise * missedSum.slope
    now.constant += rise * now.slope
    reached = incidence
  }

  /// Lets patients go who came before the time with index `joined`.
  mutating func leave(_ count: Double, gain: Double, loss: Double, joined: Int) {
    let (line, since) = past[joined]
    let own = Line(constant: line.constant + line.slope * (reached - since), slope: line.slope)
    atRisk -= count
    missed.add(own, times: -count)
    missedSum.constant -= count * own.constant
    missedSum.slope -= count * own.slope
    departed.add(
      Line(
        constant: now.constant - own.constant + gain, slope: now.slope - own.slope - loss),
      times: count)
  }

  var sumOfSquares: Double {
    let left =
      atRisk * now.constant * now.constant - 2 * now.constant * missedSum.constant
      + missed.constants
    return max(0, departed.constants + left)
  }
}
