import NumericalMethods
import Reporting

/// Resamples of the rows, drawn with replacement: `Bootstrap(resamples: 500, seed: 1)`.
///
/// Each resample draws from a random stream of its own, so that the answer is the same on any number of
/// cores.
public struct Bootstrap: Sendable {
  /// How many resamples are drawn.
  public let resamples: Int
  /// The seed.
  public let seed: UInt64
  /// The level of intervals, 0…1.
  public let level: Double

  /// A way to resample; the seed is by default the document's.
  public init(resamples: Int = 500, seed: Int? = nil, level: Double = 0.95) {
    self.resamples = resamples
    self.seed = seed.map { UInt64(bitPattern: Int64($0)) } ?? ReportContext.current.seed
    self.level = level
  }

  func check() throws {
    guard resamples >= 2 else {
      throw ValidationFailure.tooFew(what: "resamples", count: resamples)
    }
    guard level > 0, level < 1 else { throw RegressionFailure.level(level) }
  }

  /// The rows of a resample: each drawn by itself, or cluster by cluster.
  func rows(of index: Int, count: Int, clusters: [[Int]]? = nil) -> [Int] {
    var random = RandomStream(seed: seed, stream: index)
    guard let clusters else { return random.resample(count) }
    return random.resample(clusters.count).flatMap { clusters[$0] }
  }

  /// Refits and judges every resample, on all cores.
  func results(
    count: Int, clusters: [[Int]]? = nil,
    _ refit: @escaping @Sendable ([Int]) throws -> (training: [Double], test: [Double])
  ) -> [ResampleResult] {
    parallelMap(resamples) { index in
      do {
        let values = try refit(self.rows(of: index, count: count, clusters: clusters))
        return .judged(training: values.training, test: values.test)
      } catch let failure as RefitFailure {
        return .failed(failure.reason)
      } catch {
        return .failed("\(error)")
      }
    }
  }
}

/// Why a model could not be fitted to a resample, as a clause.
struct RefitFailure: Error {
  let reason: String

  static let noEvents = RefitFailure(reason: "no events among the rows drawn")
  static let collinear = RefitFailure(
    reason: "a term was constant or computed from others among the rows drawn")
  static let separated = RefitFailure(reason: "a term separated events from non-events")
  static let notConverged = RefitFailure(reason: "the fit did not converge")
}
