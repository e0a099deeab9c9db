import Estate

extension Evaluator {
  /// Pods, containers, nodes and the places outside.
  static let places: [String: Evaluator] = [
    "container-of": .relations { world in
      world.containers.filter { !world.isOver($0.container, $0.pod) }.map {
        ("pod/\($0.pod.path)", $0.place)
      }
    },
    "pod-uses-sa": .relations { world in
      let own: [(from: String, to: String)] = world.containers.filter {
        world.holdsToken($0.container, $0.pod)
      }.map { ($0.place, "bound-token/\($0.pod.path)") }
      let open: [(from: String, to: String)] = world.openProcesses.filter {
        world.holdsToken($0.container, $0.pod)
      }.map { ("process-environments/\($0.pod.spec.nodeName)", "bound-token/\($0.pod.path)") }
      return own + open
    },
    "pod-mounts-secret": .relations { world in
      let own = world.containers.map { ($0.place, $0.pod, $0.container) }
      let open = world.openProcesses.map {
        ("process-environments/\($0.pod.spec.nodeName)", $0.pod, $0.container)
      }
      return (own + open).flatMap { place, pod, container -> [(from: String, to: String)] in
        let secrets =
          world.mountedSecrets(container, pod) + world.environmentSecrets(container, pod)
        return secrets.map { (place, $0) }
      }
    },
    "share-pid-ns": .relations { world in
      world.cluster.pods.filter(\.spec.shareProcessNamespace).flatMap { pod in
        let sharing = pod.spec.containers.filter { $0.role != .initial }
        guard sharing.count > 1 else { return [(from: String, to: String)]() }
        return sharing.flatMap { container -> [(from: String, to: String)] in
          let place = "container/\(pod.path)/\(container.name)"
          let shared = "process-namespace/\(pod.path)"
          return EscapeReading(world: world, pod: pod, container: container).mayTrace(sharing)
            ? [(place, shared), (shared, place)] : [(shared, place)]
        }
      }
    },
    "volume-of": .relations { world in
      world.containers.flatMap { place, pod, container in
        world.leafVolumes(pod).filter { volume in
          container.mounts.contains { $0.volume == volume.name }
        }.map { (place, "volume/\(pod.path)/\($0.name)") }
      }
        + world.scheduled.flatMap { pod, node in
          world.leafVolumes(pod).map { ("node/\(node)", "volume/\(pod.path)/\($0.name)") }
        }
    },
    "external-holder": .relations { world in
      world.overlay.credentials.flatMap { slot in
        slot.places.compactMap { place -> (String, String)? in
          switch place {
          case .laptop(let name): ("place/laptop/\(name)", "credential/\(slot.id)")
          case .ciStore(let system, let pipeline):
            ("place/ci/\(system)/\(pipeline)", "credential/\(slot.id)")
          case .buildLog(let pipeline): ("place/log/\(pipeline)", "credential/\(slot.id)")
          case .agentHost(let agent): ("place/agent/\(agent)", "credential/\(slot.id)")
          case .wiki(let team): ("place/wiki/\(team)", "credential/\(slot.id)")
          case .chat(let team): ("place/chat/\(team)", "credential/\(slot.id)")
          case .repository(let team): ("place/repository/\(team)", "credential/\(slot.id)")
          case .secret: nil
          }
        }
      }
        + world.context.sharedKubeconfigs.map {
          ("place/\($0.place.rawValue)", "kubeconfig/\($0.name)")
        } + world.cloudKeysOnLaptops
    },
  ]
}
