package import Foundation

extension EstateSpec {
  /// Reads a file of kind `EstateSpec`.
  ///
  /// - Throws: `SpecificationError` at the first thing that is wrong.
  package static func read(file: URL) throws(SpecificationError) -> EstateSpec {
    try EstateSpec(Envelope(SourceFile(file), expected: .estateSpec))
  }

  /// Numbers that are left out are the preset's; without a preset, none may be left out.
  init(_ envelope: Envelope) throws(SpecificationError) {
    let reader = try MappingReader(
      envelope.spec,
      keys: [
        "preset", "seed", "clusters", "teams", "peoplePerTeam", "applicationsPerTeam",
        "nodesPerCluster", "misconfigurations",
      ])
    let preset = try reader.optional("preset")?.estatePreset()
    self.init(
      name: envelope.name, description: envelope.description,
      seed: try reader.value("seed", preset?.seed) { (value) throws(SpecificationError) in
        try value.seed()
      },
      clusters: try reader.count("clusters", 1...1000, preset?.clusters),
      teams: try reader.count("teams", 1...100_000, preset?.teams),
      peoplePerTeam: try reader.count("peoplePerTeam", 0...1000, preset?.peoplePerTeam),
      applicationsPerTeam: try reader.count(
        "applicationsPerTeam", 0...1000, preset?.applicationsPerTeam),
      nodesPerCluster: try reader.count("nodesPerCluster", 1...5000, preset?.nodesPerCluster),
      misconfigurations: try reader.value(
        "misconfigurations", preset?.misconfigurations
      ) { (value) throws(SpecificationError) in
        try MisconfigurationRates(value, preset: preset?.misconfigurations)
      })
  }
}

extension EstateSpec.MisconfigurationRates {
  init(_ value: YAMLValue, preset: Self?) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: [
        "privilegedPod", "clusterWideDeployer", "secretReader", "podCreator", "legacyTokenSecret",
        "personalClusterAdmin",
      ])
    self.init(
      privilegedPod: try reader.share("privilegedPod", preset?.privilegedPod),
      clusterWideDeployer: try reader.share("clusterWideDeployer", preset?.clusterWideDeployer),
      secretReader: try reader.share("secretReader", preset?.secretReader),
      podCreator: try reader.share("podCreator", preset?.podCreator),
      legacyTokenSecret: try reader.share("legacyTokenSecret", preset?.legacyTokenSecret),
      personalClusterAdmin: try reader.share("personalClusterAdmin", preset?.personalClusterAdmin))
  }
}

extension MappingReader {
  /// A value that may be left out where a preset gives it.
  fileprivate func value<Value>(
    _ key: String, _ preset: Value?, _ read: (YAMLValue) throws(SpecificationError) -> Value
  ) throws(SpecificationError) -> Value {
    if optional(key) == nil, let preset { return preset }
    return try read(required(key))
  }

  fileprivate func count(
    _ key: String, _ range: ClosedRange<Int>, _ preset: Int?
  ) throws(SpecificationError) -> Int {
    try value(key, preset) { (value) throws(SpecificationError) in try value.integer(in: range) }
  }

  fileprivate func share(_ key: String, _ preset: Double?) throws(SpecificationError) -> Double {
    try value(key, preset) { (value) throws(SpecificationError) in try value.share() }
  }
}

extension YAMLValue {
  /// The estate that a preset's name stands for.
  func estatePreset() throws(SpecificationError) -> EstateSpec {
    let name = try choice(among: EstateSpec.presets.map(\.name))
    guard let preset = EstateSpec.preset(name) else { throw error(expected: "a preset") }
    return preset
  }
}
