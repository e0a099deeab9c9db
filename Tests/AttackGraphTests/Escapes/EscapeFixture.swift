import AttackGraph
import Estate

/// One pod on a node, and which escapes are drawn for it.
struct EscapeFixture {
  var cluster: Cluster
  var pod = Pod(
    metadata: ObjectMetadata(namespace: "a", name: "web"),
    spec: PodSpec(
      automountServiceAccountToken: false, nodeName: "n1", containers: [Container(name: "main")]))

  init(_ change: (inout EscapeFixture) -> Void = { _ in }) {
    cluster = Cluster(name: "c")
    cluster.namespaces = [Namespace(metadata: ObjectMetadata(name: "a"))]
    cluster.nodes = [Node(metadata: ObjectMetadata(name: "n1"))]
    change(&self)
  }

  /// A container of user 0 that mounts a path of the node.
  init(mounting path: String, readOnly: Bool = false, subPath: String = "") {
    self.init()
    container.security.runAsUser = 0
    container.mounts = [
      VolumeMount(volume: "v", mountPath: "/v", readOnly: readOnly, subPath: subPath)
    ]
    pod.spec.volumes = [Volume(name: "v", source: .hostPath(path: path))]
  }

  var container: Container {
    get { pod.spec.containers[0] }
    set { pod.spec.containers[0] = newValue }
  }

  func graph(assumed: Bool = false, cluster changed: Cluster? = nil) -> AttackGraph {
    var cluster = changed ?? cluster
    cluster.pods.append(pod)
    return AttackGraph.compile(
      Estate(name: "test", clusters: [cluster], context: EstateContext()),
      overlay: Overlay(policy: "none"),
      including: assumed ? Set(Certainty.allCases) : Certainty.believed)
  }

  /// How sure each escape is that is drawn, by technique.
  func escapes(assumed: Bool = false) -> [String: Certainty] {
    let graph = graph(assumed: assumed)
    var escapes: [String: Certainty] = [:]
    for edge in graph.edges where graph.technique(of: edge).group == .escapes {
      let id = graph.technique(of: edge).id
      escapes[id] = min(escapes[id] ?? .assumed, edge.certainty)
    }
    return escapes
  }
}
