package import Estate

extension AccessRequest {
  /// Reads requests: a JSON array or lines of `{user, groups, verb, apiGroup, resource,
  /// subresource, name, namespace, path}`.
  ///
  /// A missing string is empty, and `path` (even empty) makes a non-resource request. Groups are
  /// taken as complete. Other members, such as verdicts, are passed over.
  package static func read(_ input: JSONInput) throws(ImportError) -> [AccessRequest] {
    try RecordFile.read(input, member: "requests", Self.read)
  }

  private static func read(_ scanner: inout JSONScanner) throws(ImportError) -> AccessRequest {
    var request = AccessRequest(verb: "")
    try scanner.object { scanner, key throws(ImportError) in
      switch key {
      case "user": request.user = try scanner.stringOrEmpty()
      case "groups": request.groups = try scanner.strings()
      case "verb": request.verb = try scanner.stringOrEmpty()
      case "apiGroup": request.apiGroup = try scanner.stringOrEmpty()
      case "resource": request.resource = try scanner.stringOrEmpty()
      case "subresource": request.subresource = try scanner.stringOrEmpty()
      case "name": request.name = try scanner.stringOrEmpty()
      case "namespace": request.namespace = try scanner.stringOrEmpty()
      case "path": request.path = try scanner.optionalString()
      default: try scanner.skip()
      }
    }
    return request
  }
}
