extension Column {
  /// The column as categories: its levels, or the values that occur, ascending.
  package func asCategories() throws(DataFailure) -> Column {
    if case .categories = storage { return self }
    return with(.categories(CodedTexts(codes: codes, texts: levels), isOrdered: false))
  }
}
