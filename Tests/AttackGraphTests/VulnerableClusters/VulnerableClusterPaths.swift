import Testing

/// What a training cluster is there to show.
struct IntendedPath: Sendable, CustomTestStringConvertible {
  let cluster: String
  let from: String
  let target: String
  /// Steps of the path to the target, in order; others may lie between.
  let steps: [String]
  let assumed: Bool

  init(
    _ cluster: String, from: String, to target: String, by steps: String..., assumed: Bool = false
  ) {
    self.cluster = cluster
    self.from = from
    self.target = target
    self.steps = steps
    self.assumed = assumed
  }

  var testDescription: String { "\(cluster): \(from) to \(target)" }

  static let all = kubernetesGoat + badPods + kubeHound + minik8s + simulator + lab + stratus

  private static let kubernetesGoat = [
    IntendedPath(
      "goat-docker-socket", from: "pod:web/ping", to: "node:worker", by: "escape-runtime-socket"),
    IntendedPath("goat-host-monitor", from: "pod:watch/monitor", to: "node:worker"),
    IntendedPath(
      "goat-host-monitor", from: "pod:watch/monitor", to: "secret:watch/key",
      by: "pod-mounts-secret"),
    IntendedPath(
      "goat-secret-reader", from: "pod:monolith/app", to: "secret:monolith/vault-key",
      by: "pod-uses-sa", "secret-read"),
    IntendedPath(
      "goat-tiller", from: "service:kube-system/installer", to: "cluster:cluster",
      by: "endpoint-exposes", "pod-uses-sa", assumed: true),
  ]

  private static let badPods = [
    IntendedPath(
      "badpods-everything", from: "pod:bad/all", to: "cluster:cluster", by: "escape-cp-pki"),
    IntendedPath("badpods-one-by-one", from: "pod:bad/privileged-pid", to: "node:worker"),
    IntendedPath("badpods-one-by-one", from: "pod:bad/privileged", to: "node:worker"),
    IntendedPath("badpods-one-by-one", from: "pod:bad/path", to: "node:worker"),
    IntendedPath(
      "badpods-one-by-one", from: "pod:bad/pid", to: "secret:good/of-the-neighbour",
      by: "escape-hostpid-env", "pod-mounts-secret"),
    IntendedPath(
      "badpods-one-by-one", from: "pod:bad/nothing", to: "sa:bad/plain", by: "pod-uses-sa"),
  ]

  private static let kubeHound = [
    IntendedPath(
      "kubehound-bind", from: "sa:lab/all-to-all", to: "cluster:cluster",
      by: "rbac-bind-cluster", "written-binding"),
    IntendedPath(
      "kubehound-bind", from: "sa:lab/one-to-all", to: "secret:lab/prize",
      by: "rbac-bind-ns", "written-binding"),
    IntendedPath(
      "kubehound-escapes", from: "pod:lab/core-pattern", to: "node:worker",
      by: "escape-core-pattern"),
    IntendedPath(
      "kubehound-escapes", from: "pod:lab/logs", to: "sa:lab/neighbour",
      by: "escape-var-log-symlink", "token-steal-volume"),
    IntendedPath(
      "kubehound-escapes", from: "pod:lab/trace", to: "node:worker", by: "escape-nsenter"),
    IntendedPath(
      "kubehound-escapes", from: "pod:lab/read", to: "sa:lab/neighbour",
      by: "escape-kubelet-dir", "token-steal-volume"),
  ]

  private static let minik8s = [
    IntendedPath(
      "minik8s-same-node", from: "pod:default/entered", to: "pod:default/serious",
      by: "escape-privileged-mount", "node-owns-pods"),
    IntendedPath(
      "minik8s-pod-creator", from: "pod:default/web", to: "pod:hardened/database",
      by: "pod-uses-sa", "workload-create-sa", "workload-create-node", "node-owns-pods"),
    IntendedPath(
      "minik8s-shared-processes", from: "container:default/normal/toolbox",
      to: "secret:default/flag", by: "share-pid-ns", "pod-mounts-secret"),
  ]

  private static let simulator = [
    IntendedPath(
      "simulator-seas", from: "pod:arctic/start", to: "secret:treasury/map",
      by: "pod-uses-sa", "workload-create-sa", "workload-runs-as", "pod-exec", "pod-uses-sa",
      "workload-create-sa", "workload-runs-as", "secret-read"),
    IntendedPath(
      "simulator-attach", from: "sa:sea/dog", to: "secret:island/chest",
      by: "pod-attach", "pod-uses-sa", "secret-read", assumed: true),
    IntendedPath(
      "simulator-debug", from: "sa:dmz/sre", to: "node:worker", by: "pod-ephemeral"),
    IntendedPath(
      "simulator-runner", from: "user:runner", to: "secret:prod/database",
      by: "workload-create-sa", "workload-create-secret"),
  ]

  private static let lab = [
    IntendedPath(
      "lab-everyone-admin", from: "pod:default/ssh", to: "cluster:cluster",
      by: "pod-uses-sa", "group-member", "rbac-implicit-group-grant"),
    IntendedPath(
      "lab-anonymous-admin", from: "user:system:anonymous", to: "cluster:cluster",
      by: "rbac-implicit-group-grant"),
    IntendedPath(
      "lab-secrets-to-admin", from: "pod:default/ssh", to: "cluster:cluster",
      by: "pod-uses-sa", "secret-read", "secret-token-of", "rbac-escalate-cluster"),
    IntendedPath(
      "lab-pods-to-admin", from: "sa:default/pods", to: "cluster:cluster",
      by: "workload-create-sa", "workload-create-node", "control-plane-node"),
  ]

  private static let stratus = [
    IntendedPath(
      "stratus-nodes-proxy", from: "sa:red/proxy", to: "sa:blue/victim",
      by: "nodes-proxy", "pod-uses-sa"),
    IntendedPath(
      "stratus-tokens", from: "user:minter", to: "sa:kube-system/aggregator", by: "token-mint"),
    IntendedPath(
      "stratus-tokens", from: "user:thief", to: "sa:kube-system/aggregator",
      by: "pod-exec", "pod-uses-sa"),
  ]
}
