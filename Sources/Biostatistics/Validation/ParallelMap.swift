import Dispatch
import Foundation
import Reporting
import Synchronization

/// Does the same work for each of `count` numbers on all cores; the results are in the order of the
/// numbers, whatever core made them. The work sees the report's context with a journal of its own, so that
/// five hundred refits do not leave five hundred warnings.
func parallelMap<Value: Sendable>(
  _ count: Int, _ work: @escaping @Sendable (Int) -> Value
) -> [Value] {
  let made = Mutex<[Value?]>([Value?](repeating: nil, count: count))
  let next = Atomic<Int>(0)
  let workers = min(count, max(1, ProcessInfo.processInfo.activeProcessorCount))
  var context = ReportContext.current
  context.journal = RunJournal()
  let quiet = context
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    ReportContext.$current.withValue(quiet) {
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let value = work(index)
        made.withLock { $0[index] = value }
      }
    }
  }
  return made.withLock { $0.compactMap { $0 } }
}
