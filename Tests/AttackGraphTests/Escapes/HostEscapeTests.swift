import AttackGraph
import Estate
import Testing

/// The node's own namespaces and processes, and escapes that need somebody else's rights.
@Suite("Escapes by host namespaces")
struct HostEscapeTests {
  @Test("hostNetwork and hostIPC do harm, but do not lead to the node")
  func effects() throws {
    let fixture = EscapeFixture {
      $0.pod.spec.hostNetwork = true
      $0.pod.spec.hostIPC = true
      $0.container.security.runAsUser = 1000
    }
    #expect(fixture.escapes() == ["escape-hostnet": .certain, "escape-hostipc": .certain])
    #expect(try !Reachability(fixture.graph(), from: "pod:a/web").reaches("node:n1"))
  }

  @Test("Environments of other containers are open to root")
  func environments() {
    var fixture = EscapeFixture { $0.pod.spec.hostPID = true }
    #expect(fixture.escapes() == ["escape-hostpid-env": .certain])
    fixture.container.security.runAsUser = 1000
    #expect(fixture.escapes() == [:])
  }

  @Test(
    "Root reads ordinary processes with the default capabilities or with SYS_PTRACE",
    arguments: [
      ([], [], true), (["ALL"], [], false), (["CAP_NET_RAW"], [], false), (["SYS_TIME"], [], true),
      (["ALL"], ["SYS_PTRACE"], true), (["ALL"], ["CHOWN", "SETUID"], false),
      (["ALL"], defaults, true), (["NET_RAW"], ["NET_RAW"], false), ([], ["NET_ADMIN"], true),
    ])
  func readers(dropped: [String], added: [String], reads: Bool) {
    let fixture = EscapeFixture {
      $0.pod.spec.hostPID = true
      $0.container.capabilitiesDropped = dropped
      $0.container.capabilitiesAdded = added
    }
    #expect((fixture.escapes()["escape-hostpid-env"] != nil) == reads)
  }

  private static let defaults = [
    "CHOWN", "DAC_OVERRIDE", "FSETID", "FOWNER", "MKNOD", "NET_RAW", "SETGID", "SETUID", "SETFCAP",
    "SETPCAP", "NET_BIND_SERVICE", "SYS_CHROOT", "KILL", "AUDIT_WRITE",
  ]

  @Test("In a manifest without a node, root on a node is root on one that nobody knows")
  func unknownNode() throws {
    for (phase, certainty) in [("", Certainty.unknown), ("Running", .unknown), ("Pending", nil)] {
      let fixture = EscapeFixture {
        $0.pod.spec.nodeName = ""
        $0.pod.phase = phase
        $0.container.privileged = true
      }
      #expect(fixture.escapes()["escape-privileged-mount"] == certainty)
      let reach = try Reachability(fixture.graph(), from: "pod:a/web")
      #expect(try reach.reaches("node:n1") == (certainty != nil))
      let graph = fixture.graph()
      let words = graph.edges.filter { graph.technique(of: $0).group == .escapes }
        .map(graph.provenance)
      #expect(words.allSatisfy { $0.hasSuffix(" of pod a/web, whose node is not known") })
    }
  }

  @Test("HostProcess: the pod's setting holds unless the container has one")
  func hostProcess() {
    var fixture = EscapeFixture { $0.pod.spec.security.hostProcess = true }
    #expect(fixture.escapes() == ["escape-windows-hostprocess": .certain])
    fixture.container.security.hostProcess = false
    #expect(fixture.escapes() == [:])
  }

  @Test("The log as a link takes somebody who may read logs: of this pod, or of all")
  func logs() throws {
    for (resource, names, works) in [
      ("pods/log", [], true), ("pods/log", ["web"], true), ("pods/log", ["other"], false),
      ("pods", [], false),
    ] as [(String, [String], Bool)] {
      let fixture = EscapeFixture(mounting: "/var/log")
      var cluster = fixture.cluster
      cluster.serviceAccounts = [
        ServiceAccount(metadata: ObjectMetadata(namespace: "a", name: "reader"))
      ]
      cluster.roles = [
        Role(
          scope: .namespaced, metadata: ObjectMetadata(namespace: "a", name: "logs"),
          rules: [
            PolicyRule(
              verbs: ["get"], apiGroups: [""], resources: [resource], resourceNames: names)
          ])
      ]
      cluster.bindings = [
        RoleBinding(
          scope: .namespaced, metadata: ObjectMetadata(namespace: "a", name: "logs"),
          roleRef: RoleReference(kind: "Role", name: "logs"),
          subjects: [Subject(kind: "ServiceAccount", name: "reader", namespace: "a")])
      ]
      let graph = fixture.graph(cluster: cluster)
      let isDrawn = graph.edges.contains {
        graph.technique(of: $0).id == "escape-var-log-symlink"
      }
      #expect(isDrawn == works, "\(resource) \(names)")
      // Neither half does it alone.
      for source in ["pod:a/web", "sa:a/reader"] {
        let reach = try Reachability(graph, from: source)
        #expect(!reach.takes("escape-var-log-symlink"))
      }
    }
  }
}
