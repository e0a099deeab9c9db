/// A Node.
package struct Node: Sendable, Hashable {
  /// What keeps pods without a matching toleration away.
  package struct Taint: Sendable, Hashable {
    package var key: String
    package var value: String
    /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
    package var effect: String

    package init(key: String, value: String = "", effect: String) {
      self.key = key
      self.value = value
      self.effect = effect
    }
  }

  /// What the kubelet reports of itself and its host; empty where nothing is reported.
  package struct System: Sendable, Hashable {
    /// Such as `v1.29.3`.
    package var kubeletVersion: String
    /// `linux` or `windows`.
    package var operatingSystem: String
    package var osImage: String
    /// Such as `5.15.0-91-generic`.
    package var kernelVersion: String
    /// Such as `containerd://1.7.13`.
    package var containerRuntime: String

    package init(
      kubeletVersion: String = "", operatingSystem: String = "", osImage: String = "",
      kernelVersion: String = "", containerRuntime: String = ""
    ) {
      self.kubeletVersion = kubeletVersion
      self.operatingSystem = operatingSystem
      self.osImage = osImage
      self.kernelVersion = kernelVersion
      self.containerRuntime = containerRuntime
    }
  }

  package var metadata: ObjectMetadata
  package var taints: [Taint]
  package var system: System

  package init(metadata: ObjectMetadata, taints: [Taint] = [], system: System = System()) {
    self.metadata = metadata
    self.taints = taints
    self.system = system
  }

  private static let controlPlaneKeys = [
    "node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master",
  ]

  /// Whether the node runs the control plane, by the well-known role labels and taints.
  package var isControlPlane: Bool {
    Self.controlPlaneKeys.contains { key in
      metadata.labels[key] != nil || taints.contains { $0.key == key }
    }
  }
}
