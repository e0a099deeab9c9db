import Estate
import Sampling
import Specs

/// What applications run, told apart by what their accounts may do.
struct ProgramCensus {
  /// How many programs are of each archetype, beside front ends and APIs.
  private var counts: [EstateParameter: Int] = [:]
  /// One value per namespace.
  private var programs: [Int] = []
  private var replicas: [Environment: [Int]] = [:]
  private var opaqueSecrets = 0

  init(_ estate: Estate, _ own: OwnNamespaces) {
    for cluster in estate.clusters {
      let authorizer = Authorizer(cluster: cluster)
      let workloads = Dictionary(grouping: cluster.workloads.filter { $0.owner == nil }) {
        ExactString($0.metadata.namespace)
      }
      for namespace in cluster.namespaces.map(\.metadata.name) {
        guard let environment = own.environment(cluster.name, namespace) else { continue }
        add(workloads[ExactString(namespace)] ?? [], in: namespace, environment, authorizer)
      }
      opaqueSecrets += cluster.secrets.count {
        $0.type == "Opaque" && own.environment(cluster.name, $0.metadata.namespace) != nil
      }
    }
  }

  private mutating func add(
    _ workloads: [Workload], in namespace: String, _ environment: Environment,
    _ authorizer: Authorizer
  ) {
    programs.append(workloads.count)
    for workload in workloads {
      if workload.kind == "Deployment", let count = workload.replicas {
        replicas[environment, default: []].append(count)
      }
      if let archetype = Self.archetype(of: workload, in: namespace, authorizer) {
        counts[archetype, default: 0] += 1
      }
    }
  }

  /// The weight that programs like this one count for; `nil` for front ends and APIs.
  private static func archetype(
    of workload: Workload, in namespace: String, _ authorizer: Authorizer
  ) -> EstateParameter? {
    let account = workload.template.serviceAccountName
    let principal = Principal.serviceAccount(
      namespace: namespace, name: account.isEmpty ? "default" : account)
    func may(_ verb: String, _ resource: String, _ group: String = "", _ part: String = "") -> Bool
    {
      let request = AccessRequest(
        verb: verb, apiGroup: group, resource: resource, subresource: part, namespace: namespace)
      return authorizer.decide(request.by(principal)).allowed
    }
    switch workload.kind {
    case "CronJob", "Job": return may("create", "pods") ? .batchWeight : .reportsWeight
    case "StatefulSet": return account.isEmpty ? .cacheWeight : .databaseWeight
    default: break
    }
    if may("create", "pods", "", "exec") { return .agentWeight }
    if may("create", "jobs", "batch") && !may("create", "pods") { return .schedulerWeight }
    if may("create", "leases", "coordination.k8s.io") { return .workerWeight }
    if may("watch", "services") { return .gatewayWeight }
    return nil
  }

  /// Parameters of the programs of applications.
  var values: [(EstateParameter, Double)] {
    let weights: [EstateParameter] = [
      .workerWeight, .schedulerWeight, .gatewayWeight, .cacheWeight, .databaseWeight,
      .reportsWeight, .batchWeight, .agentWeight,
    ]
    let all = max(weights.reduce(0) { $0 + (counts[$1] ?? 0) }, 1)
    let logarithms = programs.filter { $0 > 0 }.map { Portable.log(Double($0)) }
    let production = (replicas[.production] ?? []).filter { $0 > 0 }.map {
      Portable.log(Double($0))
    }
    return weights.map { ($0, Double(counts[$0] ?? 0) / Double(all)) } + [
      (.servicesMedian, Portable.exp(Self.mean(logarithms))),
      (.servicesSigma, Self.deviation(logarithms)),
      (.productionReplicasMedian, Portable.exp(Self.mean(production))),
      (.productionReplicasSigma, Self.deviation(production)),
      (.stagingReplicas, Self.middle(replicas[.staging] ?? [1])),
      (.developmentReplicas, Self.middle(replicas[.development] ?? [1])),
      (
        .extraSecretsMax, (2 * Double(opaqueSecrets) / Double(max(programs.count, 1)) - 2).rounded()
      ),
    ]
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Portable.sqrt(squares / Double(values.count - 1))
  }

  private static func middle(_ values: [Int]) -> Double {
    Double(values.sorted()[values.count / 2])
  }
}
