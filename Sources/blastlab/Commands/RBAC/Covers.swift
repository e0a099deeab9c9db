import ArgumentParser
import Estate
import EstateSources

struct Covers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell whether rules cover other rules, as the check against escalation does.",
    discussion: """
      --pairs FILE holds a JSON array or lines of {owner, requested}, each a list of rules; one JSON \
      line per pair says whether the owner's rules cover the requested ones, and which single rights \
      are missing.

      --attempts FILE with --objects or --estate holds {user, groups, namespace, name, rules}: may \
      this user write a role with these rules there (cluster-wide if the namespace is empty)? \
      "covered" is by the rights held, "mayEscalate" by the verb escalate; "allowed" is either, or \
      membership in system:masters.

      Example:
        blastlab rbac covers --pairs pairs.json
        blastlab rbac covers --attempts attempts.json --objects dump.json
      """)

  @Option(help: "A file of pairs; '-' reads standard input.")
  var pairs: String?

  @Option(help: "A file of attempts to write a role; '-' reads standard input.")
  var attempts: String?

  @OptionGroup(title: "For attempts") var source: RBACObjects

  func validate() throws {
    if (pairs == nil) == (attempts == nil) {
      throw ValidationError("Give either --pairs or --attempts.")
    }
    if attempts != nil { try source.checkChoice() }
    try source.checkInputs(beside: attempts)
  }

  private struct PairAnswer: Encodable {
    var covers: Bool
    var missing: [RuleRecord]
  }

  private struct AttemptAnswer: Encodable {
    var allowed: Bool
    var covered: Bool
    var mayEscalate: Bool
    var bypass: String?
    var missing: [RuleRecord]
  }

  func run() async throws {
    try await reportingFailure {
      if let pairs {
        let questions = try CoverageQuestion.read(.named(pairs))
        try JSONOutput.printLines(
          questions.lazy.map { question in
            let coverage = covers(owner: question.owner, requested: question.requested)
            return PairAnswer(
              covers: coverage.covers, missing: coverage.missing.map(RuleRecord.init))
          })
      } else if let attempts {
        try judge(try EscalationAttempt.read(.named(attempts)))
      }
    }
  }

  private func judge(_ attempts: [EscalationAttempt]) throws {
    let authorizer = try source.loadAuthorizer()
    try JSONOutput.printLines(
      attempts.lazy.map { attempt in
        let verdict = authorizer.escalation(
          by: attempt.principal, writing: attempt.rules, in: attempt.namespace, name: attempt.name)
        return AttemptAnswer(
          allowed: verdict.allowed, covered: verdict.covered, mayEscalate: verdict.mayEscalate,
          bypass: verdict.isSuperuser ? Principal.superuserGroup : nil,
          missing: verdict.missing.map(RuleRecord.init))
      })
  }
}
