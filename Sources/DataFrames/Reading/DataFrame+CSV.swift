extension DataFrame {
  /// Reads a CSV file (RFC 4180).
  public init(
    csv path: String, types: KeyValuePairs<String, ColumnType> = [:],
    missing: [String] = ["", "NA", "NaN", "."], encoding: TextEncoding = .automatic
  ) throws {
    throw DataFailure.invalid("reading CSV files follows")
  }
}
