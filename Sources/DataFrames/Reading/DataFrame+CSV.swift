extension DataFrame {
  /// Reads a CSV file (RFC 4180): the first line names the columns, fields with separators or line
  /// ends in them stand in quotes. Where the head has no comma but semicolons or tabs, these
  /// separate.
  ///
  /// A column holds numbers, truth values (true, false) or dates where every cell that is not
  /// missing is one, else text. Numbers are read exactly. Digits that a number would not keep
  /// (leading zeros, more than 15 digits) stay text. A column that is numbers but for a few cells
  /// stays text, with a warning that names them. The file and its SHA-256 go into the ledger.
  ///
  /// - Parameters:
  ///   - path: the file, relative to the template's folder.
  ///   - types: what columns hold, where it is not to be inferred.
  ///   - missing: the texts that stand for a missing cell; one that is a number counts by value in
  ///     columns of numbers.
  ///   - encoding: how the file is encoded; by itself only UTF-8, and UTF-16 with its mark, are
  ///     recognised.
  /// - Throws: `CSVFailure`, with the line.
  public init(
    csv path: String, types: KeyValuePairs<String, ColumnType> = [:],
    missing: [String] = ["", "NA", "NaN", "."], encoding: TextEncoding = .automatic
  ) throws {
    self = try CSVReader(path: path, types: types, missing: missing, encoding: encoding).read()
  }
}
