internal import COpenBLAS
import Foundation

/// The way to OpenBLAS and LAPACK: every call that works on a matrix stands between `enter()` and
/// `leave()`; those on vectors alone need no buffer.
///
/// An OpenBLAS that was built without threads has one buffer for all who call it: two models that are
/// fitted side by side spoil each other's products, silently. Only one at a time is let into such a
/// library. One that was built with threads may be entered by all; it is told to start none of its own,
/// so that sums have the same order on any number of cores.
enum OpenBLAS {
  private static let gate = NSLock()
  private static let isForAll: Bool = {
    openblas_set_num_threads(1)
    return openblas_get_parallel() != 0
  }()

  /// Waits until the library may be called.
  static func enter() {
    if !isForAll { gate.lock() }
  }

  /// Lets the next one in.
  static func leave() {
    if !isForAll { gate.unlock() }
  }
}
