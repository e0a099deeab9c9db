import AttackGraph
import Estate
import Testing

/// Paths of the host behind claims.
@Suite("Escapes by claims")
struct ClaimEscapeTests {
  private static func fixture(
    _ source: PersistentVolume.Source, claim: NamespacedName?, volumeName: String
  ) -> EscapeFixture {
    var fixture = EscapeFixture(mounting: "")
    fixture.pod.spec.volumes = [Volume(name: "v", source: .persistentVolumeClaim(name: "data"))]
    fixture.cluster.persistentVolumes = [
      PersistentVolume(metadata: ObjectMetadata(name: "pv"), source: source, claim: claim)
    ]
    fixture.cluster.persistentVolumeClaims = [
      PersistentVolumeClaim(
        metadata: ObjectMetadata(namespace: "a", name: "data"), volumeName: volumeName)
    ]
    return fixture
  }

  @Test(
    "A claim is what its volume is, by either of the two references",
    arguments: [
      ("pv", NamespacedName?.none, true),
      ("pv", NamespacedName(namespace: "a", name: "data"), true),
      ("", NamespacedName(namespace: "a", name: "data"), true),
      // The volume is kept for another claim, or the claim for another volume.
      ("pv", NamespacedName(namespace: "b", name: "data"), false),
      ("other", NamespacedName(namespace: "a", name: "data"), false), ("", nil, false),
    ])
  func references(volumeName: String, claim: NamespacedName?, hits: Bool) {
    for source in [PersistentVolume.Source.hostPath(path: "/etc"), .local(path: "/etc")] {
      let escapes = Self.fixture(source, claim: claim, volumeName: volumeName).escapes()
      #expect((escapes["escape-host-write"] != nil) == hits)
    }
  }

  @Test("A driver's volume is nothing of the node")
  func driver() {
    let fixture = Self.fixture(.csi(driver: "ebs.csi.aws.com"), claim: nil, volumeName: "pv")
    #expect(fixture.escapes() == [:])
  }

  @Test("The claim that is made for a pod is called after pod and volume")
  func ephemeral() {
    var fixture = Self.fixture(
      .local(path: "/etc"), claim: NamespacedName(namespace: "a", name: "web-v"), volumeName: "")
    fixture.pod.spec.volumes = [Volume(name: "v", source: .ephemeral(storageClass: nil))]
    #expect(fixture.escapes()["escape-host-write"] == .certain)
  }

  @Test("A disk of the node as a device may be the one that it runs from")
  func device() {
    var fixture = Self.fixture(.local(path: "/dev/sda"), claim: nil, volumeName: "pv")
    fixture.container.mounts = []
    #expect(fixture.escapes() == [:])
    fixture.container.devices = ["v"]
    #expect(fixture.escapes() == ["escape-device": .unknown])
    fixture.container.security.runAsUser = 1000
    #expect(fixture.escapes() == [:])
  }
}
