import Foundation
import Testing

/// The program built beside the tests.
enum Program {
  /// What a run printed and how it ended.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  private static let name = "blastlab"

  /// The folder of the products: that of the running test executable or of the bundle it loaded.
  private static func url() throws -> URL {
    let loaded = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }
      .map { URL(fileURLWithPath: $0.bundlePath) }
    let running = Bundle.main.executableURL.map { [$0.resolvingSymlinksInPath()] } ?? []
    let candidates = (running + loaded).map {
      $0.deletingLastPathComponent().appendingPathComponent(name)
    }
    let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return try #require(found, "looked for \(candidates.map(\.path))")
  }

  /// Runs the program in a folder of its own; output goes through files, which never fill up.
  static func run(_ arguments: [String], files: [String: String] = [:]) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blastlab-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let streams = try ["stdout", "stderr"].map { name in
      let file = folder.appendingPathComponent(name)
      try Data().write(to: file)
      return (file, try FileHandle(forWritingTo: file))
    }
    let process = Process()
    process.executableURL = try url()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = streams[0].1
    process.standardError = streams[1].1
    try process.run()
    process.waitUntilExit()
    for (_, handle) in streams { try handle.close() }
    let texts = try streams.map { String(decoding: try Data(contentsOf: $0.0), as: UTF8.self) }
    return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// Runs the program, expects success and reads the JSON it prints.
  static func json(_ arguments: [String], files: [String: String] = [:]) throws -> [String: Any] {
    let outcome = try run(arguments + ["--json"], files: files)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }
}
