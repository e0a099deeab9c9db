import AttackGraph
import Estate
import Testing

/// What `hostUsers: false` leaves of privileges and mounts.
@Suite("Escapes and user namespaces")
struct UserNamespaceTests {
  @Test("Of the escapes of a privileged container nothing is left but root among its own")
  func privileged() {
    let escapes = EscapeFixture {
      $0.container.privileged = true
      $0.pod.spec.hostUsers = false
    }.escapes()
    #expect(escapes == ["userns-attenuates": .certain])
  }

  @Test("A pod that says hostUsers: true is in the node's namespace", arguments: [nil, true])
  func hostUsers(setting: Bool?) {
    let escapes = EscapeFixture {
      $0.container.privileged = true
      $0.pod.spec.hostUsers = setting
    }.escapes()
    #expect(escapes["escape-privileged-mount"] == .certain)
    #expect(escapes["userns-attenuates"] == nil)
  }

  @Test(
    "A host path depends on how its owners are mapped, but the kernel's files stay the node's",
    arguments: [
      ("/etc", "escape-host-write", Certainty.unknown),
      ("/run/docker.sock", "escape-runtime-socket", .unknown),
      ("/proc/sys", "escape-core-pattern", nil),
    ] as [(String, String, Certainty?)])
  func hostPath(path: String, technique: String, certainty: Certainty?) {
    var fixture = EscapeFixture(mounting: path)
    #expect(fixture.escapes()[technique] == .certain)
    fixture.pod.spec.hostUsers = false
    #expect(fixture.escapes()[technique] == certainty)
  }

  @Test("The API server refuses host namespaces with a user namespace, so they win in a dump")
  func hostNamespaces() {
    let escapes = EscapeFixture {
      $0.container.privileged = true
      $0.pod.spec.hostPID = true
      $0.pod.spec.hostUsers = false
    }.escapes()
    #expect(escapes["escape-nsenter"] == .certain)
  }
}
