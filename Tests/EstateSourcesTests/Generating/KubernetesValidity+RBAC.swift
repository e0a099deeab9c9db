import Estate

extension KubernetesValidity {
  private static let group = "rbac.authorization.k8s.io"

  mutating func checkRoles() {
    for role in cluster.roles {
      for rule in role.rules {
        let name = "\(role.metadata.namespace)/\(role.metadata.name)"
        require(!rule.verbs.isEmpty && !rule.verbs.contains(""), "role \(name): no verbs")
        if rule.nonResourceURLs.isEmpty {
          require(!rule.apiGroups.isEmpty, "role \(name): no API groups")
          require(!rule.resources.isEmpty, "role \(name): no resources")
          require(!rule.resources.contains(""), "role \(name): empty resource")
        } else {
          require(role.scope == .cluster, "role \(name): paths in a namespace")
          require(
            rule.apiGroups.isEmpty && rule.resources.isEmpty && rule.resourceNames.isEmpty,
            "role \(name): paths and resources in one rule")
        }
      }
    }
  }

  mutating func checkBindings() {
    var roles: Set<String> = []
    for role in cluster.roles {
      roles.insert("\(role.scope)/\(role.metadata.namespace)/\(role.metadata.name)")
    }
    for binding in cluster.bindings {
      let reference = binding.roleRef
      require(reference.apiGroup == Self.group, "\(binding.path): group of the role")
      switch reference.kind {
      case "ClusterRole":
        require(
          roles.contains("\(RBACScope.cluster)//\(reference.name)"),
          "\(binding.path): no ClusterRole \(reference.name)")
      case "Role":
        require(binding.scope == .namespaced, "\(binding.path): a Role for the whole cluster")
        require(
          roles.contains(
            "\(RBACScope.namespaced)/\(binding.metadata.namespace)/\(reference.name)"),
          "\(binding.path): no Role \(reference.name)")
      default: require(false, "\(binding.path): kind \(reference.kind)")
      }
      checkSubjects(of: binding)
    }
  }

  private mutating func checkSubjects(of binding: RoleBinding) {
    // The API server's own bindings name accounts that exist only where they are needed.
    let isDefault = binding.metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"
    for subject in binding.subjects {
      require(!subject.name.isEmpty, "\(binding.path): a subject without a name")
      if subject.kind == "ServiceAccount" {
        require(subject.apiGroup.isEmpty, "\(binding.path): group of \(subject.name)")
        require(!subject.namespace.isEmpty, "\(binding.path): \(subject.name) has no namespace")
        require(
          isDefault || accounts.contains("\(subject.namespace)/\(subject.name)"),
          "\(binding.path): no account \(subject.name)")
      } else {
        require(["User", "Group"].contains(subject.kind), "\(binding.path): \(subject.kind)")
        require(subject.apiGroup == Self.group, "\(binding.path): group of \(subject.name)")
        require(subject.namespace.isEmpty, "\(binding.path): \(subject.name) in a namespace")
      }
    }
  }
}
