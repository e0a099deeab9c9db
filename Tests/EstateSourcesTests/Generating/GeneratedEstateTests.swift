import Estate
import EstateSources
import Specs
import Testing

@Suite("Generated estates")
struct GeneratedEstateTests {
  @Test("an API server would take every object, whatever the shape", arguments: 0..<6)
  func validity(shape: Int) throws {
    let estate = try EstateGenerator.generate(EstateFacts.shapes()[shape])
    for cluster in estate.clusters {
      #expect(KubernetesValidity.problems(in: cluster) == [])
    }
  }

  @Test("the validity check refuses what an API server refuses")
  func validityCheckFails() throws {
    let cluster = try EstateGenerator.generate(EstateFacts.small()).clusters[0]
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

  @Test("seed 1 gives these pods on every machine and in every release")
  func pinned() throws {
    let cluster = try EstateGenerator.generate(EstateFacts.small()).clusters[0]
    let pods = cluster.pods.filter { $0.metadata.namespace == "payments-production" }
    #expect(
      pods.map { "\($0.metadata.name) \($0.spec.nodeName)" } == [
        "payments-web-drr7bjdgnb-hz8br production-general-1",
        "payments-web-drr7bjdgnb-9rk44 production-general-9",
        "payments-api-z9ql4svsgf-4cbct production-general-4",
        "payments-api-z9ql4svsgf-lpkj9 production-general-6",
        "payments-api-z9ql4svsgf-vwl8d production-general-3",
        "payments-scheduler-9lw5l8tpxk-kpsnm production-general-9",
      ])
  }

  @Test("names of sets come from the specification, not from the seed")
  func stableNames() throws {
    let first = try EstateGenerator.generate(EstateFacts.small(seed: 1))
    let other = try EstateGenerator.generate(EstateFacts.small(seed: 2))
    for (one, two) in zip(first.clusters, other.clusters) {
      #expect(one.name == two.name)
      #expect(one.namespaces.map(\.metadata.name) == two.namespaces.map(\.metadata.name))
      #expect(one.nodes == two.nodes)
    }
    #expect(first.context.people == other.context.people)
  }

  @Test("the small preset keeps its promised size at any seed", arguments: UInt64(1)...5)
  func size(seed: UInt64) throws {
    let estate = try EstateGenerator.generate(EstateFacts.small(seed: seed))
    func total(_ count: (Cluster) -> Int) -> Int { estate.clusters.map(count).reduce(0, +) }
    #expect(estate.clusters.map(\.name) == ["production", "nonproduction"])
    #expect((240...360).contains(total { $0.serviceAccounts.count }))
    #expect((36...50).contains(total { $0.namespaces.count }))
    #expect((300...600).contains(total { $0.pods.count }))
    #expect(total { $0.nodes.count } == 30)
    #expect((100...260).contains(total { $0.secrets.count }))
    #expect(estate.context.people.count == 41)
    #expect((25...40).contains(estate.context.pipelines.count))
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
    for cluster in try EstateGenerator.generate(EstateFacts.small()).clusters {
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
