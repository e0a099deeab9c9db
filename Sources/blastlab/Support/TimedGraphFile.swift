import Foundation
import GraphKernels

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

  /// Asks the graph a question.
  ///
  /// - Throws: `Failure` where the question names what the graph does not have.
  func ask<Answer>(_ question: (TimedGraphText) throws -> Answer) throws -> Answer {
    do {
      return try question(graph)
    } catch let error as TimedGraphTextError {
      throw Failure(error, in: path)
    }
  }
}
