/// An Ingress.
package struct Ingress: Sendable, Hashable {
  /// Where requests for a host and path go.
  package struct Route: Sendable, Hashable {
    /// Empty is every host.
    package var host: String
    package var path: String
    package var backend: Backend

    package init(host: String = "", path: String = "", backend: Backend) {
      self.host = host
      self.path = path
      self.backend = backend
    }
  }

  /// A Service of the Ingress's namespace.
  package struct Backend: Sendable, Hashable {
    package var service: String
    /// A number or the service port's name; empty when the Ingress says neither.
    package var port: String

    package init(service: String, port: String = "") {
      self.service = service
      self.port = port
    }
  }

  package var metadata: ObjectMetadata
  /// Empty leaves it to the default class or to an annotation.
  package var className: String
  /// Where what no route takes goes.
  package var defaultBackend: Backend?
  /// Routes to services; those to other resources are not kept.
  package var routes: [Route]
  /// Secrets with the certificates and keys of the hosts.
  package var tlsSecrets: [String]

  package init(
    metadata: ObjectMetadata, className: String = "", defaultBackend: Backend? = nil,
    routes: [Route] = [], tlsSecrets: [String] = []
  ) {
    self.metadata = metadata
    self.className = className
    self.defaultBackend = defaultBackend
    self.routes = routes
    self.tlsSecrets = tlsSecrets
  }
}
