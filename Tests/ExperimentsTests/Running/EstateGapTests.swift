import Estate
import EstateSources
import Experiments
import Testing

@Suite("What a report says is not known")
struct EstateGapTests {
  private func gaps(_ records: [ClusterCompleteness], of clusters: [String]) -> [EstateRecord.Gap] {
    var context = EstateContext()
    context.completeness = records
    return context.gaps(of: clusters)
  }

  private var everything: CollectedKinds { .kinds(ObjectKind.allCases.map(\.rawValue)) }

  @Test("Nothing, of a cluster that was generated or collected in full")
  func complete() {
    let whole = ClusterCompleteness(cluster: "w", sources: [.kubectl], collected: everything)
    #expect(gaps([.generated("g"), whole], of: ["g", "w"]).isEmpty)
  }

  @Test("Everything, of a cluster that the record does not mention")
  func unmentioned() {
    let found = gaps([.generated("g")], of: ["g", "other"])
    #expect(found.map(\.cluster) == ["other"] && found[0].kinds == "every kind")
    #expect(found[0].effect.contains("lower bound"))
  }

  @Test("Each kind that is not known in full, how far it is, why, and what that means")
  func states() {
    let record = ClusterCompleteness(
      cluster: "c", sources: [.kubectl], collected: .all,
      partial: [
        PartialKind(kind: "Secret", namespaces: .except(["a", "b"]), reason: "no access"),
        PartialKind(kind: "ConfigMap", namespaces: .only(["1", "2", "3", "4", "5", "6", "7"])),
        PartialKind(kind: "Job", namespaces: .unstated),
        PartialKind(kind: "CronJob", namespaces: .only([])),
      ],
      notCollected: [UnusualKind(kind: "Pod", reason: "forbidden"), UnusualKind(kind: "Node")],
      reconstructed: [UnusualKind(kind: "RoleBinding", reason: "the dump has no names")])
    let found = gaps([record], of: ["c"])
    #expect(
      found.map { "\($0.kinds): \($0.state)" } == [
        "Secret: not collected in a, b: no access",
        "ConfigMap: collected in 1, 2, 3, 4, 5 and 2 more only", "Pod: not collected: forbidden",
        "Job: collected in part", "CronJob: collected in no namespace", "Node: not collected",
        "RoleBinding: names are made up: the dump has no names",
      ])
    #expect(found[0].effect.contains("Paths through stored secrets are missing"))
    #expect(found[6].effect.contains("None"))
  }

  @Test("Kinds that are known alike and matter alike share a line")
  func grouping() {
    let record = ClusterCompleteness(
      cluster: "c", sources: [.kubectl], collected: .kinds(["Namespace"]))
    let found = gaps([record], of: ["c"])
    #expect(found.contains { $0.kinds == "Role, ClusterRole" })
    #expect(found.contains { $0.kinds.hasPrefix("Deployment, DaemonSet, ") })
    let kinds = found.flatMap { $0.kinds.split(separator: ", ").map(String.init) }
    #expect(Set(kinds).count == kinds.count)
    #expect(
      Set(kinds)
        == Set(ObjectKind.allCases.filter(\.isBuiltIn).map(\.rawValue)).subtracting(["Namespace"]))
  }
}
