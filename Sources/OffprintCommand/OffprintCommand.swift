import ArgumentParser
import Foundation

/// The command line: `offprint render report.md`.
@main
struct OffprintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offprint",
    abstract: "Turn a Markdown template with Swift blocks into the typeset paper.",
    discussion: """
      A template is Markdown that computes its own numbers, tables and figures:

        ---
        title: "Survival after surgery"
        params: {data: patients.csv}
        ---
        ```{swift}
        let patients = try DataFrame(csv: params.data)
        ```
        Of `{swift} patients.count` patients …

      Write it into report.md, put patients.csv beside it, and run

        offprint render report.md

      It leaves report.pdf, the figures, the tables and report.ledger.json with every number.
      Next month: offprint render report.md --param data=november.csv
      """,
    version: Version.text,
    subcommands: [RenderCommand.self, BundleCommand.self])

  /// Exit status: 0 done, 1 the report failed, 2 the command was wrong.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failed as ReportFailed {
      Terminal.write(failed.description)
      Foundation.exit(1)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code.isSuccess {
        print(text)
        Foundation.exit(0)
      }
      Terminal.write(text)
      Foundation.exit(2)
    }
  }
}

/// Reports could not be made; what was wrong has been said or is said by `description`.
struct ReportFailed: Error, CustomStringConvertible {
  var description: String
}
