/// Who makes a request, looked up once in an ``Authorizer`` and good for many decisions of it.
package struct ResolvedPrincipal: Sendable {
  /// The subjects that bindings name and the principal is: its user, then its groups.
  let subjects: [UInt32]

  /// Whether no binding names the principal or a group of it.
  package var isNobody: Bool { subjects.isEmpty }
}

/// What is requested, looked up once in an ``Authorizer`` and good for many decisions of it.
///
/// Everything is a number: a decision reads no string, save for the path of a non-resource request.
package struct ResolvedRequest: Sendable {
  let verb: UInt32
  let apiGroup: UInt32
  /// `resource`, or `resource/subresource`.
  let resource: UInt32
  /// `*/subresource`; unknown without a subresource.
  let anySubresource: UInt32
  let name: UInt32
  let namespace: UInt32
  /// The path of a non-resource request, as bytes.
  let path: [UInt8]?
  private let filter: RuleFilter
  /// For the resource as `*/subresource`; the same as `filter` without a subresource.
  private let subresourceFilter: RuleFilter

  init(_ request: AccessRequest, in names: NameTable) {
    verb = names.number(of: request.verb)
    apiGroup = names.number(of: request.apiGroup)
    let subresource = request.subresource
    if subresource.isEmpty {
      resource = names.number(of: request.resource)
      anySubresource = NameTable.unknown
    } else {
      resource = names.number(of: request.resource + "/" + subresource)
      anySubresource = names.number(of: "*/" + subresource)
    }
    name = names.number(of: request.name)
    namespace = names.number(of: request.namespace)
    path = request.path.map { Array($0.utf8) }
    if path != nil {
      filter = RuleFilter(verb: verb)
      subresourceFilter = filter
    } else {
      filter = RuleFilter(verb: verb, apiGroup: apiGroup, resource: resource)
      subresourceFilter =
        subresource.isEmpty
        ? filter : RuleFilter(verb: verb, apiGroup: apiGroup, resource: anySubresource)
    }
  }

  /// Whether a rule with this filter may allow the request.
  @inline(__always)
  func mayPass(_ rule: RuleFilter) -> Bool {
    rule.hasAll(of: filter) || rule.hasAll(of: subresourceFilter)
  }
}
