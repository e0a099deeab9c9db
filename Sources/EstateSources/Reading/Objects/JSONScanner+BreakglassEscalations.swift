import Estate

extension JSONScanner {
  /// Reads the `spec` of a BreakglassEscalation.
  mutating func escalationSpec(
    into escalation: inout BreakglassEscalation
  ) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "escalatedGroup": escalation.escalatedGroup = try scanner.stringOrEmpty()
      case "allowed": try scanner.allowed(into: &escalation)
      case "approvers": try scanner.approvers(into: &escalation)
      case "clusterConfigRefs": escalation.clusterConfigRefs = try scanner.strings()
      case "allowedApproverDomains": escalation.allowedApproverDomains = try scanner.strings()
      case "blockSelfApproval": escalation.blockSelfApproval = try scanner.optionalBoolean()
      case "maxValidFor": escalation.maxValidFor = try scanner.stringOrEmpty()
      case "idleTimeout": escalation.idleTimeout = try scanner.stringOrEmpty()
      case "approvalTimeout": escalation.approvalTimeout = try scanner.stringOrEmpty()
      case "retainFor": escalation.retainFor = try scanner.stringOrEmpty()
      case "requestReason": escalation.requestReason = try scanner.reason()
      case "approvalReason": escalation.approvalReason = try scanner.reason()
      case "denyPolicyRefs": escalation.denyPolicyRefs = try scanner.strings()
      case "sessionLimitsOverride": escalation.sessionLimits = try scanner.sessionLimits()
      case "disableNotifications":
        escalation.disableNotifications = try scanner.optionalBoolean()
      case "notificationExclusions": escalation.notificationExclusions = try scanner.audience()
      case "mailProvider": escalation.mailProvider = try scanner.stringOrEmpty()
      default: try scanner.identityProviders(key, into: &escalation.identityProviders)
      }
    }
  }

  private mutating func allowed(
    into escalation: inout BreakglassEscalation
  ) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "clusters": escalation.allowedClusters = try scanner.strings()
      case "groups": escalation.allowedGroups = try scanner.strings()
      default: try scanner.skip()
      }
    }
  }

  private mutating func approvers(
    into escalation: inout BreakglassEscalation
  ) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "users": escalation.approvers.users = try scanner.strings()
      case "groups": escalation.approvers.groups = try scanner.strings()
      case "hiddenFromUI": escalation.hiddenApprovers = try scanner.strings()
      default: try scanner.skip()
      }
    }
  }

  private mutating func audience() throws(ImportError) -> BreakglassEscalation.Audience {
    var audience = BreakglassEscalation.Audience()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "users": audience.users = try scanner.strings()
      case "groups": audience.groups = try scanner.strings()
      default: try scanner.skip()
      }
    }
    return audience
  }

  private mutating func identityProviders(
    _ key: String, into providers: inout BreakglassEscalation.IdentityProviders
  ) throws(ImportError) {
    switch key {
    case "allowedIdentityProviders": providers.forBoth = try strings()
    case "allowedIdentityProvidersForRequests": providers.forRequests = try strings()
    case "allowedIdentityProvidersForApprovers": providers.forApprovers = try strings()
    default: try skip()
    }
  }

  /// Reads whether a reason is asked for; what the form says beside the field is passed over.
  private mutating func reason() throws(ImportError) -> BreakglassEscalation.Reason? {
    if try takeNull() { return nil }
    var isMandatory = false
    try members { scanner, key throws(ImportError) in
      if key == "mandatory" {
        isMandatory = try scanner.booleanOrFalse()
      } else {
        try scanner.skip()
      }
    }
    return isMandatory ? .mandatory : .optional
  }

  private mutating func sessionLimits() throws(ImportError) -> BreakglassEscalation.SessionLimits? {
    if try takeNull() { return nil }
    var limits = BreakglassEscalation.SessionLimits()
    try members { scanner, key throws(ImportError) in
      switch key {
      case "unlimited": limits.isUnlimited = try scanner.booleanOrFalse()
      case "maxActiveSessionsPerUser": limits.perUser = try scanner.optionalInteger()
      case "maxActiveSessionsTotal": limits.inTotal = try scanner.optionalInteger()
      default: try scanner.skip()
      }
    }
    return limits
  }
}
