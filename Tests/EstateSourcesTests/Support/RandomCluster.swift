import Estate
import TestSupport

/// Random clusters of everything that is written and read back.
struct RandomCluster {
  var bits: SplitMix
  private var serial = 0

  static func cluster(seed: Int) -> Cluster {
    var random = RandomCluster(bits: SplitMix(seed: UInt64(seed)))
    return random.cluster()
  }

  private init(bits: SplitMix) {
    self.bits = bits
  }

  private mutating func cluster() -> Cluster {
    var cluster = Cluster(name: "c")
    cluster.namespaces = some { Namespace(metadata: $0.metadata(namespaced: false)) }
    cluster.nodes = some { $0.node() }
    cluster.configMaps = some { ConfigMap(metadata: $0.metadata()) }
    if bits.chance(50) { cluster.configMaps.append(awsAuth()) }
    cluster.serviceAccounts = some {
      ServiceAccount(
        metadata: $0.metadata(), automountServiceAccountToken: $0.bits.pick([nil, true, false]),
        secrets: $0.texts(), imagePullSecrets: $0.texts())
    }
    cluster.secrets = some {
      Secret(
        metadata: $0.secretMetadata(),
        type: $0.bits.pick([
          "Opaque", "kubernetes.io/tls", "kubernetes.io/dockerconfigjson",
          Secret.serviceAccountTokenType, "helm.sh/release.v1",
        ]))
    }
    cluster.roles = some { $0.role() }
    cluster.bindings = some { $0.binding() }
    cluster.workloads = some { $0.workload() }
    cluster.pods = some {
      Pod(
        metadata: $0.metadata(), spec: $0.podSpec(), owner: $0.owner(),
        phase: $0.bits.pick(["", "Pending", "Running"]))
    }
    addStorage(to: &cluster)
    addNetwork(to: &cluster)
    addAdmission(to: &cluster)
    addBreakglass(to: &cluster)
    return cluster
  }

  mutating func some<Element>(
    _ make: (inout RandomCluster) -> Element
  ) -> [Element] {
    (0..<bits.below(5)).map { _ in make(&self) }
  }

  mutating func text() -> String {
    bits.pick(["a", "b-1", "x.y/z", "é\"\\\n", "😀\u{1}", "\u{2028}</script>", "*"])
  }

  mutating func texts() -> [String] {
    (0..<bits.below(4)).map { _ in text() }
  }

  mutating func map() -> [String: String] {
    var map: [String: String] = [:]
    for _ in 0..<bits.below(4) { map[text()] = bits.chance(20) ? "" : text() }
    return map
  }

  mutating func metadata(namespaced: Bool = true) -> ObjectMetadata {
    serial += 1
    return ObjectMetadata(
      namespace: namespaced ? bits.pick(["default", "shop", "kube-system"]) : "",
      name: "object-\(serial)", labels: map(), annotations: map(),
      creationTimestamp: bits.pick([nil, "2026-03-04T05:06:07Z"]))
  }

  /// Metadata with annotations that are read of a Secret.
  private mutating func secretMetadata() -> ObjectMetadata {
    var metadata = metadata()
    metadata.annotations = [:]
    let keys = ["kubernetes.io/service-account.name", "cert-manager.io/issuer-name"]
    for key in bits.subset(keys, max: 2) { metadata.annotations[key] = text() }
    return metadata
  }

  private mutating func role() -> Role {
    let isCluster = bits.chance(50)
    let selectors = [
      LabelSelector(matchLabels: map()),
      LabelSelector(matchExpressions: [.init(key: "k", comparison: "In", values: texts())]),
    ]
    return Role(
      scope: isCluster ? .cluster : .namespaced, metadata: metadata(namespaced: !isCluster),
      rules: some {
        PolicyRule(
          verbs: $0.texts(), apiGroups: $0.texts(), resources: $0.texts(),
          resourceNames: $0.texts(), nonResourceURLs: $0.texts())
      },
      aggregation: isCluster && bits.chance(30) ? bits.subset(selectors, max: 2) : nil)
  }

  private mutating func binding() -> RoleBinding {
    let isCluster = bits.chance(50)
    return RoleBinding(
      scope: isCluster ? .cluster : .namespaced, metadata: metadata(namespaced: !isCluster),
      roleRef: RoleReference(
        apiGroup: bits.pick(["", "rbac.authorization.k8s.io"]), kind: bits.pick(["Role", "x", ""]),
        name: text()),
      subjects: some {
        Subject(
          kind: $0.bits.pick(["User", "Group", "ServiceAccount", ""]),
          apiGroup: $0.bits.pick(["", "g"]), name: $0.text(), namespace: $0.bits.pick(["", "n"]))
      })
  }
}
