internal import AttackGraph
package import Estate

/// Everything that is counted of an estate, or of several together.
///
/// No name and no order enters: two estates that differ in these only have the same census, but
/// for the names that mean something to Kubernetes itself (`kube-`, `system:`, its default roles).
package struct EstateCensus: Sendable, Hashable {
  package private(set) var sizes = SizeCensus()
  package private(set) var identities = IdentityCensus()
  package private(set) var rights = RightsCensus()
  package private(set) var power = PowerCensus()
  package private(set) var hygiene = HygieneCensus()
  package private(set) var cloud = CloudCensus()
  package private(set) var usage = UsageCensus()
  package private(set) var churn = ChurnCensus()
  package private(set) var reach = ReachCensus()
  package private(set) var graph = GraphCensus()

  /// Counts what an estate holds; of its attack graph, with everybody signed in.
  ///
  /// - Parameter groups: what to count; of other groups nothing is known.
  /// - Complexity: O(objects + bindings × rules) besides the attack graph's compilation and the
  ///   usage reviews.
  package init(_ estate: Estate, of groups: Set<StatisticGroup> = Set(StatisticGroup.allCases)) {
    let context = estate.context
    let clusters = estate.clusters.map { ClusterFacts($0, context) }
    if groups.contains(.size) { sizes = SizeCensus(clusters, context) }
    if groups.contains(.identities) {
      identities = clusters.reduce(into: identities) { $0 += IdentityCensus($1) }
    }
    if groups.contains(.rights) {
      rights = clusters.reduce(into: rights) { $0 += RightsCensus($1) }
      power = PowerCensus(clusters, context)
    }
    if groups.contains(.hygiene) { hygiene = HygieneCensus(clusters) }
    if groups.contains(.cloud) { cloud = CloudCensus(context) }
    if groups.contains(.usage) { usage = clusters.reduce(into: usage) { $0 += UsageCensus($1) } }
    if groups.contains(.churn) { churn = clusters.reduce(into: churn) { $0 += ChurnCensus($1) } }
    guard groups.contains(.reach) || groups.contains(.graph) else { return }
    let graph = AttackGraph.compile(estate, overlay: Sessions.overlay(for: context.people))
    if groups.contains(.reach) { reach = ReachCensus(estate, graph) }
    if groups.contains(.graph) { self.graph = GraphCensus(graph) }
  }

  /// Adds another estate's counts; shares become those of all things together.
  package mutating func add(_ other: EstateCensus) {
    sizes += other.sizes
    identities += other.identities
    rights += other.rights
    power += other.power
    hygiene += other.hygiene
    cloud += other.cloud
    usage += other.usage
    churn += other.churn
    reach += other.reach
    graph += other.graph
  }
}
