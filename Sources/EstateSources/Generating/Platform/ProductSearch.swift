import Estate

/// The programs of one cluster by name.
struct ProductSearch {
  private let workloads: Set<String>
  private let secretReaders: Set<String>
  let isProducing: Bool
  let isDeveloping: Bool

  init(_ cluster: Cluster, _ context: EstateContext) {
    func hosts(_ environment: Environment) -> Bool {
      context.environments.contains {
        $0.cluster == cluster.name && $0.environment == environment
      }
    }
    workloads = Set(cluster.workloads.map { "\($0.kind)/\($0.metadata.name)" })
    secretReaders = Set(
      cluster.roles.filter { role in
        role.scope == .cluster
          && role.rules.contains { $0.resources.contains("secrets") && $0.verbs.contains("list") }
      }.map(\.metadata.name))
    isProducing = hosts(.production)
    isDeveloping = hosts(.development)
  }

  func runs(_ product: PlatformProduct) -> Bool {
    let found = product.components.count {
      workloads.contains("\($0.controller.kind)/\($0.name)")
    }
    return 2 * found > product.components.count
  }

  /// Whether the agent of a secrets driver or network plugin has the role that reads every Secret.
  var hasPowerfulAgent: Bool {
    [PlatformProduct.powerfulNetworkAgent, .synchronisingSecretsStore].contains { product in
      runs(product)
        && product.components.flatMap(\.grants).contains { grant in
          if case .clusterRole(let name, _) = grant { secretReaders.contains(name) } else { false }
        }
    }
  }
}
