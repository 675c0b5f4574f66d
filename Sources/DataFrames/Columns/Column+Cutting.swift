extension Column {
  /// Numbers as ordered categories. A value equal to a cut belongs below it, as in R.
  ///
  /// `cuts` rise, and there is one fewer than there are groups; `labels` names the groups, lowest
  /// first, and without it they are "≤ 60", "> 60". Anything else ends the report.
  public func cut(at cuts: [Double], labels: [String] = [], line: Int = #line) -> Column {
    orStop(line: line) { try self.cut(at: cuts, labels: labels, fittedOn: fittedOn) }
  }

  /// Groups of about equal size, from the lowest: cut at quantiles of type 7. Where ties make two
  /// cuts equal the report ends.
  public func quantileGroups(_ number: Int, labels: [String] = [], line: Int = #line) -> Column {
    orStop(line: line) {
      guard (2...1000).contains(number) else {
        throw DataFailure.invalid("quantileGroups makes 2 groups or more, not \(number)")
      }
      let cuts = quantiles((1..<number).map { Double($0) / Double(number) })
      let names = labels.isEmpty ? (1...number).map { "Q\($0)" } : labels
      var groups = try cut(at: cuts, labels: names, fittedOn: fittedOn ?? rows)
      // Of a score the groups are as optimistic as the score; quantiles by themselves see no outcome.
      if fittedOn == nil { groups.fitting = .predictors }
      return groups
    }
  }

  private func cut(
    at cuts: [Double], labels: [String], fittedOn: RowIdentities?
  ) throws(DataFailure) -> Column {
    guard !cuts.isEmpty, cuts.allSatisfy({ !$0.isNaN }) else {
      throw .invalid("\(quotedName) cannot be cut: there is no value to cut at")
    }
    for (lower, upper) in zip(cuts, cuts.dropFirst()) where lower >= upper {
      throw .invalid(
        "\(quotedName) cannot be cut at \(lower.plainText) and then at \(upper.plainText); "
          + "cuts have to rise")
    }
    let names = labels.isEmpty ? Column.names(ofGroupsCutAt: cuts) : labels
    guard names.count == cuts.count + 1 else {
      throw .invalid(
        "\(cuts.count) cut\(cuts.count == 1 ? "" : "s") of \(quotedName) make \(cuts.count + 1) "
          + "groups, but there are \(names.count) labels")
    }
    guard Set(names).count == names.count else {
      throw .invalid("two groups of \(quotedName) have the same label")
    }
    let codes = try numbers().map { value -> Int32 in
      value.isNaN ? -1 : Int32(cuts.firstIndex { value <= $0 } ?? cuts.count)
    }
    var result = with(.categories(CodedTexts(codes: codes, texts: names), isOrdered: true))
    result.unit = nil
    result.fittedOn = fittedOn
    return result
  }

  /// "≤ 2", "> 2 to 5", "> 5".
  private static func names(ofGroupsCutAt cuts: [Double]) -> [String] {
    let texts = cuts.map(\.plainText)
    let inner = zip(texts, texts.dropFirst()).map { "> \($0) to \($1)" }
    return ["≤ \(texts[0])"] + inner + ["> \(texts[texts.count - 1])"]
  }
}
