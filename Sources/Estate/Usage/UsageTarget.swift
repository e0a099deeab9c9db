/// Which one of the things that a request could be about.
package enum UsedName: Sendable, Hashable {
  /// The request names nothing, as one that lists or creates.
  case none
  case exact(String)
  /// The request names something, but which is not recorded.
  case unrecorded
}

/// What requests were about, as authorization saw it.
package enum UsageTarget: Sendable, Hashable {
  case resource(UsedResource)
  /// The path of non-resource requests; never `.none`.
  case path(UsedName)
}

/// A resource that requests were about.
package struct UsedResource: Sendable, Hashable {
  /// Empty for the core group.
  package var apiGroup: String
  /// Such as `pods`, without the subresource.
  package var resource: String
  package var subresource: String
  /// Empty for cluster-scoped resources and for lists across all namespaces.
  package var namespace: String
  package var name: UsedName

  package init(
    apiGroup: String = "", resource: String, subresource: String = "", namespace: String = "",
    name: UsedName = .none
  ) {
    self.apiGroup = apiGroup
    self.resource = resource
    self.subresource = subresource
    self.namespace = namespace
    self.name = name
  }
}

/// Requests of one identity that authorization cannot tell apart.
package struct UsedPermission: Sendable, Hashable {
  /// Such as `get` or `create`; in lower case for a path.
  package var verb: String
  package var target: UsageTarget

  package init(verb: String, target: UsageTarget) {
    self.verb = verb
    self.target = target
  }

  /// What a request uses, with its exact name or path; who makes it does not matter.
  package init(_ request: AccessRequest) {
    verb = request.verb
    if let path = request.path {
      target = .path(.exact(path))
    } else {
      target = .resource(
        UsedResource(
          apiGroup: request.apiGroup, resource: request.resource,
          subresource: request.subresource, namespace: request.namespace,
          name: request.name.isEmpty ? .none : .exact(request.name)))
    }
  }

  /// A request that uses it, whoever makes it; without the name where that is not recorded.
  package var request: AccessRequest {
    var request = AccessRequest(verb: verb)
    if case .exact(let name) = name { request.name = name }
    switch target {
    case .path:
      request.path = request.name
      request.name = ""
    case .resource(let used):
      request.apiGroup = used.apiGroup
      request.resource = used.resource
      request.subresource = used.subresource
      request.namespace = used.namespace
    }
    return request
  }

  /// The name of the object, or the path.
  package var name: UsedName {
    get {
      switch target {
      case .resource(let resource): resource.name
      case .path(let path): path
      }
    }
    set {
      switch target {
      case .resource(var resource):
        resource.name = newValue
        target = .resource(resource)
      case .path: target = .path(newValue)
      }
    }
  }
}
