import Estate

extension JSONScanner {
  /// Reads the `spec` of a BreakglassSession; the reason that the user gave is passed over.
  mutating func sessionSpec(into session: inout BreakglassSession) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "user": session.user = try scanner.stringOrEmpty()
      case "cluster": session.cluster = try scanner.stringOrEmpty()
      case "clusterConfigRef": session.clusterConfigRef = try scanner.stringOrEmpty()
      case "grantedGroup": session.grantedGroup = try scanner.stringOrEmpty()
      case "maxValidFor": session.maxValidFor = try scanner.stringOrEmpty()
      case "idleTimeout": session.idleTimeout = try scanner.stringOrEmpty()
      case "denyPolicyRefs": session.denyPolicyRefs = try scanner.strings()
      case "scheduledStartTime": session.scheduledStartTime = try scanner.optionalString()
      default: try scanner.skip()
      }
    }
  }

  /// Reads the `status` of a BreakglassSession; the reason that the approver gave is passed over.
  mutating func sessionStatus(into session: inout BreakglassSession) throws(ImportError) {
    var lastApprover = ""
    try members { scanner, key throws(ImportError) in
      switch key {
      case "state": session.state = try scanner.stringOrEmpty()
      case "approver": lastApprover = try scanner.stringOrEmpty()
      case "approvers": session.approvers = try scanner.strings()
      case "approvedAt": session.approvedAt = try scanner.optionalString()
      case "expiresAt": session.expiresAt = try scanner.optionalString()
      default: try scanner.skip()
      }
    }
    if session.approvers.isEmpty && !lastApprover.isEmpty { session.approvers = [lastApprover] }
  }

  /// Reads the `spec` of a ClusterConfig.
  mutating func clusterConfigSpec(
    into config: inout BreakglassClusterConfig
  ) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "clusterID": config.clusterID = try scanner.stringOrEmpty()
      case "tenant": config.tenant = try scanner.stringOrEmpty()
      case "environment": config.environment = try scanner.stringOrEmpty()
      case "authType": config.authType = try scanner.stringOrEmpty()
      case "kubeconfigSecretRef":
        config.kubeconfigSecret = try scanner.takeNull() ? nil : try scanner.namespacedName()
      case "oidcAuth", "oidcFromIdentityProvider":
        config.clientSecret = try scanner.clientSecret() ?? config.clientSecret
      case "allowedApproverDomains": config.allowedApproverDomains = try scanner.strings()
      case "blockSelfApproval": config.blockSelfApproval = try scanner.optionalBoolean()
      case "identityProviderRefs": config.identityProviderRefs = try scanner.strings()
      default: try scanner.skip()
      }
    }
  }

  private mutating func clientSecret() throws(ImportError) -> NamespacedName? {
    var secret: NamespacedName?
    try members { scanner, key throws(ImportError) in
      if key == "clientSecretRef" {
        secret = try scanner.takeNull() ? nil : try scanner.namespacedName()
      } else {
        try scanner.skip()
      }
    }
    return secret
  }

  // MARK: Deny policies

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
