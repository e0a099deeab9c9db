/// A stream into a running pod that the API server opens on request.
package enum PodConnection: String, Sendable, Hashable, CaseIterable {
  case exec
  case attach
  case portForward = "portforward"

  /// The requests of which RBAC must allow one, for a pod of a server of this version.
  package func requests(
    pod: String, namespace: String, version: ServerVersion
  ) -> [AccessRequest] {
    version.verbsToConnectToPods.map { verb in
      AccessRequest(
        verb: verb, resource: "pods", subresource: rawValue, name: pod, namespace: namespace)
    }
  }
}

extension Authorizer {
  /// Decides whether a principal may open a stream into a pod, by whichever verb the server takes.
  ///
  /// - Returns: the decision on the first verb that is allowed, else on the last.
  package func decide(
    _ connection: PodConnection, pod: String, namespace: String, by principal: Principal,
    version: ServerVersion = .current
  ) -> Decision {
    let decisions = connection.requests(pod: pod, namespace: namespace, version: version)
      .map { decide($0.by(principal)) }
    return decisions.first(where: \.allowed) ?? Decision(allowed: false, via: [])
  }
}
