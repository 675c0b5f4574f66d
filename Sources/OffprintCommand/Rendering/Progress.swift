import Foundation
import Synchronization
import Weaving

/// Says what a render is doing: in place on a terminal, in plain lines elsewhere, with times where
/// they are asked for.
final class Progress: Sendable {
  private let name: String
  private let detail: RenderRequest.Detail
  private let start = ContinuousClock.now
  private let lap = Mutex(ContinuousClock.now)

  init(_ name: String, detail: RenderRequest.Detail) {
    self.name = name
    self.detail = detail
  }

  /// A step begins; on a terminal it is shown until the next.
  func begin(_ step: String) {
    guard detail == .normal, Terminal.isWatched else { return }
    Terminal.overwrite("\(name): \(step) … \(elapsed)")
  }

  /// A step is done.
  func done(_ step: String) {
    let now = ContinuousClock.now
    let time = lap.withLock { last in
      defer { last = now }
      return now - last
    }
    guard detail == .verbose else { return }
    Terminal.write("\(name): \(step): \(Self.seconds(time)) (\(elapsed))")
  }

  /// The render is done.
  func finish(_ summary: String) {
    guard detail != .quiet else { return }
    clear()
    Terminal.write("\(name): \(summary) in \(elapsed)")
  }

  /// Something that the author should know.
  func say(_ line: String) {
    guard detail != .quiet else { return }
    clear()
    Terminal.write(line)
  }

  /// Something for those who want to hear everything.
  func detail(_ text: String) {
    guard detail == .verbose else { return }
    Terminal.write(text.trimmingCharacters(in: .newlines))
  }

  /// Takes the line away that is being overwritten.
  func clear() {
    if detail == .normal, Terminal.isWatched { Terminal.overwrite("") }
  }

  private var elapsed: String { Self.seconds(ContinuousClock.now - start) }

  private static func seconds(_ duration: Duration) -> String {
    // By hand: the formatters of Foundation load megabytes of language data.
    let hundredths = Int((duration / .milliseconds(10)).rounded())
    let fraction = String(100 + hundredths % 100).dropFirst()
    return "\(hundredths / 100).\(fraction) s"
  }
}
