import Estate
import TestSupport

/// Small random estates of one cluster, in which every technique has its conditions and its near
/// misses now and then.
struct RandomEstate {
  var random: SplitMix
  var cluster = Cluster(name: "c")
  var context = EstateContext()

  static let namespaces = ["a", "b", "kube-system"]
  static let nodes = ["n1", "n2"]

  /// The estate of a seed, always the same.
  static func estate(seed: UInt64) -> (estate: Estate, overlay: Overlay) {
    var maker = RandomEstate(random: SplitMix(seed: seed))
    maker.addNamespaces()
    maker.addNodes()
    maker.addAccounts()
    maker.addSecrets()
    maker.addStorage()
    maker.addWorkloads()
    maker.addPods()
    maker.addRoles()
    maker.addBindings()
    maker.addContext()
    maker.addSurroundings()
    let estate = Estate(name: "random", clusters: [maker.cluster], context: maker.context)
    var overlay = maker.overlay()
    maker.addRunToken(to: &overlay)
    return (estate, overlay)
  }

  private mutating func addNamespaces() {
    cluster.version =
      random.chance(10) ? nil : ServerVersion(major: 1, minor: 20 + random.below(17))
    for name in Self.namespaces.prefix(2 + random.below(2)) {
      var metadata = ObjectMetadata(name: name)
      if random.chance(50) {
        metadata.labels["pod-security.kubernetes.io/enforce"] =
          random.pick(["privileged", "baseline", "restricted"])
      }
      cluster.namespaces.append(Namespace(metadata: metadata))
    }
  }

  private mutating func addNodes() {
    for name in Self.nodes.prefix(1 + random.below(2)) {
      var node = Node(metadata: ObjectMetadata(name: name))
      if random.chance(30) {
        node.metadata.labels["node-role.kubernetes.io/control-plane"] = ""
      }
      cluster.nodes.append(node)
    }
  }

  private mutating func addAccounts() {
    for namespace in namespaceNames {
      for name in ["x", "y"] where random.chance(75) {
        var metadata = ObjectMetadata(namespace: namespace, name: name)
        if random.chance(15) {
          metadata.annotations["eks.amazonaws.com/role-arn"] = random.pick(["reader", "admin"])
        }
        cluster.serviceAccounts.append(
          ServiceAccount(
            metadata: metadata,
            automountServiceAccountToken: random.pick([nil, nil, true, false]),
            imagePullSecrets: random.chance(20) ? ["pull"] : []))
      }
    }
  }

  private mutating func addSecrets() {
    for namespace in namespaceNames {
      if random.chance(60) {
        cluster.secrets.append(
          Secret(metadata: ObjectMetadata(namespace: namespace, name: "x")))
      }
      if random.chance(40) {
        var metadata = ObjectMetadata(namespace: namespace, name: "t")
        metadata.annotations["kubernetes.io/service-account.name"] = random.pick(["x", "y", "gone"])
        cluster.secrets.append(
          Secret(
            metadata: metadata,
            type: random.chance(80) ? Secret.serviceAccountTokenType : "Opaque"))
      }
      if random.chance(30) {
        cluster.secrets.append(
          Secret(metadata: ObjectMetadata(namespace: namespace, name: "pull")))
      }
      if random.chance(15) {
        cluster.secrets.append(
          Secret(
            metadata: ObjectMetadata(namespace: namespace, name: "bootstrap-token-abc123"),
            type: "bootstrap.kubernetes.io/token"))
      }
    }
  }

  var namespaceNames: [String] { cluster.namespaces.map(\.metadata.name) }
}
