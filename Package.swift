// swift-tools-version: 6.1
import PackageDescription

/// Every module is Swift 6, names its dependencies' members by explicit imports and keeps imports
/// internal unless a public signature needs them.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One of our modules with what it may import; the table in ARCHITECTURE.md is the same table.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let swiftParser = Target.Dependency.product(name: "SwiftParser", package: "swift-syntax")
let swiftSyntax = Target.Dependency.product(name: "SwiftSyntax", package: "swift-syntax")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "offprint",
  products: [
    .library(name: "Offprint", type: .dynamic, targets: ["Offprint"]),
    .executable(name: "offprint", targets: ["OffprintCommand"]),
    .executable(name: "conformance", targets: ["Conformance"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
  ],
  targets: [
    // C libraries of the distribution.
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(
      name: "CCommonMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CHyphen", providers: [.apt(["libhyphen-dev"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-pthread-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // What an analysis says.
    module("Reporting", []),
    module("NumericalMethods", ["COpenBLAS"]),
    module("DataFrames", ["Reporting", crypto]),
    module("Biostatistics", ["DataFrames", "NumericalMethods", "Reporting"]),

    // How it looks.
    module("Drawing", ["CPangoCairo", "CZlib"]),
    module("Charts", ["Drawing", "Reporting"]),
    module("Documents", ["Drawing", "Reporting", "CCommonMark", yams, crypto]),
    module("ClinicalFigures", ["Charts", "Documents", "Biostatistics", "DataFrames", "Reporting"]),
    module("Typesetting", ["Documents", "Drawing", "Reporting", "CHyphen"]),

    // What a template imports, and what compiles and runs it.
    module(
      "Offprint",
      [
        "ClinicalFigures", "Charts", "Documents", "Typesetting", "Drawing", "Biostatistics",
        "DataFrames", "NumericalMethods", "Reporting",
      ]),
    module("Weaving", ["Documents", "Reporting", swiftParser, swiftSyntax, subprocess, crypto]),
    .executableTarget(
      name: "OffprintCommand",
      dependencies: [
        "Weaving", "Documents", "Typesetting", "Drawing", "Reporting", arguments, crypto,
      ],
      swiftSettings: settings),

    // Truth machinery and tests.
    .target(
      name: "ConformanceKinds",
      dependencies: [
        "Biostatistics", "ClinicalFigures", "DataFrames", "Documents", "Reporting", "TestSupport",
      ],
      path: "Tests/ConformanceKinds", swiftSettings: settings),
    .executableTarget(
      name: "Conformance", dependencies: ["ConformanceKinds", "TestSupport", arguments],
      path: "Tests/Conformance", swiftSettings: settings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Biostatistics", "Charts", "ClinicalFigures", "DataFrames", "Documents", "Drawing",
        "Reporting", "Typesetting",
      ],
      path: "Benchmarks/Sources/Benchmarks",
      swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "ArchitectureTests", path: "Tests/ArchitectureTests", swiftSettings: settings),
    tests(of: "Reporting"),
    tests(of: "DataFrames", ["Reporting"]),
    tests(of: "NumericalMethods"),
    tests(
      of: "Biostatistics", ["ConformanceKinds", "DataFrames", "NumericalMethods", "Reporting"]),
    tests(of: "Documents", ["Drawing", "Reporting"]),
    tests(of: "Drawing", ["CZlib"]),
    tests(of: "Typesetting", ["Documents", "Drawing", "Reporting"]),
    tests(of: "Charts", ["Drawing", "Reporting"]),
    tests(
      of: "ClinicalFigures",
      ["Biostatistics", "Charts", "DataFrames", "Documents", "Drawing", "Reporting"]),
    tests(of: "Weaving", ["Documents", "Reporting", "Offprint", "OffprintCommand"]),
  ],
  swiftLanguageModes: [.v6]
)
