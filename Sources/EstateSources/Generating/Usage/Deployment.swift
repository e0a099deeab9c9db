import Estate

/// What it takes to bring a new version of some programs into a namespace: each object is read and
/// patched, and then the roll-out is watched.
///
/// - Source: the requests of `kubectl apply` and `kubectl rollout status`; which of a namespace's
///   objects a deployment touches is an assumption: its workloads, their Services, its ConfigMap and
///   the front end's Ingress.
struct Deployment {
  let namespace: String
  let workloads: [Workload]
  let configMaps: [String]
  /// The name of the Ingress; `nil` where there is none.
  var ingress: String?

  /// What every run does.
  var usual: [UsedPermission] {
    var kinds: [WorkloadKind] = []
    var used: [UsedPermission] = []
    for workload in workloads {
      guard let kind = WorkloadKind(workload.kind) else { continue }
      if !kinds.contains(kind) { kinds.append(kind) }
      used += .applying(
        kind.resource, in: kind.apiGroup, at: namespace, named: workload.metadata.name)
      if kind.serves {
        used += .applying("services", at: namespace, named: workload.metadata.name)
      }
    }
    for kind in kinds where kind.rollsOut {
      used += UsedPermission.using(
        each: ["list", "watch"], kind.resource, in: kind.apiGroup, at: namespace)
    }
    for configMap in configMaps {
      used += .applying("configmaps", at: namespace, named: configMap)
    }
    if let ingress {
      used += .applying("ingresses", in: "networking.k8s.io", at: namespace, named: ingress)
    }
    return used + [
      .using("list", "replicasets", in: "apps", at: namespace),
      .using("list", "pods", at: namespace),
    ]
  }

  /// What a run does when the program has got a new part, or lost one.
  var rare: [UsedPermission] {
    UsedPermission.using(each: ["create", "delete"], "deployments", in: "apps", at: namespace)
      + UsedPermission.using(each: ["create", "delete"], "services", at: namespace)
      + UsedPermission.using(each: ["create", "delete"], "configmaps", at: namespace)
  }
}

/// A kind of workload as the API serves it.
struct WorkloadKind: Equatable {
  var resource: String
  var apiGroup: String
  /// Whether others reach its pods by a Service.
  var serves: Bool
  /// Whether a new version replaces running pods.
  var rollsOut: Bool

  /// `nil` for what is no kind of the generator's components.
  init?(_ kind: String) {
    apiGroup = kind == "CronJob" ? "batch" : "apps"
    serves = kind == "Deployment" || kind == "StatefulSet"
    rollsOut = kind != "CronJob"
    switch kind {
    case "Deployment": resource = "deployments"
    case "StatefulSet": resource = "statefulsets"
    case "DaemonSet": resource = "daemonsets"
    case "CronJob": resource = "cronjobs"
    default: return nil
    }
  }
}

extension [UsedPermission] {
  /// Reading an object and patching it where it differs.
  static func applying(
    _ resource: String, in apiGroup: String = "", at namespace: String, named name: String? = nil
  ) -> [UsedPermission] {
    UsedPermission.using(
      each: ["get", "patch"], resource, in: apiGroup, at: namespace, named: name)
  }
}
