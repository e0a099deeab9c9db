import Estate
import EstateSources
import Foundation
import Testing

@Suite("Default roles")
struct DefaultRolesTests {
  @Test("The embedded roles are those of the real API server")
  func load() throws {
    let defaults = try DefaultRoles.load()
    let fixture = try DumpReader.readCluster(
      named: "x", file: Dumps.fixture("rbac/bootstrap.json"))
    #expect(defaults.roles == fixture.cluster.roles)
    #expect(defaults.bindings == fixture.cluster.bindings)
    #expect(defaults.roles.filter { $0.scope == .cluster }.count == 70)
    #expect(defaults.roles.filter { $0.scope == .namespaced }.count == 7)
    let edit = try #require(defaults.roles.first { $0.metadata.name == "edit" })
    #expect(!edit.rules.isEmpty && edit.aggregation?.count == 1)
    let masters = defaults.bindings.filter {
      $0.subjects.contains { $0.kind == "Group" && $0.name == "system:masters" }
    }
    #expect(masters.map(\.path) == ["ClusterRoleBinding/cluster-admin"])
  }
}
