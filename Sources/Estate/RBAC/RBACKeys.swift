/// The identity by which bindings refer to a role.
struct RoleKey: Hashable {
  /// `nil` for a ClusterRole.
  private let namespace: ExactString?
  private let name: ExactString

  init(_ role: Role) {
    namespace = role.scope == .cluster ? nil : ExactString(role.metadata.namespace)
    name = ExactString(role.metadata.name)
  }

  /// A `Role` is looked up in the binding's namespace, which a ClusterRoleBinding does not have;
  /// `nil` for any kind but `Role` and `ClusterRole`.
  init?(referenceOf binding: RoleBinding) {
    let reference = binding.roleRef
    switch ExactString(reference.kind) {
    case ExactString("ClusterRole"): namespace = nil
    case ExactString("Role"):
      namespace = ExactString(binding.scope == .cluster ? "" : binding.metadata.namespace)
    default: return nil
    }
    name = ExactString(reference.name)
  }
}

/// A user or group, within the ClusterRoleBindings or within the RoleBindings of one namespace.
///
/// A service account is a user: RBAC knows it by its user name, whatever kind a binding writes.
struct SubjectKey: Hashable {
  enum Scope: Hashable {
    case cluster
    case namespace(ExactString)
  }

  private enum Kind: Hashable {
    case user
    case group
  }

  private let kind: Kind
  private let name: ExactString
  private let scope: Scope

  static func user(_ name: String, _ scope: Scope) -> SubjectKey {
    SubjectKey(kind: .user, name: ExactString(name), scope: scope)
  }

  static func group(_ name: String, _ scope: Scope) -> SubjectKey {
    SubjectKey(kind: .group, name: ExactString(name), scope: scope)
  }

  private init(kind: Kind, name: ExactString, scope: Scope) {
    self.kind = kind
    self.name = name
    self.scope = scope
  }

  /// `nil` for a subject that matches nobody.
  init?(_ subject: Subject, of binding: RoleBinding) {
    let isCluster = binding.scope == .cluster
    scope = isCluster ? .cluster : .namespace(ExactString(binding.metadata.namespace))
    switch ExactString(subject.kind) {
    case ExactString("User"):
      kind = .user
      name = ExactString(subject.name)
    case ExactString("Group"):
      kind = .group
      name = ExactString(subject.name)
    case ExactString("ServiceAccount"):
      guard let username = subject.serviceAccountUsername(in: binding) else { return nil }
      kind = .user
      name = ExactString(username)
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
