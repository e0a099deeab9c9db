/// The environments that policies and compromises may name.
package enum EnvironmentNames {
  /// What a namespace is used for.
  package static let namespaces = EstateContextDocument.Environment.allCases.map(\.rawValue)
  /// How decision rules call an entitlement to a whole cluster.
  package static let cluster = "cluster"
  /// What a decision rule may match.
  package static let decisions = namespaces + [cluster]
}
