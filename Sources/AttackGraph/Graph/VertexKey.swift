package import Estate

/// The stable name of a vertex, `CLUSTER/KIND/NAME`, in parts.
///
/// Names of Kubernetes objects hold no slash, user and group names may; they come last, so that two
/// different things never share a key.
package struct VertexKey: Sendable, Hashable {
  let cluster: ExactString
  let form: VertexForm
  let first: ExactString
  let second: ExactString
  let third: ExactString

  private init(
    _ cluster: String, _ form: VertexForm, _ first: String = "", _ second: String = "",
    _ third: String = ""
  ) {
    self.third = ExactString(third)
    self.cluster = ExactString(cluster)
    self.form = form
    self.first = ExactString(first)
    self.second = ExactString(second)
  }

  /// Escapes bytes outside ASCII as in a URL, because Swift holds canonically equivalent strings
  /// equal where the API server tells them apart.
  static func escaped(_ text: String) -> String {
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
    VertexKey(cluster, .user, username)
  }

  package static func serviceAccount(cluster: String, namespace: String, name: String) -> VertexKey
  {
    user(cluster: cluster, Principal.serviceAccountUsername(namespace: namespace, name: name))
  }

  package static func group(cluster: String, _ name: String) -> VertexKey {
    VertexKey(cluster, .group, name)
  }

  package static func pod(cluster: String, namespace: String, name: String) -> VertexKey {
    VertexKey(cluster, .pod, namespace, name)
  }

  /// The token that a pod mounts.
  package static func boundToken(cluster: String, namespace: String, name: String) -> VertexKey {
    VertexKey(cluster, .boundToken, namespace, name)
  }

  package static func container(
    cluster: String, namespace: String, pod: String, name: String
  ) -> VertexKey {
    VertexKey(cluster, .container, namespace, pod, name)
  }

  /// A Service, as somebody outside meets it.
  package static func endpoint(cluster: String, namespace: String, name: String) -> VertexKey {
    VertexKey(cluster, .endpoint, namespace, name)
  }

  /// A place outside the clusters that keeps credentials for one: `laptop/NAME`.
  package static func externalPlace(cluster: String, _ name: String) -> VertexKey {
    VertexKey(cluster, .externalPlace, name)
  }

  /// A role in a cloud account, whichever clusters lead to it.
  package static func cloudRole(provider: String, identity: String) -> VertexKey {
    VertexKey(GraphPart.estateName, .cloudIdentity, provider, identity)
  }

  /// A long-lived key of a cloud identity.
  package static func cloudKey(_ name: String) -> VertexKey {
    VertexKey(GraphPart.estateName, .cloudKey, name)
  }

  /// A kubeconfig that several people share, or that links two clusters; the cluster it is for.
  package static func storedKubeconfig(cluster: String, _ name: String) -> VertexKey {
    VertexKey(cluster, .storedKubeconfig, name)
  }

  /// What a Secret is worth.
  package static func secretAsset(
    cluster: String, namespace: String, name: String
  ) -> VertexKey {
    VertexKey(cluster, .assetSecret, namespace, name)
  }

  package static func node(cluster: String, _ name: String) -> VertexKey {
    VertexKey(cluster, .node, name)
  }

  /// One stored copy of a Secret's value.
  package static func secret(cluster: String, namespace: String, name: String) -> VertexKey {
    VertexKey(cluster, .secret, namespace, name)
  }

  package static func slot(_ slot: CredentialSlot) -> VertexKey {
    VertexKey(slot.cluster, .slotCredential, slot.id)
  }

  /// Any node of a cluster, at the attacker's choice.
  package static func anyNode(of cluster: String) -> VertexKey {
    VertexKey(cluster, .anyNode)
  }

  /// Control of a namespace.
  package static func namespace(cluster: String, _ name: String) -> VertexKey {
    VertexKey(cluster, .assetNamespace, name)
  }

  /// Control of a cluster.
  package static func cluster(_ name: String) -> VertexKey {
    VertexKey(name, .assetCluster)
  }
}
