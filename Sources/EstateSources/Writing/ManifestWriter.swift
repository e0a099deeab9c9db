package import Estate

/// Writes clusters as manifests that `kubectl apply` takes and ``DumpReader`` reads back.
package enum ManifestWriter {
  /// The objects of a cluster as one v1 List, ordered by kind so that each can be created in turn.
  ///
  /// What the model does not keep (secret values, schedules, selectors other than the template's
  /// labels) is left out, or filled with the least that the API accepts.
  ///
  /// - Returns: canonical bytes: the same cluster gives the same bytes.
  package static func bytes(of cluster: Cluster) -> [UInt8] {
    var writer = JSONWriter()
    writer.writeObject { writer in
      writer.key("apiVersion")
      writer.write(.string("v1"))
      writer.key("items")
      writer.writeArray { writer in
        cluster.namespaces.forEach { writer.element($0.manifest) }
        cluster.nodes.forEach { writer.element($0.manifest) }
        cluster.serviceAccounts.forEach { writer.element($0.manifest) }
        cluster.secrets.forEach { writer.element($0.manifest) }
        cluster.configMaps.forEach { writer.element($0.manifest) }
        cluster.roles.forEach { writer.element($0.manifest) }
        cluster.bindings.forEach { writer.element($0.manifest) }
        cluster.workloads.forEach { writer.element($0.manifest) }
        cluster.pods.forEach { writer.element($0.manifest) }
      }
      writer.key("kind")
      writer.write(.string("List"))
    }
    writer.append("\n")
    return writer.bytes
  }
}
