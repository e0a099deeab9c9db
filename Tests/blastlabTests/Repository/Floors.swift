/// The targets under Sources, bottom floor first, as docs/ARCHITECTURE.md draws them.
///
/// A target imports only what its row names, and a row names only rows above it.
struct Floor: Sendable {
  var target: String
  var mayImport: [String] = []
  /// Modules of other packages.
  var libraries: [String] = []
  /// May touch files, the clock's formatting and the like: Foundation or its C library.
  var usesSystem = false

  static let all: [Floor] = [
    Floor(target: "CPrefetch"),
    Floor(target: "CAllocator"),
    // Dispatch: one kernel deals its blocks out to threads.
    Floor(target: "GraphKernels", mayImport: ["CPrefetch"], libraries: ["Dispatch"]),
    Floor(target: "Sampling"),
    Floor(target: "Statistics", mayImport: ["Sampling"]),
    Floor(target: "Estate"),
    Floor(target: "Specs", mayImport: ["Sampling"], libraries: ["Yams"], usesSystem: true),
    Floor(target: "CArchive"),
    Floor(
      target: "EstateSources", mayImport: ["Estate", "Specs", "Sampling", "CArchive"],
      libraries: ["Yams", "CYaml"], usesSystem: true),
    Floor(target: "AttackGraph", mayImport: ["Estate", "GraphKernels"]),
    // Foundation: the JSON of a seal and the base64 of keys, from bytes to values; no files.
    Floor(
      target: "AccessSimulation",
      mayImport: ["Estate", "Specs", "Sampling", "Statistics", "CAllocator"],
      libraries: [
        "BasicContainers", "Collections", "HeapModule", "OrderedCollections", "DequeModule",
        "Crypto", "Histogram",
        "Foundation",
      ]),
    Floor(
      target: "EstateStatistics",
      mayImport: [
        "AttackGraph", "EstateSources", "GraphKernels", "Estate", "Specs", "Statistics", "Sampling",
      ]),
    Floor(
      target: "Replay",
      mayImport: [
        "AttackGraph", "AccessSimulation", "GraphKernels", "Estate", "Specs", "Sampling",
      ]),
    Floor(
      target: "Experiments",
      mayImport: [
        "Replay", "AccessSimulation", "AttackGraph", "EstateSources", "Estate", "Specs",
        "Statistics", "Sampling", "GraphKernels",
      ],
      libraries: ["GRDB", "Crypto", "HeapModule"], usesSystem: true),
    Floor(target: "CGraphviz"),
    Floor(
      target: "Reporting", mayImport: ["Experiments", "CGraphviz"], libraries: ["Mustache"],
      usesSystem: true),
    Floor(
      target: "blastlab",
      mayImport: [
        "Reporting", "Experiments", "Replay", "EstateStatistics", "AccessSimulation",
        "AttackGraph", "EstateSources", "Estate", "Specs", "Statistics", "Sampling",
        "GraphKernels",
      ],
      libraries: ["ArgumentParser"], usesSystem: true),
    Floor(
      target: "TestSupport", mayImport: ["GraphKernels", "Sampling", "Estate", "Specs"],
      usesSystem: true),
  ]

  /// Modules of the toolchain that only some floors may use.
  static let systemModules: Set = [
    "Foundation", "FoundationEssentials", "FoundationXML", "Dispatch", "Glibc", "Musl",
    "Darwin",
  ]

  /// Modules of the toolchain without input or output: every floor may use them.
  static let languageModules: Set = ["Swift", "Synchronization", "Builtin"]

  func permits(_ module: String) -> Bool {
    mayImport.contains(module) || libraries.contains(module)
      || Self.languageModules.contains(module)
      || (usesSystem && Self.systemModules.contains(module))
  }
}
