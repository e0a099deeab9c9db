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
}
