import Reporting

extension DataFrame {
  /// The rows for which the mask is true. Rows for which it is missing are left out, with a
  /// warning that says how many.
  public subscript(mask: Column, line: Int = #line) -> DataFrame {
    orStop(line: line) { try rows(where: mask, line: line) }
  }

  /// The rows at these places, counted from 0: `d[0..<10]`. A place that does not exist ends the
  /// report.
  public subscript(range: Range<Int>, line: Int = #line) -> DataFrame {
    orStop(line: line) {
      guard range.lowerBound >= 0, range.upperBound <= count else {
        throw DataFailure.invalid(
          "rows \(range.lowerBound)..<\(range.upperBound) were asked of data with \(count) rows")
      }
      return selectingRows(Array(range))
    }
  }

  /// The first rows; all where there are fewer.
  public func head(_ number: Int = 6) -> DataFrame {
    selectingRows(Array(0..<max(0, min(number, count))))
  }

  /// The rows for which the mask is true.
  package func rows(where mask: Column, line: Int? = nil) throws(DataFailure) -> DataFrame {
    let truths = try mask.truths()
    guard truths.count == count else {
      throw .lengthsDiffer("the mask", count: truths.count, expected: count)
    }
    let missing = truths.count { $0 < 0 }
    if missing > 0 {
      ReportContext.warn(
        "missing-in-mask",
        "\(missing) of \(count) rows were left out because \(mask.name.isEmpty ? "the mask" : mask.name) "
          + "is missing there", line: line)
    }
    return selectingRows(truths.indices.filter { truths[$0] == 1 })
  }
}
