import Estate
import Testing

@Suite("Objects")
struct ObjectTests {
  @Test(
    "Durations of k8s-breakglass are Go's, and days",
    arguments: [
      ("1h", 3_600), ("30m", 1_800), ("1d12h", 129_600), ("1h30m15s", 5_415), ("1500ms", 1),
      ("90000000000ns", 90), ("2000000us", 2), ("0s", 0), ("365d", 31_536_000),
    ] as [(String, Int64)])
  func durations(text: String, seconds: Int64) {
    #expect(BreakglassDuration.seconds(of: text) == seconds)
  }

  @Test(
    "Anything else is no duration",
    arguments: ["", "1", "h", "1h ", "-1h", "1.5h", "1w", "1hh", "99999999999999d", "1h2"])
  func noDurations(text: String) {
    #expect(BreakglassDuration.seconds(of: text) == nil)
  }

  @Test("Nodes are of the control plane by label or taint")
  func controlPlane() {
    let role = "node-role.kubernetes.io/control-plane"
    func node(_ labels: [String: String], _ taints: [Node.Taint] = []) -> Node {
      Node(metadata: ObjectMetadata(name: "n", labels: labels), taints: taints)
    }
    #expect(node([role: ""]).isControlPlane)
    #expect(node(["node-role.kubernetes.io/master": "true"]).isControlPlane)
    #expect(node([:], [Node.Taint(key: role, effect: "NoSchedule")]).isControlPlane)
    #expect(!node(["node-role.kubernetes.io/worker": ""]).isControlPlane)
  }

  @Test("Cloud identities are what annotations name")
  func cloudIdentities() {
    let account = ServiceAccount(
      metadata: ObjectMetadata(
        namespace: "n", name: "s",
        annotations: [
          "azure.workload.identity/client-id": "c", "iam.gke.io/gcp-service-account": "",
          "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/r", "other": "x",
        ]))
    #expect(
      account.cloudIdentities == [
        CloudIdentity(provider: .aws, identity: "arn:aws:iam::111122223333:role/r"),
        CloudIdentity(provider: .azure, identity: "c"),
      ])
  }

  @Test("Slices of the control plane's own controllers are managed")
  func managedSlices() {
    func slice(_ manager: String) -> EndpointSlice {
      EndpointSlice(
        metadata: ObjectMetadata(
          namespace: "n", name: "s",
          labels: [
            "endpointslice.kubernetes.io/managed-by": manager, "kubernetes.io/service-name": "web",
          ]))
    }
    #expect(slice("endpointslice-controller.k8s.io").isManaged)
    #expect(!slice("me.example.com").isManaged)
    #expect(slice("").serviceName == "web")
  }
}
