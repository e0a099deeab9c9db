import AttackGraph

/// The meaning of one catalogue row, by direct evaluation.
struct Evaluator: Sendable {
  /// What one holder's own requests give it.
  var requests: @Sendable (World, Holder) -> [String] = { _, _ in [] }
  /// What a thing gives, whoever holds it.
  var relations: @Sendable (World) -> [(from: String, to: String)] = { _ in [] }
  /// What several things give together, each with alternatives, whoever holds them.
  var rules: @Sendable (World) -> [(premises: [[String]], to: String)] = { _ in [] }

  static func requests(_ body: @escaping @Sendable (World, Holder) -> [String]) -> Evaluator {
    Evaluator(requests: body)
  }

  static func relations(_ body: @escaping @Sendable (World) -> [(from: String, to: String)])
    -> Evaluator
  {
    Evaluator(relations: body)
  }

  static func rules(
    _ body: @escaping @Sendable (World) -> [(premises: [[String]], to: String)]
  ) -> Evaluator {
    Evaluator(rules: body)
  }

  /// By the row's id.
  static let table: [String: Evaluator] = [
    structure, places, credentials, grants, alteredRoles, newRoles, verbs, impersonation, workloads,
    anyNode,
    podAccess, escapes, nodes, cloud,
  ].reduce(into: [:]) { table, part in
    table.merge(part) { _, _ in preconditionFailure("a row has two evaluators") }
  }

  /// Rows without an evaluator, and why.
  static let leftOut: [String: String] = harmlessEscapes.reduce(into: named) {
    $0[$1] = effect
  }

  private static let named: [String: String] = [
    "binding-grants": "part of every request: the authorizer looks up rules",
    "subject-bound": "part of every request: the authorizer looks up bindings",
    "written-role": "joins a rewritten role and its holders, evaluated with the rewriting",
    "impersonate-extra": effect,
    "impersonate-uid": effect,
    "rbac-implicit-group-grant": "part of every request: the authorizer looks up bindings",
    "impersonate-constrained": "adds rights to rows; has a test of its own against the authorizer",
    "node-cloud-imds": "leads no further: what the node's identity may do is in no estate",
    "secret-tamper": effect,
    "configmap-tamper-coredns": effect,
    "replica-scale": effect,
    "replicaset-adopt": effect,
    "pod-resize": effect,
    "pod-portforward": effect,
    "pod-proxy": effect,
    "service-proxy": effect,
    "pod-log-read": effect,
    "pod-status-hijack": effect,
    "pod-delete": effect,
    "pod-evict": effect,
    "kubelet-fine-grained": effect,
    "mutating-labels": effect,
    "sa-token-from-log": assumed,
    "pod-attach": assumed,
    "storageclass-provisioner": assumed,
    "escape-subpath-gitrepo-flexvol": assumed,
    "escape-kernel-cve": assumed,
    "escape-runtime-cve": assumed,
    "node-sched-lure": assumed,
    "endpoint-exposes": assumed,
    "system-masters": "part of every request: a holder in the group passes every check",
  ]

  private static let effect = "leads no further; where others need it, they evaluate it"
  private static let assumed = "assumed: drawn on request only"
}
