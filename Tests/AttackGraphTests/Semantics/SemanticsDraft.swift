import Estate
import TestSupport

extension ClusterDraft {
  /// Two namespaces with an account, a Secret, a running pod and a node each: `a` on `n1`, `b` on
  /// `n2`. Nobody holds any right.
  static func twoNamespaces(version minor: Int? = nil) -> ClusterDraft {
    let draft = ClusterDraft()
    draft.cluster.version = minor.map { ServerVersion(major: 1, minor: $0) }
    draft.node("n1").node("n2")
    for (namespace, node) in [("a", "n1"), ("b", "n2")] {
      draft.namespace(namespace).serviceAccount("\(namespace)/app").secret("\(namespace)/opaque")
      draft.pod("\(namespace)/web", runsAs: "app", on: node)
    }
    return draft
  }

  /// Grants rules to `user:eve`, cluster-wide or in one namespace.
  @discardableResult
  func grant(in namespace: String = "", _ rules: PolicyRule...) -> ClusterDraft {
    grant(to: .user("eve"), in: namespace, rules)
  }

  /// Grants rules to somebody, cluster-wide or in one namespace.
  @discardableResult
  func grant(
    _ subject: Subject, in namespace: String = "", _ rules: PolicyRule...
  ) -> ClusterDraft {
    grant(to: subject, in: namespace, rules)
  }

  /// Through a role and a binding of their own.
  private func grant(
    to subject: Subject, in namespace: String, _ rules: [PolicyRule]
  ) -> ClusterDraft {
    let name = "granted-\(cluster.roles.count)"
    cluster.roles.append(
      Role(scope: .cluster, metadata: ObjectMetadata(name: name), rules: rules))
    let path = namespace.isEmpty ? name : "\(namespace)/\(name)"
    return bind(path, role: "ClusterRole/\(name)", to: subject)
  }

  /// Sets labels of a namespace that is there already.
  @discardableResult
  func label(namespace: String, _ labels: [String: String]) -> ClusterDraft {
    for index in cluster.namespaces.indices
    where cluster.namespaces[index].metadata.name == namespace {
      cluster.namespaces[index].metadata.labels.merge(labels) { $1 }
    }
    return self
  }

  /// Enforces a Pod Security Standard in a namespace.
  @discardableResult
  func enforce(_ level: String, in namespace: String) -> ClusterDraft {
    label(namespace: namespace, ["pod-security.kubernetes.io/enforce": level])
  }

  /// A pod without a token of its own, so that only its settings count.
  @discardableResult
  func bare(
    _ path: String, on node: String = "n1", _ change: (inout PodSpec) -> Void = { _ in }
  ) -> ClusterDraft {
    pod(path, on: node, automount: false)
    change(&cluster.pods[cluster.pods.count - 1].spec)
    return self
  }

  /// A controller whose pods run as an account.
  @discardableResult
  func controller(_ kind: String, _ path: String, runsAs account: String) -> ClusterDraft {
    let parts = path.split(separator: "/").map(String.init)
    cluster.workloads.append(
      Workload(
        apiVersion: "apps/v1", kind: kind,
        metadata: ObjectMetadata(namespace: parts[0], name: parts[1]),
        template: PodSpec(
          serviceAccountName: account, containers: [Container(name: "main")])))
    return self
  }
}

extension PodSpec {
  /// Mounts a directory of the host into the first container.
  mutating func mountHost(_ path: String, readOnly: Bool = false) {
    let name = "host-\(volumes.count)"
    volumes.append(Volume(name: name, source: .hostPath(path: path)))
    containers[0].mounts.append(
      VolumeMount(volume: name, mountPath: "/mnt/\(name)", readOnly: readOnly))
  }
}

extension EstateContext {
  /// Of a cluster from which every object was collected.
  static var complete: EstateContext {
    var context = EstateContext()
    context.completeness = [.generated("c")]
    return context
  }

  /// Of a cluster from which all but some kinds were collected.
  static func without(_ kinds: String...) -> EstateContext {
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(
        cluster: "c", sources: [.kubectl], collected: .all,
        notCollected: kinds.map { UnusualKind(kind: $0, reason: "forbidden") })
    ]
    return context
  }
}

extension PolicyRule {
  static let rbacGroup = "rbac.authorization.k8s.io"

  /// A rule on RBAC objects.
  static func rbac(
    _ verbs: String..., on resources: String..., named names: [String] = []
  ) -> PolicyRule {
    PolicyRule(
      verbs: verbs, apiGroups: [rbacGroup], resources: resources, resourceNames: names)
  }
}
