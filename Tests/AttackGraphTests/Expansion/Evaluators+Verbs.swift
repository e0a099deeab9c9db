import Estate

/// `~may/…` stands for a right that other requests need beside it, and is compared with nothing.
extension Evaluator {
  static let verbs: [String: Evaluator] = [
    "secret-read": .requests { world, holder in
      world.cluster.secrets.filter { reads(holder, $0.metadata.name, $0.metadata.namespace) }
        .map { "secret/\($0.metadata.path)" } + readersOfNewSecrets(world, holder)
    },
    "secret-write-token": Evaluator(
      requests: { world, holder in
        world.namespaces.filter { holder.can("create", "secrets", in: $0) }
          .map { "~may/make-secret@\($0)" }
      },
      rules: { world in
        let needs = { (namespace: String) in
          [
            ["~may/make-secret@\(namespace)"],
            ["~may/read-new-secret@\(namespace)", "workload/\(namespace)"],
          ]
        }
        return world.accounts.map {
          (needs($0.namespace), "created-token/\($0.namespace)/\($0.name)")
        } + world.namespaces.map { (needs($0), "~may/token-secret@\($0)") }
      }),
    "token-mint": .requests { world, holder in
      let mints = { (name: String, namespace: String) in
        holder.can("create", "serviceaccounts", "token", name: name, in: namespace)
      }
      return world.accounts.filter { mints($0.name, $0.namespace) }
        .map { "minted-token/\($0.namespace)/\($0.name)" }
        + (world.accounts.map { ($0.namespace, $0.name) } + world.missingAccounts)
        .filter { mints($0.1, $0.0) }.map { "~may/mint@\($0.0)/\($0.1)" }
    },
    "sa-annotate-cloud": Evaluator(
      requests: { world, holder in
        world.trusted.filter {
          holder.can(
            anyOf: ["update", "patch"], "serviceaccounts", name: $0.name, in: $0.namespace)
        }.map { "~may/annotate@\($0.namespace)/\($0.name)" }
      },
      rules: { world in
        world.trusted.map { namespace, name, identity in
          (
            [
              ["~may/annotate@\(namespace)/\(name)"],
              ["workload/\(namespace)", "~may/mint@\(namespace)/\(name)"],
            ], "estate-wide/cloud-identity/\(identity)"
          )
        }
      }),
    "rbac-missing-subject": Evaluator(
      requests: { world, holder in
        world.namespaces.filter { holder.can("create", "serviceaccounts", in: $0) }
          .map { "~may/make-account@\($0)" }
      },
      rules: { world in
        world.missingAccounts.map { namespace, name in
          (
            [
              ["~may/make-account@\(namespace)"],
              [
                "workload/\(namespace)", "~may/mint@\(namespace)/\(name)",
                "~may/token-secret@\(namespace)",
              ],
            ], "created-account/\(namespace)/\(name)"
          )
        }
      }),
  ]

  private static func reads(_ holder: Holder, _ name: String, _ namespace: String) -> Bool {
    holder.can(anyOf: ["get", "list", "watch"], "secrets", name: name, in: namespace)
  }

  /// The attacker chooses the name of a Secret of their own, so a right to read a free name will do.
  private static func readersOfNewSecrets(_ world: World, _ holder: Holder) -> [String] {
    world.namespaces.filter { namespace in
      world.namesInRules.contains {
        !world.exists(secret: $0, in: namespace) && reads(holder, $0, namespace)
      }
    }.map { "~may/read-new-secret@\($0)" }
  }
}

extension World {
  /// Service accounts that bindings name and that do not exist.
  var missingAccounts: [(String, String)] {
    var seen: Set<String> = []
    return boundUsers.compactMap { name in
      guard seen.insert(name).inserted, let parts = Principal.serviceAccountParts(of: name),
        account(parts.name, in: parts.namespace) == nil
      else { return nil }
      return (parts.namespace, parts.name)
    }
  }

  /// Cloud identities that trust an account which does not ask for them.
  fileprivate var trusted: [(namespace: String, name: String, identity: String)] {
    context.cloudIdentities.compactMap { entry in
      guard let account = account(entry.serviceAccount, in: entry.namespace),
        !account.cloudIdentities.contains(entry.identity)
      else { return nil }
      return (
        entry.namespace, entry.serviceAccount,
        "\(entry.identity.provider.rawValue)/\(entry.identity.identity)"
      )
    }
  }
}
