import Estate

extension JSONScanner {
  /// Reads the `spec` of a CertificateSigningRequest; the request itself is passed over.
  mutating func signingRequestSpec(
    into request: inout CertificateSigningRequest
  ) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "signerName": request.signerName = try scanner.stringOrEmpty()
      case "username": request.username = try scanner.stringOrEmpty()
      case "groups": request.groups = try scanner.strings()
      case "usages": request.usages = try scanner.strings()
      case "expirationSeconds": request.expirationSeconds = try scanner.optionalInteger()
      default: try scanner.skip()
      }
    }
  }

  /// Reads the `status` of a CertificateSigningRequest; of the certificate, whether there is one.
  mutating func signingRequestStatus(
    into request: inout CertificateSigningRequest
  ) throws(ImportError) {
    try members { scanner, key throws(ImportError) in
      switch key {
      case "certificate": request.isIssued = try scanner.skipNonEmptyString()
      case "conditions":
        for type in try scanner.list(Self.readTrueCondition) {
          if type == "Approved" { request.isApproved = true }
          if type == "Denied" { request.isDenied = true }
        }
      default: try scanner.skip()
      }
    }
  }

  /// Passes over a string or `null`; returns whether it was a string with something in it.
  private mutating func skipNonEmptyString() throws(ImportError) -> Bool {
    if try takeNull() { return false }
    try require(.string)
    let start = offset
    _ = try skipString()
    return offset - start > 2
  }

  /// Reads the type of a condition that holds; `nil` for one that does not.
  private static func readTrueCondition(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> String? {
    var type = ""
    // Older API servers write no status; the condition's presence is what counts then.
    var status = "True"
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "type": type = try scanner.stringOrEmpty()
      case "status": status = try scanner.optionalString() ?? status
      default: try scanner.skip()
      }
    }
    return status == "True" ? type : nil
  }
}
