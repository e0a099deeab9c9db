import Estate
import Sampling

extension ClusterBuilder {
  /// The namespaces that an API server makes by itself.
  static let kubernetesNamespaces = ["default", "kube-node-lease", "kube-public", "kube-system"]

  /// Adds Kubernetes' own namespaces and the service accounts of its controllers.
  ///
  /// The accounts are those that the default bindings `system:controller:…` name; the controller
  /// manager makes each when it starts the controller.
  mutating func addKubernetes() {
    for namespace in Self.kubernetesNamespaces {
      addNamespace(namespace)
    }
    let controllers = cluster.bindings
      .filter { $0.metadata.name.hasPrefix("system:controller:") }
      .flatMap(\.subjects)
      .filter { $0.kind == "ServiceAccount" }
    for subject in controllers {
      addAccount(subject.name, in: subject.namespace)
    }
  }

  /// Adds the platform team's products.
  mutating func addPlatform(of site: ClusterSite) {
    add(site.products)
  }

  /// Adds products with their namespaces; of two that share one, the first decides what it
  /// enforces.
  mutating func add(_ products: [PlatformProduct]) {
    var known = Set(Self.kubernetesNamespaces)
    for product in products {
      if known.insert(product.namespace).inserted {
        let security = product.enforces.map { [PodSecurity.enforceLabel: $0] } ?? [:]
        addNamespace(product.namespace, labels: security)
      }
      for secret in product.secrets {
        addSecret(secret.name, in: product.namespace, type: secret.type)
      }
      for configMap in product.configMaps {
        addConfigMap(configMap, in: product.namespace)
      }
      for component in product.components {
        install(component, of: product.name, in: product.namespace)
      }
    }
  }

  /// Adds who administers the cluster: the platform's people and their pipelines.
  mutating func addPlatformAccess(of organisation: Organisation, at site: ClusterSite) {
    bind(.clusterRole("cluster-admin"), to: .group(Team.adminsGroup), as: Team.adminsGroup)
    if !site.hostsProduction {
      bind(.clusterRole("view"), to: .group(Team.developersGroup), as: "developers-view")
    }
    addDeployer(
      Deployer.platformAccount, in: "kube-system", role: .clusterRole("cluster-admin"),
      clusterWide: true)
    if site.runs(.metrics) {
      addDeployer(
        Deployer.account, in: PlatformProduct.metrics.namespace, role: .clusterRole("edit"))
    }
    addRole(.cluster, ObjectMetadata(name: Self.deployerRole), Self.deployerRules)
    addRole(.cluster, ObjectMetadata(name: Self.debugRole), Self.debugRules)
  }

  /// Adds a pipeline's service account, its long-lived token and its role.
  mutating func addDeployer(
    _ account: String, in namespace: String, role: RoleReference, clusterWide: Bool = false
  ) {
    addAccount(account, in: namespace)
    addToken(of: account, in: namespace, as: "\(account)-token")
    bind(
      role, to: .account(account, in: namespace), as: account, in: clusterWide ? nil : namespace)
  }

  /// The role of a pipeline that only deploys: it writes workloads and what they need, and reads
  /// no Secret.
  static let deployerRole = "application-deployer"

  private static let deployerRules: [PolicyRule] = [
    .allow(
      "get list watch create update patch delete",
      "deployments statefulsets daemonsets replicasets", in: "apps"),
    .allow("get list watch create update patch delete", "cronjobs jobs", in: "batch"),
    .allow("get list watch create update patch delete", "services configmaps"),
    .allow("get list watch create update patch delete", "ingresses", in: "networking.k8s.io"),
    .allow("get list watch", "pods pods/log events"),
  ]

  /// The role of people who find faults: they look into pods and restart them.
  static let debugRole = "production-debug"

  private static let debugRules: [PolicyRule] = [
    .allow("get list watch", "pods pods/log events configmaps services endpoints"),
    .allow("create", "pods/exec pods/portforward"), .allow("delete", "pods"),
    .allow("get list watch", "deployments replicasets statefulsets", in: "apps"),
    .allow("patch", "deployments/scale statefulsets/scale", in: "apps"),
  ]
}

/// The labels that select a Pod Security Standard for a namespace.
enum PodSecurity {
  static let enforceLabel = "pod-security.kubernetes.io/enforce"
}
