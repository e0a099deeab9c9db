import ArgumentParser
import Estate
import EstateSources

struct WhatCan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-can",
    abstract: "List everything somebody may do, and through which bindings.",
    discussion: """
      Cluster-wide rules come first, then those of each namespace. Rights through implied groups, such \
      as system:authenticated, are included; external groups are given with --as-group.

      Example:
        blastlab rbac what-can sa:payments/deployer --objects dump.json
        blastlab rbac what-can user:ann --as-group team-a --estate small --cluster production --json
      """)

  @Argument(help: "Who (see `blastlab rbac --help`).")
  var who: String

  @OptionGroup var source: RBACObjects

  @Option(name: .customLong("as-group"), help: "A further group of theirs; may be repeated.")
  var groups: [String] = []

  @Option(name: .shortAndLong, help: "Show cluster-wide rules and this namespace's only.")
  var namespace: String?

  @Flag(help: "Print JSON.")
  var json = false

  private struct Answer: Encodable {
    struct Scope: Encodable {
      /// Missing for cluster-wide rules.
      var namespace: String?
      var rules: [Rule]
    }

    struct Rule: Encodable {
      var rule: RuleRecord
      var via: String
      var role: String

      init(_ held: HeldRule) {
        rule = RuleRecord(held.rule)
        via = held.via
        role = "\(held.role.kind)/\(held.role.name)"
      }
    }

    var user: String
    var groups: [String]
    var bypass: String?
    var scopes: [Scope]
  }

  func run() async throws {
    try await reportingFailure {
      let principal = try Principal.parsed(who, groups: groups)
      let authorizer = try source.loadAuthorizer()
      let holdings = authorizer.holdings(of: principal).filter {
        $0.namespace.isEmpty || namespace == nil || $0.namespace == namespace
      }
      let answer = Answer(
        user: principal.username, groups: principal.groups,
        bypass: principal.isSuperuser ? Principal.superuserGroup : nil,
        scopes: holdings.map { scope in
          Answer.Scope(
            namespace: scope.namespace.isEmpty ? nil : scope.namespace,
            rules: scope.rules.map(Answer.Rule.init))
        })
      try Console.output(json ? JSONOutput.text(answer) : Self.text(answer))
    }
  }

  private static func text(_ answer: Answer) -> String {
    var lines: [String] = []
    if !answer.user.isEmpty { lines.append("user    \(answer.user)") }
    lines.append("groups  \(answer.groups.joined(separator: ", "))")
    if let bypass = answer.bypass { lines.append("everything, outside RBAC, by group \(bypass)") }
    if answer.scopes.isEmpty { lines.append("no rule of any binding") }
    for scope in answer.scopes {
      lines.append(scope.namespace.map { "in namespace \($0)" } ?? "in the whole cluster")
      lines += scope.rules.map { "  \($0.rule.text)  (\($0.role) through \($0.via))" }
    }
    return lines.map(\.withoutControlCharacters).joined(separator: "\n")
  }
}
