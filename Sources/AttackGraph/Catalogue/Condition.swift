/// What has to hold for a technique to work.
package enum Condition: Sendable, Hashable {
  /// A relation between objects, interpreted by the compiler pass of that name.
  case relation(Relation)
  /// Rights that one API request needs. Every right must be held by the one principal that sends
  /// the request; where several are listed, the compiler joins them per principal.
  ///
  /// `also` lists what further requests or footholds need, each with its alternatives: those may be
  /// held by anybody the attacker holds.
  case request(rights: [Right], target: Target, scope: Scope, also: [[Premise]] = [])
  /// Settings of a container that let it out to its node.
  case escape(Escape)

  /// Where a request is authorised.
  package enum Scope: String, Sendable, Hashable {
    /// In one namespace: grants of that namespace and cluster-wide grants count.
    case namespaced
    /// On cluster-scoped objects: only cluster-wide grants count.
    case cluster
    /// On one Namespace object: requests on it are authorised in the namespace itself, so that a
    /// namespaced grant works for the own namespace.
    case namespaceObject
  }

  /// Something that a step needs beside its own request, whoever holds it.
  package enum Premise: Sendable, Hashable {
    /// The capability of another row, by id, at the same scope.
    case technique(String)
    /// A workload of the attacker's in the same namespace.
    case ownWorkload
    /// Root on some node of the cluster.
    case nodeFoothold
  }
}
