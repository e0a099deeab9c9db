import Estate

extension JSONScanner {
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
}
