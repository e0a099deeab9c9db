import Estate
import TestSupport

extension RandomCluster {
  mutating func node() -> Node {
    Node(
      metadata: metadata(namespaced: false),
      taints: some {
        Node.Taint(
          key: $0.text(), value: $0.bits.pick(["", "v"]),
          effect: $0.bits.pick(["NoSchedule", "NoExecute"]))
      },
      system: Node.System(
        kubeletVersion: bits.pick(["", "v1.29.3"]), operatingSystem: bits.pick(["", "linux"]),
        osImage: bits.pick(["", "Some Linux 12"]),
        kernelVersion: bits.pick(["", "5.15.0-91-generic"]),
        containerRuntime: bits.pick(["", "containerd://1.7.13"])))
  }

  mutating func awsAuth() -> ConfigMap {
    var metadata = metadata()
    (metadata.namespace, metadata.name) = (AWSAuth.namespace, AWSAuth.name)
    func mappings(_ random: inout RandomCluster) -> [AWSAuth.Mapping] {
      random.some {
        AWSAuth.Mapping(
          arn: $0.bits.pick(["arn:aws:iam::111122223333:role/a", "é: \"x\" #y"]),
          username: $0.bits.pick(["", "system:node:{{EC2PrivateDNSName}}", "- a: b"]),
          groups: $0.texts())
      }
    }
    let accounts = bits.subset(["000111122223", "null", "0x1F"], max: 3)
    return ConfigMap(
      metadata: metadata,
      awsAuth: AWSAuth(roles: mappings(&self), users: mappings(&self), accounts: accounts))
  }

  mutating func owner() -> OwnerReference? {
    guard bits.chance(50) else { return nil }
    return OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: "rs")
  }

  mutating func workload() -> Workload {
    let type = bits.pick([
      ("apps/v1", "Deployment"), ("apps/v1", "DaemonSet"), ("apps/v1", "StatefulSet"),
      ("apps/v1", "ReplicaSet"), ("v1", "ReplicationController"), ("batch/v1", "Job"),
      ("batch/v1", "CronJob"),
    ])
    let isBatch = type.1 == "Job" || type.1 == "CronJob"
    var workload = Workload(
      apiVersion: type.0, kind: type.1, metadata: metadata(), owner: owner(),
      replicas: isBatch || type.1 == "DaemonSet" ? nil : bits.pick([nil, 0, 3]),
      isSuspended: isBatch && bits.chance(30), template: podSpec(), templateLabels: map())
    if type.1 == "CronJob" { workload.schedule = bits.pick(["", "15 2 * * *", "@daily"]) }
    if type.1 != "CronJob" && bits.chance(50) {
      // Other than the template's labels, which stand for no selector of the workload's own.
      workload.selector = LabelSelector(matchLabels: ["selected": "yes"])
      if type.1 != "ReplicationController" && bits.chance(50) {
        workload.selector?.matchExpressions = [
          .init(key: "k", comparison: "NotIn", values: texts())
        ]
      }
    }
    return workload
  }

  mutating func podSpec() -> PodSpec {
    let roles: [Container.Role] = [.ordinary, .initial, .ephemeral]
    return PodSpec(
      serviceAccountName: bits.pick(["", "web"]),
      automountServiceAccountToken: bits.pick([nil, true, false]),
      nodeName: bits.pick(["", "n1"]), hostPID: bits.chance(20), hostNetwork: bits.chance(20),
      hostIPC: bits.chance(20), hostUsers: bits.pick([nil, true, false]),
      shareProcessNamespace: bits.chance(20), runtimeClassName: bits.pick(["", "gvisor"]),
      security: securityContext(), sysctls: texts(),
      containers: roles.flatMap { role in some { $0.container(role) } },
      volumes: some { $0.volume() }, imagePullSecrets: texts())
  }

  private mutating func container(_ role: Container.Role) -> Container {
    let secrets = bits.subset(["s1", "s2", "s3"], max: 3)
    var container = Container(
      name: text(), role: role, image: bits.pick(["", "registry/x:1"]),
      privileged: bits.chance(30), allowPrivilegeEscalation: bits.pick([nil, true, false]),
      capabilitiesAdded: texts(), capabilitiesDropped: texts(),
      procMount: bits.pick(["", "Unmasked"]), security: securityContext(),
      ports: some {
        ContainerPort(
          name: $0.bits.pick(["", "http"]), number: 1 + $0.bits.below(65_535),
          hostPort: $0.bits.pick([nil, 443]), transport: $0.bits.pick(["", "UDP"]))
      },
      mounts: some { $0.mount() }, devices: texts(), environmentSecrets: secrets,
      optionalEnvironmentSecrets: secrets.filter { $0 == "s2" },
      environmentConfigMaps: bits.subset(["c1", "c2"], max: 2))
    if role == .initial && bits.chance(40) { container.role = .sidecar }
    return container
  }

  private mutating func mount() -> VolumeMount {
    VolumeMount(
      volume: text(), mountPath: text(), readOnly: bits.chance(50),
      recursiveReadOnly: bits.pick(["", "IfPossible"]),
      subPath: bits.pick(["", "logs/a", "$(POD_NAME)/x"]),
      propagation: bits.pick(["", "Bidirectional"]))
  }

  private mutating func securityContext() -> SecurityContext {
    SecurityContext(
      runAsUser: bits.pick([nil, 0, 1000]), runAsNonRoot: bits.pick([nil, true, false]),
      seccompProfile: bits.pick([nil, "Unconfined", "Localhost"]),
      appArmorProfile: bits.pick([nil, "RuntimeDefault"]),
      seLinux: bits.pick([nil, SELinuxOptions(), SELinuxOptions(user: "u", type: "spc_t")]),
      hostProcess: bits.pick([nil, true, false]))
  }

  private mutating func volume() -> Volume {
    let tokens = [
      ProjectedToken(), ProjectedToken(audience: "vault", expirationSeconds: 600),
    ]
    let secrets = bits.subset(["s1", "s2", "s3"], max: 3)
    let projection = Projection(
      secrets: secrets, optionalSecrets: secrets.filter { $0 != "s2" }, configMaps: texts(),
      tokens: bits.subset(tokens, max: 2))
    let sources: [Volume.Source] = [
      .secret(name: text(), optional: bits.chance(30)),
      .configMap(name: text(), optional: bits.chance(30)), .hostPath(path: text()),
      .persistentVolumeClaim(name: text()), .projected(projection),
      .csi(driver: text(), secret: bits.pick(["", "s"])),
      .ephemeral(storageClass: bits.pick([nil, "", "fast"])),
      .other(bits.pick(["emptyDir", "downwardAPI", "nfs", "image", "rbd", "azureFile"])),
    ]
    return Volume(name: text(), source: bits.pick(sources))
  }
}
