import AttackGraph
import Estate
import TestSupport

/// Shorthand for tests of requests: a namespace `a` with two accounts, whose rights a test gives.
enum RequestDraft {
  static let all: EstateContext = {
    var context = EstateContext()
    context.completeness = [.generated("c")]
    return context
  }()

  /// Namespace `a` with the accounts `eve` and `admin`, and node `n1`.
  static func make(labels: [String: String] = [:]) -> ClusterDraft {
    let draft = ClusterDraft()
    draft.cluster.namespaces.append(
      Namespace(metadata: ObjectMetadata(name: "a", labels: labels)))
    return draft.serviceAccount("a/eve").serviceAccount("a/admin").node("n1")
  }

  static func enforcing(_ level: String) -> [String: String] {
    ["pod-security.kubernetes.io/enforce": level]
  }
}

extension ClusterDraft {
  /// Gives an account of namespace `a` rules in a namespace, or cluster-wide when it is empty.
  @discardableResult
  func give(_ account: String, in namespace: String = "a", _ rules: PolicyRule...) -> ClusterDraft {
    let name = "rights-\(cluster.roles.count)"
    cluster.roles.append(
      Role(scope: .cluster, metadata: ObjectMetadata(name: name), rules: rules))
    return bind(
      namespace.isEmpty ? name : "\(namespace)/\(name)", role: "ClusterRole/\(name)",
      to: .account("a/\(account)"))
  }

  /// `owner` is KIND/NAME.
  @discardableResult
  func workload(
    _ kind: String, _ path: String, owner: String = "", suspended: Bool = false
  ) -> ClusterDraft {
    let parts = path.split(separator: "/").map(String.init)
    cluster.workloads.append(
      Workload(
        apiVersion: "apps/v1", kind: kind,
        metadata: ObjectMetadata(namespace: parts[0], name: parts[1]),
        owner: owner.isEmpty ? nil : .of(owner), isSuspended: suspended, template: PodSpec()))
    return self
  }

  /// Makes KIND/NAME the owner of the last pod.
  @discardableResult
  func owned(by owner: String) -> ClusterDraft {
    cluster.pods[cluster.pods.count - 1].owner = .of(owner)
    return self
  }
}

extension OwnerReference {
  static func of(_ text: String) -> OwnerReference {
    let parts = text.split(separator: "/").map(String.init)
    return OwnerReference(apiVersion: "apps/v1", kind: parts[0], name: parts[1])
  }
}

extension Reachability {
  /// What several things reach together.
  init(_ draft: ClusterDraft, fromAll sources: [String], including: Set<Certainty>? = nil) throws {
    let graph = AttackGraph.compile(
      draft.estate(context: RequestDraft.all), overlay: Overlay(policy: "none"),
      including: including ?? Certainty.believed)
    try self.init(graph, fromAll: sources)
  }

  /// The ids of all steps between reached vertices.
  var steps: Set<String> {
    let reached = Set(analysis.reached)
    return Set(
      analysis.graph.edges.filter { reached.contains($0.tail) && reached.contains($0.head) }
        .map { analysis.graph.technique(of: $0).id })
  }
}
