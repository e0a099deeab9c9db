import Estate

extension Webhook {
  /// A label that the API server keeps equal to the namespace's name.
  private static let nameLabel = "kubernetes.io/metadata.name"

  /// Whether it is asked about new pods whatever labels they carry.
  ///
  /// Whether it lets pods in when it fails makes no difference while it runs.
  var seesEveryNewPod: Bool {
    (objectSelector?.isEmpty ?? true)
      && rules.contains { rule in
        rule.scope != "Cluster" && rule.operations.contains { $0 == "*" || $0 == "CREATE" }
          && rule.apiGroups.contains { $0 == "*" || $0.isEmpty }
          && rule.resources.contains { $0 == "*" || $0 == "*/*" || $0 == "pods" }
      }
  }

  var selectsEveryNamespace: Bool { namespaceSelector?.isEmpty ?? true }

  /// Whether it is asked about a namespace; it is, where the selector makes no sense.
  func selects(_ namespace: Namespace) -> Bool {
    guard let selector = namespaceSelector, selector.firstProblem == nil else { return true }
    var labels: [ExactString: String] = [:]
    for (key, value) in namespace.metadata.labels { labels[ExactString(key)] = value }
    labels[ExactString(Self.nameLabel)] = namespace.metadata.name
    return selector.matches(labels)
  }

  /// Whether a label that one can change decides which namespaces it is asked about.
  var selectsByLabel: Bool {
    guard let selector = namespaceSelector else { return false }
    return selector.matchLabels.keys.contains { $0 != Self.nameLabel }
      || selector.matchExpressions.contains { $0.key != Self.nameLabel }
  }
}

extension LabelSelector {
  fileprivate var isEmpty: Bool { matchLabels.isEmpty && matchExpressions.isEmpty }
}
