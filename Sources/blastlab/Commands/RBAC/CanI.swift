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

  @Argument(help: "The verb of a single request.")
  var verb: String?

  @Argument(help: "TYPE[.GROUP][/NAME], or the path of a non-resource request.")
  var type: String?

  @OptionGroup var source: RBACObjects
  @OptionGroup var requester: RBACRequester

  @Option(name: .shortAndLong, help: "The namespace; all of them if left out.")
  var namespace = ""

  @Option(help: "The subresource, such as exec.")
  var subresource = ""

  @Option(help: "A file of requests; '-' reads standard input.")
  var requests: String?

  @Flag(help: "Print JSON for a single request, too.")
  var json = false

  func validate() throws {
    if requests == nil, verb == nil || type == nil {
      throw ValidationError("Give a verb and a type, or a file with --requests.")
    }
    if requests != nil, verb != nil {
      throw ValidationError("Give either a single request or --requests, not both.")
    }
  }

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
      if let requests {
        try decideAll(AccessRequest.read(.named(requests)), source.loadAuthorizer())
      } else if let verb, let type {
        let request = AccessRequest(
          verb: verb, type: type, subresource: subresource, namespace: namespace
        ).by(try requester.principal())
        try printSingle(Answer(request, try source.loadAuthorizer()))
      }
    }
  }

  private func decideAll(_ requests: [AccessRequest], _ authorizer: Authorizer) throws {
    try JSONOutput.printLines(requests.lazy.map { Answer($0, authorizer) })
  }

  private func printSingle(_ answer: Answer) throws {
    if json {
      try Console.output(JSONOutput.text(answer))
    } else {
      try Console.output(answer.allowed || answer.bypass != nil ? "yes" : "no")
      for binding in answer.via { try Console.output("  through \(binding)") }
      if let bypass = answer.bypass { try Console.output("  outside RBAC, by group \(bypass)") }
    }
    if !answer.allowed && answer.bypass == nil { throw ExitStatus.checkFailed }
  }
}
