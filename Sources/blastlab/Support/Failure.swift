import AccessSimulation
import ArgumentParser
import AttackGraph
import EstateSources
import Experiments
import Foundation
import Reporting
import Specs

/// The documented exit codes (DESIGN 7).
enum ExitStatus {
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
    case is PolicyError, is ExperimentError, is VertexQueryError, is TimedGraphFile.Failure:
      ExitStatus.badInput
    case is FileFailure, is RenderError: ExitStatus.inputOutput
    case is CocoaError, is POSIXError: ExitStatus.inputOutput
    case let error as StoreError: storeStatus(error)
    default: ExitStatus.internalError
    }
  }

  static func message(_ error: any Error) -> String {
    switch error {
    case let error as CocoaError:
      "\(error.filePath.map { "\($0): " } ?? "")\(error.localizedDescription)"
    default: String(describing: error)
    }
  }

  private static func storeStatus(_ error: StoreError) -> ExitCode {
    error.isInputOutput ? ExitStatus.inputOutput : ExitStatus.badInput
  }
}

/// A file that cannot be read or written.
struct FileFailure: Error, CustomStringConvertible {
  var path: String
  var problem: String

  var description: String { "\(path): \(problem)" }
}
