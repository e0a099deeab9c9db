import ArgumentParser
import AttackGraph
import Experiments
import Foundation
import Specs

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what comes with blastlab: estates, policies, compromises, techniques, …",
    discussion: """
      Example:
        blastlab list techniques --json
      """)

  enum Topic: String, ExpressibleByArgument, CaseIterable {
    case estates
    case policies
    case compromises
    case experiments
    case techniques
    case metrics
  }

  @Argument(
    help: "estates, policies, compromises, experiments, techniques or metrics; all if left out.")
  var topic: Topic?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Entry: Codable {
    var topic: String
    var name: String
    var description: String
  }

  func run() async throws {
    try await reportingFailure {
      let topics = topic.map { [$0] } ?? Topic.allCases
      let entries = try topics.flatMap { topic -> [Entry] in
        do {
          return try self.entries(topic)
        } catch let failure as FileFailure where self.topic == nil {
          Console.note("\(topic.rawValue): \(failure)")
          return []
        }
      }
      if json {
        try Console.output(JSONOutput.text(entries))
      } else {
        try printTable(entries, withTopics: topic == nil)
      }
    }
  }

  private func printTable(_ entries: [Entry], withTopics: Bool) throws {
    let width = entries.map(\.name.count).max() ?? 0
    var current = ""
    for entry in entries {
      if withTopics, entry.topic != current {
        try Console.output("\(current.isEmpty ? "" : "\n")\(entry.topic)")
        current = entry.topic
      }
      let name = entry.name.padding(toLength: width, withPad: " ", startingAt: 0)
      try Console.output("  \(name)  \(entry.description)")
    }
  }

  private func entries(_ topic: Topic) throws -> [Entry] {
    switch topic {
    case .estates:
      EstateSpec.presets.map { entry(topic, $0.name, $0.description) }
    case .techniques:
      Catalogue.standard.techniques.map {
        entry(topic, $0.id, "\($0.title)\($0.attackID.map { " (\($0))" } ?? "")")
      }
    case .metrics:
      Metric.allCases.map { entry(topic, $0.rawValue, $0.unit) }
    case .policies, .compromises, .experiments:
      try files(topic)
    }
  }

  private func entry(_ topic: Topic, _ name: String, _ description: String) -> Entry {
    Entry(topic: topic.rawValue, name: name, description: description)
  }

  private func files(_ topic: Topic) throws -> [Entry] {
    let folder = try Scenarios.folder().appendingPathComponent(topic.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      let spec = try SpecFile.read(folder.appendingPathComponent(name))
      return entry(topic, spec.name, "scenarios/\(topic.rawValue)/\(name)")
    }
  }
}
