extension TechniqueDocument {
  /// How to read the page.
  static func introduction(_ catalogue: Catalogue) -> String {
    """
    # Techniques

    What the attack graph knows: \(catalogue.techniques.count) rows, one per kind of step. This page is made from the catalogue in `Sources/AttackGraph/Catalogue` and from the \
    scenarios in `scenarios/techniques`; a test keeps it up to date (`BLASTLAB_RECORD=1` records it anew). `blastlab techniques ID` prints one row.

    ## How to read a row

    - **Needs.** Rights are `verb` on `group/resource/subresource`, the core group without a name. Rights of *one API request* must be held by one principal, whose groups' grants count; what \
    a row needs beside it may be held by anybody the attacker holds, because it is a request or a foothold of its own.
    - **From → to.** Kinds of vertices. A row on rights leads from a principal over its grants to the *capability* of the row at a scope, and from there to everything it acts on, so that the \
    graph stays linear in the estate.
    - **Gain.** A *session* step ends with the session or credential it came from; a *mint* gives a token whose life starts then; a *durable* gain stays, such as the value of a Secret.
    - **Takes.** The default time of one step (docs/ASSUMPTIONS.md, attacker tempo).
    - **Certainty.** `certain`: the estate says all it takes. `unknown`: the dump lacks what would decide it; the step is drawn and marked. `assumed`: it needs what estates do not say and most \
    do not have; left out unless asked for. A row's own level is the surest its steps can be: where the dump lacks something, a step of a certain row is unknown.
    - **Detection.** How likely one step raises an alert. The levels and their probabilities are assumptions: published figures are per intrusion, not per step.
    - **Peers that have it.** Tools and lists whose published steps were read for the catalogue, where they have the step in part or in full.
    - **Shown by.** The folder of small manifests that the tests run: on some the technique must work; each *not* is a near miss on which it must not.

    \(detectionTable)
    """
  }

  private static var detectionTable: String {
    let rows = Detection.allCases.map { level in
      "| \(level.rawValue) | \(percent(level.probability)) | \(meaning(of: level)) |"
    }
    return (["| detection | per step | meaning |", "|---|---|---|"] + rows)
      .joined(separator: "\n")
  }

  private static func meaning(of level: Detection) -> String {
    switch level {
    case .unseen: "nothing that a defender could watch happens: offline use of a copy, a relation"
    case .onHost: "happens on a host or at a kubelet, past the API server's audit log"
    case .read: "one audited read among many like it"
    case .write: "an audited write, or a session that an audit log shows by name"
    case .alarming: "a write that default rule sets of detection products alert on"
    }
  }

  /// Written by hand: clusters that other people made vulnerable, and what the graph finds there.
  static let vulnerableClusters = """
    Clusters that the community trains with are re-typed as tests, each with the path it is there to show, under `Tests/AttackGraphTests/Fixtures/vulnerable-clusters/`:

    - badPods: `badpods-everything`, `badpods-one-by-one`.
    - Kubernetes Goat: `goat-docker-socket`, `goat-host-monitor`, `goat-secret-reader`, `goat-tiller`.
    - KubeHound's test cluster: `kubehound-bind`, `kubehound-escapes`, `kubehound-void-impersonation`.
    - kube_security_lab: `lab-anonymous-admin`, `lab-everyone-admin`, `lab-pods-to-admin`, `lab-secrets-to-admin`.
    - minik8s-ctf: `minik8s-pod-creator`, `minik8s-same-node`, `minik8s-shared-processes`.
    - simulator: `simulator-attach`, `simulator-debug`, `simulator-runner`, `simulator-seas`.
    - Stratus Red Team: `stratus-nodes-proxy`, `stratus-tokens`.

    What each shows by which rows, where the originals differ, and what cannot be shown, is in [VULNERABLE_CLUSTERS.md](VULNERABLE_CLUSTERS.md).
    """
}
