import ArgumentParser
import Foundation
import GraphKernels

struct Kernel: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a reachability kernel on a timed graph in text form (.tg).",
    discussion: """
      Example:
        blastlab kernel replay graph.tg --from a,b --at 0 --until 3600
      """,
    subcommands: [KernelReplay.self, KernelReach.self])
}

struct KernelReplay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Print arrival and expiry of every vertex that is reached in time.",
    discussion: """
      One line per settled vertex, sorted by id: id, arrival, best expiry ('-' to the horizon).

      Example:
        blastlab kernel replay graph.tg --from a,b --at 0 --until 3600
      """)

  @Argument(help: "The graph; '-' reads standard input.")
  var graph: String

  @Option(help: "Ids of the sources, separated by commas.")
  var from: String

  @Option(parsing: .unconditional, help: "The first second.")
  var at: Int64

  @Option(parsing: .unconditional, help: "The horizon, exclusive, in seconds.")
  var until: Int64

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(graph)
      try Console.output(
        try file.replay(from: try from.ids(), at: at, until: until), terminator: "")
    }
  }
}

struct KernelReach: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "Print every vertex that is reachable whatever the windows.",
    discussion: """
      Joins are honoured; one id per line, sorted.

      Example:
        blastlab kernel reach graph.tg --from a
      """)

  @Argument(help: "The graph; '-' reads standard input.")
  var graph: String

  @Option(help: "Ids of the sources, separated by commas.")
  var from: String

  func run() async throws {
    try await reportingFailure {
      let file = try TimedGraphFile(graph)
      try Console.output(try file.reach(from: try from.ids()), terminator: "")
    }
  }
}

extension String {
  /// The ids of a comma-separated list.
  fileprivate func ids() throws -> [String] {
    let ids = split(separator: ",").map(String.init)
    guard !ids.isEmpty else { throw ValidationError("--from names no vertex.") }
    return ids
  }
}

/// A timed graph read from a file, whose errors name the file.
struct TimedGraphFile {
  private let graph: TimedGraphText
  private let path: String

  struct Failure: Error, CustomStringConvertible {
    var file: String
    var line: Int?
    var message: String

    init(_ error: TimedGraphTextError, in file: String) {
      self.file = file
      line = error.line
      message = error.message
    }

    init(file: String, message: String) {
      self.file = file
      self.message = message
    }

    var description: String {
      line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
  }

  /// - Throws: `FileFailure` when it cannot be read, `Failure` when it is no timed graph.
  init(_ path: String) throws {
    self.path = path
    let data: Data
    if path == "-" {
      data = FileHandle.standardInput.readDataToEndOfFile()
    } else {
      guard let contents = FileManager.default.contents(atPath: path) else {
        throw FileFailure(path: path, problem: "cannot be read; expected a timed graph (.tg)")
      }
      data = contents
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Failure(file: path, message: "is not UTF-8 text; expected a timed graph (.tg)")
    }
    do {
      graph = try TimedGraphText.parse(text)
    } catch {
      throw Failure(error, in: path)
    }
  }

  func replay(from sources: [String], at start: Int64, until horizon: Int64) throws -> String {
    do {
      return try graph.replay(from: sources, at: start, until: horizon)
    } catch {
      throw Failure(error, in: path)
    }
  }

  func reach(from sources: [String]) throws -> String {
    do {
      return try graph.reach(from: sources)
    } catch {
      throw Failure(error, in: path)
    }
  }
}
