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

  @OptionGroup var question: RBACQuestion
  @OptionGroup var source: RBACObjects

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws { try source.checkInputs(beside: question.requests) }

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
      if let request = question.single {
        try printSingle(Answer(request, try source.loadAuthorizer()))
      } else {
        let requests = try question.fileRequests()
        let authorizer = try source.loadAuthorizer()
        try JSONOutput.printLines(requests.lazy.map { Answer($0, authorizer) })
      }
    }
  }

  private func printSingle(_ answer: Answer) throws {
    if json { return try Console.output(JSONOutput.text(answer)) }
    for entry in answer.subjects {
      let via = entry.via.isEmpty ? "outside RBAC" : entry.via.joined(separator: ", ")
      try Console.output("\(entry.text)  (\(via))".withoutControlCharacters)
    }
  }
}
