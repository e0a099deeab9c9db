import Estate
import Sampling
import Specs

/// What the desk needs of a plan, worked out once: positions instead of names.
///
/// One model serves any number of units.
package struct DeskModel: Sendable {
  struct ActorModel: Sendable {
    var key: EntityKey
    var isPerson: Bool
    var person: Int32
    /// Position among the approvers; negative for none.
    var approver: Int32
    /// Position of its first target among all.
    var firstTarget: Int32
  }

  struct TargetModel: Sendable {
    /// Positions in the bundles; negative for none.
    var bundle: Int32
    var secretRead: Int32
    var roleBinding: Int32
    var exec: Int32
    var breakGlass: Int32
    /// Positions in the entitlements; negative for none.
    var shadow: Int32
    var standing: Int32
    /// Tasks whose need is below find what they need in the narrowed rights; 0 where these were
    /// withdrawn.
    var coveredNeeds: Int32
  }

  /// The plain numbers of a bundle: reading them counts no references.
  struct BundleModel: Sendable {
    var process: Int32
    var requester: Int32
    var fixedMaximum: Int64
    /// Negative where what decides depends on the time of the request.
    var fixedRule: Int32
    /// The only one; negative where there are several or none.
    var entitlement: Int32
    /// Whether each grant is for one task only.
    var endsWithTask: Bool
    var hasCoverers: Bool
  }

  struct BundleLists: Sendable {
    /// The lines that can match; a single one that always does is ``BundleModel/fixedRule``.
    var candidates: [RuleMatcher.Candidate]
    var entitlements: [Int32]
    /// Whether the requester may ask for it from the start on: not what comes with a move to another
    /// team, nor what is there for emergencies.
    var isOpenAtStart: Bool
    /// Other bundles of the same requester that grant all of it.
    var coverers: [Int32]
  }

  package let input: DeskInput
  let actors: [ActorModel]
  /// Shape [actors].
  let hours: [WorkingClock]
  let targets: [TargetModel]
  let bundles: [BundleModel]
  /// Shape [bundles].
  let bundleLists: [BundleLists]
  let processes: [ProcessModel]
  /// Shape [processes].
  let facts: [ProcessFacts]
  /// How long an approver takes; shape [processes].
  let services: [DurationSampler]
  let panels: ApproverPanels
  /// The panels' members one panel after another, and where those of each begin; shape [panels + 1].
  let members: [Int32]
  let memberStarts: [Int]
  /// Shape [approvers][panels they are in].
  let panelsOfApprover: [[Int32]]
  /// Whether a panel has a member; row-major, shape [panels × approvers].
  let isMember: [Bool]
  /// Who looks at emergencies afterwards; negative when nobody does.
  let reviewPanel: Int32
  let review: DurationSampler
  let patience: DurationSampler
  let urgentPatience: DurationSampler
  let shadowLifetime: DurationSampler

  /// - Complexity: O(targets + bundles × rules).
  package init(_ input: DeskInput) {
    self.input = input
    var panels = ApproverPanels(input.context)
    var processes: [ProcessModel] = []
    for rule in input.processes { processes.append(ProcessModel(rule, &panels)) }
    self.processes = processes
    facts = input.processes.map(ProcessFacts.init)
    services = input.processes.map { DurationSampler($0.approverService) }
    hours = input.actors.map { WorkingClock($0.hours) }
    let isReviewed = input.breakGlass?.review != nil
    reviewPanel = isReviewed ? panels.panel(pool: nil) : -1
    for bundle in input.bundles where input.processes[bundle.process].selfApproval {
      let requester = input.actors[bundle.requester]
      if requester.kind == .person { panels.admit(requester.position) }
    }
    self.panels = panels
    members = Array(panels.members.joined())
    memberStarts = panels.members.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    review = DurationSampler(input.breakGlass?.review ?? .constant(0))
    patience = DurationSampler(input.friction.patience)
    urgentPatience = DurationSampler(input.friction.urgentPatience)
    shadowLifetime = DurationSampler(input.friction.shadowLifetime)
    (actors, targets) = Self.flatten(input, panels)
    let lists = Self.lists(input)
    bundleLists = lists
    bundles = zip(input.bundles, lists).map { BundleModel($0, $1, input) }
    (panelsOfApprover, isMember) = Self.membership(panels)
  }

  private static func membership(_ panels: ApproverPanels) -> ([[Int32]], [Bool]) {
    let count = panels.approvers.count
    var panelsOf = Array(repeating: [Int32](), count: count)
    var isMember = Array(repeating: false, count: count * panels.panels.count)
    for (panel, members) in panels.members.enumerated() {
      for member in members {
        panelsOf[Int(member)].append(Int32(panel))
        isMember[panel * count + Int(member)] = true
      }
    }
    return (panelsOf, isMember)
  }

  private static func flatten(
    _ input: DeskInput, _ panels: ApproverPanels
  ) -> ([ActorModel], [TargetModel]) {
    var actors: [ActorModel] = []
    var targets: [TargetModel] = []
    for (position, actor) in input.actors.enumerated() {
      let isPerson = actor.kind == .person
      actors.append(
        ActorModel(
          key: actor.key, isPerson: isPerson, person: isPerson ? Int32(actor.position) : -1,
          approver: isPerson ? panels.approver(named: actor.name) : -1,
          firstTarget: Int32(targets.count)))
      guard position < input.targets.count else { continue }
      targets += input.targets[position].map(TargetModel.init)
    }
    return (actors, targets)
  }
}

extension DeskModel.TargetModel {
  fileprivate init(_ target: TaskTarget) {
    bundle = Int32(target.bundle ?? -1)
    secretRead = Self.gate(0, of: target)
    roleBinding = Self.gate(1, of: target)
    exec = Self.gate(2, of: target)
    breakGlass = Int32(target.breakGlass ?? -1)
    shadow = Int32(target.shadow ?? -1)
    standing = Int32(target.standing ?? -1)
    coveredNeeds = target.isWithdrawn ? 0 : AccessTask.needs(within: target.coveredShare)
  }

  private static func gate(_ position: Int, of target: TaskTarget) -> Int32 {
    position < target.gates.count ? Int32(target.gates[position] ?? -1) : -1
  }
}
