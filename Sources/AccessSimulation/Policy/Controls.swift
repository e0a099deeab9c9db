import Estate
import Specs

/// Which of a policy's controls govern the rights of one holder.
struct Controls {
  enum Gate: Hashable {
    /// Nobody can ask: the right is gone.
    case withdrawn
    /// Position of the process.
    case onRequest(Int)
  }

  var scope: ScopeRule?
  /// Shape [GateRule.Action.allCases]; `nil` where the right stays.
  var gates: [Gate?] = [nil, nil, nil]
  /// Position of the process by which everything is had on request; `nil` for standing rights.
  var process: Int?
  var isReviewed = false
  var breaksGlass = false

  /// Whether no control touches the holder's rights.
  var isIdle: Bool {
    scope == nil && process == nil && !isReviewed && gates.allSatisfy { $0 == nil }
  }
}

/// The processes of a policy, and which control each belongs to.
struct ProcessTable {
  private(set) var all: [ElevationRule] = []
  private(set) var elevation: Int?
  private(set) var deployments: Int?
  private(set) var agentTasks: Int?
  /// Shape [policy.gates].
  private(set) var gates: [Int?] = []

  init(_ policy: PolicySpec) {
    elevation = add(policy.elevation)
    deployments = add(policy.deployments)
    agentTasks = add(policy.agentTasks)
    for gate in policy.gates { gates.append(add(gate.mode == .approval ? gate.process : nil)) }
  }

  private mutating func add(_ rule: ElevationRule?) -> Int? {
    guard let rule else { return nil }
    all.append(rule)
    return all.count - 1
  }

  /// By which whole populations have their rights; workloads cannot ask.
  func process(of population: Population) -> Int? {
    switch population {
    case .people: elevation
    case .pipelines: deployments
    case .agents: agentTasks
    case .workloads: nil
    }
  }
}

extension PolicySpec {
  /// The processes that govern anybody.
  var processesInForce: [ElevationRule] {
    let whole = [elevation, deployments, agentTasks].compactMap { $0 }
      .filter { $0.coverage.share > 0 }
    return whole
      + gates.filter { $0.mode == .approval && $0.coverage.share > 0 }.compactMap(\.process)
  }

  /// The controls that govern a holder who is a member of a population by some names.
  ///
  /// - Parameter names: Governed by one of them is governed.
  func controls(
    of population: Population, _ names: [String], _ processes: ProcessTable,
    _ governance: Governance
  ) -> Controls {
    func governs(_ coverage: Coverage) -> Bool {
      names.contains { governance.governs(coverage, population, $0) }
    }
    var controls = Controls()
    controls.scope = scopes.first { $0.population == population && governs($0.coverage) }
    let process = processes.process(of: population)
    if let process, governs(processes.all[process].coverage) { controls.process = process }
    for (gate, process) in zip(gates, processes.gates)
    where gate.mode == .approval && gate.populations.contains(population) && governs(gate.coverage)
    {
      for (rank, action) in GateRule.Action.allCases.enumerated()
      where gate.actions.contains(action) && controls.gates[rank] == nil {
        controls.gates[rank] =
          population == .workloads ? .withdrawn : process.map { .onRequest($0) } ?? .withdrawn
      }
    }
    if let reviews, reviews.populations.contains(population), governs(reviews.coverage) {
      controls.isReviewed = controls.process == nil
    }
    if let breakGlass, population == .people { controls.breaksGlass = governs(breakGlass.coverage) }
    return controls
  }
}

extension GateRule.Action {
  /// The rights that the action takes.
  ///
  /// - Source: Kubernetes documentation, "Using RBAC Authorization"; ephemeral containers are added
  ///   by `update` and `patch`, everything else of these by `create` or a websocket's `get`.
  var rights: [RightSet] {
    let rbac = "rbac.authorization.k8s.io"
    return switch self {
    case .secretRead:
      [RightSet(apiGroup: "", paths: ["secrets"], verbs: ["get", "list", "watch"])]
    case .roleBinding:
      [
        RightSet(
          apiGroup: rbac, paths: ["rolebindings", "clusterrolebindings", "roles", "clusterroles"],
          verbs: ["create", "update", "patch", "bind", "escalate"])
      ]
    case .exec:
      [
        RightSet(apiGroup: "", paths: ["pods/exec", "pods/attach"], verbs: ["create", "get"]),
        RightSet(
          apiGroup: "", paths: ["pods/ephemeralcontainers"],
          verbs: ["create", "get", "update", "patch"]),
      ]
    }
  }
}

extension GateRule.Action {
  /// Whether rules allow it of anything at all.
  func isPossible(by rules: [PolicyRule]) -> Bool {
    rights.contains { set in
      rules.contains { rule in
        rule.hasAPIGroup(set.apiGroup) && set.verbs.contains { rule.hasVerb($0) }
          && set.paths.contains { path in
            let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
            return rule.hasResource(parts[0], subresource: parts.count > 1 ? parts[1] : "")
          }
      }
    }
  }
}
