import Estate
import EstateSources
import Specs
import Testing

@Suite("Misconfigurations")
struct MisconfigurationTests {
  typealias Rates = EstateSpec.MisconfigurationRates

  typealias Rate = WritableKeyPath<Rates, Double> & Sendable

  private static let faults: [(name: String, rate: any Rate)] = [
    ("privilegedPod", \.privilegedPod), ("clusterWideDeployer", \.clusterWideDeployer),
    ("secretReader", \.secretReader), ("podCreator", \.podCreator),
    ("legacyTokenSecret", \.legacyTokenSecret), ("personalClusterAdmin", \.personalClusterAdmin),
  ]

  @Test("raising one rate only ever adds, step by step", arguments: 0..<6, UInt64(1)...2)
  func monotone(fault: Int, seed: UInt64) throws {
    var spec = try EstateFacts.small(seed: seed)
    spec.misconfigurations = EstateFacts.faultless
    var previous = try EstateGenerator.generate(spec)
    for rate in [0.05, 0.3, 1.0] {
      spec.misconfigurations[keyPath: Self.faults[fault].rate] = rate
      let next = try EstateGenerator.generate(spec)
      expectAddition(to: previous, gives: next)
      previous = next
    }
  }

  @Test("each fault at full rate adds what it is named for", arguments: 0..<6)
  func fullRate(fault: Int) throws {
    var spec = try EstateFacts.small()
    spec.misconfigurations = EstateFacts.faultless
    let before = try EstateGenerator.generate(spec)
    spec.misconfigurations[keyPath: Self.faults[fault].rate] = 1
    let after = try EstateGenerator.generate(spec)
    func count(_ count: (Cluster) -> Int) -> Int {
      zip(after.clusters, before.clusters).map { count($0) - count($1) }.reduce(0, +)
    }
    let secrets = count { $0.secrets.count }
    let bindings = count { $0.bindings.count }
    let privileged = count { $0.workloads.filter { $0.template.containers[0].privileged }.count }
    switch Self.faults[fault].name {
    case "privilegedPod":
      #expect((secrets, bindings) == (0, 0))
      let workloads = after.clusters.flatMap(\.workloads).filter {
        EstateFacts.isApplication($0.metadata.namespace)
      }
      #expect(privileged == workloads.count)
    case "clusterWideDeployer", "secretReader", "podCreator":
      #expect((secrets, bindings, privileged) == (0, 21, 0))
    case "legacyTokenSecret":
      let accounts = after.clusters.flatMap(\.serviceAccounts).count
      let tokens = after.clusters.flatMap(\.secrets).compactMap(\.tokenServiceAccount).count
      #expect(tokens == accounts)
      #expect((bindings, privileged) == (0, 0))
    default:
      // Forty people, each in both clusters; nobody for emergencies.
      #expect((secrets, bindings, privileged) == (0, 80, 0))
    }
  }

  @Test("without faults no application reads Secrets or creates pods")
  func faultless() throws {
    var spec = try EstateFacts.small()
    spec.misconfigurations = EstateFacts.faultless
    for cluster in try EstateGenerator.generate(spec).clusters {
      let authorizer = Authorizer(cluster: cluster)
      for pod in cluster.pods where EstateFacts.isApplication(pod.metadata.namespace) {
        #expect(pod.spec.containers.allSatisfy { !$0.privileged })
        let account = pod.spec.serviceAccountName.isEmpty ? "default" : pod.spec.serviceAccountName
        let principal = Principal.serviceAccount(
          namespace: pod.metadata.namespace, name: account)
        for (verb, resource) in [("list", "secrets"), ("get", "secrets"), ("create", "pods")] {
          let request = AccessRequest(
            verb: verb, resource: resource, namespace: pod.metadata.namespace)
          #expect(!authorizer.decide(request.by(principal)).allowed)
        }
      }
    }
  }

  @Test("the share of faulty entities is the rate")
  func shares() throws {
    var spec = try EstateFacts.small()
    spec.teams = 151
    spec.misconfigurations = EstateFacts.rates(0.2)
    let estate = try EstateGenerator.generate(spec)
    let bindings = estate.clusters.flatMap(\.bindings).map(\.metadata.name)
    let candidates = 450.0
    for ending in ["-deployer-secrets", "-api-secrets", "-api-pods"] {
      let hits = Double(bindings.filter { $0.hasSuffix(ending) }.count)
      #expect(abs(hits / candidates - 0.2) < 4 * (0.2 * 0.8 / candidates).squareRoot())
    }
  }

  /// Expects that the later estate is the earlier one with rights or exposure added.
  private func expectAddition(to before: Estate, gives after: Estate) {
    #expect(after.context == before.context)
    #expect(after.clusters.count == before.clusters.count)
    for (old, new) in zip(before.clusters, after.clusters) {
      #expect(new.serviceAccounts == old.serviceAccounts)
      #expect(new.configMaps == old.configMaps)
      #expect(new.nodes == old.nodes)
      #expect(Set(new.secrets).isSuperset(of: old.secrets))
      #expect(Set(new.roles).isSuperset(of: old.roles))
      #expect(Set(new.bindings).isSuperset(of: old.bindings))
      #expect(new.pods.map(\.harmless) == old.pods.map(\.harmless))
      #expect(new.workloads.map(\.harmless) == old.workloads.map(\.harmless))
      #expect(new.namespaces.map(\.unguarded) == old.namespaces.map(\.unguarded))
      for (one, other) in zip(old.pods, new.pods) {
        #expect(zip(one.privileges, other.privileges).allSatisfy { !$0 || $1 })
      }
      for (one, other) in zip(old.namespaces, new.namespaces) {
        #expect(one == other || one.enforces == "baseline" && other.enforces == "privileged")
      }
    }
  }
}

extension EstateFacts {
  static func isApplication(_ namespace: String) -> Bool {
    ["-production", "-staging", "-development"].contains { namespace.hasSuffix($0) }
  }
}

extension Pod {
  fileprivate var privileges: [Bool] { spec.containers.map(\.privileged) }
  fileprivate var harmless: Pod {
    var pod = self
    pod.spec = spec.harmless
    return pod
  }
}

extension Workload {
  fileprivate var harmless: Workload {
    var workload = self
    workload.template = template.harmless
    return workload
  }
}

extension PodSpec {
  /// The same without privileged containers.
  fileprivate var harmless: PodSpec {
    var spec = self
    for index in spec.containers.indices { spec.containers[index].privileged = false }
    return spec
  }
}

extension Namespace {
  fileprivate var enforces: String? { metadata.labels["pod-security.kubernetes.io/enforce"] }
  /// The same without a Pod Security Standard.
  fileprivate var unguarded: Namespace {
    var namespace = self
    namespace.metadata.labels["pod-security.kubernetes.io/enforce"] = nil
    return namespace
  }
}
