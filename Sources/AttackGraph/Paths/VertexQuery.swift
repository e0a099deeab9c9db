/// A thing in an estate, as a user names it: `[CLUSTER/]KIND:NAME`.
package struct VertexQuery: Sendable, Hashable {
  /// `nil` when the user leaves the cluster open.
  package var cluster: String?
  package var kind: Kind
  package var name: String

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case user
    case group
    case serviceAccount = "sa"
    case pod
    case container
    case node
    case anyNode = "any-node"
    case service
    case place
    case cloudRole = "cloud-role"
    case cloudKey = "cloud-key"
    case secret
    case namespace
    case cluster

    /// How many parts a name has; `nil` where slashes are part of the name.
    var partsOfName: Int? {
      switch self {
      case .serviceAccount, .pod, .secret, .service: 2
      case .container: 3
      default: nil
      }
    }

    /// How a name of this kind is written.
    package var example: String {
      switch self {
      case .user: "user:alice@example.com"
      case .group: "group:developers"
      case .serviceAccount: "sa:NAMESPACE/NAME"
      case .pod: "pod:NAMESPACE/NAME"
      case .container: "container:NAMESPACE/POD/NAME"
      case .service: "service:NAMESPACE/NAME"
      case .place: "place:laptop/NAME"
      case .cloudRole: "cloud-role:aws/ARN"
      case .cloudKey: "cloud-key:NAME"
      case .node: "node:NAME"
      case .anyNode: "any-node:CLUSTER"
      case .secret: "secret:NAMESPACE/NAME"
      case .namespace: "namespace:NAME"
      case .cluster: "cluster:NAME"
      }
    }
  }

  /// - Throws: `VertexQueryError.malformed` when the text has another form.
  package init(_ text: String) throws(VertexQueryError) {
    guard let colon = text.firstIndex(of: ":") else { throw .malformed(text) }
    var kind = text[..<colon]
    if let slash = kind.lastIndex(of: "/") {
      cluster = String(kind[..<slash])
      kind = kind[kind.index(after: slash)...]
    }
    guard let known = Kind(rawValue: String(kind)) else { throw .malformed(text) }
    self.kind = known
    name = String(text[text.index(after: colon)...])
    guard !name.isEmpty else { throw .malformed(text) }
    if let parts = known.partsOfName {
      guard name.split(separator: "/").count == parts else { throw .malformed(text) }
    }
  }

  init(cluster: String?, kind: Kind, name: String) {
    self.cluster = cluster
    self.kind = kind
    self.name = name
  }

  /// Whether an attacker can start there: an asset leads nowhere.
  package var isPlaceToStart: Bool { kind != .namespace && kind != .cluster }

  /// The vertices it stands for, in every matching cluster.
  ///
  /// - Throws: `VertexQueryError.unknown` when the graph has none.
  package func vertices(in graph: AttackGraph, clusters: [String]) throws(VertexQueryError)
    -> [UInt32]
  {
    let candidates = clusters.filter { cluster == nil || cluster == $0 }
    if kind == .cloudRole || kind == .cloudKey {
      guard let role = graph.vertex(key(in: "")) else {
        throw .unknown(description, clusters: clusters)
      }
      return [role]
    }
    var found = candidates.compactMap { graph.vertex(key(in: $0)) }
    if kind == .user { found += candidates.flatMap { sessions(in: $0, graph) } }
    guard !found.isEmpty else { throw .unknown(description, clusters: clusters) }
    return found
  }

  /// The user's sessions with group claims, as the estate's context gives them.
  private func sessions(in cluster: String, _ graph: AttackGraph) -> [UInt32] {
    graph.sessions(of: name, in: cluster)
  }

  private func key(in cluster: String) -> VertexKey {
    let parts = name.split(separator: "/", maxSplits: kind == .container ? 2 : 1).map(String.init)
    return switch kind {
    case .user: .user(cluster: cluster, name)
    case .group: .group(cluster: cluster, name)
    case .serviceAccount:
      .serviceAccount(cluster: cluster, namespace: parts[0], name: parts[1])
    case .pod: .pod(cluster: cluster, namespace: parts[0], name: parts[1])
    case .container:
      .container(cluster: cluster, namespace: parts[0], pod: parts[1], name: parts[2])
    case .service: .endpoint(cluster: cluster, namespace: parts[0], name: parts[1])
    case .place: .externalPlace(cluster: cluster, name)
    case .cloudRole: .cloudRole(provider: parts[0], identity: parts.count > 1 ? parts[1] : "")
    case .cloudKey: .cloudKey(name)
    case .node: .node(cluster: cluster, name)
    case .anyNode: .anyNode(of: name)
    case .secret: .secret(cluster: cluster, namespace: parts[0], name: parts[1])
    case .namespace: .namespace(cluster: cluster, name)
    case .cluster: .cluster(name)
    }
  }
}

extension VertexQuery: CustomStringConvertible {
  package var description: String {
    "\(cluster.map { "\($0)/" } ?? "")\(kind.rawValue):\(name)"
  }
}

/// A name that stands for nothing in the graph.
package enum VertexQueryError: Error, Sendable, Hashable, CustomStringConvertible {
  case malformed(String)
  case unknown(String, clusters: [String])

  package var description: String {
    switch self {
    case .malformed(let text):
      "\"\(text)\" names nothing; expected [CLUSTER/]KIND:NAME, such as "
        + VertexQuery.Kind.allCases.map(\.example).joined(separator: ", ")
    case .unknown(let text, let clusters):
      "\(text) is not in the estate (clusters: \(clusters.joined(separator: ", ")))"
    }
  }
}
