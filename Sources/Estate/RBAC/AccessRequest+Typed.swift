extension AccessRequest {
  /// Makes the request that a command line means: `VERB TYPE[.GROUP][/NAME]` or `VERB /PATH`.
  ///
  /// The type may be any name that `kubectl` knows. The namespace is left out where the server would
  /// leave it out, for cluster-scoped types, and is the object's own name for a Namespace that is
  /// named.
  ///
  /// - Parameters:
  ///   - type: plural, singular or short name, with `.GROUP` where it is not built in.
  ///   - namespace: empty for all namespaces.
  /// - Source: Kubernetes 1.36 `apiserver/pkg/endpoints/request`, `RequestInfoFactory`.
  package init(verb: String, type: String, subresource: String = "", namespace: String = "") {
    if type.utf8.first == UInt8(ascii: "/") {
      self.init(verb: verb, path: type)
      return
    }
    let slash = type.firstIndex(of: "/")
    let typeName = type[..<(slash ?? type.endIndex)]
    let name = slash.map { String(type[type.index(after: $0)...]) } ?? ""
    let dot = typeName.firstIndex(of: ".")
    let plural = String(typeName[..<(dot ?? typeName.endIndex)])
    let known = BuiltInResource.named(plural)
    let group = dot.map { String(typeName[typeName.index(after: $0)...]) }
    let builtIn = group == nil || group == known?.apiGroup ? known : nil
    var namespace = builtIn.map { $0.isNamespaced ? namespace : "" } ?? namespace
    if builtIn?.resource == "namespaces" { namespace = name }
    self.init(
      verb: verb, apiGroup: group ?? builtIn?.apiGroup ?? "",
      resource: builtIn?.resource ?? plural, subresource: subresource, name: name,
      namespace: namespace)
  }
}
