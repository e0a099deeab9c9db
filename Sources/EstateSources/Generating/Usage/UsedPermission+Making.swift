import Estate

extension UsedPermission {
  /// A permission on a resource, written with its subresource as rules do, or on a path.
  ///
  /// - Parameter name: `nil` for objects that come and go: what is recorded of them is that they
  ///   had a name, where the verb is about one object.
  static func using(
    _ verb: String, _ resource: String, in apiGroup: String = "", at namespace: String,
    named name: String? = nil
  ) -> UsedPermission {
    if resource.utf8.first == UInt8(ascii: "/") { return using(verb, path: resource) }
    let slash = resource.firstIndex(of: "/")
    let subresource = slash.map { String(resource[resource.index(after: $0)...]) } ?? ""
    let plain = slash.map { String(resource[..<$0]) } ?? resource
    // A request for one Namespace object is a request in that namespace.
    let isNamespace = plain == "namespaces" && apiGroup.isEmpty
    return UsedPermission(
      verb: verb,
      target: .resource(
        UsedResource(
          apiGroup: apiGroup, resource: plain, subresource: subresource,
          namespace: isNamespace ? name ?? "" : namespace,
          name: usedName(name, verb: verb, subresource: subresource))))
  }

  static func using(_ verb: String, path: String) -> UsedPermission {
    UsedPermission(verb: verb, target: .path(.exact(path)))
  }

  /// The same for each of some verbs.
  static func using(
    each verbs: [String], _ resource: String, in apiGroup: String = "", at namespace: String,
    named name: String? = nil
  ) -> [UsedPermission] {
    verbs.map { using($0, resource, in: apiGroup, at: namespace, named: name) }
  }

  /// What every command of `kubectl` asks first, to learn which resources there are.
  static let discovery = [using("get", path: "/api"), using("get", path: "/apis")]

  private static func usedName(_ name: String?, verb: String, subresource: String) -> UsedName {
    switch verb {
    // A POST to a collection carries no name.
    case "create": if subresource.isEmpty { return .none }
    case "deletecollection": return .none
    case "list", "watch": if name == nil { return .none }
    default: break
    }
    return name.map { .exact($0) } ?? .unrecorded
  }
}
