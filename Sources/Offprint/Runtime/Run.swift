import Charts
import ClinicalFigures
import Documents
import Drawing
import Foundation
import Reporting
import Synchronization

/// A running report: what a woven program calls between the author's statements. Templates do not
/// use it.
public final class OffprintRun: Sendable {
  private struct State {
    var record = BlockResult(source: .block(0))
    var frame = RunRequest.FigureSize()
    var start = ContinuousClock.now
  }

  let request: RunRequest
  let marker: RunMarker
  /// How figures look in the document's house style.
  private let theme: Theme
  private let writer: RunWriter
  private let state = Mutex(State())

  /// The run to which `display` belongs; none outside a report.
  @TaskLocal static var current: OffprintRun?

  init(request: RunRequest) throws {
    self.request = request
    theme = Theme(request.figureStyle)
    marker = RunMarker(path: request.marker)
    writer = try RunWriter(request)
  }

  // MARK: - What the woven program calls

  /// A statement of the template begins. The upper half of `line` says in which of its files.
  public func at(_ line: Int) { marker.value = line }

  /// A Swift block begins.
  public func begin(block index: Int) throws {
    let frame = request.figures.indices.contains(index) ? request.figures[index] : .init()
    begin(.block(index), frame: frame)
  }

  /// The block has come to its end: what it left is written.
  public func end() throws { try finish(error: nil) }

  /// The block that may fail has thrown: what it left is written with the message.
  public func caught(_ error: any Error) throws {
    // What was displayed before stays: it was right when it was shown.
    try finish(error: "\(error)")
  }

  /// The value of a block's last expression.
  public func show<Value>(_ value: Value) throws { try append(outputs(of: value)) }

  /// The value of an expression within a sentence.
  public func inline<Value>(_ index: Int, _ value: Value) throws {
    begin(.expression(index), frame: .init())
    try append(inlineOutputs(of: value))
    try finish(error: nil)
  }

  // MARK: - Records

  private func begin(_ source: BlockResult.Source, frame: RunRequest.FigureSize) {
    state.withLock {
      $0.record = BlockResult(source: source)
      $0.frame = frame
      $0.start = .now
    }
  }

  func append(_ outputs: [BlockResult.Output]) {
    state.withLock { $0.record.outputs += outputs }
  }

  private func finish(error: String?) throws {
    let printed = writer.takePrintout()
    let warnings = ReportContext.current.journal.takeWarnings()
    let record = state.withLock { state in
      state.record.standardOutput = printed
      state.record.warnings = warnings
      state.record.error = error
      state.record.duration = (ContinuousClock.now - state.start) / .seconds(1)
      return state.record
    }
    try write(.result(record))
  }

  private func write(_ record: RunRecord) throws {
    try writer.append(line: JSONEncoder().encode(record))
  }

  func complete() throws {
    try write(.finished(inputs: ReportContext.current.journal.inputs))
  }

  /// Writes why the run ends. Where even that cannot be written, the exit status has to do.
  func fail(_ message: String, line: Int?) {
    let failure = RunFailure(message: message, line: line)
    try? write(.failed(failure))
  }

  /// The template's line that is running.
  var currentLine: Int? {
    let line = marker.value & 0xffff_ffff
    return line > 0 ? line : nil
  }

  /// The size and style for the figure of the running block.
  var figureContext: FigureContext {
    let frame = state.withLock { $0.frame }
    let width = frame.width ?? request.figureWidth
    var context = FigureContext(
      width: width, height: frame.height ?? frame.aspect.map { $0 * width }, style: request.style,
      language: request.language, timeUnit: request.timeUnit, theme: theme)
    if frame.width == nil, let width = request.panelWidth {
      context.panelWidth = width
      context.panelHeight = frame.height ?? frame.aspect.map { $0 * width }
    }
    return context
  }
}
