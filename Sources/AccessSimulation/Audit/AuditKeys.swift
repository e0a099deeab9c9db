import Crypto
import Foundation

/// An Ed25519 key that signs seals, as a PKCS #8 PEM file has it (`openssl genpkey -algorithm
/// ed25519` makes such files).
package struct AuditSigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// The DER encoding before the 32 bytes of a private key.
  ///
  /// - Source: RFC 8410, section 7 and appendix A.
  private static let prefix: [UInt8] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  private static let label = "PRIVATE KEY"

  /// A new key from the system's source of randomness.
  package init() {
    key = Curve25519.Signing.PrivateKey()
  }

  /// - Throws: ``AuditInputError`` when the text holds no such key.
  package init(pem: String) throws(AuditInputError) {
    let bytes = try PEM.bytes(of: pem, label: Self.label, prefix: Self.prefix)
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    } catch {
      throw AuditInputError(problem: "holds no Ed25519 private key")
    }
  }

  package var pem: String {
    PEM.text(Self.prefix + Array(key.rawRepresentation), label: Self.label)
  }

  package var publicKey: AuditPublicKey { AuditPublicKey(key.publicKey) }

  /// Signs a seal; an earlier signature is replaced.
  ///
  /// - Throws: ``AuditInputError`` should the library refuse.
  package func sign(_ seal: AuditSeal) throws(AuditInputError) -> AuditSeal {
    var signed = seal
    do {
      signed.signature = Array(try key.signature(for: Data(seal.message)))
    } catch {
      throw AuditInputError(problem: "the seal cannot be signed")
    }
    return signed
  }
}

/// The public half of a signing key, as a SubjectPublicKeyInfo PEM file has it (`openssl pkey
/// -pubout`).
package struct AuditPublicKey: Sendable {
  private let key: Curve25519.Signing.PublicKey

  /// - Source: RFC 8410, section 4.
  private static let prefix: [UInt8] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]
  private static let label = "PUBLIC KEY"

  fileprivate init(_ key: Curve25519.Signing.PublicKey) {
    self.key = key
  }

  /// - Throws: ``AuditInputError`` when the text holds no such key.
  package init(pem: String) throws(AuditInputError) {
    let bytes = try PEM.bytes(of: pem, label: Self.label, prefix: Self.prefix)
    do {
      key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    } catch {
      throw AuditInputError(problem: "holds no Ed25519 public key")
    }
  }

  package var pem: String {
    PEM.text(Self.prefix + Array(key.rawRepresentation), label: Self.label)
  }

  /// Whether a seal was signed with the private half; `nil` where it carries no signature.
  package func verifies(_ seal: AuditSeal) -> Bool? {
    seal.signature.map { key.isValidSignature(Data($0), for: Data(seal.message)) }
  }
}

/// Text around the bytes of a key (RFC 7468).
private enum PEM {
  static func text(_ bytes: [UInt8], label: String) -> String {
    """
    -----BEGIN \(label)-----
    \(Data(bytes).base64EncodedString())
    -----END \(label)-----

    """
  }

  /// The 32 bytes after a prefix.
  static func bytes(
    of text: String, label: String, prefix: [UInt8]
  ) throws(AuditInputError) -> Data {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard let begin = lines.firstIndex(of: "-----BEGIN \(label)-----"),
      let end = lines[begin...].firstIndex(of: "-----END \(label)-----"),
      let bytes = Data(base64Encoded: lines[(begin + 1)..<end].joined()),
      bytes.count == prefix.count + 32, bytes.starts(with: prefix)
    else {
      throw AuditInputError(
        problem: "holds no Ed25519 \(label.lowercased()); expected PEM text with BEGIN \(label)")
    }
    return Data(bytes.dropFirst(prefix.count))
  }
}
