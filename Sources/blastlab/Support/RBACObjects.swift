import ArgumentParser
import Estate
import EstateSources
import Experiments
import Foundation

/// Where the roles and bindings come from that a question is asked of.
struct RBACObjects: ParsableArguments {
  @Option(help: "A dump: a file, folder or archive as `blastlab import` reads it, or '-'.")
  var objects: String?

  @Option(help: "An estate folder, an EstateSpec file or a preset.")
  var estate: String?

  @Option(help: "The cluster, where an estate has several.")
  var cluster: String?

  @Flag(help: "Fill in aggregated ClusterRoles first, as the controller would.")
  var aggregate = false

  /// - Throws: `ValidationError` unless there is one source of objects.
  func checkChoice() throws {
    if (objects == nil) == (estate == nil) {
      throw ValidationError("Give either --objects or --estate.")
    }
  }

  /// - Throws: `ValidationError` when standard input would be read twice, or a cluster is chosen
  ///   where there is only one.
  func checkInputs(beside file: String?) throws {
    if objects == "-", file == "-" {
      throw ValidationError("Standard input can be read only once.")
    }
    if objects != nil, cluster != nil {
      throw ValidationError("--cluster is for --estate: a dump is one cluster.")
    }
  }

  func loadCluster() throws -> Cluster {
    try checkChoice()
    var found: Cluster
    if let objects {
      found = try EstateImporter.importCluster(
        [DumpSource(argument: objects)])
    } else {
      found = try chosenCluster(of: try EstateProvider.estate(named: estate ?? ""))
    }
    if aggregate { found.roles = fillIn(found.roles) }
    return found
  }

  func loadAuthorizer() throws -> Authorizer {
    Authorizer(cluster: try loadCluster())
  }

  private func chosenCluster(of estate: Estate) throws -> Cluster {
    let names = estate.clusters.map(\.name)
    guard let cluster else {
      guard estate.clusters.count == 1 else {
        throw ValidationError("Choose one with --cluster: \(names.joined(separator: ", ")).")
      }
      return estate.clusters[0]
    }
    guard let found = estate.clusters.first(where: { $0.name == cluster }) else {
      throw ValidationError(
        "There is no cluster \"\(cluster)\"; there are: \(names.joined(separator: ", ")).")
    }
    return found
  }

  private func fillIn(_ roles: [Role]) -> [Role] {
    let aggregation = RoleAggregation(of: roles)
    for (role, problem) in aggregation.problems {
      Console.note("ClusterRole \(role) is left as it stands: \(problem)")
    }
    return aggregation.roles
  }
}

/// Who makes a request, as options say.
struct RBACRequester: ParsableArguments {
  @Option(name: .customLong("as"), help: "Who asks (see `blastlab rbac --help`).")
  var requester: String?

  @Option(name: .customLong("as-group"), help: "A further group of theirs; may be repeated.")
  var groups: [String] = []

  func principal() throws -> Principal {
    guard let requester else { throw ValidationError("Say who asks with --as WHO.") }
    return try Principal.parsed(requester, groups: groups)
  }
}

extension Principal {
  /// - Throws: `ValidationError` for what names nobody.
  static func parsed(_ text: String, groups: [String] = []) throws -> Principal {
    guard let principal = Principal.named(text, groups: groups) else {
      throw ValidationError(
        "\"\(text)\" names nobody; expected user:NAME, sa:NAMESPACE/NAME, node:NAME, group:NAME, "
          + "anonymous or a user name.")
    }
    return principal
  }
}

extension JSONInput {
  /// Reads a file, or standard input for `-`.
  static func named(_ path: String) throws -> JSONInput {
    guard path == "-" else {
      return try JSONInput(file: URL(fileURLWithPath: path), label: path)
    }
    return try JSONInput(
      file: URL(fileURLWithPath: "/dev/stdin"), label: "standard input")
  }
}
