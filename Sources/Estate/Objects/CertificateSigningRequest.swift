/// A CertificateSigningRequest without the request's and the certificate's bytes.
package struct CertificateSigningRequest: Sendable, Hashable {
  package var metadata: ObjectMetadata
  package var signerName: String
  /// Who filed the request, and the groups that this user was in.
  package var username: String
  package var groups: [String]
  package var usages: [String]
  /// The lifetime asked for; `nil` leaves it to the signer.
  package var expirationSeconds: Int?
  package var isApproved: Bool
  package var isDenied: Bool
  /// Whether the signer has put a certificate there.
  package var isIssued: Bool

  package init(
    metadata: ObjectMetadata, signerName: String = "", username: String = "",
    groups: [String] = [], usages: [String] = [], expirationSeconds: Int? = nil,
    isApproved: Bool = false, isDenied: Bool = false, isIssued: Bool = false
  ) {
    self.metadata = metadata
    self.signerName = signerName
    self.username = username
    self.groups = groups
    self.usages = usages
    self.expirationSeconds = expirationSeconds
    self.isApproved = isApproved
    self.isDenied = isDenied
    self.isIssued = isIssued
  }
}
