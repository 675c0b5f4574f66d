/// What a template needs from outside: the day, the defaults of the folders above, the overrides of
/// the command line, and a way to read the files that it includes.
public struct Surroundings: Sendable {
  /// A file with its contents.
  public struct File: Sendable {
    /// The path, as it is to stand in messages.
    public var path: String
    /// The contents.
    public var source: String

    /// A file.
    public init(path: String, source: String) {
      self.path = path
      self.source = source
    }
  }

  /// What the command line says of parameters.
  public enum Override: Sendable {
    /// `--param horizons=[2,5]`
    case assignment(String)
    /// `--params FILE`: YAML with one key for each parameter.
    case file(File)
  }

  /// The day that `date: today` means, as an ISO text.
  public var today: String
  /// The `_offprint.yml` files of the folders above, the outermost first.
  public var defaults: [File]
  /// Overrides of parameters; later ones win.
  public var overrides: [Override]
  /// Reads the file at a path; `nil` where there is none. An included file's path is relative to the
  /// file that includes it.
  public var read: @Sendable (_ path: String) -> String?
  /// Reads the bytes of a picture's file; `nil` where there is none.
  public var readBytes: @Sendable (_ path: String) -> [UInt8]?
  /// The names of what lies in a folder; `nil` for what is no folder.
  public var list: @Sendable (_ path: String) -> [String]?
  /// The process's environment, in which the programs are found that read SVG and PDF pictures.
  public var environment: [String: String]
  /// Where the styles of journals and of citations are.
  public var assets: AssetFolder

  /// Surroundings; without `read` no file can be included, without `readBytes` no picture.
  public init(
    today: String = "", defaults: [File] = [], overrides: [Override] = [],
    read: @escaping @Sendable (_ path: String) -> String? = { _ in nil },
    readBytes: @escaping @Sendable (_ path: String) -> [UInt8]? = { _ in nil },
    list: @escaping @Sendable (_ path: String) -> [String]? = { _ in nil },
    environment: [String: String] = [:], assets: AssetFolder = .installed
  ) {
    self.list = list
    self.environment = environment
    self.today = today
    self.defaults = defaults
    self.overrides = overrides
    self.read = read
    self.readBytes = readBytes
    self.assets = assets
  }
}
