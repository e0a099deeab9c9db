import AttackGraph
import Estate
import TestSupport
import Testing

/// Where creating workloads means taking nodes.
@Suite("Admission of privileged pods")
struct AdmissionTests {
  private static func estate(_ labels: [String: String]) -> ClusterDraft {
    RequestDraft.make(labels: labels).give("eve", .allow("create", on: "pods"))
  }

  /// How sure the step to a node is; `nil` when there is none.
  private static func certainty(
    _ draft: ClusterDraft, _ context: EstateContext = RequestDraft.all
  ) -> Certainty? {
    let graph = AttackGraph.compile(
      draft.estate(context: context), overlay: Overlay(policy: "none"))
    return graph.edges.first { graph.technique(of: $0).id == "workload-create-node" }?.certainty
  }

  @Test(
    "The enforced level decides; a level nobody knows is enforced as restricted",
    arguments: [
      ([:], true), (["pod-security.kubernetes.io/warn": "restricted"], true),
      (RequestDraft.enforcing("privileged"), true), (RequestDraft.enforcing("baseline"), false),
      (RequestDraft.enforcing("restricted"), false), (RequestDraft.enforcing("Baseline"), false),
    ] as [([String: String], Bool)])
  func levels(labels: [String: String], works: Bool) throws {
    let draft = Self.estate(labels)
    #expect(Self.certainty(draft) == (works ? .certain : nil))
    #expect(try Reachability(draft, fromAll: ["sa:a/eve"]).reaches("node:n1") == works)
  }

  @Test("Labels count from 1.23 on", arguments: [21, 22, 23, 36])
  func versions(minor: Int) {
    let draft = Self.estate(RequestDraft.enforcing("baseline"))
    draft.cluster.version = ServerVersion(major: 1, minor: minor)
    #expect(Self.certainty(draft) == (minor < 23 ? .certain : nil))
  }

  @Test("Kinds that nobody collected leave it unknown")
  func notCollected() {
    let draft = Self.estate([:])
    for kind in ["ValidatingWebhookConfiguration"] {
      var context = EstateContext()
      context.completeness = [
        ClusterCompleteness(
          cluster: "c", sources: [.kubectl], collected: .all,
          notCollected: [UnusualKind(kind: kind)])
      ]
      #expect(Self.certainty(draft, context) == .unknown)
    }
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(
        cluster: "c", sources: [.kubectl], collected: .all,
        notCollected: [UnusualKind(kind: "Namespace")])
    ]
    // The object that is there says enough.
    #expect(Self.certainty(draft, context) == .certain)
    draft.cluster.namespaces = []
    #expect(Self.certainty(draft, context) == .unknown)
  }

  @Test("A webhook that sees every new pod leaves it unknown; others do not")
  func webhooks() {
    let name = "kubernetes.io/metadata.name"
    let pods = Webhook.Rule(
      operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"])
    let cases: [(Webhook, Certainty)] = [
      (Webhook(name: "w", rules: [pods]), .unknown),
      (Webhook(name: "w", rules: [pods], failurePolicy: "Ignore"), .unknown),
      (
        Webhook(
          name: "w", rules: [pods],
          namespaceSelector: LabelSelector(matchLabels: [name: "a"])), .unknown
      ),
      (
        Webhook(
          name: "w", rules: [pods],
          namespaceSelector: LabelSelector(matchLabels: [name: "b"])), .certain
      ),
      (
        Webhook(
          name: "w", rules: [pods],
          objectSelector: LabelSelector(matchLabels: ["checked": "yes"])), .certain
      ),
      (
        Webhook(
          name: "w",
          rules: [
            Webhook.Rule(
              operations: ["CREATE"], apiGroups: ["apps"], apiVersions: ["*"], resources: ["*"])
          ]), .certain
      ),
    ]
    for (webhook, expected) in cases {
      let draft = Self.estate([:])
      draft.cluster.webhookConfigurations = [
        WebhookConfiguration(
          isMutating: false, metadata: ObjectMetadata(name: "w"), webhooks: [webhook])
      ]
      #expect(Self.certainty(draft) == expected, "\(webhook)")
      draft.cluster.webhookConfigurations[0].isMutating = true
      #expect(Self.certainty(draft) == .certain)
    }
  }

  @Test("A claim bound to a directory that the node obeys goes round Pod Security")
  func boundClaims() throws {
    for (path, works) in [
      ("/", true), ("/var/lib/kubelet/pods", true), ("/var//lib/./kubelet/", true),
      ("/mnt/../etc", true), ("/mnt/disks/1", false), ("/var/libexec", false), ("/etcd", false),
    ] {
      let draft = Self.estate(RequestDraft.enforcing("restricted"))
      draft.cluster.persistentVolumes = [
        PersistentVolume(metadata: ObjectMetadata(name: "v"), source: .hostPath(path: path))
      ]
      draft.cluster.persistentVolumeClaims = [
        PersistentVolumeClaim(
          metadata: ObjectMetadata(namespace: "a", name: "d"), volumeName: "v")
      ]
      let reach = try Reachability(draft, fromAll: ["sa:a/eve"])
      #expect(try reach.reaches("node:n1") == works, "\(path)")
      draft.cluster.persistentVolumeClaims[0].metadata.namespace = "b"
      #expect(try !Reachability(draft, fromAll: ["sa:a/eve"]).reaches("node:n1"))
    }
  }

  @Test("A namespaced right on Namespace objects counts for the own one, where it is of use")
  func relaxing() throws {
    for (labels, scope, works) in [
      (RequestDraft.enforcing("baseline"), "a", true),
      (RequestDraft.enforcing("baseline"), "b", false),
      (RequestDraft.enforcing("restricted"), "", true),
    ] {
      let draft = Self.estate(labels).namespace("b")
      draft.give("eve", in: scope, .allow("patch", on: "namespaces"))
      let reach = try Reachability(draft, fromAll: ["sa:a/eve"])
      #expect(reach.steps.contains("ns-psa-relax") == works)
      #expect(try reach.reaches("node:n1") == works)
    }
    let open = Self.estate([:]).give("eve", .allow("patch", on: "namespaces"))
    #expect(try !Reachability(open, fromAll: ["sa:a/eve"]).steps.contains("ns-psa-relax"))
  }
}
