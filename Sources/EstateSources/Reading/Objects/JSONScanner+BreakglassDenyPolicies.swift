import Estate

extension JSONScanner {
  /// Reads the `spec` of a DenyPolicy.
  mutating func denyPolicySpec(into policy: inout BreakglassDenyPolicy) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "precedence": policy.precedence = try scanner.optionalInteger()
      case "rules": policy.rules = try scanner.list(Self.readDenyRule)
      case "podSecurityRules":
        policy.judgesPods = try !scanner.takeNull()
        if policy.judgesPods { try scanner.skip() }
      case "appliesTo":
        try scanner.members { scanner, key throws(ImportError) in
          switch key {
          case "clusters": policy.clusters = try scanner.strings()
          case "tenants": policy.tenants = try scanner.strings()
          case "sessions": policy.sessions = try scanner.strings()
          default: try scanner.skip()
          }
        }
      default: try scanner.skip()
      }
    }
  }

  private static func readDenyRule(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> BreakglassDenyPolicy.Rule {
    var rule = BreakglassDenyPolicy.Rule()
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "verbs": rule.verbs = try scanner.strings()
      case "apiGroups": rule.apiGroups = try scanner.strings()
      case "resources": rule.resources = try scanner.strings()
      case "subresources": rule.subresources = try scanner.strings()
      case "resourceNames": rule.resourceNames = try scanner.strings()
      case "namespaces": try scanner.namespaceFilter(into: &rule)
      default: try scanner.skip()
      }
    }
    return rule
  }

  /// Reads which namespaces a rule is about; the first releases wrote a mere list of patterns.
  private mutating func namespaceFilter(
    into rule: inout BreakglassDenyPolicy.Rule
  ) throws(ImportError) {
    if try kind() == .array {
      rule.namespacePatterns = try strings()
      return
    }
    try members { scanner, key throws(ImportError) in
      switch key {
      case "patterns": rule.namespacePatterns = try scanner.strings()
      case "selectorTerms":
        rule.namespaceSelectors = try scanner.list { scanner throws(ImportError) in
          try scanner.labelSelector()
        }
      default: try scanner.skip()
      }
    }
  }
}
