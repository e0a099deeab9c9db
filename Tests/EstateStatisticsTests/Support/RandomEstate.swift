import Estate
import TestSupport

/// Small estates without sense, in which anything may be missing, bound twice or mounted anywhere.
enum RandomEstate {
  private static let namespaces = ["kube-system", "a", "b", "c"]
  private static let accounts = ["default", "x", "y", "z"]
  private static let groups = [
    "system:masters", "system:authenticated", "system:serviceaccounts",
    "system:serviceaccounts:a", "g", "h",
  ]
  private static let users = ["u", "v", "w", "system:kube-scheduler", "system:serviceaccount:a:x"]

  /// Everything is for `cluster-admin` alone: of several such roles, an attacker who may bind any
  /// takes the first, and so the attack graph would depend on their order.
  private static let rules: [PolicyRule] = [
    .allow("get", on: "secrets"), .allow("list", on: "secrets", named: ["t"]),
    .allow("create", on: "pods"), .allow("create", on: "deployments", group: "apps"),
    .allow("create", on: "deployments"), .allow("get", on: "pods"),
    .allow("create", on: "pods/exec"), .allow("*", on: "pods/log"),
    .allow("patch", on: "pods/ephemeralcontainers"), .allow("create", on: "*/attach"),
    .allow("impersonate", on: "users"), .allow("impersonate", on: "serviceaccounts"),
    .allow("get", on: "nodes/proxy"), .allow("create", on: "serviceaccounts/token"),
    .allow("create", on: "serviceaccounts"), .allow("get", "list", on: "*"),
    .allow("create", on: "clusterrolebindings", "rolebindings", group: rbac),
    .allow("bind", on: "clusterroles", "roles", group: rbac),
    .allow("bind", on: "clusterroles", group: rbac, named: ["cluster-admin"]),
    .allow("escalate", on: "roles", group: rbac),
    .allow("update", on: "certificatesigningrequests/approval", group: "certificates.k8s.io"),
    .allow(
      "patch", on: "mutatingwebhookconfigurations", group: "admissionregistration.k8s.io"),
    PolicyRule(verbs: ["*"], apiGroups: [], resources: [], nonResourceURLs: ["*"]),
  ]
  private static let rbac = "rbac.authorization.k8s.io"

  static func make(seed: UInt64) -> Estate {
    var random = SplitMix(seed: seed)
    let clusters = (0...random.below(2)).map { cluster("c\($0)", &random) }
    return Estate(
      name: "random", clusters: clusters,
      context: context(of: clusters.map(\.name), &random))
  }

  private static func cluster(_ name: String, _ random: inout SplitMix) -> Cluster {
    let draft = ClusterDraft(name)
    for namespace in namespaces where random.chance(80) { draft.namespace(namespace) }
    let nodes = (0..<random.below(3)).map { "n\($0)" }
    for node in nodes { draft.node(node) }
    for namespace in namespaces {
      for account in accounts where random.chance(50) {
        draft.serviceAccount(
          "\(namespace)/\(account)", automount: random.pick([nil, nil, true, false]))
      }
      if random.chance(40) {
        draft.secret("\(namespace)/t", tokenOf: random.pick(accounts))
        draft.cluster.secrets[draft.cluster.secrets.count - 1].metadata.creationTimestamp =
          random.pick([nil, "2024-02-29T08:00:00Z", "2025-02-28T08:00:01Z", "2025-03-01T07:00:00Z"])
      }
    }
    for place in 0..<random.below(12) { addPod("p\(place)", nodes, to: draft, &random) }
    addRights(to: draft, &random)
    return draft.cluster
  }

  private static func addPod(
    _ name: String, _ nodes: [String], to draft: ClusterDraft, _ random: inout SplitMix
  ) {
    let namespace = random.pick(namespaces)
    draft.pod(
      "\(namespace)/\(name)", runsAs: random.pick(["", "x", "y", "missing"]),
      on: random.pick(nodes + [""]), privileged: random.chance(15),
      automount: random.pick([nil, nil, true, false]), mounting: random.chance(30) ? ["t"] : [])
    let last = draft.cluster.pods.count - 1
    if random.chance(20) {
      draft.cluster.pods[last].spec.volumes.append(
        Volume(name: "host", source: .hostPath(path: "/")))
    }
    if random.chance(20) {
      draft.cluster.pods[last].spec.volumes.append(
        Volume(name: "token", source: .projected(secrets: [], tokens: [ProjectedToken()])))
    }
    if random.chance(30) {
      draft.cluster.pods[last].owner = OwnerReference(
        apiVersion: "apps/v1", kind: "DaemonSet", name: name)
    }
    guard random.chance(50) else { return }
    draft.cluster.workloads.append(
      Workload(
        apiVersion: "batch/v1", kind: random.pick(["CronJob", "DaemonSet", "Deployment"]),
        metadata: ObjectMetadata(namespace: namespace, name: name),
        isSuspended: random.chance(20),
        schedule: random.pick(["0 * * * *", "30 2 1 * 1-5", "nonsense"]),
        template: PodSpec(
          serviceAccountName: random.pick(["", "y", "z"]), containers: [Container(name: "main")])))
  }

  private static func addRights(to draft: ClusterDraft, _ random: inout SplitMix) {
    let own = ["r0", "r1", "r2", "r3"]
    for role in own + ["cluster-admin", "edit"] where random.chance(85) {
      let rules = role == "cluster-admin" ? [.everything] : random.some(Self.rules, max: 3)
      draft.cluster.roles.append(
        Role(
          scope: .cluster,
          metadata: ObjectMetadata(
            name: role,
            labels: random.chance(30) ? ["kubernetes.io/bootstrapping": "rbac-defaults"] : [:]),
          rules: rules))
      draft.cluster.roles.append(
        Role(
          scope: .namespaced,
          metadata: ObjectMetadata(namespace: random.pick(namespaces), name: role),
          rules: random.some(Self.rules, max: 2)))
    }
    for place in 0..<random.below(14) {
      let namespace = random.chance(60) ? random.pick(namespaces) + "/" : ""
      draft.bind(
        "\(namespace)b\(place)",
        role: random.pick(["ClusterRole/", "ClusterRole/", "Role/"])
          + random.pick(own + ["cluster-admin", "edit", "missing"]))
      let last = draft.cluster.bindings.count - 1
      draft.cluster.bindings[last].subjects = (0..<random.below(4)).map { _ in
        subject(&random)
      }
      if random.chance(20) {
        draft.cluster.bindings[last].metadata.labels["kubernetes.io/bootstrapping"] = "yes"
      }
    }
  }

  private static func subject(_ random: inout SplitMix) -> Subject {
    switch random.below(4) {
    case 0: .user(random.pick(users))
    case 1: .group(random.pick(groups))
    case 2: Subject(kind: "ServiceAccount", name: random.pick(accounts))
    default: .account("\(random.pick(namespaces))/\(random.pick(accounts))")
    }
  }

  private static func context(of clusters: [String], _ random: inout SplitMix) -> EstateContext {
    var context = EstateContext()
    context.completeness = clusters.map { .generated($0) }
    for name in ["u", "v", "w"] where random.chance(70) {
      context.people.append(
        Person(
          name: name, username: name, groups: random.subset(["g", "h", "system:masters"], max: 2),
          clusters: random.subset(clusters + ["elsewhere"], max: 2), laptop: name, tasksPerDay: 1))
    }
    for cluster in clusters where random.chance(50) {
      context.endpoints.append(ClusterEndpoint(cluster: cluster, exposure: .private))
    }
    for place in 0..<random.below(4) {
      let identity = CloudIdentity(provider: .aws, identity: "role\(random.below(3))")
      context.cloudIdentities.append(
        ServiceAccountIdentity(
          cluster: random.pick(clusters), namespace: "a", serviceAccount: "x\(place)",
          identity: identity))
      if random.chance(70) {
        context.cloudRoles.append(CloudRole(identity: identity, isSensitive: random.chance(50)))
      }
    }
    return context
  }
}
