import Documents

/// What the command line asks of every template that it names.
struct RenderRequest: Sendable {
  /// How much is said.
  enum Detail { case quiet, normal, verbose }

  /// The documents to write, if not those of the front matter.
  var formats: [DocumentFormat]?
  /// `name=value`
  var parameters: [String]
  /// A YAML file of parameters.
  var parameterFile: String?
  /// The folder for what is written.
  var output: String?
  /// Whether caches are passed over.
  var force: Bool
  /// How much is said.
  var detail: Detail
}
