import Estate
import EstateSources
import Specs
import Testing

@Suite("Generated estates")
struct GeneratedEstateTests {
  @Test(
    "an API server would take every object, whatever the shape",
    arguments: 0..<EstateFacts.shapeCount)
  func validity(shape: Int) throws {
    let estate = try EstateGenerator.generate(EstateFacts.shapes()[shape])
    for cluster in estate.clusters {
      // What years leave behind are bindings of accounts that are gone: valid, if no use.
      let problems = KubernetesValidity.problems(in: cluster)
        .filter { !$0.contains("-operator: no account") }
      #expect(problems == [])
    }
  }

  @Test("the validity check refuses what an API server refuses")
  func validityCheckFails() throws {
    let spec = try EstateFacts.equipped().setting([(.orphanedBinding, 0)])
    let cluster = try EstateGenerator.generate(spec).clusters[0]
    func problems(_ change: (inout Cluster) -> Void) -> Int {
      var changed = cluster
      change(&changed)
      return KubernetesValidity.problems(in: changed).count
    }
    #expect(problems { _ in } == 0)
    #expect(problems { $0.namespaces[4].metadata.name = "Bad_Name" } > 0)
    #expect(problems { $0.serviceAccounts.removeAll { $0.metadata.name == "argocd-server" } } > 0)
    #expect(problems { $0.roles[80].rules[0].verbs = [] } > 0)
    #expect(problems { $0.roles.removeAll { $0.metadata.name == "edit" } } > 0)
    #expect(problems { $0.bindings[60].subjects[0].apiGroup = "v1" } > 0)
    #expect(problems { $0.pods[0].spec.containers[0].image = "" } > 0)
    #expect(problems { $0.pods.append($0.pods[0]) } > 0)
    #expect(problems { $0.secrets.removeAll { $0.type == "kubernetes.io/tls" } } > 0)
    #expect(problems { $0.nodes.removeLast() } > 0)
    #expect(
      problems { cluster in
        let index = cluster.pods.firstIndex { $0.metadata.namespace.hasSuffix("-production") }
        cluster.pods[index ?? 0].spec.hostPID = true
      } > 0)
  }

  @Test("the same seed gives the same estate and another seed another")
  func determinism() throws {
    let first = try EstateGenerator.generate(EstateFacts.small(seed: 7))
    #expect(try EstateGenerator.generate(EstateFacts.small(seed: 7)) == first)
    let other = try EstateGenerator.generate(EstateFacts.small(seed: 8))
    #expect(other != first)
    #expect(other.clusters[0].pods.map(\.metadata) != first.clusters[0].pods.map(\.metadata))
  }

  @Test("names of sets come from the specification, not from the seed")
  func stableNames() throws {
    let first = try EstateGenerator.generate(EstateFacts.equipped(seed: 1))
    let other = try EstateGenerator.generate(EstateFacts.equipped(seed: 2))
    for (one, two) in zip(first.clusters, other.clusters) {
      #expect(one.name == two.name)
      #expect(one.namespaces.map(\.metadata.name) == two.namespaces.map(\.metadata.name))
    }
    #expect(first.context.people == other.context.people)
  }

  @Test(
    "presets keep their promised size at any seed",
    arguments: [("small", 300), ("medium", 3000), ("large", 10_000)], [UInt64(1), 2, 3])
  func size(preset: (name: String, accounts: Int), seed: UInt64) throws {
    var spec = try #require(EstateSpec.preset(preset.name))
    spec.seed = seed
    let estate = try EstateGenerator.generate(spec)
    let accounts = estate.clusters.map(\.serviceAccounts.count).reduce(0, +)
    #expect(abs(accounts - preset.accounts) * 5 <= preset.accounts, "\(accounts) accounts")
    for cluster in estate.clusters {
      #expect(cluster.pods.allSatisfy { !$0.spec.nodeName.isEmpty })
      #expect(cluster.nodes.count >= 3)
    }
  }

  @Test("the estate is the same for any number of threads", arguments: [2, 7])
  func threads(count: Int) throws {
    let spec = try #require(EstateSpec.preset("medium"))
    #expect(
      try EstateGenerator.generate(spec, threads: count)
        == EstateGenerator.generate(spec, threads: 1))
  }

  @Test("every cluster has the API server's default roles unaltered")
  func defaultRoles() throws {
    let defaults = try DefaultRoles.load()
    for cluster in try EstateGenerator.generate(EstateFacts.small()).clusters {
      #expect(cluster.roles.starts(with: defaults.roles))
      #expect(cluster.bindings.starts(with: defaults.bindings))
      let accounts = cluster.serviceAccounts.map(\.metadata).filter {
        $0.namespace == "kube-system"
      }
      #expect(accounts.contains { $0.name == "replicaset-controller" })
      #expect(accounts.contains { $0.name == "generic-garbage-collector" })
    }
  }

  @Test("a generated cluster survives being written and read")
  func roundTrip() throws {
    for var cluster in try EstateGenerator.generate(EstateFacts.small()).clusters {
      // Manifests do not say what was used.
      cluster.usage = nil
      let read = try DumpReader.readCluster(
        named: cluster.name, bytes: ManifestWriter.bytes(of: cluster), source: "generated")
      #expect(read.cluster == cluster)
      #expect(read.statistics.skipped.isEmpty && read.statistics.duplicates == 0)
    }
  }

  @Test("presets are found by name")
  func presets() {
    for name in EstateSpec.presets.map(\.name) {
      #expect(EstateSpec.preset(name)?.name == name)
    }
    #expect(EstateSpec.preset("no such preset") == nil)
  }
}
