import Estate

extension RequestRow {
  /// The requests that a row stands for, any of which will do: by kind of resource where the target
  /// says so, and without names where the request has none.
  ///
  /// Variants of one kind share their capability hubs.
  var variants: [RequestRow] {
    guard rights.count == 1, !isSplit, let right = rights.first else { return [self] }
    if target == .newWorkload { return [self] + right.resources.map { applying($0) } }
    let alone: [RequestRow] =
      target.isByKind
      ? right.resources.map { resource in
        var row = self
        row.kind = resource.kind
        row.rights = [right.alone(on: resource)]
        return row
      } : [self]
    return alone.flatMap(\.byName)
  }

  /// Making one kind of workload under a name that a rule is limited to: a server-side apply, which
  /// asks for `create` and for changing the same name. Whoever may create under any name needs none.
  private func applying(_ resource: Right.Resource) -> RequestRow {
    var row = self
    row.kind = resource.kind
    row.rights = [["create"], ["update", "patch"]].map { verbs in
      Right(verbs: verbs, resources: [resource], carriesName: true)
    }
    return row
  }

  /// The row as requests whose names a rule may limit, and those whose names it may not.
  private var byName: [RequestRow] {
    guard rights[0].carriesName else { return [self] }
    return [rights[0].named, rights[0].unnamed].compactMap { right in
      guard let right else { return nil }
      var row = self
      row.rights = [right]
      return row
    }
  }
}

extension Right {
  /// The right on one of its resources.
  ///
  /// A kubelet takes a checkpoint for a POST, and tells everything else for a GET.
  fileprivate func alone(on resource: Resource) -> Right {
    var right = self
    right.resources = [resource]
    if resource.resource == "nodes", resource.subresource == "checkpoint" {
      right.verbs = ["create"]
    }
    return right
  }

  /// Its requests with the object's name in the URL; `nil` when there are none.
  fileprivate var named: Right? {
    var right = self
    right.verbs.removeAll { $0 == "deletecollection" }
    right.resources.removeAll { isNameless($0) }
    return right.verbs.isEmpty || right.resources.isEmpty ? nil : right
  }

  /// Its requests without a name, which a rule with `resourceNames` never allows: those on whole
  /// collections, and creating an object that is no part of another.
  fileprivate var unnamed: Right? {
    var right = self
    right.carriesName = false
    let nameless = resources.filter(isNameless)
    if verbs.contains("deletecollection") {
      right.verbs = ["deletecollection"]
    } else if !nameless.isEmpty {
      right.resources = nameless
    } else {
      return nil
    }
    return right
  }

  private func isNameless(_ resource: Resource) -> Bool {
    verbs == ["create"] && resource.subresource.isEmpty
  }
}
