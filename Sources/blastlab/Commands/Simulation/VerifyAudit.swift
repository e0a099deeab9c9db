import AccessSimulation
import ArgumentParser

struct VerifyAudit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-audit",
    abstract: "Check that an audit log is as it was written.",
    discussion: """
      Names the first record that is not: its line, its number and what is wrong. Without a seal only \
      accidental change shows, because whoever can recompute hashes can rewrite the log. A seal that \
      was kept elsewhere, or that is signed, shows every change. docs/AUDIT.md describes the files.

      Exit codes: 0 the log is in order, 1 it was changed or the signature is not right, 64 usage, \
      65 the seal or the key is not one, 74 a file cannot be read.

      Example:
        blastlab verify-audit runs/jit/audit.jsonl --seal kept/audit.seal.json
        blastlab verify-audit audit.jsonl --seal audit.seal.json --public-key audit.pub.pem
      """)

  @Argument(help: "The log, audit.jsonl.")
  var file: String

  @Option(help: "The sealed head, audit.seal.json.")
  var seal: String?

  @Option(help: "The Ed25519 public key in PEM that the seal must be signed with.")
  var publicKey: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if publicKey != nil && seal == nil {
      throw ValidationError("--public-key checks the signature of a --seal.")
    }
  }

  func run() async throws {
    try await reportingFailure {
      let seal = try self.seal.map(AuditFiles.seal)
      let key = try publicKey.map(AuditFiles.publicKey)
      let verdict = try AuditFiles.verify(file, against: seal)
      let report = VerificationReport(file: file, verdict, seal: seal, key: key)
      try Console.output(json ? JSONOutput.text(report) : report.text)
      if !report.isIntact { throw ExitStatus.checkFailed }
    }
  }
}
