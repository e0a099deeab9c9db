import Estate
import Testing

@Suite("What is known of a cluster")
struct ClusterCompletenessTests {
  private var context: EstateContext {
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(
        cluster: "west", sources: [.kubectl, .rbacPolice], collected: .kinds(["Pod", "Role"]),
        partial: [
          PartialKind(kind: "Secret", namespaces: .except(["kube-system"])),
          PartialKind(kind: "ConfigMap", namespaces: .only(["shop"])),
          PartialKind(kind: "Job", namespaces: .unstated),
        ],
        notCollected: [UnusualKind(kind: "Node", reason: "forbidden")],
        reconstructed: [UnusualKind(kind: "RoleBinding")]),
      .generated("made"),
      ClusterCompleteness(
        cluster: "most", sources: [.kubectl], collected: .all,
        notCollected: [UnusualKind(kind: "Secret")]),
    ]
    return context
  }

  @Test(
    "A kind is known where it was collected, and nowhere else",
    arguments: [
      ("Pod", "west", nil, true), ("Pod", "west", "shop", true), ("Role", "west", nil, true),
      ("RoleBinding", "west", nil, true), ("Node", "west", nil, false),
      ("Deployment", "west", nil, false), ("pod", "west", nil, false),
      ("Secret", "west", nil, false), ("Secret", "west", "shop", true),
      ("Secret", "west", "kube-system", false), ("ConfigMap", "west", "shop", true),
      ("ConfigMap", "west", "dev", false), ("ConfigMap", "west", nil, false),
      ("Job", "west", "shop", false), ("Anything", "made", nil, true),
      ("Secret", "most", "shop", false), ("Pod", "most", "shop", true),
      ("Pod", "elsewhere", nil, false), ("Pod", "", nil, false),
    ] as [(String, String, String?, Bool)])
  func isKnown(kind: String, cluster: String, namespace: String?, expected: Bool) {
    #expect(context.isKnown(kind, cluster: cluster, namespace: namespace) == expected)
  }

  @Test("Names are compared byte by byte")
  func bytes() {
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(
        cluster: "\u{E9}", sources: [.kubectl], collected: .kinds([]),
        partial: [PartialKind(kind: "Secret", namespaces: .only(["\u{E9}"]))])
    ]
    #expect(context.isKnown("Secret", cluster: "\u{E9}", namespace: "\u{E9}"))
    #expect(!context.isKnown("Secret", cluster: "e\u{301}", namespace: "\u{E9}"))
    #expect(!context.isKnown("Secret", cluster: "\u{E9}", namespace: "e\u{301}"))
  }
}
