import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Sampling

/// Lays the steps through a policy's processes.
///
///     principal ──request──────────────────────────▶ elevation's further copy
///     principal ──break-glass──────────────────────▶        〃
///     principal ─▶ approved (join) ──captured-approval──▶   〃
///     approver's users ─▶ approver ─▶ so many of a panel (join) ─▶ all panels (join) ─▶ approved
///
/// Approvers, panels and what is enough are shared by all bundles: the vertices and edges are linear
/// in what bundles ask for and in the members of the panels.
struct PolicyPathBuilder {
  private let graph: AttackGraph
  private let layer: PolicyLayer
  /// The graph's edges into each entitlement's elevations; by entitlement.
  private let doors: [Int: [UInt32]]
  private var approvers: [Int: UInt32?] = [:]
  private var panels: [PanelNeed: UInt32?] = [:]
  private var ways: [CaptureWay: UInt32?] = [:]
  private var choices: [[CaptureWay]: UInt32?] = [:]

  init(_ graph: AttackGraph, _ layer: PolicyLayer, doors: [Int: [UInt32]]) {
    self.graph = graph
    self.layer = layer
    self.doors = doors
  }

  /// One entitlement of a bundle, as one laid vertex that has its elevation sees it.
  private struct Door {
    var tail: UInt32
    var head: UInt32
    /// The attack graph's edge between the two.
    var edge: UInt32
  }

  mutating func build(into builder: inout LaidGraphBuilder) {
    for bundle in layer.plan.bundles.indices {
      guard let window = layer.windows[bundle] else { continue }
      let doors = doors(of: bundle, window, builder)
      guard !doors.isEmpty else { continue }
      let isBreakGlass = layer.routes.routes[bundle].isBreakGlass
      for door in doors {
        builder.add(
          TimedEdge(tail: door.tail, head: door.head, lifetimeExtension: 0), base: door.edge,
          PolicyStep(
            slot: -1, tail: door.tail, bundle: bundle,
            kind: isBreakGlass ? .breakGlass : .request))
      }
      if !isBreakGlass { addCaptures(bundle, doors, &builder) }
    }
  }

  private func doors(
    of bundle: Int, _ window: TimeWindow, _ builder: LaidGraphBuilder
  ) -> [Door] {
    layer.plan.bundles[bundle].entitlements.flatMap { entitlement -> [Door] in
      // Whoever impersonates a user cannot ask in their name.
      guard !graph.overlay.entitlements[entitlement].isImpersonable,
        let rank = layer.windows(ofEntitlement: entitlement).firstIndex(of: window)
      else { return [] }
      return (doors[entitlement] ?? []).flatMap { position in
        let edge = graph.edges[Int(position)]
        let head = builder.policyCopies(of: edge.head).lowerBound + UInt32(rank)
        return builder.copies(edge.tail).map { Door(tail: $0, head: head, edge: position) }
      }
    }
  }

  private mutating func addCaptures(
    _ bundle: Int, _ doors: [Door], _ builder: inout LaidGraphBuilder
  ) {
    let route = layer.routes.routes[bundle]
    guard !route.captures.isEmpty, let enough = choice(route.captures, &builder) else { return }
    let approval = key(ofApprovalOf: bundle)
    var approved: [(tail: UInt32, join: UInt32)] = []
    for door in doors {
      let join: UInt32
      if let known = approved.first(where: { $0.tail == door.tail }) {
        join = known.join
      } else {
        join = builder.addVertex(
          base: builder.base[Int(door.head)],
          key: approval.appending(builder.key(ofCopy: door.tail).value), need: 2)
        builder.add(TimedEdge(tail: door.tail, head: join, lifetimeExtension: 0))
        // What was approved in time outlives the hold on those who approved it.
        builder.add(
          TimedEdge(tail: enough, head: join, lifetimeExtension: route.longestGrant))
        approved.append((door.tail, join))
      }
      builder.add(
        TimedEdge(tail: join, head: door.head, lifetimeExtension: 0), base: door.edge,
        PolicyStep(slot: -1, tail: door.tail, bundle: bundle, kind: .capturedApproval))
    }
  }

  // MARK: Approvers

  /// Any of some ways; `nil` where nobody can be held, here and below.
  private mutating func choice(
    _ captures: [CaptureWay], _ builder: inout LaidGraphBuilder
  ) -> UInt32? {
    if let known = choices[captures] { return known }
    let inputs = captures.compactMap { way($0, &builder) }
    let vertex =
      inputs.count < 2
      ? inputs.first : builder.connect(inputs, key: key(of: captures), need: nil)
    choices[captures] = .some(vertex)
    return vertex
  }

  /// Everything that one way needs.
  private mutating func way(_ way: CaptureWay, _ builder: inout LaidGraphBuilder) -> UInt32? {
    if let known = ways[way] { return known }
    let inputs = way.needs.compactMap { panel($0, &builder) }
    var vertex: UInt32?
    if inputs.count == way.needs.count {
      vertex =
        inputs.count < 2
        ? inputs.first : builder.connect(inputs, key: key(of: way), need: inputs.count)
    }
    ways[way] = .some(vertex)
    return vertex
  }

  /// So many people of a panel.
  private mutating func panel(_ need: PanelNeed, _ builder: inout LaidGraphBuilder) -> UInt32? {
    if let known = panels[need] { return known }
    let inputs = layer.routes.panels[need.panel].compactMap { approver($0, &builder) }
    var vertex: UInt32?
    if inputs.count >= need.people {
      let isAny = need.people == 1
      vertex =
        isAny && inputs.count == 1
        ? inputs[0]
        : builder.connect(inputs, key: key(of: need), need: isAny ? nil : need.people)
    }
    panels[need] = .some(vertex)
    return vertex
  }

  /// A person who is held in any cluster.
  private mutating func approver(_ person: Int, _ builder: inout LaidGraphBuilder) -> UInt32? {
    if let known = approvers[person] { return known }
    let username = layer.plan.estate.context.people[person].username
    let users = layer.plan.estate.clusters.compactMap { cluster in
      graph.vertex(.user(cluster: cluster.name, username))
    }
    let inputs = users.flatMap { builder.copies($0) }
    let vertex =
      inputs.count < 2
      ? inputs.first : builder.connect(inputs, key: key(ofApprover: person), need: nil)
    approvers[person] = .some(vertex)
    return vertex
  }
}

/// Names of what is laid beside the attack graph's vertices: whom and what it stands for, in an order
/// of its own, so that none hangs on where somebody is listed.
extension PolicyPathBuilder {
  /// What a requester's approval of a bundle is called, but for the window in which they are held.
  private func key(ofApprovalOf bundle: Int) -> EntityKey {
    let window = layer.windows[bundle] ?? .always
    return LaidGraphBuilder.key("approval")
      .appending(layer.routes.routes[bundle].subject.value)
      .appending(UInt64(layer.plan.bundles[bundle].process))
      .appending(UInt64(bitPattern: window.from)).appending(UInt64(bitPattern: window.until))
  }

  private func key(ofApprover person: Int) -> EntityKey {
    LaidGraphBuilder.key("approver").appending(layer.plan.estate.context.people[person].name)
  }

  private func key(of need: PanelNeed) -> EntityKey {
    let people = layer.plan.estate.context.people
    return layer.routes.panels[need.panel].map { people[$0].name }.sorted()
      .reduce(LaidGraphBuilder.key("panel").appending(UInt64(need.people))) { $0.appending($1) }
  }

  private func key(of way: CaptureWay) -> EntityKey {
    way.needs.map { key(of: $0).value }.sorted()
      .reduce(LaidGraphBuilder.key("way")) { $0.appending($1) }
  }

  private func key(of captures: [CaptureWay]) -> EntityKey {
    captures.map { key(of: $0).value }.sorted()
      .reduce(LaidGraphBuilder.key("choice")) { $0.appending($1) }
  }
}
