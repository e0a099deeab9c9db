import Estate

extension Evaluator {
  static let credentials: [String: Evaluator] = [
    "authenticate": .relations { world in
      let accounts = world.accounts.flatMap { account in
        ["minted-token", "workload-token", "created-token"].map {
          ("\($0)/\(account.namespace)/\(account.name)", "user/\(account.username)")
        }
      }
      let legacy = world.tokenSecrets.map {
        ("token/\($0.secret.metadata.path)", "user/\($0.username)")
      }
      let claims = world.credentials.filter { !$0.fact.hasPrefix("kubelet-credential/") }.map {
        ($0.fact, world.session($0.username, $0.groups))
      }
      let made = world.missingAccounts.map { namespace, name in
        (
          "created-account/\(namespace)/\(name)",
          "user/\(Principal.serviceAccountUsername(namespace: namespace, name: name))"
        )
      }
      return accounts + legacy + claims + made
    },
    "identity-assume-pod": .relations { world in
      world.containers.filter { world.holdsToken($0.container, $0.pod) }.map {
        ("bound-token/\($0.pod.path)", "user/\(world.username(of: $0.pod))")
      }
    },
    "secret-token-of": .relations { world in
      world.tokenSecrets.map {
        ("secret/\($0.secret.metadata.path)", "token/\($0.secret.metadata.path)")
      }
        + world.slotsInSecrets.map {
          ("secret/\($0.namespace)/\($0.name)", "credential/\($0.slot.id)")
        }
    },
    "secret-bootstrap-token": .relations { world in
      world.bootstrapSecrets.map { ("secret/\($0.path)", "bootstrap-token/\($0.path)") }
    },
    "secret-kubeconfig": .relations { world in
      world.context.clusterLinks.filter {
        $0.cluster == "c" && $0.target == "c" && world.exists(secret: $0.secret, in: $0.namespace)
      }.map { ("secret/\($0.namespace)/\($0.secret)", "kubeconfig/\(World.name(of: $0))") }
    },
    "sa-cloud-identity": .relations { world in
      let trusted = world.context.cloudIdentities.filter {
        $0.cluster == "c" && world.account($0.serviceAccount, in: $0.namespace) != nil
      }.map { ($0.namespace, $0.serviceAccount, $0.identity) }
      let annotated = world.cluster.serviceAccounts.flatMap { account in
        account.cloudIdentities.map { (account.metadata.namespace, account.metadata.name, $0) }
      }
      return (trusted + annotated).map { namespace, name, identity in
        (
          "user/system:serviceaccount:\(namespace):\(name)",
          "estate-wide/cloud-identity/\(identity.provider.rawValue)/\(identity.identity)"
        )
      }
    },
  ]
}

extension World {
  /// Secrets that hold the token of a service account that exists; a policy's own credentials take
  /// the place of what was kept there.
  var tokenSecrets: [(secret: Secret, username: String)] {
    cluster.secrets.compactMap { secret in
      let metadata = secret.metadata
      guard let name = secret.tokenServiceAccount, account(name, in: metadata.namespace) != nil,
        !slotsInSecrets.contains(where: {
          $0.namespace == metadata.namespace && $0.name == metadata.name
        })
      else { return nil }
      return (
        secret,
        Principal.serviceAccountUsername(namespace: metadata.namespace, name: name)
      )
    }
  }

  var slotsInSecrets: [(slot: CredentialSlot, namespace: String, name: String)] {
    overlay.credentials.flatMap { slot in
      slot.places.compactMap { place in
        guard case .secret("c", let namespace, let name) = place,
          exists(secret: name, in: namespace)
        else { return nil }
        return (slot, namespace, name)
      }
    }
  }

  /// Secrets in which kubeadm and others keep bootstrap tokens.
  var bootstrapSecrets: [ObjectMetadata] {
    cluster.secrets.filter {
      $0.type == "bootstrap.kubernetes.io/token" && $0.metadata.namespace == "kube-system"
        && $0.metadata.name.hasPrefix("bootstrap-token-") && $0.metadata.name.utf8.count == 22
    }.map(\.metadata)
  }

  static func name(of link: ClusterLink) -> String {
    "in secret \(link.namespace)/\(link.secret) of \(link.cluster)"
  }

  /// Credentials that carry group claims or may, with whom they authenticate.
  var credentials: [(fact: String, username: String, groups: [String])] {
    overlay.credentials.map { ("credential/\($0.id)", $0.username, $0.groups) }
      + nodeNames.map { ("kubelet-credential/\($0)", "system:node:\($0)", [Principal.nodesGroup]) }
      + bootstrapSecrets.map {
        (
          "bootstrap-token/\($0.path)", "system:bootstrap:\($0.name.dropFirst(16))",
          [Principal.bootstrappersGroup]
        )
      }
      + context.sharedKubeconfigs.map { ("kubeconfig/\($0.name)", $0.username, $0.groups) }
      + cloudTokens.map { ($0.fact, $0.username, $0.groups) }
      + context.clusterLinks.filter { $0.target == "c" }.map {
        ("kubeconfig/\(Self.name(of: $0))", $0.username, $0.groups)
      }
  }

  /// What a credential authenticates as: a user, or a session where the claims make a difference.
  func session(_ username: String, _ groups: [String]) -> String {
    let claims = relevant(groups)
    return claims.isEmpty
      ? "user/\(username)" : "session/\(username)|\(claims.joined(separator: ","))"
  }

  /// Claims that bindings name, or that pass every check.
  func relevant(_ groups: [String]) -> [String] {
    groups.filter { group in
      group == Principal.superuserGroup
        || cluster.bindings.contains {
          $0.subjects.contains { $0.kind == "Group" && $0.name == group }
        }
    }
  }
}
