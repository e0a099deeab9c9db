/// The rules a principal holds in one scope, with the bindings they come from.
package struct Holdings: Sendable, Hashable {
  /// Empty for the whole cluster.
  package let namespace: String
  package let rules: [HeldRule]
}

extension Authorizer {
  /// Returns everything a principal holds: cluster-wide rules first, then those of each namespace
  /// in byte order, without the cluster-wide ones; scopes without rules are left out.
  ///
  /// - Complexity: O(the principal's bindings and their rules).
  package func holdings(of principal: Principal) -> [Holdings] {
    var rules: [ExactString: [HeldRule]] = [:]
    for place in grants(of: principal) {
      let binding = bindings[place]
      let role = roleOfBinding[place].map { roles[$0] }
      // URLs have no namespace, so a RoleBinding grants nothing on them.
      let reaching = (role?.rules ?? []).filter {
        binding.scope == .cluster || !$0.resources.isEmpty
      }
      rules[ExactString(binding.grantedNamespace), default: []] += reaching.map {
        HeldRule(via: binding.path, role: binding.roleRef, rule: $0)
      }
    }
    return rules.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map {
      Holdings(namespace: $0.key.value, rules: $0.value)
    }
  }

  /// The places of all of a principal's bindings that grant anything, in order, each once.
  private func grants(of principal: Principal) -> [Int] {
    Set(grants.subjects(of: principal).flatMap { grants.all(of: $0).map { Int($0.binding) } })
      .sorted()
  }
}
