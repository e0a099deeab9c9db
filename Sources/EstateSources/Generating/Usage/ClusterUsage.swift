import Estate
import Sampling
import Specs

extension ClusterBuilder {
  /// Says which permissions the cluster's identities used in the days up to now.
  ///
  /// Programs use what their products use, Kubernetes' controllers most of what their roles grant,
  /// pipelines what a deployment takes and people what their tasks take. All of it is granted by
  /// the cluster as it was built: faults add rights that nobody uses. Kubelets are left out, since
  /// the node authorizer and not RBAC lets them in.
  ///
  /// - Complexity: O(uses × days).
  func usage(of organisation: Organisation, at site: ClusterSite) -> UsageModel {
    var usage = ClusterUsage(of: self, organisation, at: site)
    usage.addPrograms()
    usage.addControllers()
    usage.addDeployers()
    usage.addPeople()
    return usage.model
  }
}

/// Collects what the identities of one cluster use.
struct ClusterUsage {
  let cluster: Cluster
  let installations: [Installation]
  let organisation: Organisation
  let site: ClusterSite
  let draws: EstateDraws
  let calendar: UsageCalendar
  /// The namespaces that hold workloads, in order of installation.
  let namespaces: [String]
  /// Positions of the installations of each namespace.
  let installationsOfNamespace: [String: [Int]]
  private var builder = UsageModelBuilder()
  /// Lists of days, by the number of requests on each; most uses share one.
  private var daily: [Int: [UsageTally]] = [:]

  init(of built: ClusterBuilder, _ organisation: Organisation, at site: ClusterSite) {
    cluster = built.cluster
    installations = built.installations
    self.organisation = organisation
    self.site = site
    draws = built.draws
    calendar = UsageCalendar(dayCount: built.spec.count(.usageWindowDays))
    var namespaces: [String] = []
    var installationsOfNamespace: [String: [Int]] = [:]
    for (position, installation) in installations.enumerated() {
      let namespace = cluster.workloads[installation.workload].metadata.namespace
      if installationsOfNamespace[namespace] == nil { namespaces.append(namespace) }
      installationsOfNamespace[namespace, default: []].append(position)
    }
    self.namespaces = namespaces
    self.installationsOfNamespace = installationsOfNamespace
    // About what a cluster's programs, people and pipelines come to.
    builder.reserveCapacity(6 * installations.count)
    builder.observe(calendar.window)
    for day in calendar.days { builder.observe(day) }
  }

  var model: UsageModel { builder.model() }

  mutating func add(_ uses: [DailyUse], by principal: Principal) {
    guard uses.contains(where: { !$0.days.isEmpty }) else { return }
    builder.add(uses, by: UsageIdentity(principal))
  }

  /// As many requests every day; at least 1.
  mutating func everyDay(_ count: Int) -> [UsageTally] {
    if let known = daily[count] { return known }
    let days = calendar.daily(count)
    daily[count] = days
    return days
  }

  // MARK: Reach

  /// Some namespaces that hold workloads: those where something that may act everywhere does act.
  ///
  /// Three at most (assumption); for somebody with rights in the whole cluster it only matters that
  /// there are some.
  func someNamespaces(_ key: EntityKey) -> [String] {
    var found: [String] = []
    for index in 0..<UInt64(namespaces.isEmpty ? 0 : 3) {
      let namespace = draws.pick(
        namespaces, .estateUsage, key.appending("namespaces"), index)
      if !found.contains(namespace) { found.append(namespace) }
    }
    return found
  }

  /// The namespaces of requests from somebody with a right in the whole cluster: lists and watches
  /// cross all of them, and everything else is about one object.
  ///
  /// Of what nothing is known, all requests count as such.
  func namespaces(
    of verb: String, on served: ServedResource?, among some: @autoclosure () -> [String]
  ) -> [String] {
    let isWide = verb == "list" || verb == "watch" || served?.scope != .namespaced
    return isWide ? [""] : some()
  }
}
