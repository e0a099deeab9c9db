extension Principal {
  /// The principal that a command line names, with the groups that authentication adds.
  ///
  /// `user:NAME`, `sa:NAMESPACE/NAME`, `node:NAME`, `group:NAME` (some member of it) or
  /// `anonymous`; any other text is a user name as authentication gives it, which may be that of a
  /// service account.
  ///
  /// - Parameter groups: external groups beside the implied ones.
  /// - Returns: `nil` for a service account without namespace or name, or an empty name.
  package static func named(_ text: String, groups: [String] = []) -> Principal? {
    var principal: Principal
    let colon = text.firstIndex(of: ":")
    let name = colon.map { String(text[text.index(after: $0)...]) } ?? ""
    switch colon.map({ String(text[..<$0]) }) {
    case "sa":
      let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
      principal = .serviceAccount(namespace: parts[0], name: parts[1])
    case "node": principal = .node(name)
    case "user": principal = .impersonated(name)
    case "group":
      principal = .user("", claims: [name])
      if name == unauthenticatedGroup { principal.groups = [name] }
    default:
      if text.isEmpty { return nil }
      principal = text == "anonymous" ? .anonymous : .impersonated(text)
      principal.groups += groups.filter { !principal.groups.containsExactly($0) }
      return principal
    }
    guard !name.isEmpty else { return nil }
    principal.groups += groups.filter { !principal.groups.containsExactly($0) }
    return principal
  }
}
