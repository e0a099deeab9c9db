import AccessSimulation
import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct AuditKey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit-key",
    abstract: "Make a pair of keys that sign the seals of audit logs.",
    discussion: """
      Writes NAME.pem, the Ed25519 private key, readable by its owner only, and NAME.pub.pem, the \
      public key. Keep the private key where the log is not. Existing files are not replaced. \
      `openssl genpkey -algorithm ed25519` makes the same kind of files.

      Example:
        blastlab audit-key --out keys/audit
        blastlab simulate small --policy jit --out runs/jit --key keys/audit.pem
      """)

  @Option(help: "The files' path without .pem and .pub.pem.")
  var out: String

  func validate() throws {
    guard !out.isEmpty, !out.hasSuffix("/") else {
      throw ValidationError("--out is the path of a file without .pem, such as keys/audit.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let key = AuditSigningKey()
      let files = [
        (path: "\(out).pem", text: key.pem, mode: mode_t(0o600)),
        (path: "\(out).pub.pem", text: key.publicKey.pem, mode: mode_t(0o644)),
      ]
      for file in files where FileManager.default.fileExists(atPath: file.path) {
        throw FileFailure(path: file.path, problem: "is there already; keys are not replaced")
      }
      for file in files { try write(file.text, to: file.path, mode: file.mode) }
      try Console.output("private key  \(files[0].path)\npublic key   \(files[1].path)")
    }
  }

  /// Makes a file that was not there, with its final mode from the start.
  private func write(_ text: String, to path: String, mode: mode_t) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else {
      throw FileFailure(
        path: path, problem: "cannot be written: \(String(cString: strerror(errno)).lowercased())")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    } catch {
      throw FileFailure(path: path, problem: "cannot be written")
    }
  }
}
