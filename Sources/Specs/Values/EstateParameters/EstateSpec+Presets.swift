extension EstateSpec {
  /// The estates that can be named instead of described: each size as it comes, new and old.
  package static let presets: [EstateSpec] = Size.allCases.flatMap { size in
    Age.allCases.map { preset(size, $0) }
  }

  /// The preset of a name; `nil` when there is none.
  package static func preset(_ name: String) -> EstateSpec? {
    presets.first { $0.name == name }
  }

  fileprivate enum Size: String, CaseIterable {
    case small, medium, large, xl
  }

  fileprivate enum Age: String, CaseIterable {
    case typical = ""
    case greenfield = "-greenfield"
    case brownfield = "-brownfield"
  }

  private static func preset(_ size: Size, _ age: Age) -> EstateSpec {
    let spec = EstateSpec(
      name: size.rawValue + age.rawValue, description: "\(size.summary)\(age.summary)", seed: 1)
    return spec.setting(size.values).setting(age.values)
  }
}

extension EstateSpec.Size {
  /// - Source: assumption; taken so that there are about 300, 3,000, 10,000 and 100,000 service
  ///   accounts.
  fileprivate var values: [(EstateParameter, Double)] {
    let numbers: (clusters: Double, teams: Double, people: Double, applications: Double) =
      switch self {
      case .small: (2, 4, 16, 6)
      case .medium: (4, 21, 100, 130)
      case .large: (8, 80, 500, 465)
      case .xl: (20, 500, 2500, 4850)
      }
    return [
      (.clusters, numbers.clusters), (.teams, numbers.teams), (.people, numbers.people),
      (.applicationCount, numbers.applications),
    ]
  }

  fileprivate var summary: String {
    switch self {
    case .small: "About 300 service accounts in two clusters"
    case .medium: "About 3,000 service accounts in four clusters"
    case .large: "About 10,000 service accounts in eight clusters"
    case .xl: "About 100,000 service accounts in twenty clusters"
    }
  }
}

extension EstateSpec.Age {
  /// - Source: assumption.
  fileprivate var values: [(EstateParameter, Double)] {
    switch self {
    case .typical: []
    case .greenfield:
      [
        (.legacyToken, 0), (.legacyTokenOverYear, 0), (.orphanedBinding, 0), (.unusedAccount, 0),
        (.formerMember, 0), (.pipelineShare, 0.2), (.narrowDeployerShare, 0.6),
        (.personalBindingShare, 0), (.sharedKubeconfigShare, 0), (.cloudKeyShare, 0),
        (.openFederationShare, 0),
      ]
    case .brownfield:
      [
        (.legacyToken, 0.6), (.legacyTokenOverYear, 0.62), (.orphanedBinding, 0.4),
        (.unusedAccount, 0.9), (.formerMember, 0.4), (.pipelineShare, 0.6),
        (.narrowDeployerShare, 0.1), (.personalBindingShare, 0.25), (.sharedKubeconfigShare, 0.4),
        (.cloudKeyShare, 0.6),
      ]
    }
  }

  fileprivate var summary: String {
    switch self {
    case .typical: "."
    case .greenfield: ", new: nothing is left over from earlier years."
    case .brownfield: ", grown over years: old tokens, leftover bindings and accounts."
    }
  }
}
