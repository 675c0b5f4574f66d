import Documents
import Reporting

/// Shows a value where the block stands, from anywhere in it: in a loop, in an `if`, in a function.
///
/// A figure is drawn, a table is set, an estimate or text is printed; anything else shows its
/// description. What is wrong with a figure's data ends the report.
///
/// - Parameters:
///   - value: What is shown.
///   - label: The label by which it is referred to, `"fig-km-\(centre)"`; the block's if left out.
///   - caption: The caption, as Markdown; the block's if left out.
///   - alt: What a figure shows, in words, for readers who cannot see it.
///   - line: The line of the call, for errors.
public func display<Value>(
  _ value: Value, label: String? = nil, caption: String? = nil, alt: String? = nil,
  line: Int = #line
) {
  guard let run = OffprintRun.current else {
    print(value)
    return
  }
  let placement = BlockResult.Placement(label: label, caption: caption, alternativeText: alt)
  do {
    run.append(try run.outputs(of: value, placement: placement))
  } catch {
    ReportContext.current.stop("\(error)", line)
  }
}
