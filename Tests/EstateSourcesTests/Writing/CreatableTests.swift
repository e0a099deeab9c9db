import Estate
import EstateSources
import Specs
import TestSupport
import Testing

@Suite("Objects that a client can create")
struct CreatableTests {
  private let metadata = ObjectMetadata(namespace: "n", name: "x")
  private let containers = [Container(name: "a", image: "i")]

  private func pod(
    _ name: String, owner: (String, String)? = nil, annotations: [String: String] = [:],
    containers: [Container]? = nil
  ) -> Pod {
    Pod(
      metadata: ObjectMetadata(namespace: "n", name: name, annotations: annotations),
      spec: PodSpec(containers: containers ?? self.containers),
      owner: owner.map { OwnerReference(apiVersion: "v1", kind: $0.0, name: $0.1) },
      phase: "Running")
  }

  private func workload(
    _ kind: String, _ name: String, owner: (String, String)? = nil
  ) -> Workload {
    Workload(
      apiVersion: "apps/v1", kind: kind, metadata: ObjectMetadata(namespace: "n", name: name),
      owner: owner.map { OwnerReference(apiVersion: "v1", kind: $0.0, name: $0.1) },
      template: PodSpec(containers: containers), templateLabels: ["app": name])
  }

  @Test("What the written controllers make is left out, or written without its owner")
  func controlled() {
    var cluster = Cluster(name: "c")
    cluster.workloads = [
      workload("Deployment", "web"), workload("ReplicaSet", "web-1", owner: ("Deployment", "web")),
      workload("ReplicaSet", "roll-1", owner: ("Rollout", "roll")), workload("CronJob", "night"),
      workload("DaemonSet", "agent"),
    ]
    cluster.pods = [
      pod("web-1-a", owner: ("ReplicaSet", "web-1")),
      pod("web-2-a", owner: ("ReplicaSet", "web-2")),
      pod("roll-1-a", owner: ("ReplicaSet", "roll-1")),
      pod("agent-a", owner: ("DaemonSet", "agent")),
      pod("night-1-a", owner: ("Job", "night-1")), pod("task-a", owner: ("TaskRun", "task")),
      pod("old-a", owner: ("StatefulSet", "old")), pod("alone"),
    ]
    let without = cluster.creatable()
    #expect(without.pods.map(\.metadata.name) == ["task-a", "old-a", "alone"])
    #expect(
      without.workloads.map(\.metadata.name) == ["web", "roll-1", "night", "agent"])
    let with = cluster.creatable(ManifestOptions(includesControlled: true))
    #expect(with.pods.count == 8 && with.workloads.count == 5)
    for made in [without, with] {
      #expect(made.pods.allSatisfy { $0.owner == nil && $0.phase.isEmpty })
      #expect(made.workloads.allSatisfy { $0.owner == nil })
    }
  }

  @Test("Only a CronJob whose schedule is not known gets one made up")
  func schedules() {
    var cluster = Cluster(name: "c")
    cluster.workloads = [
      workload("CronJob", "night"), workload("CronJob", "known"), workload("Deployment", "web"),
    ]
    cluster.workloads[1].schedule = "@hourly"
    #expect(cluster.creatable().workloads.map(\.schedule) == ["0 0 * * *", "@hourly", ""])
  }

  @Test("Static pods' mirrors, pods of unknown containers and ephemeral containers are left out")
  func pods() {
    var cluster = Cluster(name: "c")
    let debug = Container(name: "debug", role: .ephemeral, image: "i")
    cluster.pods = [
      pod("etcd", annotations: [Pod.mirrorAnnotation: "x"]), pod("named", containers: []),
      pod("debugged", containers: containers + [debug]), pod("odd", containers: [debug]),
    ]
    #expect(cluster.creatable().pods.map(\.metadata.name) == ["debugged"])
    #expect(cluster.creatable().pods.flatMap(\.spec.containers) == containers)
  }

  @Test("Endpoint slices that a written service would get are left out")
  func slices() {
    var cluster = Cluster(name: "c")
    func slice(_ service: String, _ manager: String) -> EndpointSlice {
      EndpointSlice(
        metadata: ObjectMetadata(
          namespace: "n", name: service + manager,
          labels: [
            "kubernetes.io/service-name": service,
            "endpointslice.kubernetes.io/managed-by": manager,
          ]))
    }
    let controller = "endpointslice-controller.k8s.io"
    cluster.services = [Service(metadata: ObjectMetadata(namespace: "n", name: "web"))]
    cluster.endpointSlices = [
      slice("web", controller), slice("web", "me"), slice("db", controller),
    ]
    #expect(
      cluster.creatable().endpointSlices == [cluster.endpointSlices[1], cluster.endpointSlices[2]])
  }

  @Test("Requests in somebody's name are left out, and marks of controllers taken off")
  func marks() {
    var cluster = Cluster(name: "c")
    cluster.certificateSigningRequests = [CertificateSigningRequest(metadata: metadata)]
    cluster.breakglass.sessions = [BreakglassSession(metadata: metadata)]
    cluster.breakglass.escalations = [BreakglassEscalation(metadata: metadata)]
    let binding = ["pv.kubernetes.io/bind-completed": "yes", "kept": "yes"]
    var marked = metadata
    marked.annotations = binding
    marked.creationTimestamp = "2026-03-04T05:06:07Z"
    cluster.persistentVolumeClaims = [PersistentVolumeClaim(metadata: marked)]
    marked.annotations = [
      "kubernetes.io/service-account.uid": "u", "kubernetes.io/service-account.name": "s",
    ]
    cluster.secrets = [Secret(metadata: marked, type: Secret.serviceAccountTokenType)]
    var job = workload("Job", "job")
    job.selector = LabelSelector(matchLabels: ["controller-uid": "u"])
    job.templateLabels = ["controller-uid": "u", "job-name": "job", "app": "x"]
    cluster.workloads = [job]
    let made = cluster.creatable()
    #expect(made.certificateSigningRequests.isEmpty && made.breakglass.sessions.isEmpty)
    #expect(made.breakglass.escalations.count == 1)
    #expect(made.persistentVolumeClaims.map(\.metadata.annotations) == [["kept": "yes"]])
    #expect(made.persistentVolumeClaims.map(\.metadata.creationTimestamp) == [nil])
    #expect(made.secrets.map(\.tokenServiceAccount) == ["s"])
    #expect(made.secrets.map(\.metadata.annotations.count) == [1])
    #expect(made.workloads.map(\.selector) == [nil])
    #expect(made.workloads.map(\.templateLabels) == [["app": "x"]])
  }

  @Test(
    "Workloads of former API versions are written in today's",
    arguments: [
      ("extensions/v1beta1", "Deployment", "apps/v1"), ("batch/v1beta1", "CronJob", "batch/v1"),
      ("v1", "ReplicationController", "v1"),
    ])
  func versions(former: String, kind: String, now: String) {
    var cluster = Cluster(name: "c")
    cluster.workloads = [workload(kind, "x")]
    cluster.workloads[0].apiVersion = former
    #expect(cluster.creatable().workloads.map(\.apiVersion) == [now])
  }

  @Test("What can be created once can be created again", arguments: 0..<10)
  func stable(seed: Int) {
    let cluster = RandomCluster.cluster(seed: seed)
    for options in [ManifestOptions(), ManifestOptions(includesControlled: true)] {
      let once = cluster.creatable(options)
      #expect(once.creatable(options) == once)
      #expect(once.roles.map(\.rules) == cluster.roles.map(\.rules))
      #expect(once.bindings.map(\.subjects) == cluster.bindings.map(\.subjects))
    }
  }
}
