extension LabelSelector {
  /// Whether the labels satisfy every part of the selector; an empty selector matches everything.
  ///
  /// - Precondition: ``firstProblem`` is `nil`.
  package func matches(_ labels: [ExactString: String]) -> Bool {
    let required = matchLabels.allSatisfy { key, value in
      labels[ExactString(key)]?.hasSameBytes(as: value) ?? false
    }
    return required && matchExpressions.allSatisfy { $0.matches(labels) }
  }

  /// Why the API machinery refuses the selector; `nil` when it does not.
  ///
  /// - Source: Kubernetes 1.36 `apimachinery/pkg/labels`, `NewRequirement`.
  package var firstProblem: String? {
    for key in matchLabels.keys.sorted(by: { $0.precedesInBytes($1) }) {
      if let problem = LabelSyntax.problem(key: key) { return problem }
      if let problem = LabelSyntax.problem(value: matchLabels[key] ?? "") { return problem }
    }
    for requirement in matchExpressions {
      if let problem = requirement.problem { return problem }
    }
    return nil
  }
}

extension LabelSelector.Requirement {
  fileprivate func matches(_ labels: [ExactString: String]) -> Bool {
    let label = labels[ExactString(key)]
    switch comparison {
    case "In": return label.map(values.containsExactly) ?? false
    case "NotIn": return !(label.map(values.containsExactly) ?? false)
    case "Exists": return label != nil
    case "DoesNotExist": return label == nil
    default: return false
    }
  }

  fileprivate var problem: String? {
    switch comparison {
    case "In", "NotIn":
      if values.isEmpty { return "\(comparison) of label \"\(key)\" needs at least one value" }
    case "Exists", "DoesNotExist":
      if !values.isEmpty { return "\(comparison) of label \"\(key)\" takes no values" }
    default:
      return "\"\(comparison)\" is not a label selector operator"
    }
    if let problem = LabelSyntax.problem(key: key) { return problem }
    return values.lazy.compactMap(LabelSyntax.problem(value:)).first
  }
}
