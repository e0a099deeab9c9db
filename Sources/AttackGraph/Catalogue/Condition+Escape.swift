extension Condition {
  /// What lets a container out: its settings in alternatives, any of which will do.
  package struct Escape: Sendable, Hashable {
    package var alternatives: [ContainerSettings]
    package var target: Target
    /// What the attacker needs beside it, whoever holds it, with alternatives.
    package var also: [[Premise]]

    package init(
      _ alternatives: ContainerSettings..., to target: Target, also: [[Premise]] = []
    ) {
      self.init(alternatives, to: target, also: also)
    }

    package init(
      _ alternatives: [ContainerSettings], to target: Target, also: [[Premise]] = []
    ) {
      self.alternatives = alternatives
      self.target = target
      self.also = also
    }

    package enum Target: String, Sendable, Hashable {
      /// Root on the node.
      case node
      /// Every file of the node, to read.
      case nodeFiles
      /// The tokens and Secrets of every pod on the node.
      case kubeletDirectory
      /// The client certificate of the node's kubelet.
      case kubeletCredential
      /// The environment and the files of the node's ordinary processes.
      case processEnvironments
      /// The keys of the control plane, on nodes that run one.
      case controlPlaneKeys
      /// Nothing that leads further.
      case effect
    }
  }

  /// Settings that must all hold for one container.
  ///
  /// A pod's user namespace (`hostUsers: false`) keeps in what ends at it. Host directories are
  /// mounted there with ids mapped, so that root in the container owns what root on the node owns,
  /// where kernel, file system and runtime can do that; elsewhere such a pod does not start or sees
  /// the files of nobody. No dump says which, so a host path is `unknown` in a user namespace.
  ///
  /// - Source: KEP-127, handling of volumes.
  package struct ContainerSettings: Sendable, Hashable {
    package var isPrivileged = false
    /// All of these, without `CAP_`, after drops and adds; a privileged container has every one. A
    /// user other than root has them only through files of the image: `unknown`, and never where
    /// `allowPrivilegeEscalation: false` forbids that.
    package var capabilities: [String] = []
    package var hostPID = false
    package var hostNetwork = false
    package var hostIPC = false
    package var hostProcess = false
    /// User 0, or an image that may choose it.
    package var runsAsRoot = false
    /// All of the default capabilities, or `SYS_PTRACE`, either of which opens processes that have
    /// the default ones.
    package var readsOrdinaryProcesses = false
    package var unmaskedProc = false
    /// A raw block device of the host.
    package var blockDevice = false
    /// No AppArmor profile in the way; `unknown` where the pod does not say.
    package var appArmorUnconfined = false
    package var hostPath: HostPath?
    /// In a user namespace of the pod's own.
    package var ownUserNamespace = false
    /// Whether a user namespace of the pod's own keeps it in.
    package var endsAtUserNamespace = false
    /// `unknown` wherever it holds: what decides it is in no dump (the cgroup version).
    package var isUndecidable = false
    /// What a node reports of itself; `nil` when any node will do.
    package var vulnerability: Vulnerability?
    /// Where these settings lead, when that is not the target of the row.
    package var target: Escape.Target?

    package init(_ change: (inout ContainerSettings) -> Void) {
      change(&self)
    }
  }

  /// Which mounts of host directories count: those of a path itself and, mostly, of a directory
  /// above it.
  package struct HostPath: Sendable, Hashable {
    /// Absolute paths of the host that an attacker is after; a component `*` is any name.
    package var paths: [String]
    /// Whether a mount of a directory above a path counts as well.
    package var includesAncestors: Bool
    /// Whether a mount below a path counts as well.
    package var includesDescendants: Bool
    /// Whether a read-only mount is of no use.
    package var needsWrite: Bool
    /// The paths lie on a mount of its own, of this path, on every node; empty when they need not.
    ///
    /// A read-only mount from above it leaves it writable, unless it is read-only recursively.
    ///
    /// - Source: KEP-3857, recursive read-only mounts.
    package var mountPoint: String

    package init(
      _ paths: [String], includesAncestors: Bool = true, includesDescendants: Bool = false,
      needsWrite: Bool = false, mountPoint: String = ""
    ) {
      self.paths = paths
      self.includesAncestors = includesAncestors
      self.includesDescendants = includesDescendants
      self.needsWrite = needsWrite
      self.mountPoint = mountPoint
    }
  }

  /// Versions that a published weakness is known in; ``KnownVulnerability`` lists them.
  package enum Vulnerability: String, Sendable, Hashable {
    case kernel
    case containerRuntime
  }
}
