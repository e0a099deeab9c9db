import AccessSimulation
import Sampling
import Specs

/// One thing changed about a policy, or about what waiting does to people, and the draws whose
/// values that may change.
struct Knob: CustomStringConvertible, Sendable {
  typealias Change = @Sendable (inout PolicySpec, inout ActivitySpec) -> Void

  var description: String
  var change: Change
  var alters: Set<KeyedDraws.Draw>

  init(_ name: String, _ alters: Set<KeyedDraws.Draw> = [], _ change: @escaping Change) {
    description = name
    self.alters = alters
    self.change = change
  }

  /// A change of the process by which people elevate themselves.
  private static func process(
    _ name: String, _ alters: Set<KeyedDraws.Draw> = [],
    _ change: @escaping @Sendable (inout ElevationRule) -> Void
  ) -> Knob {
    Knob("elevation: \(name)", alters) { policy, _ in
      guard var process = policy.elevation else { return }
      change(&process)
      policy.elevation = process
    }
  }

  static let all = processes + deciding + controls + credentials + friction

  private static let processes: [Knob] = [
    process("grantDuration", [.duration]) { $0.grantDuration = 900 },
    process("endless", [.duration]) { $0.grantDuration = .max },
    process("requested", [.duration]) { $0.requested = nil },
    process("clockOrigin request") { $0.clockOrigin = .request },
    process("clockOrigin scheduled") {
      $0.clockOrigin = .scheduledStart
      $0.scheduledDelay = .exponential(mean: 600)
    },
    process("clockOrigin first use") { $0.clockOrigin = .firstUse },
    process("pendingExpiry") { $0.pendingExpiry = 1200 },
    process("no expiry") { $0.pendingExpiry = nil },
    process("reRequests") { $0.reRequests = 5 },
    process("reRequestDelay", [.reRequest]) { $0.reRequestDelay = .exponential(mean: 900) },
    process("propagation", [.propagation]) { $0.propagation = .exponential(mean: 90) },
    process("revocationPoll", [.duration]) { $0.revocationPoll = 0 },
    process("idleTimeout") { $0.idleTimeout = 900 },
    process("sessionTail") { $0.sessionTail = 0 },
    process("requestAtStart") { $0.requestAtStart = true },
    process("controller") { $0.controller = true },
  ]

  private static let deciding: [Knob] = [
    process("granularity namespace") { $0.granularity = .namespace },
    process("granularity fleet") { $0.granularity = .fleet },
    process("service", [.service]) { $0.approverService = .exponential(mean: 60) },
    process("attention") { $0.attention = .constant(0) },
    process("broadcast") { $0.assignment = .broadcast },
    process("denialShare", [.denial]) { $0.denialShare = 0.4 },
    process("selfApproval") { $0.selfApproval = true },
    process("fatigue", [.service, .denial]) {
      $0.fatigue = .init(decisionsPerDay: 2, serviceFactor: 3, scrutinyFactor: 0)
    },
    process("escalations") { $0.escalations = [.init(after: 600, pool: "security")] },
    process("everything by policy") { $0.rules = [DecisionRule(decision: .policy)] },
    process("everything by approval") { $0.rules = [DecisionRule(decision: .approval)] },
    process("production denied") {
      $0.rules.insert(DecisionRule(environments: ["production"], decision: .deny), at: 0)
    },
    process("another pool") { $0.rules[0].levels = [[.init(pool: "security")]] },
    process("two levels") { $0.rules[0].levels = [[.init()], [.init(pool: "security")]] },
    process("two approvals") { $0.rules[0].levels = [[.init(approvals: 2)]] },
    process("coverage") { $0.coverage.share = 0.4 },
  ]

  private static let controls: [Knob] = [
    Knob("no break-glass") { policy, _ in policy.breakGlass = nil },
    Knob("break-glass after") { policy, _ in policy.breakGlass?.after = 120 },
    Knob("break-glass duration") { policy, _ in policy.breakGlass?.grantDuration = 600 },
    Knob("break-glass review") { policy, _ in policy.breakGlass?.review = nil },
    Knob("no gates") { policy, _ in policy.gates = [] },
    Knob("gates log") { policy, _ in policy.gates = [GateRule(actions: [.exec], mode: .log)] },
    Knob("more gates") { policy, _ in
      policy.gates[0].actions = [.secretRead, .roleBinding, .exec]
    },
    Knob("no reviews") { policy, _ in policy.reviews = nil },
    Knob("review stamps", [.review]) { policy, _ in policy.reviews?.rubberStampShare = 1 },
    Knob("review interval", [.review]) { policy, _ in policy.reviews?.interval = 6 * 86_400 },
    Knob("review lag", [.review]) { policy, _ in policy.reviews?.removalLag = .constant(60) },
    Knob("review effort") { policy, _ in policy.reviews?.secondsPerGrant = .constant(60) },
    Knob("deployments standing") { policy, _ in policy.deployments = nil },
    Knob("deployments ask", [.duration, .propagation]) { policy, _ in
      policy.deployments = BusyShop.asking()
    },
    Knob("agents standing") { policy, _ in policy.agentTasks = nil },
    Knob("agents ask", [.duration, .propagation]) { policy, _ in
      policy.agentTasks = BusyShop.asking()
    },
    Knob("audit") { policy, _ in policy.audit.integrity = .hashChain },
  ]

  private static let credentials: [Knob] = [
    Knob("people lifetime", [.peopleVersions]) { policy, _ in policy.people.lifetime = 3600 },
    Knob("people certificates", [.peopleVersions]) { policy, _ in
      policy.people = CredentialRule(
        kind: .clientCertificate, lifetime: 90 * 86_400, rotation: 86_400)
    },
    Knob("people coverage", [.peopleVersions]) { policy, _ in policy.people.coverage.share = 0.5 },
    Knob("pipelines rotation", [.pipelineVersions]) { policy, _ in
      policy.pipelines.rotation = 86_400
    },
    Knob("pipelines failures", [.pipelineVersions]) { policy, _ in
      policy.pipelines.failureShare = 0.6
    },
    Knob("pipelines overlap", [.pipelineVersions]) { policy, _ in
      policy.pipelines.overlap = 3600
    },
    Knob("pipelines federated", [.pipelineVersions]) { policy, _ in
      policy.pipelines = CredentialRule(kind: .federatedToken, lifetime: 3600)
    },
    Knob("stored rotation", [.storedVersions]) { policy, _ in
      policy.storedTokens.rotation = 86_400
    },
    Knob("agents token", [.agentVersions]) { policy, _ in
      policy.agents = CredentialRule(kind: .taskToken, lifetime: 600)
    },
  ]

  private static let friction: [Knob] = [
    Knob("bypassShare", [.bypass]) { _, activity in activity.friction.bypassShare = 0.2 },
    Knob("patience", [.patience]) { _, activity in
      activity.friction.patience = .exponential(mean: 1800)
    },
    Knob("urgent patience", [.patience]) { _, activity in
      activity.friction.urgentPatience = .exponential(mean: 600)
    },
    Knob("shadow life", [.shadowLife]) { _, activity in
      activity.friction.shadowLifetime = .exponential(mean: 5000)
    },
    Knob("shadow places", [.place]) { _, activity in activity.friction.wikiWeight = 2 },
    Knob("repair", [.pipelineVersions, .storedVersions]) { _, activity in
      activity.rotation.repair = .constant(600)
    },
  ]
}
