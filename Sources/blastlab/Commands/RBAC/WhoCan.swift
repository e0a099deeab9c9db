import ArgumentParser
import Estate
import EstateSources

struct WhoCan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who-can",
    abstract: "List every subject whose bindings allow a request.",
    discussion: """
      Subjects are as the bindings write them, each with the bindings that let it. The group \
      system:masters, which may do everything outside RBAC, always comes first. Members of groups are \
      not listed. With --requests, prints one JSON line per request of the file (see `rbac can-i \
      --help`), whose users and groups are ignored.

      Example:
        blastlab rbac who-can get secrets -n payments --objects dump.json
        blastlab rbac who-can create serviceaccounts --subresource token --estate small \\
          --cluster production --json
      """)

  @Argument(help: "The verb.")
  var verb: String?

  @Argument(help: "TYPE[.GROUP][/NAME], or the path of a non-resource request.")
  var type: String?

  @OptionGroup var source: RBACObjects

  @Option(name: .shortAndLong, help: "The namespace; if left out, only who can in all of them.")
  var namespace = ""

  @Option(help: "The subresource, such as exec.")
  var subresource = ""

  @Option(help: "A file of requests; '-' reads standard input.")
  var requests: String?

  @Flag(help: "Print JSON.")
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
    struct Entry: Encodable {
      var kind: String
      var apiGroup: String?
      var name: String
      var namespace: String?
      var via: [String]

      init(_ subject: Subject, via: [String]) {
        kind = subject.kind
        apiGroup = subject.apiGroup.isEmpty ? nil : subject.apiGroup
        name = subject.name
        namespace = subject.namespace.isEmpty ? nil : subject.namespace
        self.via = via
      }

      var text: String {
        let place = namespace.map { "\($0)/" } ?? ""
        return "\(kind) \(place)\(name)"
      }
    }

    var subjects: [Entry]

    init(_ request: AccessRequest, _ authorizer: Authorizer) {
      subjects = authorizer.whoCanWithBindings(request).map { Entry($0.subject, via: $0.via) }
    }
  }

  func run() async throws {
    try await reportingFailure {
      if let requests {
        let questions = try AccessRequest.read(.named(requests))
        let authorizer = try source.loadAuthorizer()
        try JSONOutput.printLines(questions.lazy.map { Answer($0, authorizer) })
      } else if let verb, let type {
        let request = AccessRequest(
          verb: verb, type: type, subresource: subresource, namespace: namespace)
        try printSingle(Answer(request, try source.loadAuthorizer()))
      }
    }
  }

  private func printSingle(_ answer: Answer) throws {
    if json { return try Console.output(JSONOutput.text(answer)) }
    for entry in answer.subjects {
      let via = entry.via.isEmpty ? "outside RBAC" : entry.via.joined(separator: ", ")
      try Console.output("\(entry.text)  (\(via))")
    }
  }
}
