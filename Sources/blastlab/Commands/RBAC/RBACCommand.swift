import ArgumentParser

struct RBACCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rbac",
    abstract: "Ask who may do what, as the API server's RBAC authorizer answers it.",
    discussion: """
      WHO is user:NAME, sa:NAMESPACE/NAME, node:NAME, group:NAME (some member of it), anonymous, or \
      a user name as authentication gives it; implied groups are added. TYPE is what kubectl takes: \
      pods, deploy, deployments.apps, widgets.example.com.

      Example:
        blastlab rbac who-can get secrets -n payments --objects dump.json
        blastlab rbac what-can sa:payments/deployer --estate small --cluster production
      """,
    subcommands: [CanI.self, WhoCan.self, WhatCan.self, Covers.self])
}
