internal import Estate

/// Tokens that stay, pods that could leave their sandbox, networks without walls.
package struct HygieneCensus: Sendable, Hashable {
  /// Pods into which a token is put without being asked for.
  package private(set) var automounted = Share()
  /// Pods with a privileged container or a folder of the node.
  package private(set) var exposedPods = Share()
  /// Clusters with any network policy.
  package private(set) var networkPolicies = Share()
  /// Of the never-expiring tokens whose age is known, those over a year old.
  package private(set) var oldTokens = Share()

  init() {}

  init(_ clusters: [ClusterFacts]) {
    let ages = TokenAges(clusters.map(\.cluster))
    for facts in clusters {
      for pod in facts.cluster.pods {
        automounted.count(facts.isAutomounted(pod.spec, in: pod.metadata.namespace))
        exposedPods.count(pod.spec.reachesNode)
      }
      if facts.knows("NetworkPolicy") || !facts.cluster.networkPolicies.isEmpty {
        networkPolicies.count(!facts.cluster.networkPolicies.isEmpty)
      }
      for secret in facts.cluster.secrets where secret.type == Secret.serviceAccountTokenType {
        guard let isOld = ages.isOverYear(secret.metadata) else { continue }
        oldTokens.count(isOld)
      }
    }
  }

  static func += (left: inout HygieneCensus, right: HygieneCensus) {
    left.automounted += right.automounted
    left.exposedPods += right.exposedPods
    left.networkPolicies += right.networkPolicies
    left.oldTokens += right.oldTokens
  }
}

extension PodSpec {
  fileprivate var reachesNode: Bool {
    containers.contains(where: \.privileged)
      || volumes.contains { volume in
        if case .hostPath = volume.source { true } else { false }
      }
  }
}
