package import Estate
import Specs

/// The platform's products one by one, each alone in a cluster, so that what a product ships with
/// and what it does can be looked at without an estate around it.
package enum PlatformCatalogue {
  /// A cluster that runs nothing but one product.
  package struct Sample: Sendable {
    package let name: String
    package let cluster: Cluster
    package let uses: [Use]
  }

  /// A request that a program of the product is known to make.
  package struct Use: Sendable {
    /// The program's name in its product.
    package let component: String
    package let principal: Principal
    package let request: AccessRequest
  }

  /// Every product, in the variant with the most rights.
  ///
  /// - Throws: when the default roles that ship with the program cannot be read.
  package static func samples() throws(ImportError) -> [Sample] {
    let defaults = try DefaultRoles.load()
    return PlatformProduct.all.map { product in
      Sample(
        name: product.name, cluster: cluster(of: [product], named: product.name, defaults),
        uses: product.components.flatMap { uses(of: $0, in: product.namespace) })
    }
  }

  /// A cluster that runs all of them together.
  ///
  /// - Throws: when the default roles that ship with the program cannot be read.
  package static func everything() throws(ImportError) -> Cluster {
    cluster(of: PlatformProduct.all, named: "everything", try DefaultRoles.load())
  }

  private static func cluster(
    of products: [PlatformProduct], named name: String,
    _ defaults: (roles: [Role], bindings: [RoleBinding])
  ) -> Cluster {
    var builder = ClusterBuilder(
      name: name, defaults: defaults, EstateSpec(name: name, seed: 1), EstateDraws(seed: 1))
    builder.addKubernetes()
    builder.add(products)
    builder.schedule()
    return builder.cluster
  }

  private static func uses(of component: Component, in namespace: String) -> [Use] {
    let principal = Principal.serviceAccount(
      namespace: namespace, name: component.account ?? "default")
    return component.uses.flatMap { use in
      requests(of: use, from: namespace).map {
        Use(component: component.name, principal: principal, request: $0)
      }
    }
  }

  /// One request for each object that the use names; one without a name where it names none.
  private static func requests(of use: ProgramUse, from namespace: String) -> [AccessRequest] {
    let target =
      switch use.reach {
      case .own: namespace
      case .cluster: ""
      case .namespace(let name): name
      }
    let parts = use.resource.split(separator: "/", maxSplits: 1).map(String.init)
    return (use.names.isEmpty ? [""] : use.names).map { name in
      AccessRequest(
        verb: use.verb, apiGroup: use.apiGroup, resource: parts[0],
        subresource: parts.count > 1 ? parts[1] : "", name: name, namespace: target)
    }
  }
}
