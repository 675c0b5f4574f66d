/// The flags with which templates are compiled and linked: the only place that knows them.
///
/// The compiler and the linker are called directly. `swiftc`, which would call them, takes as long
/// as both together to find out how, and writes a module that nobody imports.
struct CompilerFlags: Sendable {
  let toolchain: Toolchain
  let library: Library
  /// The folder that holds `module.modulemap`, with an empty module for each C library.
  let shims: String

  /// The part of the flags that changes what comes out, for the key of the cache.
  static let fixed = [
    "-Onone", "-g", "-debug-info-format=dwarf", "-dwarf-version=4", "-swift-version", "6",
    "-parse-as-library", "-module-name", "Report", "-disable-objc-interop",
  ]

  /// Compiles `sources` into one object.
  func compile(_ sources: [String], to object: String) -> [String] {
    ["-frontend", "-c"] + sources + Self.fixed + imports + messages + ["-o", object]
  }

  /// Reads a file for its syntax only.
  func parse(_ source: String) -> [String] { ["-frontend", "-parse", source] + messages }

  /// Links the object with the library into a program.
  func link(_ object: String, to program: String) -> [String] {
    let rpaths = [toolchain.runtime, library.folder].flatMap {
      ["-Xlinker", "-rpath", "-Xlinker", $0]
    }
    let libraries = ["-lswiftCore", "-lswift_Concurrency", "-lswift_StringProcessing"]
    let importable = ["-Wl,--as-needed"] + Self.importableLibraries.map { "-l" + $0 }
    return ["-fuse-ld=lld", "-pie"] + rpaths + [
      toolchain.runtime + "/x86_64/swiftrt.o", object, "-L", toolchain.runtime, "-L",
      library.folder,
    ] + libraries + ["-lswiftSwiftOnoneSupport", "-lOffprint"] + importable + ["-o", program]
  }

  /// The libraries of what a block may import besides ours; the program needs those that it uses.
  /// `swiftc` would ask the object file for them in one more process.
  private static let importableLibraries = [
    "Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationNetworking",
    "FoundationXML", "_FoundationICU", "swiftDispatch", "dispatch", "BlocksRuntime", "swiftGlibc",
    "swiftObservation", "swiftSynchronization", "swift_RegexParser", "swiftRegexBuilder", "m",
  ]

  /// The modules of C libraries and packages for which the compiler asks behind internal imports; an
  /// empty one satisfies it, so that only our own modules have to be installed.
  static let shimModules = [
    "CCommonMark", "CHyphen", "CPangoCairo", "CReadStat", "CXGBoost", "CZlib", "COpenBLAS",
    "CCryptoBoringSSL", "CCryptoBoringSSLShims", "CXKCP", "CXKCPShims", "CYaml", "CSQLite",
    "Crypto",
    "Yams", "GRDB",
  ]

  private var imports: [String] { ["-I", library.modules, "-I", shims] }

  private var messages: [String] { ["-no-color-diagnostics", "-diagnostic-style", "llvm"] }
}
