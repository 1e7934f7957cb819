// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A floor: a target that depends only on the floors named, all of them below it.
func floor(_ name: String, on lower: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: lower, swiftSettings: settings)
}

func tests(_ name: String, of subjects: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: subjects, swiftSettings: settings)
}

/// A condition for what only a program with the trait Web needs.
let withWeb = TargetDependencyCondition.when(traits: ["Web"])

/// A condition for what only a program with the trait PostgreSQL needs.
let withPostgreSQL = TargetDependencyCondition.when(traits: ["PostgreSQL"])

let package = Package(
  name: "indicator-ledger",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "IndicatorLedger", targets: ["IndicatorLedger"]),
    .executable(name: "indicators", targets: ["indicators"]),
  ],
  traits: [
    .trait(
      name: "PostgreSQL",
      description: "Ledgers in PostgreSQL databases, through libpq (Debian: libpq-dev)."),
    .trait(
      name: "Web", description: "Ledgers in the browser, through libmicrohttpd."),
    .default(enabledTraits: []),
  ],
  targets: [
    // Tools that know nothing of ledgers.
    floor("PlainText"),
    floor("StrictJSON", on: ["PlainText"]),
    // Axes, markup, charts as SVG, and plots in characters.
    .target(
      name: "Drawing", dependencies: ["PlainText"], resources: [.embedInCode("Charts/chart.css")],
      swiftSettings: settings),
    floor("CommandLineInterface", on: ["PlainText", "Drawing"]),
    // A web server; empty without the trait.
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    floor("HTTPServing", on: ["ParallelWork", .target(name: "CMicroHTTPD", condition: withWeb)]),
    // The processor's own instructions for SHA-256 and CRC-32C, where it has them, and prefetching.
    .target(name: "CProcessor"),
    floor("TransparencyLog", on: ["CProcessor"]),
    floor("ParallelWork"),
    // Statistics of revisions, on plain numbers.
    floor("RevisionMeasures"),
    // The ledger, floor by floor.
    .target(name: "CWriteback"),
    floor("LedgerModel", on: ["PlainText"]),
    floor(
      "EventCoding", on: ["LedgerModel", "PlainText", "StrictJSON", "CProcessor", "ParallelWork"]),
    floor(
      "LedgerLog",
      on: [
        "EventCoding", "LedgerModel", "StrictJSON", "TransparencyLog", "ParallelWork", "CWriteback",
      ]),
    // A store in a database; empty without the trait.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    floor(
      "LedgerPostgreSQL",
      on: [
        "LedgerLog", "EventCoding", "LedgerModel", "TransparencyLog", "ParallelWork",
        .target(name: "CLibPQ", condition: withPostgreSQL),
      ]),
    // Reads prose; knows the words for figures, and nothing of logs.
    floor("NewsReading", on: ["LedgerModel"]),
    // The formats of other programs; knows the words for figures, and nothing of logs.
    floor("ExchangeFormats", on: ["PlainText", "StrictJSON", "LedgerModel"]),
    // All vintages as columns; knows the bytes of events, and nothing of what is asked about them.
    floor("VintageColumns", on: ["EventCoding", "LedgerModel", "ParallelWork", "CProcessor"]),
    floor(
      "LedgerProjections",
      on: ["VintageColumns", "EventCoding", "LedgerModel", "RevisionMeasures", "ParallelWork"]),
    // Pages to look at; knows the folds, and nothing of logs.
    .target(
      name: "LedgerSite",
      dependencies: [
        "Drawing", "ParallelWork", "LedgerProjections", "LedgerModel",
      ],
      resources: [.embedInCode("page.css"), .embedInCode("page.js")], swiftSettings: settings),
    floor(
      "IndicatorLedger",
      on: [
        "PlainText", "StrictJSON", "Drawing", "TransparencyLog", "EventCoding", "LedgerModel",
        "LedgerLog",
        "VintageColumns", "LedgerProjections", "NewsReading", "RevisionMeasures", "ExchangeFormats",
        .target(name: "LedgerPostgreSQL", condition: withPostgreSQL),
      ]),
    .executableTarget(
      name: "indicators",
      dependencies: [
        "IndicatorLedger", "CommandLineInterface", "PlainText", "StrictJSON",
        "TransparencyLog", "LedgerLog", "EventCoding", "LedgerModel", "NewsReading",
        "RevisionMeasures",
        "ExchangeFormats", "Drawing", "LedgerSite", "HTTPServing",
      ],
      swiftSettings: settings),
    // Not products: `swift run -c release ledger-bench --help`.
    floor("BenchmarkWorkload"),
    .executableTarget(
      name: "ledger-bench",
      dependencies: [
        "BenchmarkWorkload", "IndicatorLedger", "LedgerLog", "EventCoding", "LedgerModel",
        "LedgerProjections", "CommandLineInterface", "Drawing", "StrictJSON", "PlainText",
        // The program that is measured.
        "indicators",
      ],
      swiftSettings: settings),
    // Tests, floor by floor.
    .target(
      name: "TestSupport",
      dependencies: ["EventCoding", "LedgerModel", "LedgerLog", "IndicatorLedger"],
      path: "Tests/TestSupport", swiftSettings: settings),
    // Not a product: `swift run -c release fuzz --help`.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "StrictJSON", "TransparencyLog", "EventCoding", "LedgerModel", "LedgerProjections",
        "IndicatorLedger",
        "NewsReading", "ExchangeFormats", "TestSupport",
      ],
      path: "Tests/Fuzzing", swiftSettings: settings),
    tests("PlainTextTests", of: ["PlainText"]),
    tests("TransparencyLogTests", of: ["TransparencyLog", "CProcessor", "TestSupport"]),
    tests("ParallelWorkTests", of: ["ParallelWork"]),
    tests("ExchangeFormatsTests", of: ["ExchangeFormats", "LedgerModel", "TestSupport"]),
    tests(
      "RevisionMeasuresTests",
      of: ["RevisionMeasures", "IndicatorLedger", "ExchangeFormats", "TestSupport"]),
    tests("StrictJSONTests", of: ["StrictJSON", "TestSupport"]),
    tests("CommandLineInterfaceTests", of: ["CommandLineInterface", "Drawing"]),
    tests("DrawingTests", of: ["Drawing"]),
    tests("LedgerModelTests", of: ["LedgerModel", "TestSupport"]),
    tests(
      "EventCodingTests",
      of: ["EventCoding", "LedgerModel", "CProcessor", "StrictJSON", "TestSupport"]),
    tests(
      "LedgerLogTests",
      of: ["LedgerLog", "EventCoding", "LedgerModel", "TransparencyLog", "TestSupport"]),
    // What every store must do; of databases only with the trait.
    tests(
      "EventStoreTests",
      of: [
        "IndicatorLedger", "LedgerLog", "EventCoding", "LedgerModel", "TransparencyLog",
        "TestSupport",
        .target(name: "LedgerPostgreSQL", condition: withPostgreSQL),
      ]),
    // With a server of their own; empty without the trait.
    .testTarget(
      name: "PostgreSQLTests",
      dependencies: [
        "IndicatorLedger", "LedgerLog", "EventCoding", "LedgerModel", "TransparencyLog",
        "ParallelWork",
        "TestSupport", "indicators", "ledger-bench",
        .target(name: "LedgerPostgreSQL", condition: withPostgreSQL),
      ],
      path: "Tests/postgresql", exclude: ["benchmark", "install", "run"], swiftSettings: settings),
    tests(
      "LedgerSiteTests",
      of: ["Drawing", "LedgerSite", "LedgerProjections", "LedgerModel", "TestSupport"]),
    // In a real browser; empty without the trait Web, for which they take long enough.
    .testTarget(
      name: "BrowserTests",
      dependencies: ["indicators", "HTTPServing", "IndicatorLedger", "LedgerSite", "TestSupport"],
      path: "Tests/browser",
      exclude: ["install", "run"], swiftSettings: settings),
    tests("VintageColumnsTests", of: ["VintageColumns", "LedgerModel", "TestSupport"]),
    tests(
      "LedgerProjectionsTests",
      of: ["LedgerProjections", "VintageColumns", "EventCoding", "LedgerModel", "TestSupport"]),
    tests("NewsReadingTests", of: ["NewsReading", "LedgerModel", "TestSupport"]),
    .testTarget(
      name: "DraftTests",
      dependencies: [
        "IndicatorLedger", "NewsReading", "EventCoding", "LedgerModel", "StrictJSON", "TestSupport",
      ],
      exclude: ["Texts"], swiftSettings: settings),
    tests(
      "IndicatorLedgerTests",
      of: ["IndicatorLedger", "ExchangeFormats", "LedgerLog", "StrictJSON", "TestSupport"]),
    tests(
      "BenchmarkTests", of: ["BenchmarkWorkload", "ledger-bench", "TransparencyLog", "TestSupport"]),
    tests(
      "CommandTests",
      of: [
        "indicators", "IndicatorLedger", "ExchangeFormats", "EventCoding", "LedgerModel",
        "StrictJSON",
        "TestSupport",
      ]),
    // The README and the handbook: whatever they show is tried.
    tests("HandbookTests", of: ["indicators", "IndicatorLedger", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6])
