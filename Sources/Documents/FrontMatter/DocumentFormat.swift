/// A document that a render leaves.
public enum DocumentFormat: String, Codable, Hashable, Sendable, CaseIterable {
  case pdf, png, html, md, json
}
