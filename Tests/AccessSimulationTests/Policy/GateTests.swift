import AccessSimulation
import Estate
import Specs
import TestSupport
import Testing

@Suite("Gates on exceptional actions")
struct GateTests {
  private static func gate(
    _ actions: GateRule.Action..., of populations: Population...,
    mode: GateRule.Mode = .approval
  ) -> PolicySpec {
    PlanFixture.policy {
      $0.gates = [
        GateRule(
          actions: actions, mode: mode, populations: populations,
          process: mode == .approval ? PlanFixture.process() : nil)
      ]
    }
  }

  @Test("The standing role loses the right, and a role of just the right is had on request")
  func secretRead() throws {
    let plan = try PlanFixture.plan(Self.gate(.secretRead, of: .people))
    let target = try #require(plan.targets(of: "bob").first)
    #expect(target.bundle == nil)
    #expect(target.gates[1] == nil && target.gates[2] == nil)
    #expect(
      plan.contents(target.gates[0]) == [
        "RoleBinding/prod/team for bob as edit:only-secret-read"
      ])
    #expect(
      plan.rules(of: "edit:only-secret-read") == [.allow("get", "list", "watch", on: "secrets")])
    let kept = plan.rules(of: "edit:without-secret-read")
    #expect(kept.contains(.allow("*", on: "pods", "pods/exec")))
    #expect(kept.contains(.allow("create", on: "deployments", group: "apps")))
    #expect(
      !kept.contains { rule in
        rule.hasResource("secrets", subresource: "") && rule.hasVerb("get")
      })
    #expect(kept.contains { $0.hasResource("secrets", subresource: "") && $0.hasVerb("delete") })
    #expect(
      plan.addedBindings.contains(
        "RoleBinding/prod/team:edit:without-secret-read: edit:without-secret-read to ann,bob"))
  }

  @Test("Wildcards are written out, and nothing of the gate is left in them", arguments: [0, 1, 2])
  func wildcards(action: Int) throws {
    let one = GateRule.Action.allCases[action]
    let plan = try PlanFixture.plan(Self.gate(one, of: .people))
    let kept = plan.rules(of: "cluster-admin:without-\(one.rawValue)")
    let taken = plan.rules(of: "cluster-admin:only-\(one.rawValue)")
    let gated: [(String, String, String, String)] =
      switch one {
      case .secretRead: [("list", "", "secrets", "")]
      case .roleBinding:
        [
          ("escalate", "rbac.authorization.k8s.io", "clusterroles", ""),
          ("create", "rbac.authorization.k8s.io", "rolebindings", ""),
        ]
      case .exec: [("create", "", "pods", "exec"), ("patch", "", "pods", "ephemeralcontainers")]
      }
    func request(_ parts: (String, String, String, String)) -> AccessRequest {
      var request = AccessRequest(verb: parts.0)
      (request.apiGroup, request.resource, request.subresource) = (parts.1, parts.2, parts.3)
      return request
    }
    for parts in gated {
      #expect(!kept.contains { ruleMatches($0, request(parts)) })
      #expect(taken.contains { ruleMatches($0, request(parts)) })
    }
    let free = [
      ("delete", "", "secrets", ""), ("get", "", "pods", "log"),
      ("create", "apps", "deployments", ""),
      ("delete", "rbac.authorization.k8s.io", "roles", ""),
    ]
    for parts in free {
      #expect(kept.contains { ruleMatches($0, request(parts)) })
      #expect(!taken.contains { ruleMatches($0, request(parts)) })
    }
  }

  @Test("Logging alone changes nothing")
  func log() throws {
    let plan = try PlanFixture.plan(Self.gate(.secretRead, .exec, of: .people, mode: .log))
    let none = try PlanFixture.plan(.standing)
    #expect(plan.overlay == none.overlay)
    #expect(plan.processes.isEmpty)
  }

  @Test("Workloads cannot ask: the right is gone")
  func workloads() throws {
    let plan = try PlanFixture.plan(Self.gate(.secretRead, of: .workloads))
    #expect(plan.suppressed == ["ClusterRoleBinding/agent agent"])
    #expect(plan.addedBindings.isEmpty)
    #expect(plan.overlay.entitlements.isEmpty)
  }

  @Test("Pipelines ask for what a gate stops")
  func pipelines() throws {
    let plan = try PlanFixture.plan(Self.gate(.exec, .secretRead, of: .pipelines))
    let target = try #require(plan.targets(of: "ship").first)
    #expect(plan.contents(target.gates[0]).count == 1)
    #expect(plan.contents(target.gates[2]).count == 1)
    #expect(target.bundle == nil && !target.isWithdrawn)
    #expect(plan.overlay.addedBindings.count == 1)
  }

  @Test("An elevated grant lacks what a gate stops")
  func elevated() throws {
    var policy = Self.gate(.secretRead, of: .people)
    policy.elevation = PlanFixture.process()
    let plan = try PlanFixture.plan(policy)
    for target in plan.targets(of: "bob") {
      #expect(
        plan.contents(target.bundle) == ["\(target.binding) for bob as edit:without-secret-read"])
      let gate = plan.bundles[try #require(target.gates[0])]
      #expect(gate.process == 1)
      #expect(plan.overlay.entitlements[gate.entitlements[0]].origin == .gate)
    }
    #expect(plan.overlay.addedBindings.isEmpty)
  }

  @Test("A role of nothing but the right leaves nothing to hold beside it")
  func nothingLeft() throws {
    var estate = ShopEstate.make()
    let draft = ClusterDraft()
    draft.bind("prod/cat", role: "ClusterRole/secret-reader", to: .user("cat"))
    estate.clusters[0].bindings += draft.cluster.bindings
    var policy = Self.gate(.secretRead, of: .people)
    policy.elevation = PlanFixture.process()
    let target = try #require(try PlanFixture.plan(policy, on: estate).targets(of: "cat").first)
    #expect(target.bundle == nil)
    #expect(target.gates[0] != nil)
    #expect(!target.isWithdrawn)
  }
}
