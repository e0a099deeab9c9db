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
      "shareProcessNamespace":true,"runtimeClassName":"gvisor",
      "automountServiceAccountToken":false,"serviceAccount":"old","serviceAccountName":"new",
      "imagePullSecrets":[{"name":"pull"}],"terminationGracePeriodSeconds":30
      """#)
    #expect(
      read
        == PodSpec(
          serviceAccountName: "new", automountServiceAccountToken: false, nodeName: "n1",
          hostPID: true, hostNetwork: true, hostUsers: false, shareProcessNamespace: true,
          runtimeClassName: "gvisor", imagePullSecrets: ["pull"]))
    #expect(try spec(#""serviceAccount":"old""#).serviceAccountName == "old")
    #expect(try spec("") == PodSpec())
  }

  @Test("Containers of all roles, ordinary ones first, and what their environment is made of")
  func containers() throws {
    let read = try spec(
      #"""
      "initContainers":[{"name":"s","restartPolicy":"Always"},{"name":"i"}],
      "ephemeralContainers":[{"name":"e"}],
      "containers":[{"name":"a","image":"x:1","securityContext":{"privileged":true,
        "capabilities":{"add":["SYS_ADMIN"],"drop":["ALL"]}},
        "ports":[{"name":"web","containerPort":80},
          {"containerPort":53,"hostPort":53,"protocol":"UDP"},{"containerPort":1,"hostPort":0}],
        "volumeMounts":[{"name":"v","mountPath":"/v","readOnly":true,
          "recursiveReadOnly":"Enabled"},
          {"name":"w","mountPath":"/w","subPath":"a","mountPropagation":"Bidirectional"},
          {"name":"x","mountPath":"/x","subPathExpr":"$(POD)"}],
        "volumeDevices":[{"name":"disk","devicePath":"/dev/xvda"}],
        "env":[{"name":"P","value":"plain"},
          {"name":"S","valueFrom":{"secretKeyRef":{"name":"s1","key":"k","optional":true}}},
          {"name":"C","valueFrom":{"configMapKeyRef":{"name":"c","key":"k"}}},
          {"name":"T","valueFrom":{"secretKeyRef":{"name":"s1","key":"l"}}},
          {"name":"U","valueFrom":{"secretKeyRef":{"name":"s3","key":"l","optional":true}}}],
        "envFrom":[{"configMapRef":{"name":"d"}},{"configMapRef":{"name":"c"}},
          {"secretRef":{"name":"s2","optional":true}},{"secretRef":{"name":"s3","optional":true}}]}]
      """#)
    #expect(
      read.containers == [
        Container(
          name: "a", image: "x:1", privileged: true, capabilitiesAdded: ["SYS_ADMIN"],
          capabilitiesDropped: ["ALL"],
          ports: [
            ContainerPort(name: "web", number: 80),
            ContainerPort(number: 53, hostPort: 53, transport: "UDP"), ContainerPort(number: 1),
          ],
          mounts: [
            VolumeMount(
              volume: "v", mountPath: "/v", readOnly: true, recursiveReadOnly: "Enabled"),
            VolumeMount(
              volume: "w", mountPath: "/w", subPath: "a", propagation: "Bidirectional"),
            VolumeMount(volume: "x", mountPath: "/x", subPath: "$(POD)"),
          ],
          devices: ["disk"], environmentSecrets: ["s1", "s3", "s2"],
          optionalEnvironmentSecrets: ["s3", "s2"],
          environmentConfigMaps: ["c", "d"]),
        Container(name: "s", role: .sidecar), Container(name: "i", role: .initial),
        Container(name: "e", role: .ephemeral),
      ])
  }

  @Test("Pods and containers keep their own security settings; a container's win")
  func security() throws {
    let read = try spec(
      #"""
      "securityContext":{"runAsUser":1000,"runAsNonRoot":false,"fsGroup":1,
        "seccompProfile":{"type":"RuntimeDefault"},"sysctls":[{"name":"kernel.shm_rmid_forced",
          "value":"1"}],"windowsOptions":{"hostProcess":true}},
      "containers":[
        {"name":"a","securityContext":{"runAsUser":0,"allowPrivilegeEscalation":false,
          "procMount":"Unmasked","appArmorProfile":{"type":"Unconfined"},
          "seLinuxOptions":{"type":"spc_t","level":"s0"},"windowsOptions":{"hostProcess":false},
          "seccompProfile":null}},
        {"name":"b","securityContext":{"runAsNonRoot":true}}]
      """#)
    #expect(
      read.security
        == SecurityContext(
          runAsUser: 1000, runAsNonRoot: false, seccompProfile: "RuntimeDefault",
          hostProcess: true))
    #expect(read.sysctls == ["kernel.shm_rmid_forced"])
    let (first, second) = (read.containers[0], read.containers[1])
    #expect(first.allowPrivilegeEscalation == false && first.procMount == "Unmasked")
    #expect(second.allowPrivilegeEscalation == nil && second.procMount.isEmpty)
    #expect(
      read.security(of: first)
        == SecurityContext(
          runAsUser: 0, runAsNonRoot: false, seccompProfile: "RuntimeDefault",
          appArmorProfile: "Unconfined", seLinux: SELinuxOptions(type: "spc_t"),
          hostProcess: false))
    #expect(second.security == SecurityContext(runAsNonRoot: true))
    #expect(read.security(of: second).runAsNonRoot == true)
    #expect(read.security(of: second).runAsUser == 1000)
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
          {"secret":{"name":"s2"}},{"configMap":{"name":"c"}},{"downwardAPI":{}},
          {"secret":{"name":"s3","optional":true}}]}},
        {"name":"f","emptyDir":{}},{"name":"g","csi":{"driver":"x","volumeAttributes":{"k":"v"},
          "nodePublishSecretRef":{"name":"s4"}}},{"name":"h"},
        {"name":"i","secret":null,"emptyDir":{}},{"name":"j","secret":{"secretName":"s",
          "optional":true}},{"name":"k","ephemeral":{"volumeClaimTemplate":{"spec":{
          "storageClassName":"fast","accessModes":["ReadWriteOnce"]}}}}]
      """#)
    #expect(
      read.volumes.map(\.source) == [
        .secret(name: "s"), .configMap(name: "c"), .hostPath(path: "/"),
        .persistentVolumeClaim(name: "p"),
        .projected(
          Projection(
            secrets: ["s2", "s3"], optionalSecrets: ["s3"], configMaps: ["c"],
            tokens: [
              ProjectedToken(), ProjectedToken(audience: "vault", expirationSeconds: 600),
            ])),
        .other("emptyDir"), .csi(driver: "x", secret: "s4"), .other("emptyDir"),
        .other("emptyDir"), .secret(name: "s", optional: true), .ephemeral(storageClass: "fast"),
      ])
    #expect(read.volumes.map(\.name).joined() == "abcdefghijk")
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

  @Test("Phases and the marks of static pods are kept")
  func phases() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"kind":"Pod","metadata":{"name":"a","annotations":{"kubernetes.io/config.mirror":"x"}},
         "status":{"phase":"Running"}}
        """#, #"{"kind":"Pod","metadata":{"name":"b"},"status":{"phase":"Pending"}}"#,
        #"{"kind":"Pod","metadata":{"name":"c"}}"#))
    #expect(read.cluster.pods.map(\.phase) == ["Running", "Pending", ""])
    #expect(read.cluster.pods.map(\.isMirror) == [true, false, false])
  }
}
