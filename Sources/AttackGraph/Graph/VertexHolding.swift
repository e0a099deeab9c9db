/// What it is to hold a vertex, for whoever wants to end it.
package enum VertexHolding: Sendable, Hashable, CaseIterable {
  /// Being somewhere: in a container, on a node or a laptop.
  case place
  /// Being in the network of a cluster, by being somewhere in it.
  case network
  /// A credential that dies with what it is bound to.
  case boundCredential
  /// Any other credential by itself.
  case credential
  /// Something the attacker left behind.
  case artefact
  /// Whatever follows from other things held: identities, rights, and credentials together with the
  /// network that they need; and what is read once.
  case consequence
}

extension Vertex {
  /// What it is to hold it.
  package var holding: VertexHolding { form.holding }
}

extension VertexForm {
  var holding: VertexHolding {
    switch self {
    case .network: return .network
    case .boundToken: return .boundCredential
    case .throughNetwork: return .consequence
    default: break
    }
    return switch kind {
    case .place: .place
    case .credential: .credential
    case .artefact: .artefact
    case .principal, .grant, .capability, .occurrence, .asset: .consequence
    }
  }
}
