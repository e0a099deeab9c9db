import Estate
import EstateSources
import Experiments
import Testing

@Suite("What a report says is assumed")
struct GuessTests {
  private func context(assumed: Bool) -> EstateContext {
    var context = EstateContext()
    context.agents = [
      Agent(
        name: "helper", cluster: "east", namespace: "ops", serviceAccount: "tools",
        invocationsPerDay: 1, invocationSeconds: 60, assumed: assumed)
    ]
    context.cloudRoles = [true, false].map {
      CloudRole(
        identity: CloudIdentity(provider: .gcp, identity: $0 ? "a" : "b"), isSensitive: $0,
        assumed: assumed)
    }
    context.sharedKubeconfigs = [["ann", "bob"], []].map {
      SharedKubeconfig(
        name: "ops", cluster: "east", username: "root", place: .passwordManager, holders: $0,
        assumed: assumed)
    }
    context.clusterLinks = [
      ClusterLink(
        cluster: "east", namespace: "argocd", secret: "s", target: "west", username: "cd",
        assumed: assumed)
    ]
    return context
  }

  @Test("Agents, roles, shared kubeconfigs and links that were guessed have a line each")
  func credentials() {
    #expect(
      context(assumed: true).guesses == [
        "AI agent helper acts as service account ops/tools",
        "gcp identity a is sensitive", "gcp identity b is not sensitive",
        "shared kubeconfig ops for user root of east is kept in password-manager and copied by "
          + "ann, bob",
        "shared kubeconfig ops for user root of east is kept in password-manager",
        "Secret east/argocd/s is a credential of user cd of west",
      ])
    #expect(context(assumed: false).guesses.isEmpty)
  }

  @Test("Network policies that were not collected hide no path")
  func policies() {
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(
        cluster: "c", sources: [.kubectl],
        collected: .kinds(
          ObjectKind.allCases.filter { $0 != .networkPolicy }.map(\.rawValue)))
    ]
    let gaps = context.gaps(of: ["c"])
    #expect(gaps.map(\.kinds) == ["NetworkPolicy"])
    #expect(gaps.allSatisfy { !$0.effect.contains("lower bound") })
  }
}
