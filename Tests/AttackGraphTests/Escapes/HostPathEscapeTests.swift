import AttackGraph
import Estate
import Testing

/// Which mounts of the host hit which paths.
@Suite("Escapes by host paths")
struct HostPathEscapeTests {
  private static let home = "/home"

  @Test(
    "Writing at, above or below what the node runs is root there; data are not",
    arguments: [
      ("/", true), ("/etc", true), ("/etc/", true), ("//etc//cron.d/", true),
      ("/etc/cron.d/job", true), ("/var/../etc", true), ("/var/lib", true), ("/opt/cni/bin", true),
      ("/root", true), ("/root/.ssh/authorized_keys", true), ("/home", true), (home + "/ann", true),
      (home + "/ann/.ssh", true), ("/usr/local", true), ("/boot", true), ("/sys", true),
      ("/etc/ssl/certs", false), ("/etc/localtime", false), (home + "/ann/data", false),
      ("/var/log", false), ("/tmp", false), ("/etcd", false), ("/dev", false), ("/data/etc", false),
      ("/var/lib/kubelet/pods", false), ("/sys/fs/cgroup", false), ("C:\\Windows", false),
      ("etc", false), ("", false),
    ])
  func write(path: String, hits: Bool) {
    #expect(
      EscapeFixture(mounting: path).escapes()["escape-host-write"] == (hits ? .certain : nil),
      "\(path)")
    #expect(
      EscapeFixture(mounting: path, readOnly: true).escapes()["escape-host-write"] == nil,
      "\(path), read-only")
  }

  @Test("A subPath narrows what is mounted, whatever the volume shows")
  func subPath() {
    func hits(_ subPath: String) -> Bool {
      EscapeFixture(mounting: "/etc", subPath: subPath).escapes()["escape-host-write"] != nil
    }
    #expect(hits("cron.d") && hits("./cron.d/"))
    #expect(!hits("ssl") && !hits("$(POD_NAME)"))
  }

  @Test("What no container mounts is out of reach")
  func unmounted() {
    var fixture = EscapeFixture(mounting: "/etc")
    fixture.container.mounts[0].volume = "other"
    #expect(fixture.escapes() == [:])
  }

  @Test("Only root may read and write files of root")
  func notRoot() {
    var fixture = EscapeFixture(mounting: "/")
    #expect(fixture.escapes()["escape-host-read"] == .certain)
    fixture.container.security.runAsUser = 65_534
    #expect(fixture.escapes() == [:])
  }

  @Test(
    "Sockets: read-only is no help, /var/run is /run, and a mount of /var shows a link",
    arguments: [
      ("/var/run/docker.sock", Certainty.certain), ("/run", .certain), ("/var/run/", .certain),
      ("/run/k3s", .certain), ("/", .certain), ("/var", .unknown), ("/run/dbus", nil),
      ("/var/lib/docker", nil),
    ] as [(String, Certainty?)])
  func sockets(path: String, certainty: Certainty?) {
    let fixture = EscapeFixture(mounting: path, readOnly: true)
    #expect(fixture.escapes()["escape-runtime-socket"] == certainty, "\(path)")
  }

  @Test("Docker's socket has a group, which a user other than root may be in")
  func socketGroup() {
    for (path, certainty) in [
      ("/var/run/docker.sock", Certainty.unknown), ("/run", nil),
      ("/run/containerd/containerd.sock", nil),
    ] {
      var fixture = EscapeFixture(mounting: path)
      fixture.container.security.runAsUser = 1000
      #expect(fixture.escapes()["escape-runtime-socket"] == certainty, "\(path)")
    }
  }

  @Test(
    "The kernel's files: a read-only mount from above does not cover /proc unless recursive",
    arguments: [
      ("/proc/sys/kernel", false, "", Certainty.certain), ("/proc", false, "", .certain),
      ("/proc", true, "", nil), ("/", true, "", .certain), ("/", true, "Disabled", .certain),
      ("/", true, "IfPossible", .unknown), ("/", true, "Enabled", nil),
      ("/proc/sys/net", false, "", nil), ("/sys", false, "", nil),
    ] as [(String, Bool, String, Certainty?)])
  func corePattern(path: String, readOnly: Bool, recursive: String, certainty: Certainty?) {
    var fixture = EscapeFixture(mounting: path, readOnly: readOnly)
    fixture.container.mounts[0].recursiveReadOnly = recursive
    #expect(fixture.escapes()["escape-core-pattern"] == certainty)
  }

  @Test(
    "The kubelet's directory: tokens of pods, and its own certificate from above",
    arguments: [
      ("/var/lib/kubelet", true, true), ("/var/lib", true, true),
      ("/var/lib/kubelet/pods/x/volumes", true, false), ("/var/lib/kubelet/pki", false, true),
      ("/var/lib/kubelet/plugins", false, false),
    ])
  func kubelet(path: String, tokens: Bool, certificate: Bool) {
    let escapes = EscapeFixture(mounting: path, readOnly: true).escapes()
    #expect((escapes["escape-kubelet-dir"] != nil) == tokens)
    #expect((escapes["escape-kubelet-cert"] != nil) == certificate)
  }

  @Test("Manifests of distributions that a node need not be of are unknown")
  func otherStaticPods() {
    for (path, certainty) in [
      ("/var/lib/rancher", Certainty.unknown), ("/var/lib/rancher/k3s/server", nil),
    ] {
      #expect(EscapeFixture(mounting: path).escapes()["escape-static-pod"] == certainty)
    }
  }

  @Test("Manifests of static pods need to be written")
  func staticPods() {
    for path in ["/etc/kubernetes", "/etc/kubernetes/manifests", "/etc"] {
      #expect(EscapeFixture(mounting: path).escapes()["escape-static-pod"] == .certain)
      #expect(
        EscapeFixture(mounting: path, readOnly: true).escapes()["escape-static-pod"] == nil)
    }
  }

  @Test("Keys of the control plane lie on its nodes; an uncollected node may be one")
  func controlPlane() {
    var fixture = EscapeFixture(mounting: "/etc/kubernetes/pki", readOnly: true)
    #expect(fixture.escapes()["escape-cp-pki"] == nil)
    fixture.cluster.nodes = []
    #expect(fixture.escapes()["escape-cp-pki"] == .unknown)
    fixture.cluster.nodes = [
      Node(
        metadata: ObjectMetadata(name: "n1"),
        taints: [.init(key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule")])
    ]
    #expect(fixture.escapes()["escape-cp-pki"] == .certain)
  }

  @Test("Words name the setting, the container and the pod")
  func words() {
    let graph = EscapeFixture(mounting: "/var/run/docker.sock").graph()
    let words = graph.edges.filter { graph.technique(of: $0).id == "escape-runtime-socket" }
      .map(graph.provenance(of:))
    #expect(words == ["hostPath /var/run/docker.sock (volume v) in container main of pod a/web"])
  }
}
