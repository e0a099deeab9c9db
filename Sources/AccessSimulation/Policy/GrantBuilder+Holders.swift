import Estate
import Specs

/// Everybody who holds a binding, one after the other.
extension GrantBuilder {
  // MARK: People

  mutating func addPeople() {
    for (position, person) in estate.context.people.enumerated() {
      let holder = Holder(
        population: .people, username: person.username, names: [person.name], person: position,
        subject: Subject(
          kind: "User", apiGroup: "rbac.authorization.k8s.io", name: person.username))
      let controls = policy.controls(of: .people, holder.names, processes, governance)
      var asking = Asking(actor: position)
      for held in bindings(of: person, at: position) {
        add(held, of: holder, controls, &asking)
      }
      settle(asking, controls)
    }
  }

  /// In object order; those that come with a move last.
  private func bindings(of person: Person, at position: Int) -> [HeldBinding] {
    var now: [HeldBinding] = []
    var later: [HeldBinding] = []
    let groups = membership?.nextGroups(of: position) ?? []
    let joined = groups.filter { !person.groups.contains($0) }
    for (number, cluster) in clusters.enumerated()
    where person.clusters.contains(cluster.cluster.name) {
      let held = cluster.held(by: person.username, groups: person.groups, in: number)
      now += held
      guard !joined.isEmpty else { continue }
      let known = Set(held.map(\.binding))
      for var next in cluster.held(by: nil, groups: joined, in: number)
      where !known.contains(next.binding) {
        next.isJoined = true
        later.append(next)
      }
    }
    return now + later
  }

  /// Whether somebody's right to a binding ends with the memberships of their first team.
  func endsWithMove(_ held: HeldBinding, of person: Int?) -> Bool {
    guard let membership, let person, !held.isDirect, !held.isJoined,
      membership.nextTeam(of: person) != nil
    else { return false }
    let next = membership.nextGroups(of: person)
    let subjects = binding(held).subjects
    return !held.subjects.contains { next.contains(subjects[$0].name) }
  }

  // MARK: Service accounts

  /// Who acts as one service account.
  private struct Users {
    var pipelines: [Int] = []
    var agents: [Int] = []
  }

  mutating func addAccounts() {
    var users = Array(repeating: [String: Users](), count: clusters.count)
    let numbers = Dictionary(
      clusters.enumerated().map { ($1.cluster.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (position, actor) in actors.enumerated() where actor.kind != .person {
      let name =
        actor.kind == .pipeline
        ? estate.context.pipelines[actor.position].cluster
        : estate.context.agents[actor.position].cluster
      guard let cluster = numbers[name] else { continue }
      if actor.kind == .pipeline {
        users[cluster][actor.username, default: Users()].pipelines.append(position)
      } else {
        users[cluster][actor.username, default: Users()].agents.append(position)
      }
    }
    for cluster in clusters.indices {
      for username in clusters[cluster].accounts {
        addAccount(username, users[cluster][username] ?? Users(), in: cluster)
      }
    }
  }

  /// What agents must ask for, a pipeline that is the same account must ask for as well.
  private func follow(_ agents: [Int], _ controls: inout Controls) {
    guard controls.process == nil, !agents.isEmpty else { return }
    let names = agents.map { actors[$0].name }
    controls.process = policy.controls(of: .agents, names, processes, governance).process
    if controls.process != nil { controls.isReviewed = false }
  }

  /// A service account is a pipeline's if one uses it, else an agent's, else a workload's; a control
  /// that governs one of those who use it governs all who are it.
  private mutating func addAccount(_ username: String, _ users: Users, in cluster: Int) {
    guard let parts = Principal.serviceAccountParts(of: username) else { return }
    let population: Population =
      !users.pipelines.isEmpty ? .pipelines : !users.agents.isEmpty ? .agents : .workloads
    let path = "\(clusters[cluster].cluster.name)/\(parts.namespace)/\(parts.name)"
    let those = population == .pipelines ? users.pipelines : users.agents
    let holder = Holder(
      population: population, username: username,
      names: population == .workloads ? [path] : those.map { actors[$0].name },
      subject: Subject(
        kind: "ServiceAccount", name: parts.name, namespace: parts.namespace))
    var controls = policy.controls(of: population, holder.names, processes, governance)
    if population == .pipelines { follow(users.agents, &controls) }
    let everybody = users.pipelines + users.agents
    if controls.isIdle, everybody.isEmpty { return }
    let held = clusters[cluster].held(by: username, groups: [], in: cluster)
    guard !everybody.isEmpty else {
      var nobody = Asking(actor: nil)
      for one in held { add(one, of: holder, controls, &nobody) }
      return
    }
    for actor in everybody {
      var asking = Asking(actor: actor)
      for one in held { add(one, of: holder, controls, &asking) }
      settle(asking, controls)
    }
  }
}

/// What one actor must ask for, while their bindings are gone through.
struct Asking {
  /// Position in the plan's actors; `nil` for an account that nobody acts as.
  var actor: Int?
  /// Entitlements by target; shape [targets of the actor].
  var requested: [[Int]] = []

  init(actor: Int?) {
    self.actor = actor
  }
}
