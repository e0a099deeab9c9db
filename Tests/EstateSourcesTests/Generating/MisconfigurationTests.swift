import Estate
import EstateSources
import Specs
import Testing

@Suite("Misconfigurations")
struct MisconfigurationTests {
  @Test(
    "raising one rate only ever adds, step by step",
    arguments: EstateFacts.additions, [UInt64(1), 2])
  func monotone(fault: EstateParameter, seed: UInt64) throws {
    var spec = EstateFacts.faultless(try EstateFacts.small(seed: seed))
    var previous = try EstateGenerator.generate(spec)
    for rate in [0.05, 0.3, 1.0] {
      spec[fault] = rate
      let next = try EstateGenerator.generate(spec)
      expectAddition(to: previous, gives: next)
      previous = next
    }
    #expect(
      previous != (try EstateGenerator.generate(spec.setting([(fault, 0)]))), "it does nothing")
  }

  @Test("a level of the dial contains every lower one", arguments: [UInt64(1), 2])
  func dial(seed: UInt64) throws {
    let spec = try EstateFacts.small(seed: seed)
    let estates = try [0, 0.5, 1, 1.5, 2].map {
      try EstateGenerator.generate(spec.misconfigured(toLevel: $0))
    }
    for (lower, higher) in zip(estates, estates.dropFirst()) {
      expectAddition(to: lower, gives: higher)
    }
    #expect(estates[0] != estates[4])
  }

  @Test("each fault at full rate adds what it is named for", arguments: EstateFacts.additions)
  func fullRate(fault: EstateParameter) throws {
    let spec = EstateFacts.faultless(try EstateFacts.small()).setting([(.pipelineShare, 1)])
    let before = try EstateGenerator.generate(spec)
    let after = try EstateGenerator.generate(spec.setting([(fault, 1)]))
    func count(_ count: (Cluster) -> Int) -> Int {
      zip(after.clusters, before.clusters).map { count($0) - count($1) }.reduce(0, +)
    }
    func workloads(where isFaulty: (PodSpec) -> Bool) -> Int {
      count { $0.workloads.count { isFaulty($0.template) } }
    }
    let own = after.clusters.flatMap(\.workloads).count {
      EstateFacts.isApplication($0.metadata.namespace)
    }
    let added = [
      count { $0.secrets.count }, count { $0.bindings.count }, count { $0.roles.count },
      count { $0.serviceAccounts.count }, workloads { $0.containers[0].privileged },
      workloads { $0.volumes.contains { $0.source == .hostPath(path: "/") } },
    ]
    let accounts = after.clusters.flatMap(\.serviceAccounts).count
    switch fault {
    case .privilegedPod: #expect(added == [0, 0, 0, 0, own, 0])
    case .hostMount: #expect(added == [0, 0, 0, 0, 0, own])
    case .clusterWideDeployer, .secretReader, .podCreator, .roleWriter:
      #expect(added == [0, 18, 18, 0, 0, 0])
    case .defaultAccountEdit, .orphanedBinding: #expect(added == [0, 18, 0, 0, 0, 0])
    case .unusedAccount: #expect(added == [0, 18, 0, 18, 0, 0])
    // Three teams with applications, each with one in production.
    case .formerMember: #expect(added == [0, 3, 0, 0, 0, 0])
    case .wildcardRole:
      #expect(added == [0, 0, 0, 0, 0, 0])
      let narrow = after.clusters.flatMap(\.roles).filter {
        EstateFacts.isApplication($0.metadata.namespace)
          && !$0.rules.allSatisfy { $0.verbs == ["*"] }
      }
      #expect(narrow.isEmpty)
    case .accountClusterAdmin:
      #expect(added[0] == 0 && added[1] > 40 && Array(added[2...]) == [0, 0, 0, 0])
    case .legacyToken:
      let tokens = after.clusters.flatMap(\.secrets).compactMap(\.tokenServiceAccount).count
      #expect(tokens == accounts && Array(added[1...]) == [0, 0, 0, 0, 0])
    // Sixteen people, each in both clusters; nobody for emergencies.
    case .personalClusterAdmin: #expect(added == [0, 32, 0, 0, 0, 0])
    default: Issue.record("\(fault.path) is not looked at")
    }
  }

  @Test("without faults no application reads Secrets or creates pods")
  func faultless() throws {
    // Schedulers, batch programs and agents need such rights, by their trade.
    let spec = EstateFacts.faultless(try EstateFacts.small()).setting([
      (.schedulerWeight, 0), (.batchWeight, 0), (.agentWeight, 0),
    ])
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
    let spec = EstateFacts.rated(try EstateFacts.small(), 0.2).setting([
      (.teams, 151), (.applicationCount, 150), (.pipelineShare, 1),
    ])
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
      #expect(Set(new.serviceAccounts).isSuperset(of: old.serviceAccounts))
      #expect(new.configMaps == old.configMaps)
      #expect(new.nodes == old.nodes)
      #expect(Set(new.secrets).isSuperset(of: old.secrets))
      #expect(Set(new.roles.map(\.metadata)).isSuperset(of: old.roles.map(\.metadata)))
      #expect(Set(new.roles.map(\.named)).isSuperset(of: old.roles.map(\.named)))
      let roles = Dictionary(grouping: new.roles, by: \.metadata)
      #expect(old.roles.allSatisfy { role in roles[role.metadata]?.first?.allows(role) == true })
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

extension Role {
  /// What the rules are about, whatever they allow.
  fileprivate var named: [[String]] {
    rules.flatMap { [$0.apiGroups, $0.resources, $0.resourceNames] }
  }

  /// Whether it is the other role with the same or more verbs.
  fileprivate func allows(_ other: Role) -> Bool {
    metadata == other.metadata && rules.count == other.rules.count
      && zip(rules, other.rules).allSatisfy { $0.verbs == $1.verbs || $0.verbs == ["*"] }
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
  /// The same without privileged containers and the node's root.
  fileprivate var harmless: PodSpec {
    var spec = self
    spec.volumes.removeAll { $0.name == "node-root" }
    for index in spec.containers.indices {
      spec.containers[index].privileged = false
      spec.containers[index].mounts.removeAll { $0.volume == "node-root" }
    }
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
