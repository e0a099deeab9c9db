package import Estate

/// The stable name of a vertex: `CLUSTER/KIND/NAME`.
///
/// Names of Kubernetes objects hold no slash, user and group names may; they come last, so that two
/// different things never share a key. Bytes outside ASCII are escaped as in a URL, because Swift
/// holds canonically equivalent strings equal where the API server tells them apart.
package struct VertexKey: Sendable, Hashable {
  package let text: String

  private init(text: String) {
    self.text = text
  }

  init(_ cluster: String, _ kind: String, _ name: String) {
    text = Self.escaped("\(cluster)/\(kind)/\(name)")
  }

  private static func escaped(_ text: String) -> String {
    let needsNone = text.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "%") }
    guard !needsNone else { return text }
    return text.utf8.reduce(into: "") { escaped, byte in
      if byte < 0x80, byte != UInt8(ascii: "%") {
        escaped.append(Character(Unicode.Scalar(byte)))
      } else {
        escaped += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  package static func user(cluster: String, _ username: String) -> VertexKey {
    VertexKey(cluster, "user", username)
  }

  package static func serviceAccount(cluster: String, namespace: String, name: String) -> VertexKey
  {
    user(cluster: cluster, Principal.serviceAccountUsername(namespace: namespace, name: name))
  }

  package static func group(cluster: String, _ name: String) -> VertexKey {
    VertexKey(cluster, "group", name)
  }

  /// A user with the external groups that some binding names.
  static func session(cluster: String, username: String, groups: [String]) -> VertexKey {
    VertexKey(
      text: sessionPrefix(cluster: cluster, username: username)
        + escaped(groups.joined(separator: ",")))
  }

  static func sessionPrefix(cluster: String, username: String) -> String {
    VertexKey(cluster, "session", "\(username)|").text
  }

  package static func pod(cluster: String, namespace: String, name: String) -> VertexKey {
    VertexKey(cluster, "pod", "\(namespace)/\(name)")
  }

  package static func node(cluster: String, _ name: String) -> VertexKey {
    VertexKey(cluster, "node", name)
  }

  /// One stored copy of a Secret's value.
  package static func secret(cluster: String, namespace: String, name: String) -> VertexKey {
    VertexKey(cluster, "secret", "\(namespace)/\(name)")
  }

  static func secret(cluster: String, _ metadata: ObjectMetadata) -> VertexKey {
    secret(cluster: cluster, namespace: metadata.namespace, name: metadata.name)
  }

  package static func slot(_ slot: CredentialSlot) -> VertexKey {
    VertexKey(slot.cluster, "credential", slot.id)
  }

  package static func asset(cluster: String, _ kind: Asset.Kind, _ name: String) -> VertexKey {
    VertexKey(cluster, "asset-\(kind.rawValue)", name)
  }
}
