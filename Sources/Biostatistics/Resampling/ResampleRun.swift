import Dispatch
import NumericalMethods
import Synchronization

/// Runs the same work on many resamples, on all cores.
enum ResampleRun {
  /// What the work makes of each resample, in their order. Each has a random stream of its own, so that the
  /// result does not depend on which core did which, nor on how many there are.
  static func map<Result: Sendable>(
    _ count: Int, seed: UInt64, _ work: @Sendable (inout RandomStream) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: max(count, 0)))
    DispatchQueue.concurrentPerform(iterations: max(count, 0)) { index in
      var stream = RandomStream(seed: seed, stream: index)
      let result = work(&stream)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// How often each of `count` rows is drawn into a resample.
  static func weights(_ count: Int, from stream: inout RandomStream) -> [Int32] {
    var weights = [Int32](repeating: 0, count: count)
    for _ in 0..<count { weights[stream.below(count)] += 1 }
    return weights
  }
}
