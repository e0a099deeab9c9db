import GraphKernels

/// A vertex that can mint tokens for many principals, one of which leads back to it.
///
/// Each principal has some capabilities and one asset of its own; each capability, some assets that
/// it shares with others. All of it for as long as the principal is held; no step takes time.
struct HubGraph {
  /// How the hub reaches its principals, and who else can mint.
  enum Form: CaseIterable {
    /// The hub mints for principals without tokens between, itself among them.
    case direct
    /// A token stands for each principal; the hub's own is the first of its row.
    case ownTokenFirst
    case ownTokenMiddle
    case ownTokenLast
    /// Every hundredth principal can mint the hub's own token as well.
    case manyMinters

    var name: String {
      switch self {
      case .direct: "direct"
      case .ownTokenFirst: "own token first"
      case .ownTokenMiddle: "own token in the middle"
      case .ownTokenLast: "own token last"
      case .manyMinters: "every 100th principal mints"
      }
    }
  }

  static let mintSeconds: Int64 = 600
  private static let capabilitiesPerPrincipal = 3
  private static let assetsPerCapability = 5
  private static let hub: UInt32 = 0

  let topology: TimedTopology

  /// - Parameter tokenExtension: Seconds by which a token outlives the hold on who minted it.
  init(_ form: Form, principals: Int, tokenExtension: Int64) {
    var edges: [TimedEdge] = []
    let vertexCount =
      form == .direct
      ? Self.addDirect(principals, tokenExtension, to: &edges)
      : Self.addTokens(form, principals, tokenExtension, to: &edges)
    topology = TimedTopology(vertexCount: vertexCount, edges: edges, joinNeeds: [:])
  }

  /// The hub, held for as long as one token.
  static let source = TimedSource(vertex: hub, until: mintSeconds)

  /// - Returns: The number of vertices.
  private static func addDirect(
    _ principals: Int, _ tokenExtension: Int64, to edges: inout [TimedEdge]
  ) -> Int {
    for principal in 0..<principals {
      edges.append(
        TimedEdge(tail: hub, head: UInt32(principal), lifetimeExtension: tokenExtension))
    }
    return addHoldings(of: 0..<principals, first: principals, to: &edges)
  }

  /// - Returns: The number of vertices.
  private static func addTokens(
    _ form: Form, _ principals: Int, _ tokenExtension: Int64, to edges: inout [TimedEdge]
  ) -> Int {
    let own =
      switch form {
      case .ownTokenMiddle, .manyMinters: principals / 2
      case .ownTokenLast: principals - 1
      default: 0
      }
    let firstPrincipal = principals + 1
    for index in 0..<principals {
      let token = UInt32(1 + index)
      let principal = UInt32(firstPrincipal + index)
      edges.append(TimedEdge(tail: hub, head: token, lifetimeExtension: tokenExtension))
      edges.append(TimedEdge(tail: token, head: principal, lifetimeExtension: 0))
      if index == own {
        edges.append(TimedEdge(tail: principal, head: hub, lifetimeExtension: 0))
      }
      if form == .manyMinters && index.isMultiple(of: 100) {
        edges.append(
          TimedEdge(tail: principal, head: UInt32(1 + own), lifetimeExtension: tokenExtension))
      }
    }
    let after = firstPrincipal + principals
    return addHoldings(of: firstPrincipal..<after, first: after, to: &edges)
  }

  /// Gives principals their capabilities and assets, numbered from `first` on.
  ///
  /// - Returns: The number of vertices.
  private static func addHoldings(
    of principals: Range<Int>, first: Int, to edges: inout [TimedEdge]
  ) -> Int {
    var random = SplitMix64(state: 1)
    let capabilityCount = max(1, principals.count / 5)
    let firstAsset = first + capabilityCount
    let sharedCount = max(1, principals.count / 2)
    for principal in principals {
      for _ in 0..<capabilitiesPerPrincipal {
        let capability = first + random.below(capabilityCount)
        edges.append(
          TimedEdge(tail: UInt32(principal), head: UInt32(capability), lifetimeExtension: 0))
      }
      let own = firstAsset + sharedCount + principal - principals.lowerBound
      edges.append(TimedEdge(tail: UInt32(principal), head: UInt32(own), lifetimeExtension: 0))
    }
    for capability in first..<firstAsset {
      for _ in 0..<assetsPerCapability {
        let asset = firstAsset + random.below(sharedCount)
        edges.append(
          TimedEdge(tail: UInt32(capability), head: UInt32(asset), lifetimeExtension: 0))
      }
    }
    return firstAsset + sharedCount + principals.count
  }
}
