import Estate

/// The vertices of one cluster, which follow each other, and what their numbers refer to.
final class GraphPart: Sendable {
  /// The estate's cluster with the policy's machinery.
  let cluster: Cluster
  let symbols: SymbolTable
  /// Vertices by key, counted from `base`.
  let index: FlatIndex
  let base: UInt32

  init(cluster: Cluster, symbols: SymbolTable, index: FlatIndex, base: UInt32) {
    self.cluster = cluster
    self.symbols = symbols
    self.index = index
    self.base = base
  }

  var name: String { cluster.name }

  /// The name of the part that holds what belongs to no cluster; no cluster is called so.
  static let estateName = ""

  /// NAMESPACE/NAME.
  func path(_ namespace: UInt32, _ name: UInt32) -> String {
    "\(symbols[namespace])/\(symbols[name])"
  }

  /// `cluster` for the whole cluster; a namespace of that very name is told apart.
  func scopeName(_ namespace: UInt32) -> String {
    ScopeName.text(symbols[namespace])
  }

  /// What a capability is limited to; empty for all objects.
  func objectName(_ capability: VertexRecord) -> String {
    capability.third == 0 ? "" : symbols[capability.third - 1]
  }

  func suffix(_ capability: VertexRecord) -> String {
    capability.third == 0 ? "" : " " + symbols[capability.third - 1]
  }

  /// Whose a user name is: `sa NAMESPACE/NAME` or `user NAME`.
  static func shortName(_ username: String) -> String {
    guard let account = Principal.serviceAccountParts(of: username) else {
      return "user \(username)"
    }
    return "sa \(account.namespace)/\(account.name)"
  }
}

/// How the scope of a grant or capability is written.
enum ScopeName {
  /// `cluster` for the whole cluster, else the namespace. One named `cluster` is told apart.
  static func text(_ namespace: String) -> String {
    switch namespace {
    case "": "cluster"
    case "cluster": "namespace cluster"
    default: namespace
    }
  }
}
