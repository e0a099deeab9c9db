import Sampling
import Specs

/// Which exceptional actions a policy records.
///
/// Every action of a task goes through the API server. It is recorded for certain where the log is
/// fail-closed, hash-chained or witnessed, and where a gate stands before the action: the gate
/// writes before it lets anybody through. A best-effort log loses a share of the rest; without a
/// log the rest is not recorded. A gate stands before nobody who comes with a shadow credential.
///
/// What is lost is drawn by (actor, task), so that metrics and log agree on it and so do policies.
struct AuditRecording: Sendable {
  enum Record: Sendable, Hashable {
    case certain
    case mayBeLost
    case none
  }

  /// The share of records that a best-effort log loses.
  ///
  /// - Source: assumption. Kubernetes' auditing guide says that batching back-ends drop events when
  ///   their buffer overflows; no share is published.
  static let lossShare = 0.01

  private static let loss = StreamPurpose("audit-loss")

  private let integrity: AuditRule.Integrity
  /// Whether a gate that only records governs an actor's actions of a kind; by actor, then action.
  private let isLogged: [[Bool]]
  private let targets: [[TaskTarget]]
  private let keys: [EntityKey]
  /// `nil` where nothing is lost.
  private let streams: RandomStreams?

  /// - Parameter streams: What the timeline was drawn from; `nil` for one made by hand, of which a
  ///   best-effort log loses nothing.
  /// - Complexity: O(actors × gates).
  init(_ plan: AccessPlan, _ streams: RandomStreams?) {
    self.streams = streams
    keys = plan.actors.map(\.key)
    integrity = plan.policy.audit.integrity
    targets = plan.targets
    let gates = plan.policy.gates.filter { $0.mode == .log }
    let governance = plan.governance
    isLogged = plan.actors.map { actor in
      let population = actor.kind.population
      let own = gates.filter {
        $0.populations.contains(population)
          && governance.governs($0.coverage, population, actor.name)
      }
      return GateRule.Action.allCases.map { action in own.contains { $0.actions.contains(action) } }
    }
  }

  func record(of action: GateRule.Action, _ task: AccessTask, _ means: AccessMeans) -> Record {
    gate(before: action, task, means) == nil ? ungated : .certain
  }

  /// How what no gate stands before is recorded.
  private var ungated: Record {
    switch integrity {
    case .none: .none
    case .bestEffort: .mayBeLost
    case .failClosed, .hashChain, .witness: .certain
    }
  }

  /// Whether there is a record of what a task does that was done.
  ///
  /// - Complexity: O(1); at most one draw.
  func keeps(_ task: AccessTask, _ means: AccessMeans) -> Bool {
    switch task.action.map({ record(of: $0, task, means) }) ?? ungated {
    case .certain: true
    case .none: false
    case .mayBeLost: !isLost(task)
    }
  }

  /// Whether a best-effort log loses what a task does.
  func isLost(_ task: AccessTask) -> Bool {
    guard let streams else { return false }
    return streams.uniform(Self.loss, keys[Int(task.actor)], UInt64(task.index)) < Self.lossShare
  }

  /// The kind of gate that stands before an action; one that only records is named first.
  func gate(
    before action: GateRule.Action, _ task: AccessTask, _ means: AccessMeans
  ) -> GateRule.Mode? {
    guard means != .shadow else { return nil }
    let actor = Int(task.actor)
    if isLogged[actor][action.position] { return .log }
    guard task.target != AccessTask.none else { return nil }
    return targets[actor][Int(task.target)].gates[action.position] == nil ? nil : .approval
  }
}

extension Actor.Kind {
  /// The population that controls name it by.
  var population: Population {
    switch self {
    case .person: .people
    case .pipeline: .pipelines
    case .agent: .agents
    }
  }
}
