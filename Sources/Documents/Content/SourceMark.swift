/// Where in the template something was written.
///
/// Two marks are always equal: where words stand in the template is not what they say.
public struct SourceMark: Codable, Hashable, Sendable {
  /// The line, from 1; `nil` for what a program wrote.
  public var line: Int?

  /// A mark.
  public init(line: Int?) { self.line = line }

  /// Nowhere in the template.
  public static let unknown = SourceMark(line: nil)

  /// Always true.
  public static func == (first: SourceMark, second: SourceMark) -> Bool { true }

  /// Adds nothing, as all marks are equal.
  public func hash(into hasher: inout Hasher) {}

  /// The line alone.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    line = container.decodeNil() ? nil : try container.decode(Int.self)
  }

  /// The line alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let line { try container.encode(line) } else { try container.encodeNil() }
  }
}
