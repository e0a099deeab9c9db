/// Decides which annotations are kept: none that holds a credential or a whole object.
///
/// Anybody may write anything into an annotation, so this knows what tools are known to write there
/// and what looks like a credential; it is no proof that nothing else is one.
enum AnnotationFilter {
  /// Whether the value of an annotation may be read, judged by its key.
  static func mayRead(_ key: String) -> Bool {
    if wholeObjects.contains(key) { return false }
    return !isSuspicious(key) || harmless.contains(key)
  }

  /// Whether a value that was read may be kept.
  static func mayKeep(_ value: String) -> Bool {
    var value = value
    return value.withUTF8 { bytes in
      bytes.count <= valueLengthMax && !hasUserInfo(bytes)
        && !marks.contains { mark in contains(mark, in: bytes) }
    }
  }

  /// Nothing that the lab looks at is nearly as long (assumption).
  private static let valueLengthMax = 4_096

  /// How keys in PEM and JSON Web Tokens begin.
  private static let marks = ["-----BEGIN", "eyJ"].map { Array($0.utf8) }

  /// Annotations in which tools keep what they have applied, Secrets included.
  private static let wholeObjects: Set<String> = [
    "kubectl.kubernetes.io/last-applied-configuration",
    "banzaicloud.com/last-applied",
    "kapp.k14s.io/original",
    "kopf.zalando.org/last-handled-configuration",
    "ksonnet.io/managed",
    "objectset.rio.cattle.io/applied",
  ]

  /// What keys say whose values are probably credentials, or text in which one may stand; by their
  /// first byte, since every key of a dump is searched for them.
  private static let suspiciousWords: [[[UInt8]]] = {
    let words = [
      "apikey", "api-key", "credential", "passphrase", "passwd", "password", "privatekey",
      "private-key", "secret", "snippet", "token",
    ].map { Array($0.utf8) }
    return (0...UInt8.max).map { first in words.filter { $0[0] == first } }
  }()

  /// Annotations with such a word that only name things.
  private static let harmless: Set<String> = [
    "azure.workload.identity/service-account-token-expiration",
    "eks.amazonaws.com/token-expiration",
    "kubernetes.io/enforce-mountable-secrets",
    "nginx.ingress.kubernetes.io/auth-secret",
    "nginx.ingress.kubernetes.io/auth-tls-secret",
    "openshift.io/token-secret.name",
  ]

  /// Whether a key holds one of the words, in capitals or not.
  private static func isSuspicious(_ key: String) -> Bool {
    // Setting this bit gives lower case; what else it changes is in none of the words but the
    // hyphen, which has it.
    let lowerCase: UInt8 = 0x20
    var key = key
    return key.withUTF8 { bytes in
      bytes.indices.contains { start in
        suspiciousWords[Int(bytes[start] | lowerCase)].contains { word in
          word.count <= bytes.count - start
            && word.indices.allSatisfy { bytes[start + $0] | lowerCase == word[$0] }
        }
      }
    }
  }

  private static func contains(_ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= bytes.count else { return false }
    return (0...(bytes.count - word.count)).contains { start in
      bytes[start] == word[0] && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
    }
  }

  /// Whether a URL in the text has a user name or password before its host, escaped or not.
  private static func hasUserInfo(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let scheme = Array("://".utf8)
    var start = 0
    while start + scheme.count <= bytes.count {
      guard scheme.indices.allSatisfy({ bytes[start + $0] == scheme[$0] }) else {
        start += 1
        continue
      }
      start += scheme.count
      if isUserInfo(UnsafeBufferPointer(rebasing: bytes[start...])) { return true }
    }
    return false
  }

  /// Whether an `@` comes before the host's end, or behind a colon that may start a password.
  private static func isUserInfo(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isInAuthority = true
    var hasColon = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "@"): if isInAuthority || hasColon { return true }
      case UInt8(ascii: ":"): hasColon = true
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): isInAuthority = false
      case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"): return false
      default: break
      }
    }
    return false
  }
}
