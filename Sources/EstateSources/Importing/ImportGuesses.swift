import Estate

/// What an import assumes where a dump cannot tell, so that an estate runs unedited.
///
/// Every entry made with these carries `assumed: true` in `context.yaml`.
enum ImportGuesses {
  // MARK: Rates

  /// Privileged tasks per working day of each person.
  ///
  /// - Source: assumption; two hours of administrator work a week (an illustrative figure of a
  ///   Trustle essay) at one hour each.
  static let tasksPerDay = 0.4
  /// Runs of each pipeline per working day.
  ///
  /// - Source: assumption; one deploy a day of six jobs, each with a credential of its own.
  static let runsPerDay = 6.0
  /// Length of one run: ten minutes (assumption).
  static let jobDurationSeconds: Int64 = 600

  // MARK: Names

  /// The CI system that keeps every pipeline's credential (assumption: there is one).
  static let ciSystem = "ci"
  static let approverPool = "approvers"
  /// People on call, where the dump shows fewer than two people who could approve (assumption).
  static let onCall = ["on-call-1", "on-call-2"]
  /// Who can reach an API server (assumption: the usual default of managed clusters).
  static let exposure = ClusterEndpoint.Exposure.public

  static func holder(of group: String) -> String { "holder-of-\(group)" }
  static func laptop(of person: String) -> String { "laptop-\(person)" }

  // MARK: Fleets

  /// The mark of a Secret in which Argo CD keeps the credential of a cluster.
  ///
  /// - Source: Argo CD documentation, declarative set-up of clusters.
  static let fleetLabel = (key: "argocd.argoproj.io/secret-type", value: "cluster")
  /// The account of a cluster whose token Argo CD keeps, where nobody has chosen another.
  ///
  /// - Source: Argo CD's command line, `argocd cluster add`.
  static let fleetAccount = (namespace: "kube-system", name: "argocd-manager")
  static let fleetUsername = Principal.serviceAccountUsername(
    namespace: fleetAccount.namespace, name: fleetAccount.name)

  // MARK: Words

  /// Words in a service account's name that suggest a delivery pipeline (assumption).
  static let deliveryWords: Set<String> = [
    "argocd", "build", "cd", "ci", "deploy", "deployer", "flux", "github", "gitlab", "jenkins",
    "pipeline", "release", "runner", "tekton",
  ]

  /// Words in a namespace's name or labels, by the environment they suggest (assumption).
  static let environmentWords: [String: Environment] = [
    "prod": .production, "production": .production, "prd": .production, "live": .production,
    "stag": .staging, "stage": .staging, "staging": .staging, "uat": .staging,
    "preprod": .staging, "preproduction": .staging,
    "dev": .development, "develop": .development, "development": .development,
    "test": .development, "testing": .development, "qa": .development, "sandbox": .development,
    "nonprod": .development, "nonproduction": .development,
  ]

  /// Last words of a label key whose value names an environment (assumption).
  static let environmentLabels: Set<String> = ["env", "environment", "stage", "tier"]

  /// Namespaces of the cluster itself.
  static let platformNamespaces: Set<String> = ["kube-system", "kube-public", "kube-node-lease"]
  /// How the namespaces of operators usually end.
  static let platformSuffix = "-system"
  /// Words in the names of namespaces that serve the whole cluster (assumption).
  static let platformWords: Set<String> = [
    "argocd", "calico", "cattle", "certmanager", "cilium", "externaldns", "flux", "gatekeeper",
    "grafana", "ingress", "istio", "kyverno", "linkerd", "logging", "metallb", "monitoring",
    "observability", "openshift", "prometheus", "tekton", "tigera", "velero",
  ]

  /// The lower-case words of a name, split at everything but letters and digits.
  static func words(in name: String) -> [String] {
    let text = name.lowercased()
    // Names of objects are ASCII, of which bytes tell all; characters take far longer.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    return text.utf8.split { byte in
      !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }.map { String(Substring($0)) }
  }

  /// Each pair of neighbouring words as one word: `non-prod` gives `nonprod`.
  static func pairs(of words: [String]) -> [String] {
    zip(words, words.dropFirst()).map(+)
  }
}
