import Estate
import EstateSources
import Specs
import Testing

@Suite("Attack paths in generated estates")
struct AttackPathTests {
  @Test("from application pods neither everything nor nothing is reached")
  func diversity() throws {
    var controls: [Bool] = []
    var nodes: Set<Int> = []
    var secrets: Set<Int> = []
    for seed in UInt64(1)...3 {
      for cluster in try EstateGenerator.generate(EstateFacts.small(seed: seed)).clusters {
        let reach = SlowReach(cluster)
        for index in cluster.pods.indices
        where EstateFacts.isApplication(cluster.pods[index].metadata.namespace) {
          let outcome = reach.reach(from: .pod(index))
          controls.append(outcome.controlsCluster)
          nodes.insert(outcome.nodes)
          secrets.insert(outcome.secrets)
        }
      }
    }
    let share = Double(controls.filter { $0 }.count) / Double(controls.count)
    #expect((0.02...0.35).contains(share), "cluster control from \(share) of pods")
    #expect(nodes.count >= 3)
    #expect(secrets.count >= 8)
  }

  @Test("without faults no application pod leaves its namespace")
  func faultless() throws {
    let spec = EstateFacts.faultless(try EstateFacts.small())
    for cluster in try EstateGenerator.generate(spec).clusters {
      let reach = SlowReach(cluster)
      for index in cluster.pods.indices
      where EstateFacts.isApplication(cluster.pods[index].metadata.namespace) {
        let outcome = reach.reach(from: .pod(index))
        #expect(outcome.nodes == 0 && !outcome.controlsCluster)
        // Only a scheduler, which starts Jobs, and an agent, which may execute commands in pods,
        // take their namespace over.
        let role = cluster.pods[index].metadata.labels["app.kubernetes.io/component"] ?? ""
        let takesOver = role.hasPrefix("scheduler") || role.hasPrefix("agent")
        #expect(outcome.namespaces == (takesOver ? 1 : 0))
        #expect(outcome.secrets <= (takesOver ? 7 : 4))
      }
    }
  }

  @Test("the platform's controllers reach the cluster, its plain agents do not")
  func platform() throws {
    let spec = EstateFacts.faultless(try EstateFacts.equipped())
    let estate = try EstateGenerator.generate(spec)
    let production = SlowReach(estate.clusters[0])
    for account in [
      "argocd/argocd-application-controller", "velero/velero-server",
      "external-secrets/external-secrets", "ingress-nginx/ingress-nginx",
      "monitoring/kube-state-metrics", "cert-manager/cert-manager", "kube-system/cluster-deployer",
    ] {
      #expect(production.reach(from: .account(account)).controlsCluster, "\(account)")
    }
    for account in [
      "logging/fluent-bit", "vendor-metrics/metrics-agent", "kube-system/kube-proxy",
      "kube-system/disk-csi-node", "kube-system/coredns", "default/default",
    ] {
      let outcome = production.reach(from: .account(account))
      #expect(!outcome.controlsCluster && outcome.secrets == 0, "\(account)")
    }
  }

  @Test("raising every rate never lowers what a pod reaches", arguments: UInt64(1)...2)
  func monotone(seed: UInt64) throws {
    var previous: [SlowReach.Outcome] = []
    for rate in [0.0, 0.1, 0.4] {
      let spec = EstateFacts.rated(try EstateFacts.small(seed: seed), rate)
      let cluster = try EstateGenerator.generate(spec).clusters[0]
      let reach = SlowReach(cluster)
      let outcomes = stride(from: 0, to: cluster.pods.count, by: 5)
        .map { reach.reach(from: .pod($0)) }
      for (before, after) in zip(previous, outcomes) {
        #expect(after.secrets >= before.secrets && after.nodes >= before.nodes)
        #expect(after.namespaces >= before.namespaces)
        #expect(after.controlsCluster || !before.controlsCluster)
      }
      previous = outcomes
    }
  }
}
