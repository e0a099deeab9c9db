import ArgumentParser
import Estate
import EstateSources
import Experiments
import Foundation

struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write an estate's clusters as manifests that kubectl apply takes.",
    discussion: """
      Makes OUT/CLUSTER/NN-PART.json, one List each, in the order in which the objects can be \
      created. Roles and bindings evaluate as the estate's do. Left out is what an API server would \
      refuse or make itself: mirror pods, certificate requests, and pods, replica sets and endpoint \
      slices of controllers that are exported (--controlled keeps them). Values that an estate does \
      not keep, such as those of Secrets, are empty.

      Example:
        blastlab export small --out manifests
        kubectl apply -f manifests/production
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case manifests
  }

  @Argument(help: "An estate folder, an EstateSpec file or a preset.")
  var estate: String

  @Option(help: "What to write: manifests.")
  var format = Format.manifests

  @Option(help: "The folder for the manifests.")
  var out: String

  @Flag(help: "Also write what controllers that are exported would make again.")
  var controlled = false

  @Flag(help: "Print what was written as JSON.")
  var json = false

  private struct Written: Encodable {
    var cluster: String
    var folder: String
    var files: [String]
  }

  func run() async throws {
    try await reportingFailure {
      let estate = try EstateProvider.estate(named: self.estate)
      let folder = URL(fileURLWithPath: out)
      var options = ManifestOptions()
      options.includesControlled = controlled
      try ManifestDirectory.write(estate, to: folder, options: options)
      let written = try estate.clusters.map { cluster in
        let place = folder.appendingPathComponent(cluster.name)
        let files = try FileManager.default.contentsOfDirectory(atPath: place.path)
        return Written(
          cluster: cluster.name, folder: "\(out)/\(cluster.name)", files: files.sorted())
      }
      if json { return try Console.output(JSONOutput.text(written)) }
      for cluster in written {
        try Console.output("\(cluster.folder)  \(cluster.files.count) files")
      }
    }
  }
}
