import EstateSources

/// What it means for the figures that a kind of object is not known.
enum KindEffect {
  static let general = "Paths that lead through it are missing: the blast radius is a lower bound."
  static let reconstructed = "None: only the names in paths differ from the cluster's."

  /// The effect of a kind of which objects are missing.
  static func unknown(_ kind: ObjectKind) -> String {
    switch kind {
    case .secret:
      "Paths through stored secrets are missing, and the secrets as assets: the blast radius is a "
        + "lower bound."
    case .pod:
      "What runs where is unknown: paths through pods, their tokens and their nodes are missing, and "
        + "the blast radius is a lower bound."
    case .role, .clusterRole:
      "Bindings to a missing role grant nothing here: the blast radius is a lower bound."
    case .roleBinding, .clusterRoleBinding:
      "Rights that missing bindings grant are missing: the blast radius is a lower bound."
    case .serviceAccount:
      "Accounts are missing that no binding names, with the paths through them: the blast radius is "
        + "a lower bound."
    case .namespace:
      "Namespaces without objects are missing as assets, and environments are guessed from names "
        + "alone."
    case .node: "Nodes on which no known pod runs are missing, as assets too."
    case .deployment, .daemonSet, .statefulSet, .replicaSet, .replicationController, .job,
      .cronJob:
      "Workloads count only by their running pods: what they could still start is missing."
    case .networkPolicy: "Connections that a policy would block are taken to be open."
    default: general
    }
  }
}
