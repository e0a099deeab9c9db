package import Estate
import Foundation

/// The roles and bindings that every API server creates when it starts.
///
/// - Source: Kubernetes 1.36.2 bootstrap policy, aggregated ClusterRoles filled in; see
///   `Resources/README.md`.
package enum DefaultRoles {
  /// Reads the roles and bindings from the module's resources.
  package static func load() throws(ImportError) -> (roles: [Role], bindings: [RoleBinding]) {
    // Foundation takes a folder called Resources for the bundle's own on some platforms only.
    let name = "default-roles"
    let file =
      Bundle.module.url(forResource: name, withExtension: "json")
      ?? Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Resources")
    guard let file else {
      throw ImportError(file: name + ".json", problem: "the module's resources are missing")
    }
    let read = try DumpReader.readCluster(named: "defaults", file: file)
    return (read.cluster.roles, read.cluster.bindings)
  }
}
