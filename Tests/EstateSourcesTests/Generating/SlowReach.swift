import Estate

/// Everything an attacker reaches in one cluster from one place, by asking the authorizer about
/// every pair of account and namespace. Written apart from the attack graph, and slowly.
final class SlowReach {
  enum Place: Hashable {
    case pod(Int)
    case account(String)
    case secret(Int)
    case node(String)
  }

  struct Outcome {
    var secrets = 0
    var namespaces = 0
    var nodes = 0
    var controlsCluster = false
  }

  private let cluster: Cluster
  private let authorizer: Authorizer
  private let namespaces: [String]
  private let secrets: [String: [Int]]
  private let pods: [String: [Int]]
  private let podsOfNode: [String: [Int]]
  private let accounts: [String: [ServiceAccount]]
  private var powers: [String: [Power]] = [:]

  private static let groups = ["deployments": "apps", "jobs": "batch"]

  private struct Power {
    var namespace: String
    var readsSecrets: Bool
    var mintsTokens: Bool
    var execsInPods: Bool
    var createsPods: Bool
    var isAny: Bool { readsSecrets || mintsTokens || execsInPods || createsPods }
  }

  init(_ cluster: Cluster) {
    self.cluster = cluster
    authorizer = Authorizer(cluster: cluster)
    namespaces = cluster.namespaces.map(\.metadata.name)
    secrets = Dictionary(
      grouping: cluster.secrets.indices, by: { cluster.secrets[$0].metadata.namespace })
    pods = Dictionary(grouping: cluster.pods.indices, by: { cluster.pods[$0].metadata.namespace })
    podsOfNode = Dictionary(
      grouping: cluster.pods.indices, by: { cluster.pods[$0].spec.nodeName })
    accounts = Dictionary(grouping: cluster.serviceAccounts, by: \.metadata.namespace)
  }

  func reach(from start: Place) -> Outcome {
    var seen: Set<Place> = [start]
    var pending = [start]
    var controlled: Set<String> = []
    var controlsCluster = false
    while let place = pending.popLast() {
      var next: [Place] = []
      switch place {
      case .pod(let index): next = places(in: cluster.pods[index])
      case .node(let name):
        next = (podsOfNode[name] ?? []).map(Place.pod)
      case .secret(let index):
        let secret = cluster.secrets[index]
        if let account = secret.tokenServiceAccount {
          next = [.account("\(secret.metadata.namespace)/\(account)")]
        }
      case .account(let account):
        if mayDoEverything(account) { controlsCluster = true }
        for power in powers(of: account) {
          next += places(for: power)
          if power.execsInPods || power.createsPods { controlled.insert(power.namespace) }
        }
      }
      pending += next.filter { seen.insert($0).inserted }
    }
    return Outcome(
      secrets: seen.filter { if case .secret = $0 { true } else { false } }.count,
      namespaces: controlled.count,
      nodes: seen.filter { if case .node = $0 { true } else { false } }.count,
      controlsCluster: controlsCluster)
  }

  private func places(in pod: Pod) -> [Place] {
    let namespace = pod.metadata.namespace
    var places: [Place] = []
    let name = pod.spec.serviceAccountName.isEmpty ? "default" : pod.spec.serviceAccountName
    let account = accounts[namespace]?.first { $0.metadata.name == name }
    if pod.spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true {
      places.append(.account("\(namespace)/\(name)"))
    }
    var mounted = pod.spec.containers.flatMap(\.environmentSecrets)
    for case .secret(let secret, _) in pod.spec.volumes.map(\.source) { mounted.append(secret) }
    places += (secrets[namespace] ?? [])
      .filter { mounted.contains(cluster.secrets[$0].metadata.name) }.map(Place.secret)
    if pod.spec.containers.contains(where: \.privileged), !pod.spec.nodeName.isEmpty {
      places.append(.node(pod.spec.nodeName))
    }
    return places
  }

  private func places(for power: Power) -> [Place] {
    let namespace = power.namespace
    var places: [Place] = []
    if power.readsSecrets || power.createsPods {
      places += (secrets[namespace] ?? []).map(Place.secret)
    }
    if power.mintsTokens || power.createsPods {
      places += (accounts[namespace] ?? []).map { .account("\(namespace)/\($0.metadata.name)") }
    }
    if power.execsInPods {
      places += (pods[namespace] ?? []).map(Place.pod)
    }
    return places
  }

  private func powers(of account: String) -> [Power] {
    if let known = powers[account] { return known }
    let principal = principal(account)
    func may(_ verbs: [String], _ resource: String, in namespace: String) -> Bool {
      let parts = resource.split(separator: "/").map(String.init)
      return verbs.contains { verb in
        let request = AccessRequest(
          verb: verb, apiGroup: Self.groups[parts[0]] ?? "", resource: parts[0],
          subresource: parts.count > 1 ? parts[1] : "", namespace: namespace)
        return authorizer.decide(request.by(principal)).allowed
      }
    }
    let found = namespaces.map { namespace in
      Power(
        namespace: namespace,
        readsSecrets: may(["get", "list", "watch"], "secrets", in: namespace),
        mintsTokens: may(["create"], "serviceaccounts/token", in: namespace)
          || may(["impersonate"], "serviceaccounts", in: namespace),
        execsInPods: may(["create"], "pods/exec", in: namespace),
        createsPods: ["pods", "deployments", "jobs"].contains {
          may(["create"], $0, in: namespace)
        })
    }
    powers[account] = found.filter(\.isAny)
    return found.filter(\.isAny)
  }

  private func mayDoEverything(_ account: String) -> Bool {
    let request = AccessRequest(verb: "*", apiGroup: "*", resource: "*")
    return authorizer.decide(request.by(principal(account))).allowed
  }

  private func principal(_ account: String) -> Principal {
    let parts = account.split(separator: "/").map(String.init)
    return .serviceAccount(namespace: parts[0], name: parts[1])
  }
}
