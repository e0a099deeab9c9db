import AttackGraph
import Estate
import TestSupport
import Testing

/// What other tools were seen to get wrong about pods and nodes, done right here.
@Suite("Bugs of peers: containers and nodes")
struct PeerContainerBugTests {
  private typealias Draft = ClusterDraft

  @Test(
    "KubeHound: holds a writable docker.sock safe and does not look at containerd's",
    arguments: [
      "/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock",
      "/run/containerd", "/var/run/crio/crio.sock",
    ], [true, false])
  func kubeHoundSockets(path: String, readOnly: Bool) throws {
    let draft = Draft.twoNamespaces().bare("a/x") { $0.mountHost(path, readOnly: readOnly) }
    let attack = try Attack(draft, from: "pod:a/x")
    #expect(try attack.takes("escape-runtime-socket"))
    #expect(try attack.reaches("node:n1"))
  }

  @Test("KubeHound: draws new pods to nodes whatever Pod Security says")
  func kubeHoundPodSecurity() throws {
    let draft = Draft.twoNamespaces().enforce("baseline", in: "a")
    draft.grant(in: "a", .allow("create", on: "pods"))
    #expect(try !Attack(draft).takes("workload-create-node"))
    #expect(try !Attack(draft).reaches("node:n1"))
  }

  @Test("KubeHound: draws an account to every pod, whether it mounts a token or not")
  func kubeHoundAutomount() throws {
    let draft = Draft.twoNamespaces().pod("a/x", runsAs: "app", on: "n1", automount: false)
    #expect(try !Attack(draft, from: "pod:a/x").reaches("sa:a/app"))
    #expect(try Attack(draft, from: "pod:a/web").reaches("sa:a/app"))
  }

  @Test("KubeHound: takes reading the host's credential files for root on it")
  func kubeHoundHostRead() throws {
    let draft = Draft.twoNamespaces().bare("a/x") { $0.mountHost("/etc", readOnly: true) }
    let attack = try Attack(draft, from: "pod:a/x", including: Set(Certainty.allCases))
    #expect(try attack.takes("escape-host-read"))
    #expect(try !attack.reaches("node:n1"))
  }

  @Test(
    "IceKube: draws the cgroup release_agent escape whatever the version of cgroups",
    arguments: [34, 35, 36])
  func iceKubeCgroups(minor: Int) throws {
    let draft = Draft.twoNamespaces(version: minor).bare("a/x") { spec in
      spec.containers[0].capabilitiesAdded = ["SYS_ADMIN"]
      spec.containers[0].security.appArmorProfile = "Unconfined"
    }
    let steps = try Attack(draft, from: "pod:a/x").steps("escape-cgroup-release-agent")
    #expect(steps.isEmpty == (minor >= 35))
    #expect(steps.allSatisfy { $0.certainty == .unknown }, "no dump says which version")
  }

  @Test("IceKube: asks for create on nodes/proxy")
  func iceKubeNodesProxy() throws {
    let draft = Draft.twoNamespaces().grant(.allow("get", on: "nodes/proxy"))
    #expect(try Attack(draft).takes("nodes-proxy"))
  }

  @Test("IceKube: ignores init containers")
  func iceKubeInitContainers() throws {
    let draft = Draft.twoNamespaces().bare("a/x") { spec in
      spec.containers.append(
        Container(name: "prepare", role: .initial, capabilitiesAdded: ["SYS_MODULE"]))
    }
    #expect(try Attack(draft, from: "pod:a/x").takes("escape-module-load"))
  }

  @Test("IceKube: ignores readOnly", arguments: [true, false])
  func iceKubeReadOnly(readOnly: Bool) throws {
    let draft = Draft.twoNamespaces().bare("a/x") {
      $0.mountHost("/etc/cron.d", readOnly: readOnly)
    }
    #expect(try Attack(draft, from: "pod:a/x").takes("escape-host-write") == !readOnly)
  }

  @Test("IceKube: draws no new pods to nodes before 1.25", arguments: [22, 24, 25])
  func iceKubeOldServers(minor: Int) throws {
    let draft = Draft.twoNamespaces(version: minor).grant(in: "a", .allow("create", on: "pods"))
    #expect(try Attack(draft).takes("workload-create-node"))
    draft.enforce("restricted", in: "a")
    // Pod Security Admission is on from 1.23; before, its labels mean nothing.
    #expect(try Attack(draft).takes("workload-create-node") == (minor < 23))
  }
}
