/// The identity by which bindings refer to a role.
struct RoleKey: Hashable {
  /// `nil` for a ClusterRole.
  private let namespace: ExactString?
  private let name: ExactString

  init(_ role: Role) {
    namespace = role.scope == .cluster ? nil : ExactString(role.metadata.namespace)
    name = ExactString(role.metadata.name)
  }

  init?(referenceOf binding: RoleBinding) {
    self.init(binding.roleRef, in: binding.grantedNamespace)
  }

  /// A `Role` is looked up in the given namespace, which is empty for a ClusterRoleBinding.
  ///
  /// `nil` for any kind but `Role` and `ClusterRole`.
  init?(_ reference: RoleReference, in namespace: String) {
    switch ExactString(reference.kind) {
    case ExactString("ClusterRole"): self.namespace = nil
    case ExactString("Role"): self.namespace = ExactString(namespace)
    default: return nil
    }
    name = ExactString(reference.name)
  }
}
