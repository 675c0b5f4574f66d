import Charts
import Documents
import Reporting

extension OffprintRun {
  /// What a value becomes where it stands by itself.
  func outputs<Value>(of value: Value) throws -> [BlockResult.Output] {
    try outputs(of: value, placement: .init())
  }

  /// What a value becomes where it stands by itself, with what the call says of label and caption.
  func outputs<Value>(
    of value: Value, placement: BlockResult.Placement
  ) throws -> [BlockResult.Output] {
    if Value.self == Void.self { return [] }
    if let figure = value as? any Figure {
      let picture = try figure.picture(in: figureContext)
      for warning in request.figureStyle.warnings(of: picture, journal: request.journal) {
        ReportContext.warn(warning.name, warning.text)
      }
      return [.figure(picture, placement)]
    }
    if let shown = value as? any Displayable {
      return try shown.output().map { $0.placed(placement) }
    }
    if let values = values(of: value) { return [.values(values)] }
    if let items = value as? [any Sendable], items.contains(where: isShown) {
      return try items.flatMap { try outputs(of: $0, placement: placement) }
    }
    return [.text(try description(of: value))]
  }

  /// What a value becomes within a sentence.
  func inlineOutputs<Value>(of value: Value) throws -> [BlockResult.Output] {
    if value is any Figure { throw RunError.notInline("A figure") }
    let outputs = try outputs(of: value)
    for output in outputs {
      switch output {
      case .values, .markdown, .text: continue
      case .table: throw RunError.notInline("A table")
      case .figure: throw RunError.notInline("A figure")
      }
    }
    return outputs
  }

  /// The printed values of a number, an estimate, a text, or a list of them; `nil` of anything else.
  private func values<Value>(of value: Value) -> [ReportedValue]? {
    if let single = single(value) { return [single] }
    switch value {
    case let list as [Double]: return list.map(number)
    case let list as [Int]: return list.map(count)
    case let list as [String]: return list.map { ReportedValue($0, kind: "text") }
    case let list as [Estimate]: return list.map { estimate($0) }
    case let list as [PValue]: return list.map { request.style.inProse($0) }
    case let list as [Any] where !list.isEmpty:
      let items = list.compactMap { single($0) }
      return items.count == list.count ? items : nil
    default: return nil
    }
  }

  private func single<Value>(_ value: Value) -> ReportedValue? {
    switch value {
    case let value as Estimate: estimate(value)
    case let value as PValue: request.style.inProse(value)
    case let value as ReportedValue: value
    case let value as Int: count(value)
    case let value as Double: number(value)
    case let value as Float: number(Double(value))
    case let value as String: ReportedValue(value, kind: "text")
    case let value as Substring: ReportedValue(String(value), kind: "text")
    case let value as Bool: ReportedValue(value ? "yes" : "no", kind: "text")
    default: nil
    }
  }

  private func estimate(_ value: Estimate) -> ReportedValue {
    if value.value == nil {
      let reason = value.reason.map { ": \($0)" } ?? ""
      ReportContext.warn("not-estimable", "An estimate is not printed\(reason).")
    }
    return request.style.inProse(value)
  }

  private func number(_ value: Double) -> ReportedValue {
    ReportedValue(
      request.style.plain(value), value: value.isFinite ? value : nil, kind: "number")
  }

  private func count(_ value: Int) -> ReportedValue {
    ReportedValue(request.style.integer(value), value: Double(value), kind: "count")
  }

  private func isShown(_ value: any Sendable) -> Bool {
    value is any Figure || value is any Displayable
  }

  /// A value in its own words: that is there without `Optional(…)` around it. A structure without words
  /// would be a dump of its storage, which nobody wants in a paper.
  private func description<Value>(of value: Value) throws -> String {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      guard let some = mirror.children.first?.value else { return "none" }
      return try description(of: some)
    case .struct, .class:
      if value is any CustomStringConvertible { break }
      throw RunError.notShown(
        type: String(describing: Value.self == Any.self ? mirror.subjectType : Value.self),
        parts: mirror.children.compactMap(\.label))
    default: break
    }
    return String(describing: value)
  }
}

extension BlockResult.Output {
  /// The same with what the call says where the value itself says nothing.
  fileprivate func placed(_ placement: BlockResult.Placement) -> Self {
    func merged(_ own: BlockResult.Placement) -> BlockResult.Placement {
      .init(
        label: placement.label ?? own.label, caption: placement.caption ?? own.caption,
        alternativeText: placement.alternativeText ?? own.alternativeText)
    }
    switch self {
    case .table(let table, let own): return .table(table, merged(own))
    case .figure(let picture, let own): return .figure(picture, merged(own))
    case .values, .markdown, .text: return self
    }
  }
}
