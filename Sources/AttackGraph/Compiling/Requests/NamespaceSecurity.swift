import Estate

/// What admission lets into the namespaces of a cluster, by symbol of the namespace.
///
/// Exemptions and defaults of the API server's own configuration are in no dump: the defaults are
/// taken as they come (privileged, nobody exempt).
struct NamespaceSecurity {
  enum Admission: Hashable {
    case allowed
    /// The dump does not say: a webhook is asked, or was not collected.
    case unknown
    case refused
  }

  /// Pod Security Admission is on since Kubernetes 1.23.
  private static let firstVersion = ServerVersion(major: 1, minor: 23)

  /// What the namespace's labels enforce; `nil` where they say nothing or do not count.
  private var levels: [PodSecurity.Level?]
  private var admissions: [Admission]
  /// Whether something that no dump can judge is asked about pods of the namespace.
  private var watched: [Bool]
  private let areWebhooksKnown: Bool
  /// Names of the webhooks that are asked about pods, of some namespaces at least.
  private let askedWebhooks: [String]
  let isWatchedEverywhere: Bool
  /// Whether some webhook selects namespaces by a label that can be changed.
  let hasLabelledWebhook: Bool

  /// - Complexity: O(namespaces × webhooks that see pods).
  init(
    _ cluster: Cluster, _ version: ServerVersion, _ context: EstateContext,
    namespaces: Range<UInt32>, _ symbol: (String) -> UInt32?
  ) {
    let webhooks = cluster.webhookConfigurations.filter { !$0.isMutating }.flatMap(\.webhooks)
      .filter(\.seesEveryNewPod)
    let areKnown = context.isKnown("ValidatingWebhookConfiguration", cluster: cluster.name)
    areWebhooksKnown = areKnown
    askedWebhooks = webhooks.map(\.name)
    isWatchedEverywhere = !areKnown || webhooks.contains { $0.selectsEveryNamespace }
    hasLabelledWebhook = cluster.webhookConfigurations.contains {
      $0.webhooks.contains(where: \.selectsByLabel)
    }
    let isListed = context.isKnown("Namespace", cluster: cluster.name)
    let count = Int(namespaces.upperBound)
    levels = Array(repeating: nil, count: count)
    watched = Array(repeating: isWatchedEverywhere || !isListed, count: count)
    admissions = Array(
      repeating: isListed && !isWatchedEverywhere ? .allowed : .unknown, count: count)
    // The first of a name counts, so it is read last.
    for namespace in cluster.namespaces.reversed() {
      guard let position = symbol(namespace.metadata.name).map(Int.init), position < count else {
        continue
      }
      let level = version < Self.firstVersion ? nil : namespace.podSecurity.enforce?.level
      levels[position] = level
      watched[position] = isWatchedEverywhere || webhooks.contains { $0.selects(namespace) }
      if (level ?? .privileged) != .privileged {
        admissions[position] = .refused
      } else if watched[position] {
        admissions[position] = .unknown
      } else {
        admissions[position] = .allowed
      }
    }
  }

  func level(of namespace: UInt32) -> PodSecurity.Level? {
    Int(namespace) < levels.count ? levels[Int(namespace)] : nil
  }

  func isWatched(_ namespace: UInt32) -> Bool {
    Int(namespace) < watched.count ? watched[Int(namespace)] : true
  }

  /// Why admission cannot be judged, in words.
  var doubt: String {
    guard areWebhooksKnown else { return "validating webhooks were not collected" }
    guard let first = askedWebhooks.first else { return "the namespace was not collected" }
    return askedWebhooks.count == 1
      ? "webhook \(first) decides" : "webhook \(first) and \(askedWebhooks.count - 1) more decide"
  }

  func privilegedPods(in namespace: UInt32) -> Admission {
    Int(namespace) < admissions.count ? admissions[Int(namespace)] : .unknown
  }
}
