import Estate

extension EstateContext {
  /// What an import assumed, one line each.
  package var guesses: [String] {
    let people = people.filter(\.assumed).map {
      "person \($0.name) holds a kubeconfig for user \($0.username)"
        + ($0.groups.isEmpty ? "" : " with groups \($0.groups.joined(separator: ", "))")
    }
    let pipelines = pipelines.filter(\.assumed).map {
      "pipeline \($0.name) acts as service account \($0.namespace)/\($0.serviceAccount)"
    }
    let agents = agents.filter(\.assumed).map {
      "AI agent \($0.name) acts as service account \($0.namespace)/\($0.serviceAccount)"
    }
    let pools = approverPools.filter(\.assumed).map {
      "approver pool \($0.name): \($0.members.joined(separator: ", "))"
    }
    let environments = environments.filter(\.assumed).map {
      "namespace \($0.cluster)/\($0.namespace) is \($0.environment.rawValue)"
    }
    let endpoints = endpoints.filter(\.assumed).map {
      "the API endpoint of \($0.cluster) is \($0.exposure.rawValue)"
    }
    let identities = cloudIdentities.filter(\.assumed).map {
      "service account \($0.cluster)/\($0.namespace)/\($0.serviceAccount) may act as"
        + " \($0.identity.provider.rawValue) identity \($0.identity.identity)"
    }
    return people + pipelines + agents + pools + environments + endpoints + identities
      + credentialGuesses
  }

  private var credentialGuesses: [String] {
    let roles = cloudRoles.filter(\.assumed).map {
      "\($0.identity.provider.rawValue) identity \($0.identity.identity) is"
        + ($0.isSensitive ? " sensitive" : " not sensitive")
    }
    let kubeconfigs = sharedKubeconfigs.filter(\.assumed).map {
      "shared kubeconfig \($0.name) for user \($0.username) of \($0.cluster) is kept in"
        + " \($0.place.rawValue)"
        + ($0.holders.isEmpty ? "" : " and copied by \($0.holders.joined(separator: ", "))")
    }
    let links = clusterLinks.filter(\.assumed).map {
      "Secret \($0.cluster)/\($0.namespace)/\($0.secret) is a credential of user \($0.username)"
        + " of \($0.target)"
    }
    return roles + kubeconfigs + links
  }
}
