package import Estate

/// Writes clusters as manifests that ``DumpReader`` reads back.
package enum ManifestWriter {
  /// The objects of a cluster as one v1 List, ordered so that each can be created in turn.
  ///
  /// What the model does not keep (secret values, addresses, sizes) is left out, or
  /// filled with the least that the API accepts.
  ///
  /// - Returns: canonical bytes: the same cluster gives the same bytes.
  package static func bytes(of cluster: Cluster) -> [UInt8] {
    bytes(of: ManifestGroup.allCases, in: cluster)
  }

  /// Some of a cluster's objects as one v1 List; nothing when there are none.
  static func bytesUnlessEmpty(of group: ManifestGroup, in cluster: Cluster) -> [UInt8]? {
    var isEmpty = true
    group.forEachManifest(of: cluster) { _ in isEmpty = false }
    return isEmpty ? nil : bytes(of: [group], in: cluster)
  }

  private static func bytes(of groups: [ManifestGroup], in cluster: Cluster) -> [UInt8] {
    var writer = JSONWriter()
    writer.writeObject { writer in
      writer.key("apiVersion")
      writer.write(.string("v1"))
      writer.key("items")
      writer.writeArray { writer in
        for group in groups {
          group.forEachManifest(of: cluster) { writer.element($0) }
        }
      }
      writer.key("kind")
      writer.write(.string("List"))
    }
    writer.append("\n")
    return writer.bytes
  }
}
