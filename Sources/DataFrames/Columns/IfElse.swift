/// Where `mask` is true the cells of `a`, elsewhere those of `b`; missing where the mask is.
public func ifelse(_ mask: Column, _ a: Column, _ b: Column) -> Column {
  orStop { try mask.choosing(a, b) }
}

/// Where `mask` is true the first number, elsewhere the second; missing where the mask is.
public func ifelse(_ mask: Column, _ a: Double, _ b: Double) -> Column {
  orStop {
    mask.computed(
      .numbers(try mask.truths().map { $0 < 0 ? .nan : $0 == 1 ? a : b }),
      as: "ifelse(\(mask.name))")
  }
}

/// Where `mask` is true the cells of the column, elsewhere the number.
public func ifelse(_ mask: Column, _ a: Column, _ b: Double) -> Column {
  orStop { try mask.choosing(a, Column([Double](repeating: b, count: mask.count))) }
}

/// Where `mask` is true the number, elsewhere the cells of the column.
public func ifelse(_ mask: Column, _ a: Double, _ b: Column) -> Column {
  orStop { try mask.choosing(Column([Double](repeating: a, count: mask.count)), b) }
}

/// Where `mask` is true the first text, elsewhere the second: categories, the second of which is
/// the reference; missing where the mask is.
public func ifelse(_ mask: Column, _ a: String, _ b: String) -> Column {
  orStop {
    let truths = try mask.truths()
    let coded =
      a == b
      ? Column.CodedTexts(codes: truths.map { $0 < 0 ? -1 : 0 }, texts: [a])
      : Column.CodedTexts(codes: truths.map(Int32.init), texts: [b, a])
    return mask.computed(.categories(coded, isOrdered: false), as: "ifelse(\(mask.name))")
  }
}

extension Column {
  /// The cells of `a` where this column of truth values is true, of `b` where it is false. Numbers
  /// and truth values together give numbers; kinds that differ otherwise are an error.
  package func choosing(_ a: Column, _ b: Column) throws(DataFailure) -> Column {
    let truths = try self.truths()
    try requireSameCount(as: a)
    try requireSameCount(as: b)
    let name = "ifelse(\(self.name))"
    switch (a.storage, b.storage) {
    case (.text, .text), (.categories, .text), (.text, .categories), (.categories, .categories):
      let texts = truths.indices.map { row in
        truths[row] < 0 ? nil : truths[row] == 1 ? a.text(at: row) : b.text(at: row)
      }
      return computed(.text(CodedTexts(texts)), as: name)
    case (.truth(let x), .truth(let y)):
      let chosen = truths.indices.map { truths[$0] < 0 ? -1 : truths[$0] == 1 ? x[$0] : y[$0] }
      return computed(.truth(chosen), as: name)
    case (.dates(let x), .dates(let y)):
      let chosen = truths.indices.map {
        truths[$0] < 0 ? CalendarDay.missing : truths[$0] == 1 ? x[$0] : y[$0]
      }
      return computed(.dates(chosen), as: name)
    case (.numbers, .numbers), (.numbers, .truth), (.truth, .numbers):
      let (x, y) = (try a.numbers(), try b.numbers())
      let chosen = truths.indices.map { truths[$0] < 0 ? .nan : truths[$0] == 1 ? x[$0] : y[$0] }
      return computed(.numbers(chosen), as: name)
    default:
      throw .invalid(
        "ifelse chooses between \(a.kindName) and \(b.kindName); both have to be of one kind")
    }
  }
}
