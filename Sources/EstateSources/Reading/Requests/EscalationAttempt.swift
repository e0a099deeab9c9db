package import Estate

/// A principal who wants to write a role with certain rules.
package struct EscalationAttempt: Sendable, Hashable {
  /// Who writes; the groups are complete.
  package var principal: Principal
  /// Of the Role; empty for a ClusterRole.
  package var namespace: String
  /// The name that the request carries; empty when a new role is posted.
  package var name: String
  /// The role's rules.
  package var rules: [PolicyRule]

  package init(principal: Principal, namespace: String, name: String = "", rules: [PolicyRule]) {
    self.principal = principal
    self.namespace = namespace
    self.name = name
    self.rules = rules
  }

  /// Reads attempts: a JSON array or lines of `{user, groups, namespace, name, rules}`.
  package static func read(_ input: JSONInput) throws(ImportError) -> [EscalationAttempt] {
    try RecordFile.read(input, member: "escalation") { scanner throws(ImportError) in
      var attempt = EscalationAttempt(
        principal: Principal(username: "", groups: []), namespace: "", name: "", rules: [])
      try scanner.object { scanner, key throws(ImportError) in
        switch key {
        case "user": attempt.principal.username = try scanner.stringOrEmpty()
        case "groups": attempt.principal.groups = try scanner.strings()
        case "namespace": attempt.namespace = try scanner.stringOrEmpty()
        case "name": attempt.name = try scanner.stringOrEmpty()
        case "rules": attempt.rules = try JSONScanner.readRules(&scanner)
        default: try scanner.skip()
        }
      }
      return attempt
    }
  }
}
