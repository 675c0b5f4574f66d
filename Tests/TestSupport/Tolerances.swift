/// How closely a computed number has to agree with its reference, by kind and field; the rules of
/// `Tests/Reference/compare.py`.
public struct Tolerances: Sendable {
  private let overrides: JSONValue

  /// The overrides as `tolerances.json` holds them.
  public init(_ overrides: JSONValue) { self.overrides = overrides }

  /// What holds for one field.
  struct Limits {
    var relative = 1e-6
    var absolute = 1e-9
    var isIgnored = false
  }

  func limits(kind: String, field: String) -> Limits {
    var limits = Limits()
    for key in ["*", kind] {
      for name in ["*", field] {
        guard let chosen = overrides[key]?[name] else { continue }
        limits.relative = chosen["relative"]?.number ?? limits.relative
        limits.absolute = chosen["absolute"]?.number ?? limits.absolute
        if let ignore = chosen["ignore"] { limits.isIgnored = ignore == .truth(true) }
      }
    }
    return limits
  }

  /// Every difference between the result of a reference case and a computed one, a line each; empty
  /// where they agree. Fields that the reference does not have are ignored.
  public func differences(kind: String, reference: JSONValue, computed: JSONValue?) -> [String] {
    var found: [String] = []
    walk(kind, reference, computed, path: [], field: "", &found)
    return found
  }

  private func walk(
    _ kind: String, _ reference: JSONValue, _ computed: JSONValue?, path: [String], field: String,
    _ found: inout [String]
  ) {
    switch reference {
    case .object(let members):
      for key in members.keys.sorted() {
        walk(
          kind, members[key] ?? .null, computed?[key], path: path + [key],
          field: field.isEmpty ? key : field, &found)
      }
    case .list(let elements):
      let others = computed?.elements ?? []
      for (index, element) in elements.enumerated() {
        walk(
          kind, element, index < others.count ? others[index] : nil, path: path + ["\(index)"],
          field: field, &found)
      }
    default:
      let limits = limits(kind: kind, field: field)
      if limits.isIgnored || agrees(reference, computed, limits) { return }
      let place = path.joined(separator: "/")
      found.append(
        "\(place): reference \(reference), computed \(computed.map(\.description) ?? "nothing")")
    }
  }

  private func agrees(_ reference: JSONValue, _ computed: JSONValue?, _ limits: Limits) -> Bool {
    guard case .number(let expected) = reference else { return reference == computed }
    guard case .number(let value)? = computed else { return false }
    return abs(expected - value) <= max(limits.absolute, limits.relative * abs(expected))
  }
}
