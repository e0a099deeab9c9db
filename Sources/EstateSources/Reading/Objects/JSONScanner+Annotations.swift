/// Which annotations are read: those that hold values of Secrets or whole objects are not.
extension JSONScanner {
  /// The annotations of a Secret that are read: whose it is and where it comes from. Tools put
  /// values, and hashes by which to guess them, into others.
  ///
  /// - Source: Kubernetes' well-known annotations; the documentation of cert-manager, Helm,
  ///   kubernetes-replicator, reflector and OpenShift.
  private static let annotationsOfSecrets: Set<String> = [
    "kubernetes.io/service-account.name", "kubernetes.io/service-account.uid",
    "cert-manager.io/certificate-name", "cert-manager.io/common-name",
    "cert-manager.io/issuer-group", "cert-manager.io/issuer-kind", "cert-manager.io/issuer-name",
    "meta.helm.sh/release-name", "meta.helm.sh/release-namespace",
    "openshift.io/internal-registry-auth-token.service-account",
    "reflector.v1.k8s.emberstack.com/reflects", "replicator.v1.mittwald.de/replicate-from",
  ]

  /// Reads an object's annotations without those that may hold secret values.
  ///
  /// What other tools keep as JSON is told by its beginning, so that it need not be known.
  mutating func annotations(isSecret: Bool) throws(ImportError) -> [String: String] {
    var annotations: [String: String] = [:]
    try members { scanner, key throws(ImportError) in
      let mayRead =
        isSecret
        ? Self.annotationsOfSecrets.contains(key)
        : AnnotationFilter.mayRead(key) && !scanner.isDocumentNext
      guard mayRead else { return try scanner.skip() }
      let value = try scanner.stringOrEmpty()
      if AnnotationFilter.mayKeep(value) { annotations[key] = value }
    }
    return annotations
  }

  /// Whether the next value is a string that starts like a JSON object or array.
  private var isDocumentNext: Bool {
    var place = input.endOfWhitespace(from: offset)
    guard place < input.count, input[place] == UInt8(ascii: "\"") else { return false }
    place += 1
    while place < input.count {
      switch input[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): return true
      case 0x20: place += 1
      // Escaped white space, or something that does not start a document either.
      case UInt8(ascii: "\\"): place += 2
      default: return false
      }
    }
    return false
  }
}
