import Estate
import TestSupport

extension RandomEstate {
  mutating func addStorage() {
    for index in 0..<random.below(3) {
      let claim = NamespacedName(namespace: random.pick(namespaceNames), name: "claim")
      let isBound = random.chance(70)
      cluster.persistentVolumes.append(
        PersistentVolume(
          metadata: ObjectMetadata(name: "pv\(index)"),
          source: random.pick([
            .hostPath(path: "/"), .hostPath(path: "/data"), .local(path: "/etc/kubernetes"),
            .other("nfs"),
          ]), claim: isBound ? claim : nil))
      if isBound,
        !cluster.persistentVolumeClaims.contains(where: { $0.metadata.namespace == claim.namespace }
        )
      {
        cluster.persistentVolumeClaims.append(
          PersistentVolumeClaim(
            metadata: ObjectMetadata(namespace: claim.namespace, name: claim.name),
            volumeName: "pv\(index)"))
      }
    }
  }

  mutating func addWorkloads() {
    for namespace in namespaceNames {
      for kind in ["Deployment", "DaemonSet", "CronJob", "Job", "ReplicaSet"]
      where random.chance(20) {
        cluster.workloads.append(
          Workload(
            apiVersion: kind.hasSuffix("Job") ? "batch/v1" : "apps/v1", kind: kind,
            metadata: ObjectMetadata(namespace: namespace, name: random.pick(["x", "y"])),
            owner: kind == "ReplicaSet" && random.chance(50)
              ? OwnerReference(apiVersion: "apps/v1", kind: "Deployment", name: "x") : nil,
            isSuspended: random.chance(50), template: PodSpec()))
      }
    }
  }

  mutating func addPods() {
    for namespace in namespaceNames {
      for name in ["x", "y"] where random.chance(60) {
        var pod = Pod(
          metadata: ObjectMetadata(namespace: namespace, name: name), spec: podSpec(),
          phase: random.pick(["", "Running", "Running", "Pending", "Unknown"]))
        let owners = cluster.workloads.filter { $0.metadata.namespace == namespace }
        if !owners.isEmpty, random.chance(50) {
          let owner = random.pick(owners)
          pod.owner = OwnerReference(
            apiVersion: owner.apiVersion, kind: owner.kind, name: owner.metadata.name)
        }
        if random.chance(10) {
          pod.owner = OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: "x-abc")
        }
        if random.chance(8) { pod.metadata.annotations[Pod.mirrorAnnotation] = "hash" }
        cluster.pods.append(pod)
      }
    }
  }

  private mutating func podSpec() -> PodSpec {
    var spec = PodSpec(
      serviceAccountName: random.pick(["", "x", "x", "y"]),
      automountServiceAccountToken: random.pick([nil, nil, true, false]),
      nodeName: random.pick(["", "n1", "n1", "n2"]))
    spec.hostPID = random.chance(15)
    spec.hostNetwork = random.chance(10)
    spec.hostIPC = random.chance(10)
    spec.hostUsers = random.pick([nil, nil, nil, true, false])
    spec.shareProcessNamespace = random.chance(20)
    spec.security.runAsUser = random.pick([nil, nil, 0, 1000])
    spec.security.runAsNonRoot = random.pick([nil, nil, true])
    spec.volumes = volumes()
    if random.chance(20) { spec.imagePullSecrets = ["pull"] }
    spec.containers = (0...random.below(2)).map { container("c\($0)", spec.volumes.map(\.name)) }
    return spec
  }

  private mutating func volumes() -> [Volume] {
    random.subset(
      [
        .secret(name: "x"), .secret(name: "t", optional: true),
        .projected(secrets: ["t"], tokens: []),
        .projected(
          secrets: [],
          tokens: [
            ProjectedToken(
              audience: random.pick(["", "vault", "https://kubernetes.default.svc.cluster.local"]))
          ]),
        .hostPath(path: random.pick(Self.hostPaths)), .hostPath(path: random.pick(Self.hostPaths)),
        .persistentVolumeClaim(name: "claim"), .csi(driver: "csi.example", secret: "x"),
        .other("emptyDir"),
      ], max: 3
    ).enumerated().map { Volume(name: "v\($0)", source: $1) }
  }

  private static let hostPaths = [
    "/", "/var", "/var/log", "/var/log/pods", "/var/run/docker.sock", "/run", "/run/containerd",
    "/etc", "/etc/kubernetes", "/etc/kubernetes/pki", "/etc/cron.d", "/root/.ssh", "/home",
    "/var/lib/kubelet", "/var/lib/kubelet/pods", "/var/lib", "/var/lib/etcd", "/proc",
    "/proc/sys/kernel", "/data", "/var//lib/kubelet/", "/opt/app", "/usr/share/zoneinfo",
    "/etcetera", "/varnish",
  ]

  private mutating func container(_ name: String, _ volumes: [String]) -> Container {
    var container = Container(
      name: name, role: random.pick([.ordinary, .ordinary, .initial, .sidecar, .ephemeral]),
      privileged: random.chance(15))
    container.capabilitiesAdded = random.some(
      [
        "SYS_ADMIN", "CAP_SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "DAC_READ_SEARCH", "SYS_RAWIO",
        "BPF", "NET_ADMIN", "ALL",
      ], max: 2)
    container.allowPrivilegeEscalation = random.pick([nil, nil, true, false])
    container.capabilitiesDropped = random.some(
      ["ALL", "NET_RAW", "SYS_ADMIN"], max: random.below(3))
    container.procMount = random.pick(["", "", "Unmasked"])
    container.security.runAsUser = random.pick([nil, nil, nil, 0, 1000])
    container.security.appArmorProfile = random.pick([
      nil, nil, "Unconfined", "RuntimeDefault", "Localhost",
    ])
    container.mounts = volumes.filter { _ in random.chance(75) }.map {
      VolumeMount(
        volume: $0, mountPath: "/mnt/\($0)", readOnly: random.chance(30),
        subPath: random.chance(8) ? random.pick(["etc", "lib/kubelet", "proc"]) : "")
    }
    if let last = container.mounts.indices.last, random.chance(8) {
      container.mounts[last].mountPath = "/var/run/secrets/kubernetes.io/serviceaccount"
    }
    container.devices = volumes.filter { _ in random.chance(10) }
    container.security.hostProcess = random.pick([nil, nil, nil, nil, nil, nil, true, false])
    container.environmentSecrets = random.some(["x", "t", "gone"], max: 1)
    return container
  }
}
