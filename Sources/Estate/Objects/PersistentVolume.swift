/// A PersistentVolume.
package struct PersistentVolume: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// A path of whichever node the pod runs on.
    case hostPath(path: String)
    /// A path of one node.
    case local(path: String)
    /// A CSI driver's volume; the Secrets that the driver is handed, by the field that names them.
    case csi(driver: String, secrets: [String: NamespacedName] = [:])
    /// Another source (nfs, iscsi, …), by its field name; empty when the volume names none.
    case other(String)
  }

  package var metadata: ObjectMetadata
  package var source: Source
  /// The claim that the volume is bound to or kept for.
  package var claim: NamespacedName?
  package var storageClass: String

  package init(
    metadata: ObjectMetadata, source: Source, claim: NamespacedName? = nil,
    storageClass: String = ""
  ) {
    self.metadata = metadata
    self.source = source
    self.claim = claim
    self.storageClass = storageClass
  }
}

/// A PersistentVolumeClaim.
package struct PersistentVolumeClaim: Sendable, Hashable {
  package var metadata: ObjectMetadata
  /// The volume that the claim is bound to or asks for; empty when there is none.
  package var volumeName: String
  /// `nil` is the default class; empty asks for a volume that somebody made by hand.
  package var storageClass: String?

  package init(metadata: ObjectMetadata, volumeName: String = "", storageClass: String? = nil) {
    self.metadata = metadata
    self.volumeName = volumeName
    self.storageClass = storageClass
  }
}
