import ArgumentParser
import Estate
import EstateSources

struct CanI: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "can-i",
    abstract: "Decide one request, or every request of a file.",
    discussion: """
      Objects are taken as they stand: aggregated roles have the rules they carry, unless --aggregate \
      is given. Membership in system:masters passes every request outside RBAC; it is shown as \
      "bypass" and does not change "allowed".

      With --requests, prints one JSON line per request, in order. The file is a JSON array or lines \
      of {user, groups, verb, apiGroup, resource, subresource, name, namespace, path}; groups are \
      complete, a missing string is empty, and the key path (even empty) makes a non-resource request.

      A single request prints yes or no; the exit code is 1 for no.

      Example:
        blastlab rbac can-i create pods --subresource exec -n web --as sa:ci/deployer \\
          --objects dump.json
        blastlab rbac can-i get /metrics --as group:monitoring --objects dump.json
        blastlab rbac can-i --objects dump.json --requests requests.json
      """)

  @OptionGroup var question: RBACQuestion
  @OptionGroup var source: RBACObjects
  @OptionGroup var requester: RBACRequester

  @Flag(help: "Print JSON for a single request, too.")
  var json = false

  func validate() throws { try source.checkInputs(beside: question.requests) }

  private struct Answer: Encodable {
    var allowed: Bool
    var via: [String]
    var bypass: String?

    init(_ request: AccessRequest, _ authorizer: Authorizer) {
      let decision = authorizer.decide(request)
      allowed = decision.allowed
      via = decision.via
      bypass = request.bypassesRBAC ? Principal.superuserGroup : nil
    }
  }

  func run() async throws {
    try await reportingFailure {
      if let request = question.single {
        let request = request.by(try requester.principal())
        try printSingle(Answer(request, try source.loadAuthorizer()))
      } else {
        let requests = try question.fileRequests()
        let authorizer = try source.loadAuthorizer()
        try JSONOutput.printLines(requests.lazy.map { Answer($0, authorizer) })
      }
    }
  }

  private func printSingle(_ answer: Answer) throws {
    if json {
      try Console.output(JSONOutput.text(answer))
    } else {
      try Console.output(answer.allowed || answer.bypass != nil ? "yes" : "no")
      for binding in answer.via {
        try Console.output("  through \(binding)".withoutControlCharacters)
      }
      if let bypass = answer.bypass { try Console.output("  outside RBAC, by group \(bypass)") }
    }
    if !answer.allowed && answer.bypass == nil { throw ExitStatus.checkFailed }
  }
}
