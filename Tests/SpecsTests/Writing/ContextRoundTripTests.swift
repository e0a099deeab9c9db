import Foundation
import Specs
import Testing

@Suite("Writing an estate context")
struct ContextRoundTripTests {
  @Test("reading what was written gives the same document", arguments: 0..<200)
  func roundTrip(seed: Int) throws {
    var random = RandomDocument(seed: UInt64(seed))
    let document = random.document()
    let text = document.yaml()
    let again = try Reading.context(text)
    #expect(again == document)
    #expect(again.yaml() == text)
  }

  @Test("a text of any characters stays what it is", arguments: RandomDocument.nasty)
  func nasty(text: String) throws {
    var document = EstateContextDocument(name: text, description: text)
    document.people = [
      .init(name: text, username: text, clusters: [text], laptop: text, tasksPerDay: 0)
    ]
    document.people[0].groups = [text]
    document.environments = [.init(cluster: text, namespace: text, environment: .unknown)]
    let again = try Reading.context(document.yaml())
    #expect(Array(again.people[0].username.utf8) == Array(text.utf8))
    #expect(again == document)
  }

  @Test("every section has a comment, and every guess its mark")
  func comments() {
    var document = EstateContextDocument(name: "shop")
    document.endpoints = [.init(cluster: "east", exposure: .public, assumed: true)]
    let lines = document.yaml().split(separator: "\n", omittingEmptySubsequences: false)
    let sections = [
      "people", "pipelines", "agents", "approverPools", "environments", "endpoints",
      "cloudIdentities", "cloudRoles", "cloudKeys", "sharedKubeconfigs", "clusterLinks", "backups",
      "assetWeights", "completeness",
    ]
    for section in sections {
      let index = lines.firstIndex { $0.hasPrefix("  \(section):") } ?? 0
      #expect(index > 0 && lines[index - 1].hasPrefix("  # "), "\(section) has no comment")
    }
    #expect(lines.contains("    - {cluster: east, exposure: public, assumed: true}"))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test("it is this text")
  func golden() throws {
    let text = try String(contentsOf: Fixture.url("golden/context.yaml"), encoding: .utf8)
    let document = try EstateContextDocument.read(file: Fixture.url("estate/context.yaml"))
    #expect(document.yaml() == text)
  }
}
