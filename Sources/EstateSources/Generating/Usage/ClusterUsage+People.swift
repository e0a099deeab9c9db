import Estate
import Sampling

extension ClusterUsage {
  /// Lets people do their tasks, as far as RBAC lets them.
  mutating func addPeople() {
    let authorizer = authorizerOfPeople
    var namespacesOfTeam: [String: [String]] = [:]
    for tenancy in organisation.tenancies(at: site) {
      namespacesOfTeam[tenancy.application.team, default: []].append(tenancy.namespace)
    }
    var namespacesEverywhere: [String: Int] = [:]
    for tenancy in organisation.tenancies {
      namespacesEverywhere[tenancy.application.team, default: 0] += 1
    }
    for team in organisation.teams {
      let places = team.isPlatform ? namespaces : namespacesOfTeam[team.name] ?? []
      guard !places.isEmpty else { continue }
      // Tasks are spread evenly over the clusters, or over the team's namespaces in all of them.
      let share =
        team.isPlatform
        ? 1 / Double(organisation.sites.count)
        : Double(places.count) / Double(namespacesEverywhere[team.name] ?? places.count)
      for person in team.people {
        addTasks(of: person, perDay: person.tasksPerDay * share, places, authorizer)
      }
    }
  }

  /// Knows of the cluster's bindings only those that are not for service accounts alone.
  private var authorizerOfPeople: Authorizer {
    let bindings = cluster.bindings.filter { binding in
      binding.subjects.contains { $0.kind != "ServiceAccount" }
    }
    let named = Set(bindings.map(\.roleRef.name))
    return Authorizer(
      roles: cluster.roles.filter { named.contains($0.metadata.name) }, bindings: bindings)
  }

  private mutating func addTasks(
    of person: Person, perDay: Double, _ places: [String], _ authorizer: Authorizer
  ) {
    let principal = Principal.user(person.username, claims: person.groups)
    let resolved = authorizer.resolve(principal)
    let isAdministrator = person.groups.contains(Team.adminsGroup)
    let key = EntityKey(cluster.name, "person", person.name)
    var tasks: [UsageTally] = []
    for day in calendar.atWork(perDay, key.appending("tasks"), draws) {
      let dayKey = key.appending(UsageCalendar.index(of: day.day))
      let once = [UsageCalendar.inOfficeHours(day.day, 1)]
      var done = 0
      for task in 0..<day.count {
        let requests = requests(
          of: dayKey.appending(UInt64(task)), among: places, isAdministrator: isAdministrator
        ).filter { authorizer.allows(resolved, authorizer.resolve($0.request)) }
        guard !requests.isEmpty else { continue }
        done += 1
        add(requests.map { DailyUse($0, once) }, by: principal)
      }
      if done > 0 { tasks.append(UsageCalendar.inOfficeHours(day.day, done)) }
    }
    add(UsedPermission.discovery.map { DailyUse($0, tasks) }, by: principal)
  }

  private func requests(
    of task: EntityKey, among places: [String], isAdministrator: Bool
  ) -> [UsedPermission] {
    let place = draws.pick(places, .estateUsage, task.appending("place"))
    guard let installed = installationsOfNamespace[place], !installed.isEmpty else { return [] }
    let kind = draws.pick(
      weighted: isAdministrator ? PersonalTask.administrators : PersonalTask.everyones,
      .estateUsage, task.appending("kind"))
    let installation =
      installations[draws.pick(installed, .estateUsage, task.appending("workload"))]
    return kind.requests(
      in: place, about: cluster.workloads[installation.workload],
      secret: installation.component.spec.containers.lazy.flatMap(\.environmentSecrets).first)
  }
}
