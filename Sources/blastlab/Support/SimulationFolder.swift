import AccessSimulation
import EstateSources
import Foundation
import Specs

/// Writes what one simulation left behind into a folder.
struct SimulationFolder {
  var timeline: Timeline
  var plan: AccessPlan
  var epoch: AuditEpoch
  var key: AuditSigningKey?

  static let names = [
    "timeline.jsonl", "requests.csv", "votes.csv", "tasks.csv", "audit.jsonl", sealName,
  ]
  private static let sealName = "audit.seal.json"

  /// The whole folder or nothing: it is made beside the target, which it then replaces.
  ///
  /// - Throws: `EstateDirectoryError`, also when the target holds anything else.
  func write(to url: URL) throws {
    try Self.check(url)
    try EstateDirectory.replace(url) { folder in
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try write("timeline.jsonl", in: folder) { try timeline.writeLines(plan: plan, into: $0) }
      try write("requests.csv", in: folder) {
        try timeline.writeRequestTable(plan: plan, into: $0)
      }
      try write("votes.csv", in: folder) { try timeline.writeVoteTable(plan: plan, into: $0) }
      try write("tasks.csv", in: folder) { try timeline.writeTaskTable(plan: plan, into: $0) }
      var seal = try write("audit.jsonl", in: folder) {
        try AuditWriter.write(
          AuditLog(timeline, plan: plan), epoch: epoch, sealEvery: sealEvery, into: $0)
      }
      if let key { seal = try key.sign(seal) }
      try write(Self.sealName, in: folder) { try $0(seal.json) }
    }
  }

  /// Fails unless the target is missing, empty, or the folder of an earlier simulation.
  static func check(_ url: URL) throws {
    try EstateDirectory.checkFolder(url, isA: "the folder of a simulation") {
      EstateDirectory.foreignEntries(of: url, files: Set(names))
    }
  }

  /// Only logs that are chained are sealed on the way.
  private var sealEvery: Int64? {
    switch plan.policy.audit.integrity {
    case .none, .bestEffort, .failClosed: nil
    case .hashChain, .witness: plan.policy.audit.sealEvery
    }
  }

  private func write<T>(
    _ name: String, in folder: URL, _ body: (([UInt8]) throws -> Void) throws -> T
  ) throws -> T {
    let file = folder.appendingPathComponent(name)
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    let result = try body { try handle.write(contentsOf: Data($0)) }
    try handle.close()
    return result
  }
}
