import Experiments

/// Attack paths of the sample.
enum SampleDiagrams {
  static func diagram(_ policy: String, _ scenario: String) -> DiagramRecord {
    var record = DiagramRecord(
      estate: SampleResults.estate, policy: policy, scenario: scenario, vertices: [], edges: [],
      omittedAssets: 0)
    switch (scenario, policy) {
    case ("ci-secret", "jit"): narrow(&record)
    case ("broker-takeover", "jit"): broker(&record)
    case ("broker-takeover", _): break
    default: broad(&record, live: policy == "rotated" ? 0.71 : 1)
    }
    return record
  }

  private typealias Row = (id: String, label: String, kind: String, share: Double)
  private typealias Step = (tail: String, head: String, label: String, share: Double)

  private static func fill(_ record: inout DiagramRecord, _ rows: [Row], _ steps: [Step]) {
    record.vertices = rows.map {
      DiagramRecord.Vertex(id: $0.id, label: $0.label, kind: $0.kind, share: $0.share)
    }
    record.edges = steps.map {
      DiagramRecord.Edge(tail: $0.tail, head: $0.head, label: $0.label, share: $0.share)
    }
  }

  private static func broad(_ record: inout DiagramRecord, live: Double) {
    record.omittedAssets = 187
    fill(
      &record,
      [
        ("store", "CI secret store: deploy-payments", "occurrence", 1),
        ("token", "legacy token of sa payments/deployer", "credential", live),
        ("sa", "sa payments/deployer", "principal", live),
        ("read", "secret-read @ ns/payments", "capability", live),
        ("exec", "pod-exec @ ns/payments", "capability", live * 0.8),
        ("pod", "pod payments/ledger-0", "place", live * 0.62),
        ("node", "node prod-eu/worker-17", "place", live * 0.41),
        ("kubelet", "node identity worker-17", "principal", live * 0.41),
        ("db", "secret payments/ledger-db", "asset", live * 0.96),
        ("ns", "control of namespace payments", "asset", live * 0.62),
        ("nodeasset", "control of node worker-17", "asset", live * 0.41),
        ("cluster", "control of cluster prod-eu", "asset", live * 0.18),
      ],
      [
        ("store", "token", "Unsecured Credentials T1552", live),
        ("token", "sa", "Valid Accounts T1078.004", live),
        ("sa", "read", "", live), ("sa", "exec", "", live * 0.8),
        ("read", "db", "List secrets T1552.007", live * 0.96),
        ("exec", "pod", "Container Administration Command T1609", live * 0.62),
        ("pod", "ns", "", live * 0.62),
        ("pod", "node", "Escape to Host T1611", live * 0.41),
        ("node", "nodeasset", "", live * 0.41),
        ("node", "kubelet", "Steal node identity T1528", live * 0.41),
        ("kubelet", "cluster", "Bind cluster-admin T1098.006", live * 0.18),
      ])
  }

  private static func narrow(_ record: inout DiagramRecord) {
    fill(
      &record,
      [
        ("store", "CI secret store: deploy-payments", "occurrence", 1),
        ("oidc", "federated per-run token", "credential", 0.12),
        ("sa", "sa payments/deployer", "principal", 0.12),
        ("grant", "edit @ ns/payments, 1 h", "grant", 0.04),
        ("ns", "control of namespace payments", "asset", 0.04),
      ],
      [
        ("store", "oidc", "Unsecured Credentials T1552", 0.12),
        ("oidc", "sa", "Valid Accounts T1078.004", 0.12),
        ("sa", "grant", "Request elevation T1548.005", 0.04),
        ("grant", "ns", "", 0.04),
      ])
  }

  private static func broker(_ record: inout DiagramRecord) {
    record.omittedAssets = 1
    fill(
      &record,
      [
        ("pod", "pod access/broker-0", "place", 1),
        ("token", "bound token of sa access/broker", "credential", 1),
        ("sa", "sa access/broker", "principal", 1),
        ("bind", "write bindings @ cluster prod-eu", "capability", 0.88),
        ("artefact", "binding made by the attacker", "artefact", 0.71),
        ("admin", "cluster-admin @ prod-eu", "grant", 0.47),
        ("cluster", "control of cluster prod-eu", "asset", 0.47),
        ("secret", "secret access/signing-key", "asset", 0.93),
      ],
      [
        ("pod", "token", "Steal Application Access Token T1528", 1),
        ("token", "sa", "Valid Accounts T1078.004", 1),
        ("sa", "bind", "", 0.88),
        ("sa", "secret", "Container API T1552.007", 0.93),
        ("bind", "artefact", "Additional Cluster Roles T1098.006", 0.71),
        ("artefact", "admin", "", 0.47),
        ("sa", "admin", "", 0.47),
        ("admin", "cluster", "", 0.47),
      ])
  }
}
