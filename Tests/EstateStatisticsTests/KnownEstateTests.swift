import Estate
import EstateStatistics
import TestSupport
import Testing

@Suite("Statistics of estates known by heart")
struct KnownEstateTests {
  private static func value(_ id: String, _ estate: Estate) -> Double? {
    EstateStatistics(estate)[id]?.value
  }

  private static func context(_ people: [Person] = []) -> EstateContext {
    var context = EstateContext()
    context.completeness = [.generated("c")]
    context.people = people
    return context
  }

  @Test("A token is old when the estate's youngest object is over a year younger")
  func tokens() {
    let draft = ClusterDraft("c")
    for (name, made) in [
      ("a", "2024-01-01T00:00:00Z"), ("b", "2024-06-01T00:00:00Z"), ("c", "2024-06-01T00:00:01Z"),
      ("d", nil), ("e", "yesterday"),
    ] {
      draft.secret("n/\(name)", tokenOf: "x")
      draft.cluster.secrets[draft.cluster.secrets.count - 1].metadata.creationTimestamp = made
    }
    draft.pod("n/p")
    draft.cluster.pods[0].metadata.creationTimestamp = "2025-06-01T00:00:01Z"
    let row = EstateStatistics(draft.estate())["old-tokens-share"]
    #expect(row?.count == 3)
    #expect(row?.value == 2.0 / 3)
  }

  @Test("A binding is orphaned without a role or without anybody")
  func orphans() {
    let person = Person(name: "p", username: "p@x", clusters: ["c"], laptop: "l", tasksPerDay: 1)
    let draft = ClusterDraft("c").serviceAccount("n/a").role("r", .everything)
    let subjects: [[Subject]] = [
      [.account("n/a")], [.account("n/gone")], [.user("p@x")], [.user("former@x")], [],
      [.group("anybody")], [.user("system:kube-proxy")], [.account("n/gone"), .user("p@x")],
    ]
    for (place, list) in subjects.enumerated() {
      draft.bind("n/b\(place)", role: "ClusterRole/r")
      draft.cluster.bindings[place].subjects = list
    }
    draft.bind("n/roleless", role: "Role/r", to: .account("n/a"))
    let known = Self.context([person])
    #expect(Self.value("orphaned-bindings-share", draft.estate(context: known)) == 4.0 / 9)
    // Nobody says who the people are.
    #expect(
      Self.value("orphaned-bindings-share", draft.estate(context: Self.context())) == 3.0 / 9)
    // Nor which accounts there are.
    #expect(Self.value("orphaned-bindings-share", draft.estate()) == nil)
  }

  @Test("An empty estate has no shares, and no number that is none")
  func empty() {
    let statistics = EstateStatistics(
      Estate(name: "", clusters: [], context: EstateContext()))
    for row in statistics.rows {
      if row.unit == .share { #expect(row.value == nil, "\(row.id)") }
      #expect(row.value?.isFinite != false, "\(row.id)")
      if row.value == nil { #expect(row.verdict == .undefined, "\(row.id)") }
    }
  }

  @Test("Of what was not collected, nothing is said")
  func uncollected() {
    let estate = ClusterDraft("c").serviceAccount("n/a").estate()
    for id in [
      "accounts-without-pods-share", "network-policy-clusters-share", "pods", "pods-per-node-max",
      "powerful-daemonset-clusters-share", "cluster-admin-groups-mean",
    ] {
      #expect(Self.value(id, estate) == nil, "\(id)")
    }
    let known = ClusterDraft("c").serviceAccount("n/a").estate(context: Self.context())
    #expect(Self.value("accounts-without-pods-share", known) == 1)
    #expect(Self.value("network-policy-clusters-share", known) == 0)
    #expect(Self.value("pods", known) == 0)
  }

  @Test("Censuses add up: two estates together have the rows of one with the clusters of both")
  func pooled() {
    for seed in UInt64(1)...30 {
      var second = RandomEstate.make(seed: seed + 1000)
      second = EstateRenaming.renamed(second, seed: seed)
      let first = RandomEstate.make(seed: seed)
      var pooled = EstateCensus(first)
      pooled.add(EstateCensus(second))
      let sum = EstateStatistics(pooled)
      let pods = (first.clusters + second.clusters).flatMap(\.pods)
      #expect(sum["pods"]?.value == Double(pods.count))
      #expect(
        sum["exposed-pods-share"]?.count == pods.count
          && sum["automounted-pods-share"]?.count
            == pods.count
      )
      var other = EstateCensus(second)
      other.add(EstateCensus(first))
      #expect(EstateStatistics(other) == sum, "seed \(seed)")
    }
  }

  @Test("An estate is at no distance from itself")
  func distances() {
    let census = EstateCensus(RandomEstate.make(seed: 3))
    let distances = EstateDistances(census, census)
    #expect(distances.outDegrees == 0)
    #expect(distances.bindingKinds == 0)
    let empty = EstateCensus(Estate(name: "", clusters: [], context: EstateContext()))
    #expect(EstateDistances(census, empty).outDegrees == nil)
  }
}
