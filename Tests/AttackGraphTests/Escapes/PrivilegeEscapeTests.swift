import AttackGraph
import Estate
import Testing

/// Which privileges a container ends up with.
@Suite("Escapes by privileges")
struct PrivilegeEscapeTests {
  @Test("An ordinary container has no way out")
  func ordinary() {
    #expect(EscapeFixture().escapes() == [:])
  }

  @Test(
    "ALL comes before single names, adds before drops; with or without CAP_, in any case",
    arguments: [
      (["SYS_MODULE"], [], true), (["CAP_SYS_MODULE"], ["ALL"], true), (["sys_module"], [], true),
      (["SYS_MODULE"], ["SYS_MODULE"], false), (["ALL"], [], true), (["ALL"], ["ALL"], false),
      (["ALL"], ["CAP_SYS_MODULE"], false),
      ([], ["SYS_MODULE"], false), (["NET_BIND_SERVICE"], [], false), (["SYS_MODULES"], [], false),
    ] as [([String], [String], Bool)])
  func capabilities(added: [String], dropped: [String], works: Bool) {
    let escapes = EscapeFixture {
      $0.container.capabilitiesAdded = added
      $0.container.capabilitiesDropped = dropped
    }.escapes()
    #expect(escapes["escape-module-load"] == (works ? .certain : nil))
    // All capabilities are not yet the devices of the node.
    #expect(escapes["escape-privileged-mount"] == nil)
  }

  @Test("A privileged container has every capability, whatever it drops and whatever confines it")
  func privileged() {
    let escapes = EscapeFixture {
      $0.container.privileged = true
      $0.container.allowPrivilegeEscalation = false
      $0.container.capabilitiesDropped = ["ALL"]
      $0.container.security.appArmorProfile = "RuntimeDefault"
    }.escapes()
    for id in [
      "escape-privileged-mount", "escape-module-load", "escape-dac-read-search",
      "escape-core-pattern",
    ] {
      #expect(escapes[id] == .certain, "\(id)")
    }
    #expect(escapes["escape-nsenter"] == nil)
  }

  @Test(
    "A user other than root has capabilities only through files of the image",
    arguments: [
      (Int?.none, Bool?.none, Bool?.none, Certainty.certain), (0, nil, false, .certain),
      (nil, true, nil, .unknown), (1000, nil, nil, .unknown), (1000, nil, true, .unknown),
      (1000, nil, false, nil), (nil, true, false, nil),
    ] as [(Int?, Bool?, Bool?, Certainty?)])
  func users(user: Int?, nonRoot: Bool?, mayEscalate: Bool?, certainty: Certainty?) {
    let escapes = EscapeFixture {
      $0.container.capabilitiesAdded = ["SYS_MODULE"]
      $0.container.allowPrivilegeEscalation = mayEscalate
      // The pod's settings hold where the container has none.
      $0.pod.spec.security = SecurityContext(runAsUser: user, runAsNonRoot: nonRoot)
    }.escapes()
    #expect(escapes["escape-module-load"] == certainty)
  }

  @Test("A container's own user wins over the pod's")
  func inheritance() {
    let escapes = EscapeFixture {
      $0.container.capabilitiesAdded = ["SYS_MODULE"]
      $0.container.security.runAsUser = 0
      $0.pod.spec.security.runAsUser = 1000
    }.escapes()
    #expect(escapes["escape-module-load"] == .certain)
  }

  @Test(
    "AppArmor: a profile confines, its absence is unknown, Unconfined is certain",
    arguments: [
      (String?.none, String?.none, Certainty.unknown), ("Unconfined", nil, .certain),
      ("RuntimeDefault", nil, nil), ("Localhost", nil, nil), (nil, "unconfined", .certain),
      (nil, "runtime/default", nil), (nil, "localhost/strict", nil),
      ("Unconfined", "runtime/default", .certain),
    ] as [(String?, String?, Certainty?)])
  func appArmor(field: String?, annotation: String?, certainty: Certainty?) {
    let escapes = EscapeFixture {
      $0.pod.spec.hostPID = true
      $0.container.capabilitiesAdded = ["SYS_PTRACE"]
      $0.container.security.appArmorProfile = field
      $0.pod.metadata.annotations["container.apparmor.security.beta.kubernetes.io/main"] =
        annotation
    }.escapes()
    #expect(escapes["escape-ptrace"] == certainty)
  }

  @Test("The release agent takes cgroup v1, which is in no dump and gone with 1.35")
  func releaseAgent() {
    for (minor, certainty) in [(34, Certainty.unknown), (35, nil)] {
      let escapes = EscapeFixture {
        $0.container.capabilitiesAdded = ["SYS_ADMIN"]
        $0.container.security.appArmorProfile = "Unconfined"
        $0.cluster.version = ServerVersion(major: 1, minor: minor)
      }.escapes()
      #expect(escapes["escape-cgroup-release-agent"] == certainty)
    }
  }

  @Test(
    "Containers of every role count", arguments: [Container.Role.initial, .sidecar, .ephemeral])
  func roles(role: Container.Role) {
    let escapes = EscapeFixture {
      $0.pod.spec.containers.append(Container(name: "other", role: role, privileged: true))
    }.escapes()
    #expect(escapes["escape-privileged-mount"] == .certain)
  }

  @Test("A runtime class may be a sandbox with a kernel of its own")
  func runtimeClass() {
    let escapes = EscapeFixture {
      $0.container.privileged = true
      $0.pod.spec.runtimeClassName = "gvisor"
    }.escapes()
    #expect(escapes["escape-privileged-mount"] == .unknown)
  }

  @Test("A pod that waits for a node has nowhere to escape to")
  func pending() {
    let escapes = EscapeFixture {
      $0.container.privileged = true
      $0.pod.spec.nodeName = ""
      $0.pod.phase = "Pending"
    }.escapes()
    #expect(escapes == [:])
  }
}
