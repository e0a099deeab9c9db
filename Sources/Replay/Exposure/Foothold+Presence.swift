import AccessSimulation
import AttackGraph
import Estate
import GraphKernels

/// What somebody has who is in a place: whatever the place gives them from then on.
extension Foothold {
  /// One update reaches every cluster that runs the operator.
  mutating func holdPods(runningAs account: String, in namespace: String) {
    for cluster in estate.clusters {
      for pod in cluster.pods where pod.runs(as: account, in: namespace) {
        hold(.pod(cluster: cluster.name, namespace: namespace, name: pod.metadata.name))
      }
    }
  }

  /// Nothing under a policy that runs nothing there.
  mutating func holdMachinery(of cluster: String) {
    for part in laid.graph.overlay.machinery where part.cluster == cluster {
      hold(
        .pod(cluster: cluster, namespace: part.namespace, name: part.serviceAccount))
    }
  }

  /// The runner until its run ends, with its entry in the CI system's store; what the run holds at the
  /// instant stays known to the attacker for as long as it works.
  mutating func holdRunner(of position: Int) {
    let pipeline = estate.context.pipelines[position]
    guard let run = exposure.run else { return }
    let end = laid.timeline.runs[position][run].until
    hold(
      .externalPlace(cluster: pipeline.cluster, "ci/\(pipeline.ciSystem)/\(pipeline.name)"),
      from: exposure.leak, until: end)
    for slot in laid.slotsAt[.buildLog(pipeline: pipeline.name)] ?? [] { copy(slot: slot) }
  }

  /// A place that nobody can take away, only make worthless: where runs do not show identities of
  /// their own, it leads nowhere. It outlives an eviction, since the trust goes on to admit anybody.
  mutating func holdAdmittedWorkflow(of position: Int) {
    let pipeline = estate.context.pipelines[position]
    holdTrusted(
      .externalPlace(cluster: pipeline.cluster, pipeline.workflowPlace), from: exposure.leak)
  }

  // MARK: People

  /// The laptop with the files on it, and its owner's identity whenever they are signed in from the
  /// leak on. Whoever is on the laptop is in the organisation's network (assumption).
  mutating func holdLaptop(_ name: String) {
    for cluster in estate.clusters {
      hold(.externalPlace(cluster: cluster.name, "laptop/\(name)"), from: exposure.leak)
    }
    copyFiles { $0.laptop == name }
    for person in estate.context.people where person.laptop == name {
      for slot in slots(of: person) {
        guard let principal = principal(of: slot) else { continue }
        for window in heldWindows(of: slot) { hold(principal, ownerOf: slot, in: window) }
      }
    }
  }

  /// Somebody's own identity from the leak on, for as long as they have an account: they sign in when
  /// they like. Credentials that are issued for one task are theirs for their own tasks only; more
  /// they have to ask for. Insiders are in the organisation's network (assumption).
  mutating func holdInsider(_ person: Int) {
    let person = estate.context.people[person]
    copyFiles { $0.name == person.name }
    for slot in slots(of: person) {
      guard let principal = principal(of: slot) else { continue }
      let windows = heldWindows(of: slot)
      if laid.graph.overlay.credentials[slot].kind == .taskToken {
        for window in windows { hold(principal, ownerOf: slot, in: window) }
      } else if let first = windows.first, let last = windows.last {
        hold(
          principal, ownerOf: slot, in: TimeWindow(from: first.from, until: last.until))
      }
    }
  }

  /// When somebody has a version of a slot that is stored at the leak or later: from the leak or the
  /// version's issue until it is renewed or expires, whichever is later.
  ///
  /// - Complexity: O(versions until the end of the run); O(stretches) where renewal is routine.
  private func heldWindows(of slot: Int) -> [TimeWindow] {
    let schedule = laid.timeline.schedules[slot]
    let rest = TimeWindow(from: exposure.leak, until: laid.timeline.clock.end)
    guard schedule.routineVersions(in: rest) <= LaidSlot.mostVersions else {
      guard let span = schedule.span(from: exposure.leak) else { return [] }
      return [TimeWindow(from: max(span.valid.from, exposure.leak), until: span.valid.until)]
    }
    return schedule.versions(storedIn: rest).map {
      TimeWindow(from: max($0.valid.from, exposure.leak), until: $0.valid.until)
    }
  }

  /// The laid vertex of whom a slot's credentials authenticate, with the claims that count.
  func principal(of slot: Int) -> UInt32? {
    let credential = laid.graph.overlay.credentials[slot]
    if let vertex = laid.graph.vertex(.slot(credential)),
      let first = laid.copies(of: vertex).first
    {
      for head in heads(of: first) {
        if isPrincipal(head) { return head }
        // Through the network of a private cluster.
        if let further = heads(of: head).first(where: isPrincipal) { return further }
      }
    }
    // No version exists while copies can be met: the user without claims.
    let user = laid.graph.vertex(.user(cluster: credential.cluster, credential.username))
    return user.flatMap { laid.copies(of: $0).first }
  }

  private func heads(of vertex: UInt32) -> [UInt32] {
    laid.topology.row(of: vertex).map { laid.topology.heads[$0] }
  }

  private func isPrincipal(_ vertex: UInt32) -> Bool {
    laid.graph.vertices[Int(laid.base[Int(vertex)])].kind == .principal
  }
}
