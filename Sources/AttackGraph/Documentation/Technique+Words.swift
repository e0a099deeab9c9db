/// A row of the catalogue in words: each property of a technique as people read it.
extension Technique {
  /// What it needs, one line per API request, premise or alternative.
  package var needs: [String] {
    switch condition {
    case .relation(let relation): [relation.words.condition]
    case .request(let rights, _, _, let also):
      rights.map(\.words) + ownRole + also.map { Condition.Premise.words($0) }
    case .escape(let escape):
      escape.alternatives.map { $0.words.joined(separator: ", ") }
        + escape.also.map { Condition.Premise.words($0) }
    }
  }

  /// How the lines of `needs` belong together.
  package var needsIntroduction: String {
    switch condition {
    case .relation: "A relation between objects of the estate"
    case .request(let rights, _, _, _) where rights.count + ownRole.count > 1:
      "One API request, for which one principal must hold all rights, its groups' included"
    case .request: "One API request"
    case .escape(let escape) where escape.alternatives.count > 1:
      "A container with any of these settings"
    case .escape: "A container with these settings"
    }
  }

  /// Where a second right is missing, it is that the API server lets anyone hand on what they hold.
  private var ownRole: [String] {
    guard case .request(let rights, let target, _, _) = condition, rights.count == 1,
      target == .boundRole || target == .aggregatingRole
    else { return [] }
    return ["every right that is handed on, since nobody may hand on more than they hold"]
  }

  /// From which kind of vertex to which.
  package var ends: (source: String, target: String) {
    switch condition {
    case .relation(let relation): (relation.words.source, relation.words.target)
    case .request(_, let target, _, _): ("principal with the rights", target.words)
    case .escape(let escape): ("container", escape.target.words)
    }
  }

  /// Where the request is authorised; `nil` for what is no request.
  package var scopeWords: String? {
    guard case .request(_, _, let scope, _) = condition else { return nil }
    return scope.words
  }

  package var gainWords: String {
    switch gain {
    case .session: "ends with the session it came from"
    case .mint(let seconds): "a token that lives \(TimeWords.text(Double(seconds)))"
    case .durable: "stays when the session ends"
    }
  }

  package var durationWords: String {
    switch duration {
    case .none: "no time of its own"
    case .lognormal(let mean, let sigma): "mean \(TimeWords.text(mean)), lognormal with σ \(sigma)"
    }
  }

  /// ATT&CK tactic and technique.
  package var attackWords: String {
    guard tactic != .structural else {
      return attackID.map { "\($0), for no tactic: a relation" }
        ?? "none: a relation, no step of an attacker"
    }
    let technique = attackID.map { ", \($0)" } ?? ""
    return "\(tactic.title) (\(tactic.rawValue))\(technique)"
  }
}

extension Tactic {
  /// As ATT&CK for Enterprise names it.
  package var title: String {
    switch self {
    case .initialAccess: "Initial Access"
    case .execution: "Execution"
    case .persistence: "Persistence"
    case .privilegeEscalation: "Privilege Escalation"
    case .stealth: "Stealth"
    case .credentialAccess: "Credential Access"
    case .discovery: "Discovery"
    case .lateralMovement: "Lateral Movement"
    case .collection: "Collection"
    case .commandAndControl: "Command and Control"
    case .impact: "Impact"
    case .defenseImpairment: "Defense Impairment"
    case .structural: "none"
    }
  }
}

extension Right {
  /// `create` on `pods/exec` (…).
  var words: String {
    let objects = resources.map(\.words).joined(separator: ", ")
    let any = resources.count > 1 ? "any of " : ""
    let former = formerly.map { "; before \($0.before), \(Self.list($0.verbs))" } ?? ""
    return "\(Self.list(orCreates ? ["create"] + verbs : verbs)) on \(any)\(objects) "
      + "(\(nameWords)\(former))"
  }

  private var nameWords: String {
    let limited = "a rule limited by resourceNames"
    guard carriesName else { return "\(limited) never gives it" }
    guard namesTarget else { return "\(limited) gives it, whatever the names" }
    guard orCreates else { return "\(limited) gives it for those names" }
    return "\(limited) gives changes of those names, `create` only together with one"
  }

  private static func list(_ verbs: [String]) -> String {
    verbs.map { "`\($0)`" }.joined(separator: " or ")
  }
}

extension Right.Resource {
  /// `group/resource/sub`; the core group has no name.
  fileprivate var words: String {
    let group = apiGroup.isEmpty ? "" : apiGroup + "/"
    let anywhere = isInAnyNamespace ? " in any namespace" : ""
    let sub =
      subresource == Self.anySubresource
      ? "/FIELD" : subresource.isEmpty ? "" : "/" + subresource
    return "`\(group)\(resource)\(sub)`\(anywhere)"
  }
}

extension Condition.Premise {
  /// One thing needed beside the request, with its alternatives.
  static func words(_ alternatives: [Condition.Premise]) -> String {
    "and, held by anybody whom the attacker holds: "
      + alternatives.map(\.words).joined(separator: ", or ")
  }

  private var words: String {
    switch self {
    case .technique(let id): "what `\(id)` needs at the same scope"
    case .ownWorkload: "an own workload in the same namespace"
    case .nodeFoothold: "root on some node of the cluster"
    }
  }
}

/// Lengths of time for people.
enum TimeWords {
  /// In the largest unit that divides it: `29 min`, `24 h`, `365 d`.
  static func text(_ seconds: Double) -> String {
    let units: [(seconds: Double, name: String)] = [
      (86_400, "d"), (3600, "h"), (60, "min"),
    ]
    for unit in units where seconds >= 2 * unit.seconds {
      let count = seconds / unit.seconds
      if count == count.rounded() { return "\(Int(count)) \(unit.name)" }
    }
    return "\(seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)") s"
  }
}
