import Estate
import Specs

/// A role of one cluster.
struct RolePlace: Hashable {
  var cluster: Int
  /// `nil` for a reference to nothing.
  var role: Int?
}

/// What the rules of a role name, each once, in order of bytes.
struct RoleWords {
  var verbs: [String] = []
  var resources: [String] = []
}

/// What one request asks for.
extension GrantBuilder {
  /// What goes into one bundle.
  private enum Basket: Hashable {
    /// Position in the actor's targets.
    case target(Int)
    case namespace(cluster: String, namespace: String, isJoined: Bool)
    case cluster(String, isJoined: Bool)
    case everything(isJoined: Bool)
  }

  /// Puts what an actor must ask for into bundles.
  ///
  /// A binding for a whole cluster has no namespace to go with, so each is asked for by itself where
  /// a request is for a namespace. A pipeline's run and an agent's invocation ask once for
  /// everything (assumption: nobody approves half a run).
  mutating func settle(_ asking: Asking, _ controls: Controls) {
    guard let process = controls.process, let actor = asking.actor else { return }
    var order: [Basket] = []
    var contents: [Basket: [Int]] = [:]
    let baskets = asking.requested.indices.map { basket($0, of: actor, process) }
    for (basket, requested) in zip(baskets, asking.requested) where !requested.isEmpty {
      if contents[basket] == nil { order.append(basket) }
      contents[basket, default: []] += requested
    }
    var numbers: [Basket: Int] = [:]
    for basket in order {
      numbers[basket] = bundle(
        process: process, requester: actor, contents[basket] ?? [])
    }
    for (rank, requested) in asking.requested.enumerated() where !requested.isEmpty {
      targets[actor][rank].bundle = numbers[baskets[rank]]
    }
  }

  private func basket(_ rank: Int, of actor: Int, _ process: Int) -> Basket {
    let target = targets[actor][rank]
    guard actors[actor].kind == .person else { return .everything(isJoined: false) }
    switch processes.all[process].granularity {
    case .namespace where !target.namespace.isEmpty:
      return .namespace(
        cluster: target.cluster, namespace: target.namespace, isJoined: target.isJoined)
    case .binding, .namespace: return .target(rank)
    case .cluster: return .cluster(target.cluster, isJoined: target.isJoined)
    case .fleet: return .everything(isJoined: target.isJoined)
    }
  }

  /// - Parameter entitlements: At least one.
  mutating func bundle(process: Int, requester: Int, _ entitlements: [Int]) -> Int {
    let positions = Array(Set(entitlements)).sorted()
    let those = positions.map { overlay.entitlements[$0] }
    let clusters = Set(those.map(\.cluster))
    let namespaces = Set(those.map(\.namespace))
    let isOne = clusters.count == 1
    var bundle = Bundle(
      process: process, requester: requester, entitlements: positions,
      cluster: isOne ? those[0].cluster : "",
      namespace: isOne && namespaces.count == 1 ? those[0].namespace : "",
      environment: environment(of: those))
    if !bundle.namespace.isEmpty {
      let cluster = rolesOfEntitlements[positions[0]].cluster
      bundle.labels = self.clusters[cluster].labels[bundle.namespace] ?? [:]
    }
    for position in positions {
      let place = rolesOfEntitlements[position]
      add(words(of: place), to: &bundle)
      bundle.risk = max(bundle.risk, risk(of: place, in: overlay.entitlements[position].namespace))
    }
    bundles.append(bundle)
    return bundles.count - 1
  }

  /// The most protected one that some entitlements touch.
  private func environment(of entitlements: [Entitlement]) -> String {
    if entitlements.contains(where: \.namespace.isEmpty) { return EnvironmentNames.cluster }
    let order: [Environment] = [.production, .platform, .staging, .unknown, .development]
    let touched = Set(
      entitlements.map { environments.environment(cluster: $0.cluster, namespace: $0.namespace) })
    return (order.first(where: touched.contains) ?? .unknown).rawValue
  }

  private func add(_ words: RoleWords, to bundle: inout Bundle) {
    guard !bundle.verbs.isEmpty || !bundle.resources.isEmpty else {
      (bundle.verbs, bundle.resources) = (words.verbs, words.resources)
      return
    }
    bundle.verbs = Self.inOrder(bundle.verbs + words.verbs)
    bundle.resources = Self.inOrder(bundle.resources + words.resources)
  }

  private mutating func words(of place: RolePlace) -> RoleWords {
    if let known = words[place] { return known }
    let rules = place.role.map { roles[place.cluster].roles[$0].rules } ?? []
    let found = RoleWords(
      verbs: Self.inOrder(rules.flatMap(\.verbs)),
      resources: Self.inOrder(rules.flatMap(\.resources)))
    words[place] = found
    return found
  }

  private static func inOrder(_ words: [String]) -> [String] {
    Set(words).sorted { $0.precedesInBytes($1) }
  }

  private mutating func risk(of place: RolePlace, in namespace: String) -> Double {
    guard let role = place.role else { return 0 }
    let cluster = clusters[place.cluster].cluster.name
    let environment =
      namespace.isEmpty
      ? nil : environments.environment(cluster: cluster, namespace: namespace)
    return roles[place.cluster].sensitivity(of: role) * RiskScore.reach(environment)
  }
}
