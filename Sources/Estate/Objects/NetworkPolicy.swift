/// A NetworkPolicy (`networking.k8s.io/v1`): which connections of some pods are allowed.
///
/// A pod that no policy selects for a direction is open in that direction.
package struct NetworkPolicy: Sendable, Hashable {
  /// One direction that a policy isolates.
  package enum Direction: String, Sendable, Hashable, CaseIterable {
    case ingress = "Ingress"
    case egress = "Egress"
  }

  /// Whom a rule lets through, on which ports.
  package struct Rule: Sendable, Hashable {
    /// Empty lets everybody through.
    package var peers: [Peer]
    /// Empty lets every port through.
    package var ports: [Port]

    package init(peers: [Peer] = [], ports: [Port] = []) {
      self.peers = peers
      self.ports = ports
    }
  }

  /// The other end of a connection.
  package enum Peer: Sendable, Hashable {
    /// Pods that one selector picks, in the namespaces that the other picks; a missing namespace
    /// selector is the policy's own namespace, a missing pod selector is all pods.
    case pods(namespaces: LabelSelector?, pods: LabelSelector?)
    /// Addresses of a CIDR block, without those of the exceptions.
    case block(cidr: String, except: [String])
  }

  /// A port or a range of ports.
  package struct Port: Sendable, Hashable {
    /// `TCP`, `UDP` or `SCTP`; empty is the API's default (`TCP`).
    package var transport: String
    /// A number or a name; empty is every port.
    package var port: String
    /// The last of a range of numbers.
    package var endPort: Int?

    package init(transport: String = "", port: String = "", endPort: Int? = nil) {
      self.transport = transport
      self.port = port
      self.endPort = endPort
    }
  }

  package var metadata: ObjectMetadata
  /// An empty selector picks every pod of the namespace.
  package var podSelector: LabelSelector
  /// Empty is the API's default: ingress, and egress if there are rules for it.
  package var policyTypes: [Direction]
  package var ingress: [Rule]
  package var egress: [Rule]

  package init(
    metadata: ObjectMetadata, podSelector: LabelSelector = LabelSelector(),
    policyTypes: [Direction] = [], ingress: [Rule] = [], egress: [Rule] = []
  ) {
    self.metadata = metadata
    self.podSelector = podSelector
    self.policyTypes = policyTypes
    self.ingress = ingress
    self.egress = egress
  }
}
