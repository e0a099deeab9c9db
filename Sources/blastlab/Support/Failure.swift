import AccessSimulation
import ArgumentParser
import AttackGraph
import EstateSources
import Experiments
import Foundation
import Reporting
import Specs

/// The documented exit codes (README), and the shell's own for an interrupted command.
enum ExitStatus {
  static let interrupted = ExitCode(130)
  static let checkFailed = ExitCode(1)
  static let badInput = ExitCode(65)
  static let internalError = ExitCode(70)
  static let inputOutput = ExitCode(74)
}

/// Runs a command's body; an error becomes one line on standard error and its exit code.
func reportingFailure<T>(_ body: () async throws -> T) async throws -> T {
  do {
    return try await body()
  } catch let error as ExitCode {
    throw error
  } catch let error as ValidationError {
    throw error
  } catch {
    Console.error(Failure.message(error))
    throw Failure.status(error)
  }
}

enum Failure {
  static func status(_ error: any Error) -> ExitCode {
    switch error {
    case let error as SpecificationError:
      error.cause == .unreadable ? ExitStatus.inputOutput : ExitStatus.badInput
    case let error as ImportError:
      error.cause == .unreadable ? ExitStatus.inputOutput : ExitStatus.badInput
    case let error as EstateDirectoryError:
      error.cause == .inputOutput ? ExitStatus.inputOutput : ExitStatus.badInput
    case is PolicyError, is ExperimentError, is VertexQueryError, is TimedGraphFile.Failure,
      is InputFailure:
      ExitStatus.badInput
    case is FileFailure, is RenderError: ExitStatus.inputOutput
    case is CocoaError, is POSIXError: ExitStatus.inputOutput
    case is CancellationError: ExitStatus.interrupted
    case let error as StoreError: storeStatus(error)
    default: ExitStatus.internalError
    }
  }

  static func message(_ error: any Error) -> String {
    switch error {
    case is CancellationError: "interrupted; nothing was written, run again to start over"
    case let error as CocoaError: Self.message(of: error)
    default: String(describing: error)
    }
  }

  private static func message(of error: CocoaError) -> String {
    let path = error.filePath ?? (error.userInfo[NSURLErrorKey] as? URL)?.path
    return (path.map { "\($0): " } ?? "") + SystemReason.text(of: error)
  }

  private static func storeStatus(_ error: StoreError) -> ExitCode {
    error.isInputOutput ? ExitStatus.inputOutput : ExitStatus.badInput
  }
}

/// Makes a folder and those above it.
///
/// - Throws: `FileFailure` with the reason in words.
func makeFolder(_ folder: URL) throws {
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  } catch {
    let isTaken = FileManager.default.fileExists(atPath: folder.path)
    throw FileFailure(
      path: folder.relativePath,
      problem: isTaken
        ? "is a file; expected a folder or nothing" : "the folder cannot be made here")
  }
}

/// A file that cannot be read or written.
struct FileFailure: Error, CustomStringConvertible {
  var path: String
  var problem: String

  var description: String { "\(path): \(problem)" }
}

/// A file that can be read but is not what was expected.
struct InputFailure: Error, CustomStringConvertible {
  var path: String
  var problem: String

  var description: String { "\(path): \(problem)" }
}
