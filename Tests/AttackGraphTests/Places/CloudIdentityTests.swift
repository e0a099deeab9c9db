import AttackGraph
import Estate
import TestSupport
import Testing

/// Cloud identities of service accounts and of nodes.
@Suite("Cloud identities")
struct CloudIdentityTests {
  private static let role = CloudIdentity(provider: .aws, identity: "role/app")
  private static let query = "cloud-role:aws/role/app"

  private static func draft(isAnnotated: Bool) -> ClusterDraft {
    let draft = ClusterDraft().namespace("a").serviceAccount("a/app").serviceAccount("a/other")
    if isAnnotated {
      draft.cluster.serviceAccounts[0].metadata.annotations[role.provider.annotation] =
        role.identity
    }
    return draft
  }

  @Test(
    "An annotation is a claim until the context confirms it",
    arguments: [
      (true, Bool?.none, Certainty.unknown), (true, false, .certain), (false, false, .certain),
      (true, true, .unknown),
    ])
  func account(isAnnotated: Bool, recordIsGuessed: Bool?, certainty: Certainty) throws {
    var context = EstateContext()
    if let recordIsGuessed {
      context.cloudIdentities = [
        ServiceAccountIdentity(
          cluster: "c", namespace: "a", serviceAccount: "app", identity: Self.role,
          assumed: recordIsGuessed)
      ]
    }
    let draft = Self.draft(isAnnotated: isAnnotated)
    let reach = try Reachability(draft, from: "sa:a/app", context: context)
    #expect(try reach.reaches(Self.query))
    #expect(reach.certainties(of: "sa-cloud-identity") == [certainty])
    let other = try Reachability(draft, from: "sa:a/other", context: context)
    #expect(try !other.reaches(Self.query))
  }

  // MARK: Nodes

  private static func pods(label: String) -> ClusterDraft {
    let draft = ClusterDraft().namespace("a").node("n1").node("n2")
    draft.cluster.nodes[0].metadata.labels[label] = "x"
    draft.pod("a/host", on: "n1", automount: false).lastPod { $0.hostNetwork = true }
    draft.pod("a/plain", on: "n1", automount: false)
    draft.pod("a/bare", on: "n2", automount: false).lastPod { $0.hostNetwork = true }
    return draft
  }

  @Test("Node and host network reach the metadata service for sure, other pods are assumed to")
  func metadataService() throws {
    let draft = Self.pods(label: "cloud.google.com/gke-nodepool")
    for (source, believed, ever) in [
      ("node:n1", true, true), ("pod:a/host", true, true), ("pod:a/plain", false, true),
      ("node:n2", false, false), ("pod:a/bare", false, false),
    ] {
      #expect(
        try Reachability(draft, from: source).takes("node-cloud-imds") == believed, "\(source)")
      #expect(
        try Reachability(draft.everyStep(), from: source).takes("node-cloud-imds") == ever,
        "\(source)")
    }
  }

  @Test("Labels that anybody may set leave it unknown")
  func likelyCloud() throws {
    let draft = Self.pods(label: "topology.kubernetes.io/region")
    let reach = try Reachability(draft, from: "node:n1")
    #expect(reach.certainties(of: "node-cloud-imds") == [.unknown])
  }

  @Test("Where the context says what nodes carry, the step leads there")
  func nodeRole() throws {
    var context = EstateContext()
    context.cloudRoles = [
      CloudRole(identity: Self.role, isSensitive: true, nodeClusters: ["c"]),
      CloudRole(
        identity: CloudIdentity(provider: .aws, identity: "role/else"), isSensitive: true,
        nodeClusters: ["d"]),
    ]
    let draft = Self.pods(label: "x")
    let reach = try Reachability(draft, from: "pod:a/host", context: context)
    #expect(try reach.reaches(Self.query))
    #expect(reach.certainties(of: "node-cloud-imds") == [.certain])
    #expect(reach.analysis.assets(.cloudRole).count == 1)
    let plain = try Reachability(draft, from: "pod:a/plain", context: context)
    #expect(try !plain.reaches(Self.query))
  }
}
