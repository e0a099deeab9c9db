extension Authorizer {
  /// Returns every subject that the bindings let make a request, as an API server stores them: as
  /// the bindings write them, with the API group of a user or group filled in.
  ///
  /// The request's user and groups are ignored. The group `system:masters`, which may do
  /// everything, comes first; then subjects in the order of the bindings, each once. Subjects that
  /// match nobody are listed as well, as the API server's own subject locator does.
  ///
  /// - Complexity: O(rules of all roles + bindings × subjects).
  package func whoCan(_ request: AccessRequest) -> [Subject] {
    whoCanWithBindings(request).map(\.subject)
  }

  /// Returns what ``whoCan(_:)`` does, each subject with the paths of the bindings that let it;
  /// none for `system:masters`, which needs none.
  package func whoCanWithBindings(_ request: AccessRequest) -> [(subject: Subject, via: [String])] {
    let resolved = resolve(request)
    let allowing = rulesOfRole.map { table.allow($0, resolved) }
    var found = [
      (
        subject: Subject(kind: "Group", name: Principal.superuserGroup).withDefaults,
        via: [String]()
      )
    ]
    var places = [ExactSubject(found[0].subject): 0]
    for (position, binding) in bindings.enumerated() {
      guard let role = roleOfBinding[position], allowing[role] else { continue }
      guard binding.scope == .cluster || isInNamespace(binding, of: request) else { continue }
      for subject in binding.subjects.map(\.withDefaults) {
        let place = places[ExactSubject(subject)] ?? found.count
        if place == found.count {
          places[ExactSubject(subject)] = place
          found.append((subject, []))
        }
        // A subject may stand in one binding twice.
        if found[place].via.last?.hasSameBytes(as: binding.path) != true {
          found[place].via.append(binding.path)
        }
      }
    }
    return found
  }

  private func isInNamespace(_ binding: RoleBinding, of request: AccessRequest) -> Bool {
    !request.namespace.isEmpty && binding.metadata.namespace.hasSameBytes(as: request.namespace)
  }
}

extension Subject {
  /// The subject with the defaults that an API server fills in when a binding is written.
  ///
  /// - Source: Kubernetes 1.36 `pkg/apis/rbac/v1/defaults.go`.
  package var withDefaults: Subject {
    guard apiGroup.isEmpty, ["User", "Group"].containsExactly(kind) else { return self }
    var subject = self
    subject.apiGroup = "rbac.authorization.k8s.io"
    return subject
  }
}

private struct ExactSubject: Hashable {
  let kind: ExactString
  let apiGroup: ExactString
  let name: ExactString
  let namespace: ExactString

  init(_ subject: Subject) {
    kind = ExactString(subject.kind)
    apiGroup = ExactString(subject.apiGroup)
    name = ExactString(subject.name)
    namespace = ExactString(subject.namespace)
  }
}
