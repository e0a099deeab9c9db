/// A Service.
package struct Service: Sendable, Hashable {
  package struct Port: Sendable, Hashable {
    package var name: String
    package var number: Int
    /// A number or a container port's name; empty is the same number.
    package var target: String
    /// The port that every node opens, for the types NodePort and LoadBalancer.
    package var nodePort: Int?
    /// `TCP`, `UDP` or `SCTP`; empty is the API's default (`TCP`).
    package var transport: String

    package init(
      name: String = "", number: Int, target: String = "", nodePort: Int? = nil,
      transport: String = ""
    ) {
      self.name = name
      self.number = number
      self.target = target
      self.nodePort = nodePort
      self.transport = transport
    }
  }

  package var metadata: ObjectMetadata
  /// `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`; empty is the default (`ClusterIP`).
  package var type: String
  /// The labels of the pods behind it; empty when its endpoints are made by hand.
  package var selector: [String: String]
  package var ports: [Port]
  /// Addresses whose traffic the cluster takes for this service.
  package var externalIPs: [String]
  /// The DNS name that an ExternalName service stands for.
  package var externalName: String
  /// Whether the service has no address of its own (`clusterIP: None`).
  package var isHeadless: Bool

  package init(
    metadata: ObjectMetadata, type: String = "", selector: [String: String] = [:],
    ports: [Port] = [], externalIPs: [String] = [], externalName: String = "",
    isHeadless: Bool = false
  ) {
    self.metadata = metadata
    self.type = type
    self.selector = selector
    self.ports = ports
    self.externalIPs = externalIPs
    self.externalName = externalName
    self.isHeadless = isHeadless
  }
}
