import AccessSimulation
import Foundation

/// Reads the small files beside an audit log.
enum AuditFiles {
  /// More than any seal or key.
  private static let longest = 1 << 26

  static func seal(_ path: String) throws -> AuditSeal {
    try reading(path) { try AuditSeal(json: $0) }
  }

  static func signingKey(_ path: String) throws -> AuditSigningKey {
    try reading(path) { try AuditSigningKey(pem: String(decoding: $0, as: UTF8.self)) }
  }

  static func publicKey(_ path: String) throws -> AuditPublicKey {
    try reading(path) { try AuditPublicKey(pem: String(decoding: $0, as: UTF8.self)) }
  }

  /// Feeds a log to a verifier, a piece at a time.
  static func verify(_ path: String, against seal: AuditSeal?) throws -> AuditVerdict {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileFailure(path: path, problem: "cannot be read")
    }
    defer { try? handle.close() }
    var verifier = AuditVerifier(seal: seal)
    do {
      while !verifier.isDecided, let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        verifier.feed(Array(piece))
      }
    } catch {
      throw FileFailure(path: path, problem: "cannot be read")
    }
    return verifier.finish()
  }

  private static func reading<T>(_ path: String, _ read: (Data) throws -> T) throws -> T {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileFailure(path: path, problem: "cannot be read")
    }
    defer { try? handle.close() }
    let data: Data
    do {
      data = try handle.read(upToCount: longest) ?? Data()
    } catch {
      throw FileFailure(path: path, problem: "cannot be read")
    }
    do {
      return try read(data)
    } catch let error as AuditInputError {
      throw InputFailure(path: path, problem: error.problem)
    }
  }
}
