/// An EndpointSlice: which pods answer for a service, without their addresses.
package struct EndpointSlice: Sendable, Hashable {
  package struct Endpoint: Sendable, Hashable {
    /// The pod behind the address; `nil` for an address that belongs to no pod.
    package var pod: NamespacedName?
    /// Empty when the slice does not say.
    package var nodeName: String

    package init(pod: NamespacedName?, nodeName: String = "") {
      self.pod = pod
      self.nodeName = nodeName
    }
  }

  package struct Port: Sendable, Hashable {
    package var name: String
    /// `nil` is every port.
    package var number: Int?
    /// `TCP`, `UDP` or `SCTP`; empty is the API's default (`TCP`).
    package var transport: String

    package init(name: String = "", number: Int?, transport: String = "") {
      self.name = name
      self.number = number
      self.transport = transport
    }
  }

  package var metadata: ObjectMetadata
  package var endpoints: [Endpoint]
  package var ports: [Port]

  package init(metadata: ObjectMetadata, endpoints: [Endpoint] = [], ports: [Port] = []) {
    self.metadata = metadata
    self.endpoints = endpoints
    self.ports = ports
  }

  /// The service of the same namespace that the slice belongs to; `nil` when it says none.
  package var serviceName: String? { metadata.labels["kubernetes.io/service-name"] }

  /// Whether the control plane keeps the slice, and would make it again.
  package var isManaged: Bool {
    let manager = metadata.labels["endpointslice.kubernetes.io/managed-by"] ?? ""
    return manager == "endpointslice-controller.k8s.io"
      || manager == "endpointslicemirroring-controller.k8s.io"
  }
}
