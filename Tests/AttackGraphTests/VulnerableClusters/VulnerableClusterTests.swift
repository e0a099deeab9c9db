import AttackGraph
import Testing

/// Clusters after those that others made vulnerable; docs/VULNERABLE_CLUSTERS.md lists them.
@Suite("Clusters others made vulnerable")
struct VulnerableClusterTests {
  @Test("The intended path is there, step by step", arguments: IntendedPath.all)
  func intended(path: IntendedPath) throws {
    let attack = try VulnerableCluster(path.cluster, assumed: path.assumed).attack(from: path.from)
    let found = try #require(
      try attack.path(to: path.target), "\(path.from) does not reach \(path.target)")
    var rest = path.steps[...]
    for step in found where step == rest.first { rest.removeFirst() }
    #expect(rest.isEmpty, "\(path.steps) is not in the order of \(found)")
  }

  @Test(
    "What leads nowhere in the original leads nowhere here",
    arguments: [
      // Roles cannot be bound cluster-wide, cluster role bindings have no namespace, * is a name.
      ("kubehound-bind", "sa:lab/crossed", "cluster:cluster"),
      ("kubehound-bind", "sa:lab/void", "cluster:cluster"),
      ("kubehound-bind", "sa:lab/starred", "secret:lab/prize"),
      ("kubehound-void-impersonation", "sa:lab/actor", "cluster:cluster"),
      ("badpods-one-by-one", "pod:bad/network", "node:worker"),
      ("badpods-one-by-one", "pod:bad/ipc", "node:worker"),
      ("badpods-one-by-one", "pod:bad/nothing", "node:worker"),
      ("badpods-one-by-one", "pod:bad/pid", "node:worker"),
      ("simulator-seas", "pod:arctic/start", "node:worker"),
      ("simulator-runner", "user:runner", "cluster:cluster"),
      ("lab-pods-to-admin", "sa:default/daemons", "cluster:cluster"),
    ])
  func nowhere(cluster: String, source: String, target: String) throws {
    #expect(try !VulnerableCluster(cluster).attack(from: source).reaches(target))
  }

  @Test(
    "A pod with several ways out shows each of them",
    arguments: [
      (
        "goat-host-monitor", "pod:watch/monitor",
        [
          "escape-privileged-mount", "escape-module-load", "escape-nsenter", "escape-host-write",
          "escape-runtime-socket", "escape-hostpid-env", "escape-hostnet", "escape-hostipc",
        ]
      ),
      ("badpods-one-by-one", "pod:bad/privileged-pid", ["escape-nsenter"]),
      ("badpods-one-by-one", "pod:bad/privileged", ["escape-privileged-mount"]),
      ("badpods-one-by-one", "pod:bad/network", ["escape-hostnet"]),
      ("badpods-one-by-one", "pod:bad/ipc", ["escape-hostipc"]),
      (
        "badpods-one-by-one", "pod:bad/path",
        ["escape-host-read", "escape-host-write", "escape-kubelet-dir"]
      ),
      ("badpods-everything", "pod:bad/all", ["control-plane-node"]),
      ("kubehound-escapes", "pod:lab/trace", ["escape-ptrace"]),
      // A mount that is read-only lets nobody write, and stops no call on a socket.
      ("kubehound-escapes", "pod:lab/read", ["escape-host-read", "escape-runtime-socket"]),
      ("simulator-debug", "sa:dmz/sre", ["escape-host-write"]),
    ])
  func waysOut(cluster: String, source: String, techniques: [String]) throws {
    let attack = try VulnerableCluster(cluster).attack(from: source)
    for technique in techniques {
      #expect(try attack.takes(technique), "\(technique)")
    }
  }

  @Test("A directory that is mounted read-only is no way to write to the host")
  func readOnly() throws {
    let attack = try VulnerableCluster("kubehound-escapes").attack(from: "pod:lab/read")
    func leaves(_ technique: String) throws -> Bool {
      try attack.steps(technique).contains {
        attack.analysis.graph.vertices[Int($0.tail)].label == "container main of pod lab/read"
      }
    }
    #expect(try leaves("escape-host-read"))
    // /proc is a mount of its own below it, which readOnly leaves as it is (KEP-3857).
    #expect(try leaves("escape-core-pattern"))
    for technique in ["escape-host-write", "escape-static-pod"] {
      #expect(try !leaves(technique), "\(technique)")
    }
  }

  @Test("A restricted namespace keeps its own pods off the nodes, not those of its neighbours")
  func hardened() throws {
    let cluster = try VulnerableCluster("minik8s-pod-creator")
    #expect(try !cluster.attack(from: "pod:hardened/database").reaches("node:only"))
    #expect(try cluster.attack(from: "pod:default/web").reaches("node:only"))
  }

  @Test("Every cluster is the start of an intended path or of one that leads nowhere")
  func everyFile() throws {
    let used = Set(IntendedPath.all.map(\.cluster) + ["kubehound-void-impersonation"])
    #expect(try VulnerableCluster.names() == used.sorted())
    #expect(used.count >= 15)
  }
}
