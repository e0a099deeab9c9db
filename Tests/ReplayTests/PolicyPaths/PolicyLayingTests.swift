import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Which steps, vertices and edges a policy's processes add to a laid graph.
@Suite("Laying the policy's own paths")
struct PolicyLayingTests {
  @Test("A policy without processes leaves the laid graph as it is without a plan")
  func nothing() throws {
    let fixture = try PathFixture { _ in }
    let plain = LaidGraph(fixture.laid.graph, timeline: fixture.laid.timeline)
    #expect(fixture.laid.policySteps.isEmpty)
    #expect(fixture.laid.topology == plain.topology)
    #expect(fixture.laid.windows == plain.windows)
    #expect(fixture.laid.base == plain.base)
    #expect(fixture.laid.baseEdges == plain.baseEdges)
    #expect(fixture.laid.policySteps(from: 0).isEmpty)
  }

  @Test("A plan that is not given is not laid")
  func withoutPlan() throws {
    let fixture = try PathFixture(levels: [])
    let plain = LaidGraph(fixture.laid.graph, timeline: fixture.laid.timeline)
    #expect(plain.policySteps.isEmpty)
    #expect(!fixture.laid.policySteps.isEmpty)
    #expect(plain.topology.vertexCount < fixture.laid.topology.vertexCount)
    // What was there keeps its windows and its order.
    let granted = fixture.laid.graph.vertices.indices.flatMap { vertex in
      let copies = fixture.laid.copies(of: UInt32(vertex))
      let count = plain.copies(of: UInt32(vertex)).count
      return copies.prefix(count).map { fixture.laid.windows[Int($0)] }
    }
    #expect(granted == plain.windows)
  }

  @Test("Where a rule approves there is a request and nobody to capture")
  func byPolicy() throws {
    let fixture = try PathFixture {
      $0.elevation = PathFixture.process([DecisionRule(decision: .policy)])
    }
    #expect(try fixture.kinds() == [.request])
    let step = try #require(try fixture.steps().first)
    let head = fixture.laid.topology.heads[step.slot]
    #expect(fixture.laid.windows[Int(head)] == .always)
    #expect(fixture.laid.copies(of: fixture.laid.base[Int(head)]) == head..<head + 1)
    let edge = fixture.laid.graph.edges[Int(fixture.laid.baseEdges[step.slot])]
    #expect(edge.head == fixture.laid.base[Int(head)])
    #expect(edge.tail == fixture.laid.base[Int(step.tail)])
  }

  @Test("Where nothing lets a request pass there is no step")
  func denied() throws {
    var elsewhere = DecisionRule(decision: .policy)
    elsewhere.match.namespaces = ["dev"]
    for rules in [[DecisionRule(decision: .deny)], [elsewhere]] {
      let fixture = try PathFixture { $0.elevation = PathFixture.process(rules) }
      #expect(!fixture.plan.bundles.isEmpty)
      #expect(fixture.laid.policySteps.isEmpty)
    }
  }

  @Test("Lines that depend on the time count where they decide in some state")
  func states() throws {
    func line(_ decision: DecisionRule.Decision, _ urgent: Bool) -> DecisionRule {
      var line = DecisionRule(decision: decision)
      line.match.urgent = urgent
      return line
    }
    func kinds(_ rules: [DecisionRule]) throws -> [PolicyStep.Kind] {
      try PathFixture { $0.elevation = PathFixture.process(rules) }.kinds()
    }
    let asked = PathFixture.approval()
    #expect(try kinds([line(.policy, true), asked]) == [.request])
    #expect(try kinds([line(.deny, true), asked]) == [.capturedApproval, .request])
    #expect(try kinds([line(.deny, true), line(.deny, false), asked]) == [])
    #expect(try kinds([asked, DecisionRule(decision: .policy)]) == [.capturedApproval, .request])
    var night = DecisionRule(decision: .deny)
    night.match.timeOfDay = 0...86_399
    #expect(try kinds([night, asked]) == [])
    night.match.timeOfDay = 0...3600
    #expect(try kinds([night, asked]) == [.capturedApproval, .request])
    // Nobody here is ever on call.
    var onCall = DecisionRule(decision: .policy)
    onCall.match.onCall = true
    #expect(try kinds([onCall]) == [])
  }

  @Test("Steps are ascending, lie in the row that they leave, and enter further copies only")
  func rows() throws {
    let fixture = try PathFixture(levels: [[.init(approvals: 2)]])
    let laid = fixture.laid
    #expect(laid.policySteps.map(\.slot) == laid.policySteps.map(\.slot).sorted())
    var found: [PolicyStep] = []
    for vertex in 0..<UInt32(laid.topology.vertexCount) {
      for step in laid.policySteps(from: vertex) {
        #expect(laid.topology.row(of: vertex).contains(step.slot))
        #expect((step.tail == vertex) == (step.kind != .capturedApproval))
        found.append(step)
      }
    }
    #expect(found == laid.policySteps)
    let steps = Set(laid.policySteps.map(\.slot))
    for step in laid.policySteps {
      let head = laid.topology.heads[step.slot]
      for slot in laid.topology.heads.indices where laid.topology.heads[slot] == head {
        #expect(steps.contains(slot))
      }
    }
    #expect(
      laid.policyCopies == Set(laid.policySteps.map { laid.topology.heads[$0.slot] }).sorted())
    #expect(laid.policyCopies.count == PathFixture.people.count)
  }

  @Test("Every copy of an elevation leads where the others do")
  func opened() throws {
    let fixture = try ReplayFixture(.justInTime(), on: ShopEstate.make())
    let plan = try AccessPlan(.justInTime(), on: ShopEstate.make())
    let laid = LaidGraph(fixture.laid.graph, timeline: fixture.laid.timeline, plan: plan)
    var compared = 0
    for vertex in laid.graph.vertices.indices {
      guard case .grant = laid.graph.vertices[vertex].timing else { continue }
      let heads = laid.copies(of: UInt32(vertex)).map { copy in
        laid.topology.row(of: copy).map { laid.topology.heads[$0] }
      }
      #expect(Set(heads).count <= 1)
      if heads.count > 1, heads.first?.isEmpty == false { compared += 1 }
    }
    #expect(compared > 0)
  }

  @Test("Approvers and panels are shared: what is added is linear")
  func size() throws {
    func added(_ members: Int) throws -> Int {
      let fixture = try PathFixture(
        levels: [[.init(approvals: 2)]], pools: [Array(PathFixture.people.prefix(members))])
      let plain = LaidGraph(fixture.laid.graph, timeline: fixture.laid.timeline)
      return fixture.laid.topology.vertexCount - plain.topology.vertexCount
    }
    // Four elevations and approvals; the panel as it is for requesters in it and for others.
    #expect(try added(4) == 4 + 4 + 1)
    #expect(try added(3) == 4 + 4 + 2)
  }

  @Test("Breaking the glass is a step of its own, of people only")
  func breakGlass() throws {
    let fixture = try PathFixture {
      $0.elevation = PathFixture.process([DecisionRule(decision: .deny)])
      $0.breakGlass = BreakGlassRule(grantDuration: 3600, after: 600)
    }
    #expect(try fixture.kinds() == [.breakGlass])
    #expect(try fixture.kinds("system:serviceaccount:prod:deployer") == [])
  }

  @Test("Pipelines ask by their own process and approve nothing themselves")
  func deployments() throws {
    let account = "system:serviceaccount:prod:deployer"
    for selfApproval in [false, true] {
      let fixture = try PathFixture {
        $0.deployments = PathFixture.process([PathFixture.approval()]) {
          $0.endsWithTask = true
          $0.selfApproval = selfApproval
        }
      }
      #expect(try fixture.kinds(account) == [.capturedApproval, .request])
      #expect(try fixture.kinds() == [])
    }
  }

  @Test("What a gate takes out of a role is asked for")
  func gates() throws {
    let fixture = try PathFixture {
      $0.gates = [
        GateRule(
          actions: [.secretRead], mode: .approval, populations: [.people],
          process: PathFixture.process([PathFixture.approval()]))
      ]
    }
    #expect(try fixture.kinds() == [.capturedApproval, .request])
    #expect(try fixture.prize(holding: [("ann", .max)]) { _ in nil } == nil)
    #expect(
      try fixture.prize(holding: [("ann", .max)], PathFixture.taking([.request: 7]))?.arrival == 7)
  }
}
