extension Document {
  /// Puts the results into the template's gaps, numbers figures, tables and sections and resolves the
  /// references.
  ///
  /// Figures and tables are numbered in order of appearance if they have a label `fig-…` or `tbl-…`
  /// or a caption; those with neither are shown without number. Several figures of one block share
  /// its number and take letters.
  ///
  /// - Throws: An error with the template's line: a reference that leads nowhere, a label given
  ///   twice, a figure in a sentence, a caption without its figure or table.
  public init(assembling template: Template, results: [BlockResult]) throws(TemplateError) {
    let assembler = Assembler(template: template, results: results)
    self = try assembler.document()
  }
}
