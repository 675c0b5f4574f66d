import Foundation

extension Surroundings {
  /// The surroundings of a template on disk: its included parts are read from there, the defaults are
  /// the `_offprint.yml` of its folder and of those above it.
  ///
  /// - Parameters:
  ///   - path: The template's path.
  ///   - overrides: What the command line says of parameters.
  ///   - sourceDateEpoch: The value of `SOURCE_DATE_EPOCH`, in seconds since 1970; it wins over the
  ///     clock, so that a report can be made again with the same bytes.
  ///   - now: The clock, in seconds since 1970.
  /// - Returns: Surroundings that read from the disk whenever they are asked.
  public static func onDisk(
    template path: String, overrides: [Override] = [], sourceDateEpoch: String? = nil, now: Double
  ) -> Surroundings {
    let read: @Sendable (String) -> String? = { path in
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      return String(data: data, encoding: .utf8)
    }
    let seconds = sourceDateEpoch.flatMap { Double($0) } ?? now
    return Surroundings(
      today: day(ofSecond: seconds), defaults: defaults(above: path, read), overrides: overrides,
      read: read,
      readBytes: { path in FileManager.default.contents(atPath: path).map { [UInt8]($0) } },
      list: { path in
        try? FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? "." : path)
      },
      environment: ProcessInfo.processInfo.environment)
  }

  /// The files `_offprint.yml` from the root down to the template's folder.
  private static func defaults(
    above path: String, _ read: (String) -> String?
  ) -> [File] {
    var folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    var files: [File] = []
    while true {
      let file = folder.appendingPathComponent("_offprint.yml").path
      if let source = read(file) { files.insert(File(path: file, source: source), at: 0) }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path || folder.path == "/" { break }
      folder = parent
    }
    return files
  }

  /// The day of a second since 1970, in Greenwich, as an ISO text.
  static func day(ofSecond seconds: Double) -> String {
    guard seconds.isFinite, abs(seconds) < 1e12 else { return "1970-01-01" }
    // Days are counted in eras of 400 years that begin on 1 March, so that the leap day comes last.
    let days = Int((seconds / 86_400).rounded(.down)) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
