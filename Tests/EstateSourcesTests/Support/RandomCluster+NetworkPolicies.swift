import Estate
import TestSupport

extension RandomCluster {
  mutating func networkPolicy() -> NetworkPolicy {
    NetworkPolicy(
      metadata: metadata(), podSelector: selector() ?? LabelSelector(),
      policyTypes: bits.subset(NetworkPolicy.Direction.allCases, max: 2),
      ingress: some { $0.networkRule() }, egress: some { $0.networkRule() })
  }

  private mutating func networkRule() -> NetworkPolicy.Rule {
    NetworkPolicy.Rule(
      peers: some { $0.networkPeer() },
      ports: some {
        NetworkPolicy.Port(
          transport: $0.bits.pick(["", "TCP", "SCTP"]),
          port: $0.bits.pick(["", "80", "http", "080"]), endPort: $0.bits.pick([nil, 90]))
      })
  }

  private mutating func networkPeer() -> NetworkPolicy.Peer {
    if bits.chance(30) {
      return .block(
        cidr: bits.pick(["198.51.100.0/24", "2001:db8::/32"]),
        except: bits.subset(["198.51.100.7/32", "198.51.100.8/30"], max: 2))
    }
    // One that picks everything is not the same as none.
    return .pods(
      namespaces: bits.pick([selector(), LabelSelector()]),
      pods: bits.pick([selector(), LabelSelector()]))
  }
}
