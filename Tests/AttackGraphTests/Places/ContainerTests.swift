import AttackGraph
import Estate
import TestSupport
import Testing

/// What a container holds is its own, not the pod's.
@Suite("Containers")
struct ContainerTests {
  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").node("n1").serviceAccount("a/app").serviceAccount("a/quiet")
    draft.secret("a/one").secret("a/two").secret("a/pull")
    return draft
  }

  private static let secretVolumes = [
    Volume(name: "one", source: .secret(name: "one")),
    Volume(name: "two", source: .projected(Projection(secrets: ["two"]))),
  ]

  @Test("A pod holds what all of its containers mount, a container what it mounts itself")
  func mounts() throws {
    let draft = Self.draft().pod(
      "a/web", automount: false,
      containers: [.mounting("one", name: "left"), .mounting("two", name: "right")],
      volumes: Self.secretVolumes)
    let pod = try Reachability(draft, from: "pod:a/web")
    #expect(try pod.reaches("secret:a/one") && pod.reaches("secret:a/two"))
    let left = try Reachability(draft, from: "container:a/web/left")
    #expect(try left.reaches("secret:a/one"))
    #expect(try !left.reaches("secret:a/two"))
    #expect(try !left.reaches("pod:a/web"))
  }

  @Test("A volume that nothing mounts is read by nobody")
  func unmounted() throws {
    let draft = Self.draft().pod(
      "a/web", automount: false, containers: [.mounting("two")], volumes: Self.secretVolumes)
    #expect(try !Reachability(draft, from: "pod:a/web").reaches("secret:a/one"))
  }

  @Test("Environments count, pull secrets and the secrets of CSI drivers do not")
  func environment() throws {
    let draft = Self.draft().pod("a/web", automount: false).lastPod {
      $0.containers[0].environmentSecrets = ["one", "missing"]
      $0.containers[0].mounts = [VolumeMount(volume: "csi", mountPath: "/csi")]
      $0.volumes = [Volume(name: "csi", source: .csi(driver: "d", secret: "two"))]
      $0.imagePullSecrets = ["pull"]
    }
    let reach = try Reachability(draft, from: "pod:a/web")
    #expect(try reach.reaches("secret:a/one"))
    #expect(try !reach.reaches("secret:a/two"))
    #expect(try !reach.reaches("secret:a/pull"))
  }

  @Test(
    "The account's token is in every container but those added for debugging",
    arguments: [Container.Role.ordinary, .initial, .sidecar, .ephemeral])
  func token(role: Container.Role) throws {
    let draft = Self.draft().pod(
      "a/web", runsAs: "app", containers: [.mounting(name: "x", role: role)])
    let reach = try Reachability(draft, from: "container:a/web/x")
    #expect(try reach.reaches("sa:a/app") == (role != .ephemeral))
  }

  @Test("Something mounted over the token hides it; the API server's own volume does not")
  func hiddenToken() throws {
    let path = "/var/run/secrets/kubernetes.io/serviceaccount"
    for isToken in [true, false] {
      let draft = Self.draft().pod("a/web", runsAs: "app").lastPod {
        $0.containers[0].mounts = [VolumeMount(volume: "v", mountPath: path)]
        $0.volumes = [
          Volume(
            name: "v",
            source: isToken
              ? .projected(secrets: [], tokens: [ProjectedToken()]) : .other("emptyDir"))
        ]
      }
      #expect(try Reachability(draft, from: "pod:a/web").reaches("sa:a/app") == isToken)
    }
  }

  @Test("A token projected by hand is only in the containers that mount it")
  func projectedToken() throws {
    let draft = Self.draft().pod(
      "a/web", runsAs: "app", automount: false,
      containers: [.mounting("t", name: "with"), .mounting(name: "without")],
      volumes: [Volume(name: "t", source: .projected(secrets: [], tokens: [ProjectedToken()]))])
    #expect(try Reachability(draft, from: "container:a/web/with").reaches("sa:a/app"))
    #expect(try !Reachability(draft, from: "container:a/web/without").reaches("sa:a/app"))
  }

  @Test(
    "A token whose account nobody collected is unknown, unless the pod says or shows it",
    arguments: [
      (Bool?.none, false, false, Certainty.unknown), (true, false, false, .certain),
      (nil, true, false, .certain), (nil, false, true, .certain),
    ])
  func unknownAccount(
    automount: Bool?, isCollected: Bool, showsVolume: Bool, certainty: Certainty
  ) throws {
    let draft = ClusterDraft().namespace("a").pod("a/web", runsAs: "app", automount: automount)
    if showsVolume {
      draft.lastPod {
        $0.containers[0].mounts = [
          VolumeMount(
            volume: "v", mountPath: "/var/run/secrets/kubernetes.io/serviceaccount")
        ]
        $0.volumes = [
          Volume(name: "v", source: .projected(secrets: [], tokens: [ProjectedToken()]))
        ]
      }
    }
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(
        cluster: "c", sources: [.kubectl],
        collected: .kinds(isCollected ? ["Pod", "ServiceAccount"] : ["Pod"]))
    ]
    let reach = try Reachability(draft, from: "pod:a/web", context: context)
    #expect(try reach.reaches("sa:a/app"))
    #expect(reach.certainties(of: "pod-uses-sa") == [certainty])
  }

  @Test("A pod of which no container is known holds its token itself")
  func withoutContainers() throws {
    let draft = Self.draft().pod("a/web", runsAs: "app", containers: [])
    #expect(
      try Reachability(draft, from: "pod:a/web").techniques(to: "sa:a/app")
        == ["pod-uses-sa", "identity-assume-pod"])
  }

  @Test(
    "Shared processes open the other containers, init containers left out",
    arguments: [
      true, false,
    ])
  func sharedProcesses(shares: Bool) throws {
    let draft = Self.draft().pod(
      "a/web", automount: false,
      containers: [
        .mounting(name: "left"), .mounting("one", name: "right"),
        .mounting("two", name: "first", role: .initial),
      ], volumes: Self.secretVolumes
    ).lastPod { $0.shareProcessNamespace = shares }
    let reach = try Reachability(draft, from: "container:a/web/left")
    #expect(try reach.reaches("secret:a/one") == shares)
    #expect(try !reach.reaches("secret:a/two"))
    #expect(reach.takes("share-pid-ns") == shares)
  }

  @Test(
    "Shared processes are open to root, to one user of all, and perhaps to SYS_PTRACE",
    arguments: [
      (Int?.none, Int?(2000), [String](), Certainty?.some(.certain)), (0, 2000, [], .certain),
      (1000, 2000, [], nil), (1000, nil, [], nil), (1000, 1000, [], .certain),
      (1000, 2000, ["SYS_PTRACE"], .unknown),
    ])
  func tracing(user: Int?, other: Int?, added: [String], certainty: Certainty?) throws {
    let draft = Self.draft().pod(
      "a/web", automount: false,
      containers: [.mounting(name: "left"), .mounting("one", name: "right")],
      volumes: Self.secretVolumes
    ).lastPod {
      $0.shareProcessNamespace = true
      $0.containers[0].security.runAsUser = user
      $0.containers[0].capabilitiesAdded = added
      $0.containers[1].security.runAsUser = other
    }
    let reach = try Reachability(draft, from: "container:a/web/left")
    #expect(try reach.reaches("secret:a/one") == (certainty != nil))
    let graph = draft.everyStep()
    let entries = graph.edges.filter {
      graph.technique(of: $0).id == "share-pid-ns"
        && graph.vertices[Int($0.tail)].key == "c/container/a/web/left"
    }
    #expect(entries.map(\.certainty) == (certainty.map { [$0] } ?? []))
  }

  @Test(
    "A token for the URL of the API server's Service may be for the API server",
    arguments: [
      ("https://kubernetes.default.svc", [.unknown]),
      ("https://kubernetes.default.svc.cluster.local", [.unknown]), ("", [.certain]),
      ("vault", []), ("sts.amazonaws.com", []),
    ] as [(String, Set<Certainty>)])
  func audience(audience: String, certainties: Set<Certainty>) throws {
    let draft = Self.draft().pod(
      "a/web", runsAs: "app", automount: false, containers: [.mounting("t", name: "main")],
      volumes: [
        Volume(
          name: "t",
          source: .projected(secrets: [], tokens: [ProjectedToken(audience: audience)]))
      ])
    let reach = try Reachability(draft, from: "pod:a/web")
    #expect(try reach.reaches("sa:a/app") == !certainties.isEmpty)
    #expect(reach.certainties(of: "pod-uses-sa") == certainties)
  }

  @Test("Shared processes cost two edges a container")
  func sharedProcessesLinear() {
    let containers = (0..<40).map { Container.mounting(name: "c\($0)") }
    let draft = Self.draft().pod("a/web", automount: false, containers: containers)
      .lastPod { $0.shareProcessNamespace = true }
    let edges = draft.everyStep().edges
    #expect(edges.count { draft.everyStep().technique(of: $0).id == "share-pid-ns" } == 80)
  }

  @Test("Volumes of the host and of claims are places, from their containers and the node")
  func volumes() throws {
    let draft = Self.draft().pod(
      "a/web", on: "n1", automount: false,
      containers: [.mounting("host", "claim", name: "x"), .mounting("scratch", name: "y")],
      volumes: [
        Volume(name: "host", source: .hostPath(path: "/opt")),
        Volume(name: "claim", source: .persistentVolumeClaim(name: "data")),
        Volume(name: "scratch", source: .other("emptyDir")),
      ])
    #expect(try Reachability(draft, from: "container:a/web/x").takes("volume-of"))
    #expect(try !Reachability(draft, from: "container:a/web/y").takes("volume-of"))
    let graph = draft.everyStep()
    let volumes = graph.edges.filter { graph.technique(of: $0).id == "volume-of" }
      .map { graph.vertices[Int($0.tail)].key + " > " + graph.vertices[Int($0.head)].key }
    #expect(
      volumes == [
        "c/container/a/web/x > c/volume/a/web/host", "c/node/n1 > c/volume/a/web/host",
        "c/container/a/web/x > c/volume/a/web/claim", "c/node/n1 > c/volume/a/web/claim",
      ])
  }
}
