extension TreeReader {
  /// A paragraph that is a picture alone: `![Caption](mri.png){#fig-mri width=89mm}`.
  func picture(_ node: CommonMarkNode, _ line: SourceLine) throws(TemplateError) -> Block? {
    nil
  }
}
