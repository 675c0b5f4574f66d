import Documents
import Foundation
import Reporting
import Weaving

/// What is said at the end of a render: the warnings with their lines, and what was written.
struct RenderReport {
  let source: TemplateSource
  let document: Document
  let outcome: RunOutcome
  let compilerWarnings: [ReportFailure]
  let settingWarnings: [ReportWarning]
  let files: OutputFiles
  let progress: Progress

  /// Says it, as far as the person wants to hear.
  func say() {
    if !outcome.standardError.isEmpty { progress.detail(outcome.standardError) }
    progress.detail(words)
    for note in source.template.notes { progress.say(note.description) }
    for warning in compilerWarnings { progress.say("\(warning)") }
    var said: Set<String> = []
    for shown in document.warnings where shown.isPrinted && shown.silenced == nil {
      let block = shown.block.map { "block \($0): " } ?? ""
      let words = "\(place(of: shown.warning)): \(block)warning: \(shown.warning.text)"
      if said.insert(words).inserted { progress.say(words) }
    }
    for warning in settingWarnings {
      progress.say("\(place(of: warning)): warning: \(warning.text)")
    }
    progress.finish(summary)
  }

  /// `report.md:12`, or the included part and its line.
  private func place(of warning: ReportWarning) -> String {
    guard let line = warning.line else { return source.template.path }
    let place = document.place(ofLine: line)
    return "\(place.path):\(place.line)"
  }

  /// `words: abstract 248, text 2935 (Introduction 420, …)`
  private var words: String {
    let counts = document.wordCounts
    let sections = counts.sections.map { "\($0.title.isEmpty ? "–" : $0.title) \($0.count)" }
    let parts = sections.isEmpty ? "" : " (\(sections.joined(separator: ", ")))"
    return "words: abstract \(counts.abstract), text \(counts.text)\(parts)"
  }

  /// `report.pdf, report.html, 2 figures, 1 table`
  private var summary: String {
    let documents = files.paths.filter { !$0.contains("/") && !$0.hasSuffix(".ledger.json") }
    let parts = [
      count(Set(document.figures.map(\.fileName)).count, "figure"),
      count(document.tables.filter { $0.file != nil }.count, "table"),
    ]
    return (documents + parts.compactMap { $0 }).joined(separator: ", ")
  }

  private func count(_ number: Int, _ word: String) -> String? {
    number == 0 ? nil : "\(number) \(word)\(number == 1 ? "" : "s")"
  }
}
