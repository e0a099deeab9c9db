import Estate

extension Evaluator {
  /// What leads into the cluster from what surrounds it.
  static let cloud: [String: Evaluator] = [
    "cloud-key": .relations { world in
      world.context.cloudKeys.map {
        ("estate-wide/cloud-key/\($0.name)", World.fact(of: $0.identity))
      }
    },
    "eks-access-entries": .relations { world in
      world.cloudTokens.filter { !$0.administers }.map { (World.fact(of: $0.identity), $0.fact) }
    },
    "cloud-return": .relations { world in
      world.cloudTokens.filter(\.administers).map { (World.fact(of: $0.identity), $0.fact) }
    },
    "federated-subject": .relations { world in
      world.context.pipelines.filter { $0.federation?.admitsOthers == true }.flatMap { pipeline in
        world.overlay.credentials.filter {
          $0.kind == .federatedToken && $0.places.contains(.buildLog(pipeline: pipeline.name))
        }.map { ("place/workflow/\(pipeline.name)", world.session($0.username, $0.groups)) }
      }
    },
    "backup-holds-secrets": .relations { world in
      world.context.backups.filter { $0.cluster == "c" }.flatMap { backup in
        world.cluster.secrets.map {
          ("place/backup/\(backup.name)", "secret/\($0.metadata.path)")
        }
      }
    },
  ]
}

extension World {
  static func fact(of identity: CloudIdentity) -> String {
    "estate-wide/cloud-identity/\(identity.provider.rawValue)/\(identity.identity)"
  }

  /// What cloud identities authenticate with in the cluster.
  var cloudTokens:
    [(
      fact: String, identity: CloudIdentity, username: String, groups: [String], administers: Bool
    )]
  {
    context.cloudRoles.flatMap { role in
      let name = "\(role.identity.provider.rawValue)/\(role.identity.identity)"
      let entries = role.clusterAccess.filter { $0.cluster == "c" }.map {
        ("cloud-token/user/\(name)", role.identity, $0.username, $0.groups, false)
      }
      guard role.administers.contains("c") else { return entries }
      return entries + [
        (
          "cloud-token/administrator/\(name)", role.identity, role.identity.identity,
          [Principal.superuserGroup], true
        )
      ]
    }
  }

  /// Copies of cloud keys on laptops of people of the cluster.
  var cloudKeysOnLaptops: [(String, String)] {
    context.cloudKeys.flatMap { key in
      context.people.filter { key.holders.contains($0.name) && $0.clusters.contains("c") }.map {
        ("place/laptop/\($0.laptop)", "estate-wide/cloud-key/\(key.name)")
      }
    }
  }
}
