import Estate
import EstateSources
import Testing

@Suite("Dumps of other collectors")
struct OtherCollectorsTests {
  @Test("A KubeHound dump gives kinds by its files' names, and the cluster's name and version")
  func kubeHound() throws {
    let reader = try Dumps.readFolder("kubehound")
    let cluster = reader.cluster
    #expect(reader.statedName == "shop.k8s.local")
    #expect(cluster.version == ServerVersion(major: 1, minor: 29))
    #expect(
      cluster.pods.map { "\($0.metadata.namespace)/\($0.metadata.name)" } == [
        "kube-system/operator-0", "shop/web-0", "shop/web-1",
      ])
    #expect(cluster.nodes.map(\.system.kubeletVersion) == ["v1.29.3"])
    #expect(cluster.roles.map(\.scope) == [.cluster, .cluster, .namespaced])
    #expect(
      cluster.bindings.map(\.path) == [
        "ClusterRoleBinding/operators", "RoleBinding/shop/web-reads",
      ])
    #expect(cluster.endpointSlices.map(\.serviceName) == ["web"])
    let statistics = reader.statistics
    #expect(
      statistics.collectedKinds.sorted() == [
        "ClusterRole", "ClusterRoleBinding", "EndpointSlice", "Node", "Pod", "Role", "RoleBinding",
      ])
    #expect(statistics.limits.isEmpty, "a missing file means that there is no object")
    #expect(statistics.files == 9 && statistics.skipped.isEmpty)
  }

  @Test("An IceKube download is arrays, or Lists, named after their kinds")
  func iceKube() throws {
    let reader = try Dumps.readFolder("icekube")
    #expect(reader.statedName == "arn:aws:eks:eu-west-1:111122223333:cluster/shop")
    #expect(reader.cluster.version == ServerVersion(major: 1, minor: 28))
    #expect(
      reader.statistics.sortedObjects.map(\.kind) == ["Deployment", "Namespace", "Pod", "Secret"])
    #expect(reader.statistics.skipped == ["Event": 1])
    #expect(reader.statistics.collectedKinds.contains("Role"), "though there is none")
    #expect(!reader.statistics.collectedKinds.contains("RoleBinding"))
  }

  @Test("An offline folder of rbac-police has a name, a version and seven Lists")
  func offline() throws {
    let reader = try Dumps.readFolder("rbac-police-offline")
    #expect(reader.statedName == "shop-cluster")
    #expect(reader.cluster.version == ServerVersion(major: 1, minor: 27))
    #expect(reader.statistics.emptyFiles == 1)
    #expect(!reader.statistics.collectedKinds.contains("RoleBinding"), "kubectl was refused")
    #expect(reader.statistics.collectedKinds.contains("Role"))
    #expect(reader.statistics.sortedObjects.map(\.count) == [1, 1, 1, 1, 1])
  }

  @Test(
    "What kubectl prints of versions is read for the server's, of which there may be none",
    arguments: [
      (#","serverVersion":{"major":"1","minor":"32+","gitVersion":"v1.32.1-eks-1"}}"#, 32),
      (#","serverVersion":{"major":"1","minor":"31"}}"#, 31),
      (#","serverVersion":null}"#, nil), ("}", nil),
    ] as [(String, Int?)])
  func kubectlVersion(server: String, minor: Int?) throws {
    let client =
      #"{"clientVersion":{"major":"1","minor":"36","gitVersion":"v1.36.0"},"kustomizeVersion":"v5""#
    let reader = try Dumps.readFiles([
      "version.json": client + server, "pods.json": pods(in: "a"),
    ])
    #expect(reader.cluster.version == minor.map { ServerVersion(major: 1, minor: $0) })
    #expect(reader.cluster.pods.count == 1 && reader.statistics.skipped.isEmpty)
  }

  @Test("A krane folder is Lists")
  func krane() throws {
    let reader = try Dumps.readFolder("krane")
    #expect(reader.statistics.skipped == ["PodSecurityPolicy.policy": 1])
    #expect(reader.statistics.objects == ["Role": 1])
    #expect(
      reader.statistics.collectedKinds == [
        "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding",
      ])
  }

  private let empty = #"{"kind":"List","apiVersion":"v1","items":[]}"#

  private func pods(in namespace: String) -> String {
    Dumps.list(#"{"kind":"Pod","metadata":{"name":"p","namespace":"\#(namespace)"}}"#)
  }

  @Test("A folder per namespace without an inventory tells what each namespace lacks")
  func partial() throws {
    let reader = try Dumps.readFiles([
      "a/pods.json": pods(in: "a"), "a/roles.json": empty, "b/pods.json": empty,
      "c/services.json": #"{"items":[{"metadata":{"name":"web"}}]}"#, "c/notes.json": empty,
      "services.json": empty, "nodes.json": empty,
    ])
    let limits = reader.statistics.sortedLimits
    #expect(limits.map(\.kind) == ["Pod", "Role"])
    #expect(limits[0].limits == [.missing(namespace: "c")])
    #expect(limits[1].limits == [.missing(namespace: "b"), .missing(namespace: "c")])
    #expect(limits[0].limits.map(\.description) == ["not collected in namespace c"])
    #expect(reader.cluster.services.map(\.metadata.namespace) == ["c"])
  }

  @Test("Folders that are no namespaces tell nothing")
  func otherFolders() throws {
    let dumps: [KeyValuePairs<String, String>] = [
      // A kind that lives in no namespace.
      ["a/pods.json": pods(in: "a"), "a/nodes.json": empty, "b/roles.json": empty],
      // Objects of another namespace.
      ["a/pods.json": pods(in: "x"), "b/roles.json": empty],
      // Nothing but the names.
      ["a/pods.json": empty, "b/roles.json": empty],
      // Objects by themselves, as people write them.
      [
        "a/pods.yaml": #"{"kind":"Pod","metadata":{"name":"p","namespace":"a"}}"#,
        "b/roles.yaml": #"{"kind":"Role","metadata":{"name":"r","namespace":"b"}}"#,
      ],
    ]
    for files in dumps {
      #expect(try Dumps.readFiles(files).statistics.limits.isEmpty, "\(files)")
    }
    let written = try Dumps.readFiles(["base/pods.yaml": #"{"kind":"Pod","metadata":{"name":"p"}}"#]
    )
    #expect(written.cluster.pods.map(\.metadata.namespace) == ["default"])
  }

  @Test("Findings of several dumps keep their limits apart")
  func merged() throws {
    var first = try Dumps.readFiles(["a/pods.json": pods(in: "a"), "b/roles.json": empty])
      .statistics
    let second = try Dumps.readFiles(["b/pods.json": pods(in: "b"), "a/roles.json": empty])
      .statistics
    first.add(second)
    #expect(
      first.limits == [
        "Pod": [.missing(namespace: "a"), .missing(namespace: "b")],
        "Role": [.missing(namespace: "a"), .missing(namespace: "b")],
      ])
    #expect(first.files == 4)
  }

  @Test("A bare array is a list, whose items say their kinds or get the file's")
  func arrays() throws {
    let namespace = #"{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"a"}}"#
    let read = try Dumps.read("[\(namespace),{\"kind\":\"List\",\"items\":[]}]")
    #expect(read.cluster.namespaces.map(\.metadata.name) == ["a"])
    #expect(try Dumps.read("[]").statistics.files == 1)
    let pods = try Dumps.readFiles(["n/pods.yaml": #"[{"metadata":{"name":"p"}}]"#])
    #expect(pods.cluster.pods.map(\.metadata.namespace) == ["n"])
    let error = try #require(throws: ImportError.self) { _ = try Dumps.read("[7]") }
    #expect(error.path == "[0]" && error.expected == "an object")
    #expect(throws: ImportError.self) { _ = try Dumps.read(#"[{"metadata":{"name":"p"}}]"#) }
  }

  @Test("A file's name says a kind only with the kind's own API group")
  func names() throws {
    let item = #"{"items":[{"metadata":{"name":"p"}}]}"#
    for path in [
      "roles.rbac.authorization.k8s.io.json", "roles.json", "./x/roles.yml", "denypolicies.json",
      "ingresses.networking.k8s.io.json", "services.json", "statefulsets.apps.json",
    ] {
      #expect(try Dumps.readFiles([path: item]).statistics.objects.count == 1, "\(path)")
    }
    for path in [
      "services.serving.knative.dev.json", "roles", "role.json", "list.json", "", "Pods.json",
    ] {
      let error = #expect(throws: ImportError.self, "\(path)") {
        _ = try Dumps.readFiles([path: item])
      }
      #expect(error?.path == "kind")
    }
  }

  @Test("Every kind has a file name of its own", arguments: ObjectKind.allCases)
  func everyKind(kind: ObjectKind) throws {
    let text = #"{"items":[{"metadata":{"name":"p"}}]}"#
    let name = kind.rawValue.lowercased()
    let plurals = [name + "s", name + "es", String(name.dropLast()) + "ies"]
    let found = plurals.compactMap { plural in
      (try? Dumps.readFiles(["n/\(plural).json": text]))?.statistics.objects
    }
    #expect(found == [[kind.rawValue: 1]])
  }

  @Test("An empty file means nothing was collected; elsewhere it is an error")
  func emptyFiles() throws {
    let reader = try Dumps.readFiles(["a/pods.json": " \n", "b/pods.json": "[]"])
    #expect(reader.statistics.emptyFiles == 1 && reader.statistics.files == 1)
    #expect(throws: ImportError.self) { _ = try Dumps.readFiles(["notes.json": ""]) }
  }

  @Test("A cluster's name is one word", arguments: ["", " ", "a b", "{\n}", "a\nb"])
  func clusterName(text: String) throws {
    let error = try #require(throws: ImportError.self) {
      _ = try Dumps.readFiles(["x/cluster_name": text])
    }
    #expect(error.description.hasPrefix("x/cluster_name: expected the cluster's name"))
    #expect(try Dumps.readFiles(["cluster_name": "a-b\n"]).statedName == "a-b")
  }
}
