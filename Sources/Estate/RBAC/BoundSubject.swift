/// A user or a group that a binding grants to.
///
/// A service account is a user: RBAC knows it by its user name, whatever kind a binding writes.
enum BoundSubject: Hashable {
  case user(ExactString)
  case group(ExactString)

  /// `nil` for a subject that matches nobody.
  init?(_ subject: Subject, of binding: RoleBinding) {
    switch ExactString(subject.kind) {
    case ExactString("User"): self = .user(ExactString(subject.name))
    case ExactString("Group"): self = .group(ExactString(subject.name))
    case ExactString("ServiceAccount"):
      guard let username = subject.serviceAccountUsername(in: binding) else { return nil }
      self = .user(ExactString(username))
    default: return nil
    }
  }
}

extension Subject {
  /// The namespace of a `ServiceAccount` subject of a binding: its own, else the RoleBinding's.
  package func serviceAccountNamespace(in binding: RoleBinding) -> String? {
    guard kind.hasSameBytes(as: "ServiceAccount") else { return nil }
    if !namespace.isEmpty { return namespace }
    guard binding.scope == .namespaced, !binding.metadata.namespace.isEmpty else { return nil }
    return binding.metadata.namespace
  }

  /// The user name that a `ServiceAccount` subject of a binding stands for.
  package func serviceAccountUsername(in binding: RoleBinding) -> String? {
    serviceAccountNamespace(in: binding).map {
      Principal.serviceAccountUsername(namespace: $0, name: name)
    }
  }
}
