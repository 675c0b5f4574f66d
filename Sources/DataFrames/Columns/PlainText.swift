extension Double {
  /// The shortest text that reads back as the same number, whole numbers without a point: how
  /// numbers name levels and stand in files. Never for prose or tables; those have a house style.
  package var plainText: String {
    if rounded() == self, abs(self) < 1e15 { return String(Int64(self)) }
    return "\(self)"
  }
}
