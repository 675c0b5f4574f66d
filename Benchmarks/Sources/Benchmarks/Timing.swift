/// Seconds of repeated runs of the same work, ascending.
func seconds(runs: Int, _ work: () throws -> Void) rethrows -> [Double] {
  let clock = ContinuousClock()
  var times: [Double] = []
  for _ in 0..<runs {
    let parts = try clock.measure(work).components
    times.append(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }
  return times.sorted()
}
