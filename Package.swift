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
    floor("ArgumentParsing", on: ["PlainText"]),
    floor("Axes"),
    floor("TerminalOutput", on: ["PlainText", "Axes"]),
    floor("Markup"),
    // A web server; empty without the trait.
    .systemLibrary(
      name: "CMicroHTTPD", pkgConfig: "libmicrohttpd", providers: [.apt(["libmicrohttpd-dev"])]),
    floor("HTTPServing", on: ["ParallelWork", .target(name: "CMicroHTTPD", condition: withWeb)]),
    // Drawings as SVG.
    .target(
      name: "Charts", dependencies: ["Axes", "Markup"], resources: [.embedInCode("chart.css")],
      swiftSettings: settings),
    .target(name: "CSHA256"),
    floor("MerkleTree", on: ["CSHA256"]),
    floor("ParallelWork"),
    // Statistics of revisions, on plain numbers.
    floor("RevisionStatistics"),
    // The ledger, floor by floor.
    .target(name: "CCRC32C"),
    .target(name: "CPrefetch"),
    .target(name: "CWriteback"),
    floor("LedgerVocabulary", on: ["PlainText", "StrictJSON", "CCRC32C", "ParallelWork"]),
    floor(
      "LedgerLog",
      on: ["LedgerVocabulary", "StrictJSON", "MerkleTree", "ParallelWork", "CWriteback"]),
    // A store in a database; empty without the trait.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    floor(
      "LedgerPostgreSQL",
      on: [
        "LedgerLog", "LedgerVocabulary", "MerkleTree", "ParallelWork",
        .target(name: "CLibPQ", condition: withPostgreSQL),
      ]),
    // Reads prose; knows the words for figures, and nothing of logs.
    floor("NewsReading", on: ["LedgerVocabulary"]),
    // The formats of other programs; knows the words for figures, and nothing of logs.
    floor("FieldFormats", on: ["PlainText", "StrictJSON", "LedgerVocabulary"]),
    floor(
      "LedgerProjections",
      on: ["LedgerVocabulary", "RevisionStatistics", "ParallelWork", "CPrefetch"]),
    // Pages to look at; knows the folds, and nothing of logs.
    .target(
      name: "LedgerSite",
      dependencies: [
        "Axes", "Markup", "Charts", "ParallelWork", "LedgerProjections", "LedgerVocabulary",
      ],
      resources: [.embedInCode("page.css"), .embedInCode("page.js")], swiftSettings: settings),
    floor(
      "IndicatorLedger",
      on: [
        "PlainText", "StrictJSON", "Markup", "MerkleTree", "LedgerVocabulary", "LedgerLog",
        "LedgerProjections", "NewsReading", "RevisionStatistics", "FieldFormats",
        .target(name: "LedgerPostgreSQL", condition: withPostgreSQL),
      ]),
    .executableTarget(
      name: "indicators",
      dependencies: [
        "IndicatorLedger", "ArgumentParsing", "TerminalOutput", "PlainText", "StrictJSON",
        "MerkleTree", "LedgerLog", "LedgerVocabulary", "NewsReading", "RevisionStatistics",
        "FieldFormats", "Axes", "Markup", "Charts", "LedgerSite", "HTTPServing",
      ],
      swiftSettings: settings),
    // Not products: `swift run -c release ledger-bench --help`.
    floor("BenchmarkWorkload"),
    .executableTarget(
      name: "ledger-bench",
      dependencies: [
        "BenchmarkWorkload", "IndicatorLedger", "LedgerLog", "LedgerVocabulary",
        "LedgerProjections", "ArgumentParsing", "TerminalOutput", "StrictJSON", "PlainText",
        // The program that is measured.
        "indicators",
      ],
      swiftSettings: settings),
    // Tests, floor by floor.
    .target(
      name: "TestSupport", dependencies: ["LedgerVocabulary", "LedgerLog", "IndicatorLedger"],
      path: "Tests/TestSupport", swiftSettings: settings),
    // Not a product: `swift run -c release fuzz --help`.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "StrictJSON", "MerkleTree", "LedgerVocabulary", "LedgerProjections", "IndicatorLedger",
        "NewsReading", "FieldFormats", "TestSupport",
      ],
      path: "Tests/Fuzzing", swiftSettings: settings),
    tests("PlainTextTests", of: ["PlainText"]),
    tests("MerkleTreeTests", of: ["MerkleTree", "CSHA256", "TestSupport"]),
    tests("ParallelWorkTests", of: ["ParallelWork"]),
    tests("FieldFormatsTests", of: ["FieldFormats", "LedgerVocabulary", "TestSupport"]),
    tests(
      "RevisionStatisticsTests",
      of: ["RevisionStatistics", "IndicatorLedger", "FieldFormats", "TestSupport"]),
    tests("StrictJSONTests", of: ["StrictJSON", "TestSupport"]),
    tests("ArgumentParsingTests", of: ["ArgumentParsing"]),
    tests("TerminalOutputTests", of: ["TerminalOutput", "Axes"]),
    tests(
      "LedgerVocabularyTests", of: ["LedgerVocabulary", "CCRC32C", "StrictJSON", "TestSupport"]),
    tests("LedgerLogTests", of: ["LedgerLog", "LedgerVocabulary", "MerkleTree", "TestSupport"]),
    // What every store must do; of databases only with the trait.
    tests(
      "EventStoreTests",
      of: [
        "IndicatorLedger", "LedgerLog", "LedgerVocabulary", "MerkleTree", "TestSupport",
        .target(name: "LedgerPostgreSQL", condition: withPostgreSQL),
      ]),
    // With a server of their own; empty without the trait.
    .testTarget(
      name: "PostgreSQLTests",
      dependencies: [
        "IndicatorLedger", "LedgerLog", "LedgerVocabulary", "MerkleTree", "ParallelWork",
        "TestSupport", "indicators", "ledger-bench",
        .target(name: "LedgerPostgreSQL", condition: withPostgreSQL),
      ],
      path: "Tests/postgresql", exclude: ["benchmark", "install", "run"], swiftSettings: settings),
    tests(
      "LedgerSiteTests",
      of: [
        "Markup", "Charts", "LedgerSite", "LedgerProjections", "LedgerVocabulary", "TestSupport",
      ]),
    // In a real browser; empty without the trait Web, for which they take long enough.
    .testTarget(
      name: "BrowserTests",
      dependencies: ["indicators", "HTTPServing", "IndicatorLedger", "LedgerSite", "TestSupport"],
      path: "Tests/browser",
      exclude: ["install", "run"], swiftSettings: settings),
    tests(
      "LedgerProjectionsTests", of: ["LedgerProjections", "LedgerVocabulary", "TestSupport"]),
    tests("NewsReadingTests", of: ["NewsReading", "LedgerVocabulary", "TestSupport"]),
    .testTarget(
      name: "DraftTests",
      dependencies: [
        "IndicatorLedger", "NewsReading", "LedgerVocabulary", "StrictJSON", "TestSupport",
      ],
      exclude: ["Texts"], swiftSettings: settings),
    tests(
      "IndicatorLedgerTests",
      of: ["IndicatorLedger", "FieldFormats", "LedgerLog", "StrictJSON", "TestSupport"]),
    tests(
      "BenchmarkTests", of: ["BenchmarkWorkload", "ledger-bench", "MerkleTree", "TestSupport"]),
    tests(
      "CommandTests",
      of: [
        "indicators", "IndicatorLedger", "FieldFormats", "LedgerVocabulary", "StrictJSON",
        "TestSupport",
      ]),
    // The README and the handbook: whatever they show is tried.
    tests("HandbookTests", of: ["indicators", "IndicatorLedger", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6])
