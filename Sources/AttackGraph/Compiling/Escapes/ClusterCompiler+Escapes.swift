import Estate

/// Ways out of a container.
extension ClusterCompiler {
  /// Draws the steps that a container's settings allow.
  ///
  /// - Parameters:
  ///   - place: The vertex of code in the container.
  ///   - node: Symbol of the node's name, whose vertex exists; `nil` where no node is known.
  /// - Complexity: O(volumes) for the many containers with nothing special; for others O(rows ×
  ///   mounts).
  mutating func addEscapes(pod: Int, container: Int, place: UInt32, node: UInt32?) {
    // Nothing runs yet in a pod that waits for a node.
    guard node != nil || cluster.pods[pod].phase != "Pending" else { return }
    let weaknesses = weaknesses(ofKnown: node)
    guard !weaknesses.isEmpty || isSpecial(pod: pod, container: container) else { return }
    var powers = ContainerPowers(
      of: cluster.pods[pod].spec.containers[container], in: cluster.pods[pod])
    powers.mounts = hostMounts(pod: pod, container: container)
    powers.devices = hostDevices(pod: pod, container: container)
    powers.weaknesses = weaknesses
    for row in escapes.indices {
      for settings in escapes[row].alternatives {
        guard let hit = powers.meets(settings) else { continue }
        connectEscape(
          Escape(row: row, pod: UInt32(pod), container: container, place: place, node: node),
          to: settings.target, hit)
      }
    }
  }

  private mutating func weaknesses(ofKnown node: UInt32?) -> [ContainerPowers.Weakness] {
    guard let node else { return [] }
    return weaknesses(of: node)
  }

  /// Who gets out by which row.
  private struct Escape {
    var row: Int
    var pod: UInt32
    var container: Int
    var place: UInt32
    var node: UInt32?
  }

  private mutating func connectEscape(
    _ escape: Escape, to target: Condition.Escape.Target, _ hit: Hit
  ) {
    guard let node = escape.node else { return connectEscapeSomewhere(escape, to: target, hit) }
    let row = escapes[escape.row]
    var isUnknown = hit.finding == .unknown
    guard
      let head = escapeHead(target, row: row, node: node, isUnknown: &isUnknown)
    else { return }
    let because = Provenance(.podText, escape.pod, index.symbols.intern(hit.words))
    guard row.also.isEmpty else {
      pendingEscapes.append(
        PendingEscape(
          row: escape.row, pod: escape.pod, container: escape.container, place: escape.place,
          target: head, node: node, isUnknown: isUnknown, provenance: because))
      return
    }
    builder.connect(escape.place, head, row.step, because, isUnknown: isUnknown)
  }

  /// A manifest says nothing of the node that its pod runs on, which may be any.
  private mutating func connectEscapeSomewhere(
    _ escape: Escape, to target: Condition.Escape.Target, _ hit: Hit
  ) {
    let row = escapes[escape.row]
    guard target == .node, row.also.isEmpty else { return }
    let pod = cluster.pods[Int(escape.pod)].metadata
    let words = "\(hit.words) of pod \(pod.namespace)/\(pod.name), whose node is not known"
    builder.connect(
      escape.place, anyNode(), row.step, Provenance(.text, index.symbols.intern(words)),
      isUnknown: true)
  }

  /// The vertex that a target is on a node; `nil` where there is none.
  private mutating func escapeHead(
    _ target: Condition.Escape.Target, row: EscapeRow, node: UInt32, isUnknown: inout Bool
  ) -> UInt32? {
    switch target {
    case .node: return builder.find(VertexRecord(.node, node))
    case .nodeFiles: return nodeThing(.nodeFiles, of: node)
    case .kubeletDirectory: return nodeThing(.kubeletDirectory, of: node)
    case .kubeletCredential: return nodeThing(.kubeletCredential, of: node)
    case .processEnvironments: return nodeThing(.processEnvironments, of: node)
    case .controlPlaneKeys:
      guard let surely = runsControlPlane(node) else { return nil }
      isUnknown = isUnknown || surely == .unknown
      return nodeThing(.controlPlaneKeys, of: node)
    case .effect: return vertex(.effect, UInt32(row.step.technique), node)
    }
  }

  private mutating func runsControlPlane(_ node: UInt32) -> Finding? {
    if hasControlPlane(node) { return .certain }
    return mayHaveControlPlane(node) ? .unknown : nil
  }

  /// Whether a container has any setting that some row could ask for, looked up in place.
  private mutating func isSpecial(pod: Int, container: Int) -> Bool {
    if cluster.pods[pod].spec.containers[container].privileged
      || !cluster.pods[pod].spec.containers[container].capabilitiesAdded.isEmpty
      || !cluster.pods[pod].spec.containers[container].procMount.isEmpty
      || !cluster.pods[pod].spec.containers[container].devices.isEmpty
      || cluster.pods[pod].spec.containers[container].security.hostProcess != nil
      || cluster.pods[pod].spec.security.hostProcess != nil
      || cluster.pods[pod].spec.hostPID || cluster.pods[pod].spec.hostNetwork
      || cluster.pods[pod].spec.hostIPC
    {
      return true
    }
    guard !cluster.pods[pod].spec.containers[container].mounts.isEmpty else { return false }
    let mayClaim = !claimedPaths.isEmpty
    for volume in cluster.pods[pod].spec.volumes.indices {
      switch cluster.pods[pod].spec.volumes[volume].source {
      case .hostPath: return true
      case .persistentVolumeClaim, .ephemeral: if mayClaim { return true }
      default: break
      }
    }
    return false
  }
}
