import AttackGraph
import Estate
import TestSupport
import Testing

/// The control plane, containers and what a dump does not say.
@Suite("Semantics of control planes, containers and dumps")
struct ClusterSemanticsTests {
  private typealias Draft = ClusterDraft

  @Test("1b.32 Webhook configurations are cluster-scoped, and a name limits a patch of one")
  func line32() {
    let group = "admissionregistration.k8s.io"
    let resource = "mutatingwebhookconfigurations"
    let draft = Draft.twoNamespaces()
    draft.grant(.user("all"), .allow("create", on: resource, group: group))
    draft.grant(.user("one"), .allow("patch", on: resource, group: group, named: ["inject"]))
    draft.grant(.user("void"), in: "a", .allow("create", "patch", on: resource, group: group))
    let authorizer = Authorizer(cluster: draft.cluster)
    let create = AccessRequest(verb: "create", type: resource, namespace: "a")
    #expect(create.namespace.isEmpty && create.apiGroup == group)
    #expect(authorizer.allows(create, by: "all"))
    #expect(!authorizer.allows(create, by: "void"))
    for (name, allowed) in [("inject", true), ("other", false)] {
      let patch = AccessRequest(verb: "patch", type: "\(resource)/\(name)")
      #expect(authorizer.allows(patch, by: "one") == allowed)
      #expect(!authorizer.allows(patch, by: "void"))
    }
  }

  @Test("1b.33 Signing a client certificate takes three rights, and none stands for another")
  func line33() {
    let group = "certificates.k8s.io"
    let rights: [(PolicyRule, AccessRequest)] = [
      (
        .allow("create", on: "certificatesigningrequests", group: group),
        AccessRequest(verb: "create", type: "certificatesigningrequests")
      ),
      (
        .allow("update", on: "certificatesigningrequests/approval", group: group),
        AccessRequest(
          verb: "update", type: "certificatesigningrequests/mine", subresource: "approval")
      ),
      (
        .allow(
          "approve", on: "signers", group: group, named: ["kubernetes.io/kube-apiserver-client"]),
        AccessRequest(
          verb: "approve", apiGroup: group, resource: "signers",
          name: "kubernetes.io/kube-apiserver-client")
      ),
    ]
    for held in rights.indices {
      let authorizer = Authorizer(cluster: Draft.twoNamespaces().grant(rights[held].0).cluster)
      for asked in rights.indices {
        #expect(authorizer.allows(rights[asked].1) == (held == asked), "\(held) for \(asked)")
      }
    }
  }

  @Test("1b.34 Root on a control-plane node takes the cluster where it runs the control plane")
  func line34() throws {
    let draft = Draft.twoNamespaces().bare("a/root", on: "n1") {
      $0.containers[0].privileged = true
    }
    #expect(try !Attack(draft, from: "pod:a/root").reaches("cluster:c"), "a managed control plane")
    draft.cluster.nodes[0].metadata.labels["node-role.kubernetes.io/control-plane"] = ""
    let attack = try Attack(draft, from: "pod:a/root")
    #expect(try attack.takes("control-plane-node"))
    #expect(try attack.reaches("cluster:c"))
    #expect(try !Attack(draft, from: "node:n2").reaches("cluster:c"), "a worker")
  }

  @Test("1b.35 A role that nobody is bound to can be bound")
  func line35() throws {
    let draft = Draft.twoNamespaces().role("unused", .allow("get", on: "secrets"))
    draft.grant(.rbac("create", on: "clusterrolebindings"))
    draft.grant(.rbac("bind", on: "clusterroles", named: ["unused"]))
    #expect(!draft.cluster.bindings.contains { $0.roleRef.name == "unused" })
    let attack = try Attack(draft)
    #expect(try attack.takes("rbac-bind-cluster"))
    #expect(try attack.reaches("secret:b/opaque"))
    #expect(try !attack.reaches("cluster:c"))
  }

  @Test("1b.36 The pod's automount setting wins; a hand-projected token counts where it is mounted")
  func line36() throws {
    for (pod, account, mounts) in [(true, false, true), (false, true, false)] {
      let draft = Draft().namespace("a").serviceAccount("a/app", automount: account)
      draft.pod("a/web", runsAs: "app", automount: pod)
      #expect(try Attack(draft, from: "pod:a/web").reaches("sa:a/app") == mounts)
    }
    let draft = Draft.twoNamespaces().bare("a/two") { spec in
      spec.serviceAccountName = "app"
      spec.volumes = [
        Volume(name: "token", source: .projected(secrets: [], tokens: [ProjectedToken()]))
      ]
      spec.containers = [
        Container(name: "with", mounts: [VolumeMount(volume: "token", mountPath: "/token")]),
        Container(name: "without"),
      ]
    }
    #expect(try Attack(draft, from: "container:a/two/with").reaches("sa:a/app"))
    #expect(try !Attack(draft, from: "container:a/two/without").reaches("sa:a/app"))
  }

  @Test(
    "1b.37 Init, sidecar and ephemeral containers let out like any other",
    arguments: [Container.Role.ordinary, .initial, .sidecar, .ephemeral])
  func line37(role: Container.Role) throws {
    let draft = Draft.twoNamespaces().bare("a/x") { spec in
      spec.containers.append(Container(name: "extra", role: role, privileged: true))
    }
    #expect(try Attack(draft, from: "pod:a/x").takes("escape-privileged-mount"))
    #expect(try !Attack(draft, from: "container:a/x/main").takes("escape-privileged-mount"))
    #expect(try Attack(draft, from: "container:a/x/extra").reaches("node:n1"))
  }

  @Test(
    "1b.38 A pod's securityContext holds for its containers, whose own wins",
    arguments: [
      (Int?.none, Int?.none, true), (1000, nil, false), (1000, 0, true), (0, 1000, false),
    ])
  func line38Inherited(pod: Int?, container: Int?, isRoot: Bool) throws {
    let draft = Draft.twoNamespaces().bare("a/x") { spec in
      spec.mountHost("/proc/sys/kernel")
      spec.security.runAsUser = pod
      spec.containers[0].security.runAsUser = container
    }
    #expect(try Attack(draft, from: "pod:a/x").takes("escape-core-pattern") == isRoot)
  }

  @Test(
    "1b.38 Capabilities are dropped before they are added",
    arguments: [
      (["SYS_MODULE"], ["ALL"], true), (["CAP_SYS_MODULE"], [], true), (["ALL"], [], true),
      (["NET_ADMIN"], ["ALL"], false), ([], ["ALL"], false),
    ] as [([String], [String], Bool)])
  func line38Capabilities(added: [String], dropped: [String], works: Bool) throws {
    let draft = Draft.twoNamespaces().bare("a/x") { spec in
      spec.containers[0].capabilitiesAdded = added
      spec.containers[0].capabilitiesDropped = dropped
    }
    #expect(try Attack(draft, from: "pod:a/x").takes("escape-module-load") == works)
  }

  @Test("1b.38 allowPrivilegeEscalation: false does not stop a privileged container")
  func line38Escalation() throws {
    let draft = Draft.twoNamespaces().bare("a/x") { spec in
      spec.containers[0].privileged = true
      spec.containers[0].allowPrivilegeEscalation = false
    }
    #expect(try Attack(draft, from: "pod:a/x").reaches("node:n1"))
  }

  @Test(
    "1b.39 A user namespace keeps in what capabilities would let out", arguments: [true, false])
  func line39(privileged: Bool) throws {
    for (hostUsers, escapes) in [(Bool?.none, true), (true, true), (false, false)] {
      let draft = Draft.twoNamespaces().bare("a/x") { spec in
        spec.hostUsers = hostUsers
        spec.containers[0].privileged = privileged
        spec.containers[0].capabilitiesAdded = ["SYS_MODULE", "DAC_READ_SEARCH"]
      }
      let attack = try Attack(draft, from: "pod:a/x")
      #expect(try attack.reaches("node:n1") == escapes)
      #expect(try attack.takes("escape-dac-read-search") == escapes)
      #expect(try attack.takes("userns-attenuates") == !escapes)
    }
  }

  @Test("1b.40 What could not be collected is unknown, not absent")
  func line40() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("create", on: "pods"))
    draft.cluster.namespaces = []
    let unknown = try Attack(draft, context: .without("Namespace"))
    let steps = try unknown.steps("workload-create-node")
    #expect(!steps.isEmpty && steps.allSatisfy { $0.certainty == .unknown })
    #expect(try unknown.reaches("node:n1"))
    let sure = try Attack(
      draft, context: .without("Namespace"), including: [.certain])
    #expect(try !sure.takes("workload-create-node"))
    let known = Draft.twoNamespaces().grant(in: "a", .allow("create", on: "pods"))
    let certain = try Attack(known).steps("workload-create-node")
    #expect(!certain.isEmpty && certain.allSatisfy { $0.certainty == .certain })
  }
}
