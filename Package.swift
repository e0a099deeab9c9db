// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The order of the targets is the order of the floors in docs/ARCHITECTURE.md: a target depends
// only on targets above it and imports only what it declares.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies,
    resources: resources, swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let containers = Target.Dependency.product(
  name: "BasicContainers", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "blastlab",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "blastlab", targets: ["blastlab"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // Floor 0
    .systemLibrary(name: "CPrefetch"),
    .systemLibrary(name: "CAllocator"),
    library("GraphKernels", ["CPrefetch"]),
    library("Sampling"),
    library("Statistics", ["Sampling"]),
    // Floor 1
    library("Estate"),
    library("Specs", ["Sampling", yams]),
    // Floor 2
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    library(
      "EstateSources", ["Estate", "Specs", "Sampling", "CArchive", yams],
      resources: [.copy("Resources")]),
    library("AttackGraph", ["Estate", "GraphKernels"]),
    // Floor 3
    library(
      "AccessSimulation",
      [
        "Estate", "Specs", "Sampling", "Statistics", "CAllocator", containers, crypto, heap,
        histogram,
      ]),
    library(
      "EstateStatistics",
      [
        "AttackGraph", "EstateSources", "GraphKernels", "Estate", "Specs", "Statistics", "Sampling",
      ]),
    // Floor 4
    library(
      "Replay",
      ["AttackGraph", "AccessSimulation", "GraphKernels", "Estate", "Specs", "Sampling"]),
    // Floor 5
    library(
      "Experiments",
      [
        "Replay", "AccessSimulation", "AttackGraph", "EstateSources", "Estate", "Specs",
        "Statistics", "Sampling", "GraphKernels", grdb, crypto, heap,
      ]),
    // Floor 6
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    library(
      "Reporting", ["Experiments", "CGraphviz", mustache], resources: [.copy("Resources")]),
    // Floor 7
    .executableTarget(
      name: "blastlab",
      dependencies: [
        "Reporting", "Experiments", "Replay", "EstateStatistics", "AccessSimulation",
        "AttackGraph", "EstateSources", "Estate", "Specs", "Statistics", "Sampling",
        "GraphKernels", argumentParser,
      ],
      swiftSettings: settings),
    // Run by hand: see docs/PERFORMANCE.md
    .executableTarget(
      name: "RBACBenchmark", dependencies: ["Estate", "TestSupport"],
      path: "Benchmarks/RBACBenchmark", swiftSettings: settings),
    .executableTarget(
      name: "CompileBenchmark", dependencies: ["AttackGraph", "EstateSources", "Estate", "Specs"],
      path: "Benchmarks/CompileBenchmark", swiftSettings: settings),
    .executableTarget(
      name: "KernelCompare", dependencies: ["GraphKernels"],
      path: "Benchmarks/KernelCompare/Program", swiftSettings: settings),
    .executableTarget(
      name: "AccessCompare",
      dependencies: [
        "AccessSimulation", "EstateSources", "Estate", "Specs", "Sampling", "TestSupport",
      ],
      path: "Benchmarks/AccessCompare/Program", swiftSettings: settings),
    .executableTarget(
      name: "ReplayBenchmark",
      dependencies: [
        "Replay", "AccessSimulation", "AttackGraph", "EstateSources", "Estate", "Specs", "Sampling",
        "GraphKernels", "TestSupport",
      ],
      path: "Benchmarks/ReplayBenchmark", exclude: ["estate.yaml"], swiftSettings: settings),
    // Shared by the tests
    library("TestSupport", ["GraphKernels", "Sampling", "Estate", "Specs"]),
    tests(of: "GraphKernels", ["TestSupport"], resources: [.copy("Fixtures")]),
    tests(of: "Sampling", ["TestSupport"]),
    tests(of: "Statistics", ["TestSupport"]),
    tests(of: "Estate", ["TestSupport", "EstateSources"], resources: [.copy("Fixtures")]),
    tests(of: "Specs", ["Sampling", "TestSupport"], resources: [.copy("Fixtures")]),
    tests(
      of: "EstateSources", ["Estate", "Specs", "TestSupport"], resources: [.copy("Fixtures")]),
    tests(
      of: "AttackGraph", ["Estate", "GraphKernels", "EstateSources", "Specs", "TestSupport"],
      resources: [.copy("Fixtures")]),
    tests(
      of: "AccessSimulation",
      ["Estate", "Specs", "Sampling", "Statistics", "EstateSources", "TestSupport", crypto]),
    tests(
      of: "EstateStatistics",
      [
        "AttackGraph", "GraphKernels", "Estate", "Statistics", "EstateSources", "Specs",
        "Sampling", "TestSupport",
      ]),
    tests(
      of: "Replay",
      [
        "AttackGraph", "AccessSimulation", "GraphKernels", "Estate", "Specs", "Sampling",
        "EstateSources", "TestSupport",
      ]),
    tests(
      of: "Experiments",
      ["AttackGraph", "EstateSources", "Estate", "Specs", "Sampling", "TestSupport", grdb],
      resources: [.copy("Fixtures")]),
    tests(of: "Reporting", ["Experiments", "TestSupport"], resources: [.copy("Golden")]),
    .testTarget(
      name: "blastlabTests", dependencies: ["TestSupport", "Specs"], swiftSettings: settings),
  ]
)

// The benchmark tool is large; ordinary builds do not pay for it.
if ProcessInfo.processInfo.environment["BLASTLAB_BENCHMARKS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/ordo-one/benchmark.git", exact: "1.38.1", traits: []))
  package.targets.append(
    .executableTarget(
      name: "KernelBenchmarks",
      dependencies: ["GraphKernels", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/KernelBenchmarks", swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}

// libFuzzer brings its own entry point, so only `.ci/fuzz` builds this. The flags are unsafe to
// SwiftPM because no other setting links libFuzzer; no ordinary build has them.
if ProcessInfo.processInfo.environment["BLASTLAB_FUZZ"] != nil {
  let fuzzer = ["-sanitize=fuzzer"]
  package.targets.append(
    .executableTarget(
      name: "ReaderFuzz", dependencies: ["EstateSources"], path: "Benchmarks/ReaderFuzz",
      exclude: ["Seeds"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"] + fuzzer)],
      linkerSettings: [.unsafeFlags(fuzzer)]))
}
