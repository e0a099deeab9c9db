import Estate
import Testing

@Suite("Reading of pods")
struct PodReadingTests {
  private func spec(_ members: String) throws -> PodSpec {
    try #require(try Dumps.read(Dumps.pod(members)).cluster.pods.first).spec
  }

  @Test("Host access, token mounting, node and pull secrets")
  func flags() throws {
    let read = try spec(
      #"""
      "hostPID":true,"hostNetwork":true,"hostIPC":null,"hostUsers":false,"nodeName":"n1",
      "automountServiceAccountToken":false,"serviceAccount":"old","serviceAccountName":"new",
      "imagePullSecrets":[{"name":"pull"}],"terminationGracePeriodSeconds":30
      """#)
    #expect(
      read
        == PodSpec(
          serviceAccountName: "new", automountServiceAccountToken: false, nodeName: "n1",
          hostPID: true, hostNetwork: true, hostUsers: false, imagePullSecrets: ["pull"]))
    #expect(try spec(#""serviceAccount":"old""#).serviceAccountName == "old")
    #expect(try spec("") == PodSpec())
  }

  @Test("Containers of all roles, ordinary ones first; the pod's user unless they have their own")
  func containers() throws {
    let read = try spec(
      #"""
      "initContainers":[{"name":"i","restartPolicy":"Always","securityContext":{"runAsUser":0}}],
      "ephemeralContainers":[{"name":"e"}],"securityContext":{"runAsUser":1000},
      "containers":[{"name":"a","image":"x:1","securityContext":{"privileged":true,
        "capabilities":{"add":["SYS_ADMIN"],"drop":["ALL"]}},
        "volumeMounts":[{"name":"v","mountPath":"/v","readOnly":true},{"name":"w","mountPath":"/w"}],
        "env":[{"name":"P","value":"plain"},
          {"name":"S","valueFrom":{"secretKeyRef":{"name":"s1","key":"k"}}},
          {"name":"C","valueFrom":{"configMapKeyRef":{"name":"c","key":"k"}}},
          {"name":"T","valueFrom":{"secretKeyRef":{"name":"s1","key":"l"}}}],
        "envFrom":[{"configMapRef":{"name":"c"}},{"secretRef":{"name":"s2"}}]}]
      """#)
    #expect(
      read.containers == [
        Container(
          name: "a", image: "x:1", privileged: true, capabilitiesAdded: ["SYS_ADMIN"],
          capabilitiesDropped: ["ALL"], runAsUser: 1000,
          mounts: [
            VolumeMount(volume: "v", mountPath: "/v", readOnly: true),
            VolumeMount(volume: "w", mountPath: "/w"),
          ],
          environmentSecrets: ["s1", "s2"]),
        Container(name: "i", role: .initial, runAsUser: 0),
        Container(name: "e", role: .ephemeral, runAsUser: 1000),
      ])
  }

  @Test("Every volume that can carry access is told apart")
  func volumes() throws {
    let read = try spec(
      #"""
      "volumes":[{"name":"a","secret":{"secretName":"s","defaultMode":420}},
        {"configMap":{"name":"c"},"name":"b"},{"name":"c","hostPath":{"path":"/","type":""}},
        {"name":"d","persistentVolumeClaim":{"claimName":"p"}},
        {"name":"e","projected":{"sources":[{"serviceAccountToken":{"path":"token"}},
          {"serviceAccountToken":{"audience":"vault","expirationSeconds":600,"path":"v"}},
          {"secret":{"name":"s2"}},{"configMap":{"name":"c"}},{"downwardAPI":{}}]}},
        {"name":"f","emptyDir":{}},{"name":"g","csi":{"driver":"x"}},{"name":"h"},
        {"name":"i","secret":null,"emptyDir":{}}]
      """#)
    #expect(
      read.volumes.map(\.source) == [
        .secret(name: "s"), .configMap(name: "c"), .hostPath(path: "/"),
        .persistentVolumeClaim(name: "p"),
        .projected(
          secrets: ["s2"],
          tokens: [
            ProjectedToken(), ProjectedToken(audience: "vault", expirationSeconds: 600),
          ]),
        .other("emptyDir"), .other("csi"), .other("emptyDir"), .other("emptyDir"),
      ])
    #expect(read.volumes.map(\.name) == ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
  }

  @Test("The owner is the reference that is marked as controller")
  func owner() throws {
    let owners =
      #"[{"kind":"X","name":"x"},{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"r","controller":true}]"#
    let read = try Dumps.read(
      #"{"kind":"Pod","metadata":{"name":"p","ownerReferences":\#(owners)}}"#)
    #expect(
      read.cluster.pods.map(\.owner) == [
        OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: "r")
      ])
    #expect(try Dumps.read(Dumps.pod("")).cluster.pods.map(\.owner) == [nil])
  }
}
