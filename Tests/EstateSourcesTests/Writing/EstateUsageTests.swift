import Estate
import EstateSources
import Foundation
import Testing

@Suite("Usage in an estate's folder")
struct EstateUsageTests {
  private func estate() -> Estate {
    var clusters = [RandomCluster.cluster(seed: 1), RandomCluster.cluster(seed: 2)]
    clusters[0].name = "east"
    clusters[1].name = "west"
    return Estate(
      name: "shop", clusters: clusters, context: EstateImporter.contextSkeleton(for: clusters))
  }

  private func bytes(_ path: String, in folder: URL) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(path))
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("Usage is written where there is any, and read back")
  func roundTrip() throws {
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      var estate = estate()
      try EstateDirectory.write(estate, to: place)
      #expect(try EstateDirectory.read(place) == estate)
      estate.clusters[1].usage = UsageSample.model(seed: 3)
      try EstateDirectory.write(estate, to: place)
      #expect(try EstateDirectory.read(place) == estate, "an estate with usage can be replaced")
      let file = try bytes("clusters/west/usage.jsonl", in: place)
      #expect(Array(file) == UsageWriter.bytes(of: UsageSample.model(seed: 3)))
      #expect(try names(in: place.appendingPathComponent("clusters/east")) == ["objects.json"])
      try EstateDirectory.write(self.estate(), to: place)
      #expect(try EstateDirectory.readUsage(of: "west", in: place) == nil)
    }
  }

  @Test("Adding usage merges it with what is there, and touches no other file")
  func adding() throws {
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      try EstateDirectory.write(estate(), to: place)
      let context = place.appendingPathComponent("context.yaml")
      let edited = try String(contentsOf: context, encoding: .utf8) + "\n# edited by hand   \n"
      try Data(edited.utf8).write(to: context)
      let paths = ["context.yaml", "clusters/east/objects.json", "clusters/west/objects.json"]
      let before = try paths.map { try bytes($0, in: place) }
      let (first, second) = (UsageSample.model(seed: 3), UsageSample.model(seed: 4))
      let one = try EstateDirectory.addUsage(first, to: "west", in: place)
      #expect(one.before == nil && one.now == first)
      let two = try EstateDirectory.addUsage(second, to: "west", in: place)
      #expect(two.before == first && two.now == first.merged(with: second))
      #expect(try EstateDirectory.read(place).clusters[1].usage == two.now)
      #expect(try paths.map { try bytes($0, in: place) } == before)
      #expect(
        try names(in: place.appendingPathComponent("clusters/west"))
          == ["objects.json", "usage.jsonl"])
    }
  }

  @Test("An unknown cluster is an error that names the known ones")
  func unknownCluster() throws {
    try Dumps.withFolder { folder in
      try EstateDirectory.write(estate(), to: folder.appendingPathComponent("estate"))
      for name in ["north", "", "..", "../estate/clusters/east", ".hidden"] {
        let error = try #require(throws: EstateDirectoryError.self) {
          _ = try EstateDirectory.addUsage(
            .none, to: name, in: folder.appendingPathComponent("estate"))
        }
        #expect(error.description.contains("(it has east, west)"))
      }
    }
  }

  @Test("Usage that cannot be read is an error and stays as it is")
  func broken() throws {
    try Dumps.withFolder { folder in
      try EstateDirectory.write(estate(), to: folder)
      let file = folder.appendingPathComponent("clusters/east/usage.jsonl")
      try Data("{}\n".utf8).write(to: file)
      #expect(throws: ImportError.self) { _ = try EstateDirectory.read(folder) }
      #expect(throws: ImportError.self) {
        _ = try EstateDirectory.addUsage(.none, to: "east", in: folder)
      }
      #expect(try Data(contentsOf: file) == Data("{}\n".utf8))
    }
  }

  @Test("What a writing cut short left behind is in nobody's way")
  func leftovers() throws {
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      try EstateDirectory.write(estate(), to: place)
      let east = place.appendingPathComponent("clusters/east")
      try Data("{".utf8).write(to: east.appendingPathComponent(".usage.jsonl.partial-X"))
      #expect(try EstateDirectory.read(place) == estate())
      try EstateDirectory.write(estate(), to: place)
      #expect(try names(in: east) == ["objects.json"])
    }
  }
}
