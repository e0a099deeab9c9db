import AttackGraph
import Estate
import EstateSources
import GraphKernels
import Specs
import Testing

/// Coupled estates: one seed, one fault more.
@Suite("Misconfigurations and what is reached")
struct MisconfigurationReachTests {
  private struct Blast {
    var count = 0
    var weight = 0.0
  }

  @Test("a higher level of the dial never lowers what any foothold reaches", arguments: 1...2)
  func dial(seed: UInt64) throws {
    let spec = try Self.small(seed: seed)
    try expectGrowth([0, 0.5, 1, 2].map { spec.misconfigured(toLevel: $0) }, isStrict: true)
  }

  @Test(
    "neither does a higher rate of one fault, or of one thing left over",
    arguments: EstateParameter.misconfigurations + EstateParameter.age)
  func oneRate(parameter: EstateParameter) throws {
    let spec = try Self.small(seed: 3)
    try expectGrowth([0, 0.1, 0.6, 1].map { spec.setting([(parameter, $0)]) }, isStrict: false)
  }

  private static func small(seed: UInt64) throws -> EstateSpec {
    var spec = try #require(EstateSpec.preset("small"))
    spec.seed = seed
    return spec.setting([(.applicationCount, 4)])
  }

  /// Expects that nothing reaches less in a later estate than in an earlier one.
  private func expectGrowth(_ specs: [EstateSpec], isStrict: Bool) throws {
    var previous: [String: Blast] = [:]
    var first = 0.0
    var last = 0.0
    for spec in specs {
      let blasts = blasts(
        AttackGraph.compile(try EstateGenerator.generate(spec), overlay: Overlay(policy: "none")))
      for (foothold, before) in previous {
        let after = try #require(blasts[foothold], "\(foothold) is gone")
        #expect(after.count >= before.count && after.weight >= before.weight, "\(foothold)")
      }
      last = blasts.values.reduce(0) { $0 + $1.weight }
      if previous.isEmpty { first = last }
      previous = blasts
    }
    #expect(isStrict ? last > first : last >= first)
  }

  /// What each place, principal and stored Secret reaches, by key.
  private func blasts(_ graph: AttackGraph) -> [String: Blast] {
    let topology = graph.staticTopology()
    var workspace = ReachWorkspace(for: topology)
    var blasts: [String: Blast] = [:]
    for (position, vertex) in graph.vertices.enumerated()
    where [.place, .principal, .occurrence].contains(vertex.kind) {
      workspace.run(topology, sources: [UInt32(position)])
      var blast = Blast()
      for reached in workspace.reached {
        guard let asset = graph.vertices[Int(reached)].asset else { continue }
        blast.count += 1
        blast.weight += asset.weight
      }
      blasts[vertex.key] = blast
    }
    return blasts
  }
}
