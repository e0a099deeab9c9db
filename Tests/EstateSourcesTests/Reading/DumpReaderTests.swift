import Estate
import EstateSources
import Testing

@Suite("Dump reader")
struct DumpReaderTests {
  @Test("Lists, Lists of Lists and single objects are read alike")
  func shapes() throws {
    let object = #"{"kind":"Namespace","metadata":{"name":"a"},"apiVersion":"v1"}"#
    let expected = [Namespace(metadata: ObjectMetadata(name: "a"))]
    for text in [object, Dumps.list(object), Dumps.list(Dumps.list(Dumps.list(object)))] {
      #expect(try Dumps.read(text).cluster.namespaces == expected, "\(text)")
    }
  }

  @Test("Documents one after another are read like a list: appended dumps, lines of objects")
  func severalDocuments() throws {
    let objects = ["a", "b", "c"].map { #"{"kind":"Namespace","metadata":{"name":"\#($0)"}}"# }
    let texts = [
      objects.joined(), objects.joined(separator: "\n") + "\n",
      Dumps.list(objects[0]) + "\n" + Dumps.list(objects[1], objects[2]),
    ]
    for text in texts {
      let read = try Dumps.read(text)
      #expect(read.cluster.namespaces.map(\.metadata.name) == ["a", "b", "c"], "\(text)")
      #expect(read.statistics.files == 1)
    }
    let broken = [
      ("x", "expected the end of the document"), (",", "expected the end of the document"),
      ("{\"kind\":7}", "kind: expected a string"), ("{", "expected a key in double quotes"),
      ("[{}]", "[0].kind: expected a string"),
    ]
    for (text, problem) in broken {
      let error = try #require(throws: ImportError.self) {
        _ = try Dumps.read(objects[0] + "\n" + text)
      }
      #expect(error.line == 2 && error.description.contains(": " + problem), "\(error)")
    }
  }

  @Test("Items of a typed list get its kind, items of a plain list must have their own")
  func typedLists() throws {
    let text = #"{"items":[{"metadata":{"name":"p"}}],"kind":"PodList","apiVersion":"v1"}"#
    let read = try Dumps.read(text)
    #expect(read.cluster.pods.map(\.metadata.namespace) == ["default"])
    let empty = try Dumps.read(#"{"kind":"SecretList","apiVersion":"v1","items":null}"#)
    #expect(empty.statistics.collectedKinds == ["Secret"] && empty.cluster.secrets.isEmpty)
    let error = try #require(throws: ImportError.self) {
      _ = try Dumps.read(Dumps.list(#"{"metadata":{"name":"p"}}"#))
    }
    #expect(error.path == "items[0].kind" && error.expected == "a string")
  }

  @Test("Other kinds and other groups' kinds are counted and passed over")
  func otherKinds() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"{"apiVersion":"v1","kind":"Event","metadata":{"name":"s"}}"#,
        #"{"apiVersion":"v1","kind":"Event","metadata":{"name":"t"}}"#,
        #"{"apiVersion":"serving.knative.dev/v1","kind":"Service","metadata":{"name":"u"}}"#,
        #"{"apiVersion":"v1","kind":"DenyPolicy","metadata":{"name":"v"}}"#,
        #"{"kind":"ClusterConfig","metadata":{"name":"w"}}"#,
        #"{"apiVersion":"authorization.openshift.io/v1","kind":"Role","metadata":{"name":"r"}}"#,
        #"{"apiVersion":"extensions/v1beta1","kind":"Deployment","metadata":{"name":"d"}}"#,
        #"{"kind":"Node","metadata":{"name":"n"}}"#))
    let skipped = read.statistics.sortedSkipped.map(\.kind)
    #expect(
      skipped == [
        "ClusterConfig", "DenyPolicy", "Event", "Role.authorization.openshift.io",
        "Service.serving.knative.dev",
      ])
    #expect(read.statistics.skipped["Event"] == 2)
    #expect(read.statistics.sortedObjects.map(\.kind) == ["Deployment", "Node"])
    #expect(read.cluster.roles.isEmpty)
  }

  @Test("Metadata: namespaces by scope, nulls as missing, only wanted annotations")
  func metadata() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"kind":"ConfigMap","apiVersion":"v1","data":{"k":"v"},"metadata":{"name":"m",
          "labels":{"a":"1","b":null},"creationTimestamp":"2026-01-02T03:04:05Z","uid":"x",
          "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{}","note":"n"}}}
        """#,
        #"{"kind":"ClusterRole","metadata":{"name":"r","namespace":"ignored"},"rules":null}"#,
        #"{"kind":"ServiceAccount","metadata":{"name":"s","namespace":null,"labels":null}}"#,
        #"{"kind":"ServiceAccount","metadata":{"name":"t"},"automountServiceAccountToken":false}"#))
    let map = try #require(read.cluster.configMaps.first)
    #expect(
      map.metadata
        == ObjectMetadata(
          namespace: "default", name: "m", labels: ["a": "1", "b": ""],
          annotations: ["note": "n"], creationTimestamp: "2026-01-02T03:04:05Z"))
    #expect(read.cluster.roles.map(\.metadata.namespace) == [""])
    #expect(read.cluster.serviceAccounts.map(\.metadata.namespace) == ["default", "default"])
    #expect(read.cluster.serviceAccounts.map(\.automountServiceAccountToken) == [nil, false])
  }

  @Test("An object that comes again is left out, across files too; finished pods are passed over")
  func duplicates() throws {
    var reader = DumpReader(clusterName: "c")
    let first = #"{"kind":"Secret","type":"a","metadata":{"name":"s","namespace":"n"}}"#
    let second = #"{"kind":"Secret","type":"b","metadata":{"name":"s","namespace":"n"}}"#
    let other = #"{"kind":"Secret","metadata":{"name":"s","namespace":"m"}}"#
    let finished = #"{"kind":"Pod","metadata":{"name":"p"},"status":{"phase":"Succeeded"}}"#
    let running = #"{"kind":"Pod","metadata":{"name":"q"},"status":{"phase":"Running"}}"#
    for text in [Dumps.list(first, second, finished), Dumps.list(first, other, running)] {
      try reader.read(JSONInput(bytes: Array(text.utf8), label: "part"))
    }
    #expect(reader.cluster.secrets.map(\.type) == ["a", "Opaque"])
    #expect(reader.cluster.pods.map(\.metadata.name) == ["q"])
    #expect(reader.statistics.duplicates == 2 && reader.statistics.finishedPods == 1)
    #expect(reader.statistics.files == 2 && reader.statistics.objects == ["Secret": 2, "Pod": 1])
  }

  @Test("Only the same kind, namespace and name make an object the same, byte by byte")
  func identities() throws {
    let parts = ["", "a", "ab", "b", "bc", "c", "\\u0000", "a\\u0000", "\\u0000b", "é", "e\u{301}"]
    var objects: [String] = []
    for kind in ["Role", "RoleBinding", "ConfigMap", "Secret"] {
      for namespace in parts.dropFirst() {
        for name in parts.dropFirst() {
          let metadata = #"{"namespace":"\#(namespace)","name":"\#(name)"}"#
          objects.append(#"{"kind":"\#(kind)","metadata":\#(metadata)}"#)
        }
      }
    }
    let once = try Dumps.read(Dumps.list(objects.joined(separator: ",")))
    #expect(once.statistics.duplicates == 0)
    #expect(once.statistics.objects.values.reduce(0, +) == objects.count)
    let twice = try Dumps.read(Dumps.list((objects + objects.reversed()).joined(separator: ",")))
    #expect(twice.cluster == once.cluster && twice.statistics.duplicates == objects.count)
  }

  @Test("Every kind of workload gives its replicas, labels and pod template")
  func workloads() throws {
    let template =
      #""template":{"metadata":{"labels":{"app":"x"}},"spec":{"serviceAccountName":"s"}}"#
    let kinds = [
      "apps/v1/Deployment", "apps/v1/DaemonSet", "apps/v1/StatefulSet", "apps/v1/ReplicaSet",
      "v1/ReplicationController", "batch/v1/Job", "batch/v1/CronJob",
    ]
    for path in kinds {
      let parts = path.split(separator: "/")
      let version = parts.dropLast().joined(separator: "/")
      let kind = String(parts[parts.count - 1])
      let inner =
        kind == "CronJob"
        ? #""jobTemplate":{"spec":{"suspend":true,\#(template)}}"# : #""replicas":3,\#(template)"#
      let read = try Dumps.read(
        #"{"apiVersion":"\#(version)","kind":"\#(kind)","metadata":{"name":"w"},"#
          + #""spec":{\#(inner)}}"#)
      #expect(
        read.cluster.workloads == [
          Workload(
            apiVersion: version, kind: kind,
            metadata: ObjectMetadata(namespace: "default", name: "w"),
            replicas: kind == "CronJob" ? nil : 3,
            template: PodSpec(serviceAccountName: "s"), templateLabels: ["app": "x"])
        ])
    }
  }

  @Test("RBAC objects are kept as written, however invalid")
  func invalidRBAC() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"{"kind":"RoleBinding","metadata":{"name":"b"},"subjects":[{"kind":"user"},null]}"#,
        #"{"kind":"Role","rules":[null,{"verbs":null,"resources":["",null]}]}"#,
        #"""
        {"kind":"ClusterRole","metadata":{"name":"a"},"aggregationRule":{"clusterRoleSelectors":[
          {"matchLabels":{"x":"y"},"matchExpressions":[{"key":"k","operator":"in","values":["v"]}]},
          {}]}}
        """#,
        #"{"kind":"ClusterRole","metadata":{"name":"b"},"aggregationRule":null}"#,
        #"{"kind":"ClusterRole","metadata":{"name":"c"},"aggregationRule":{}}"#))
    let binding = try #require(read.cluster.bindings.first)
    #expect(binding.roleRef == RoleReference(apiGroup: "", kind: "", name: ""))
    #expect(binding.subjects == [Subject(kind: "user", name: ""), Subject(kind: "", name: "")])
    #expect(binding.path == "RoleBinding/default/b")
    #expect(read.cluster.roles[0].rules == [PolicyRule(), PolicyRule(resources: ["", ""])])
    let selector = LabelSelector(
      matchLabels: ["x": "y"],
      matchExpressions: [.init(key: "k", comparison: "in", values: ["v"])])
    #expect(
      read.cluster.roles.map(\.aggregation) == [nil, [selector, LabelSelector()], nil, []])
  }

  @Test(
    "A field of the wrong type is an error with its place",
    arguments: [
      (
        Dumps.pod(#""containers":[{"name":"a"},{"name":7}]"#),
        "items[0].spec.containers[1].name: expected a string, found a number"
      ),
      (Dumps.pod(#""hostPID":"yes""#), "items[0].spec.hostPID: expected a boolean, found a string"),
      (Dumps.pod(#""volumes":{}"#), "items[0].spec.volumes: expected an array, found an object"),
      (
        Dumps.pod(#""securityContext":{"runAsUser":1.5}"#),
        "items[0].spec.securityContext.runAsUser: expected a whole number of 64 bits, "
          + "found another number"
      ),
      (#"{"kind":"Pod"}"#, "items[0].metadata.name: expected a string, found nothing"),
      (#"{"kind":"Pod","metadata":[]}"#, "items[0].metadata: expected an object, found an array"),
      (#"{"kind":7}"#, "items[0].kind: expected a string, found a number"),
      ("7", "items[0]: expected an object, found a number"),
      ("null", "items[0]: expected an object, found null"),
      (
        #"{"kind":"Pod","kind":"Pod"}"#,
        #"items[0]: expected each key once, found "kind" a second time"#
      ),
    ])
  func wrongTypes(object: String, problem: String) throws {
    let error = try #require(throws: ImportError.self) { _ = try Dumps.read(Dumps.list(object)) }
    #expect(error.description.hasPrefix("dump.json: byte "))
    #expect(error.description.hasSuffix(": " + problem), "\(error)")
  }

  @Test("A dump cut short anywhere is an error, never a success")
  func truncated() throws {
    let text = Dumps.list(
      Dumps.pod(#""containers":[{"name":"é","env":[{"name":"A","value":"\u00e9"}]}]"#),
      #"{"kind":"Secret","metadata":{"name":"s","labels":{"a":"b"}},"data":{"k":"dg=="}}"#,
      #"{"kind":"ClusterRole","metadata":{"name":"r"},"rules":[{"verbs":["*"]}]}"#)
    let bytes = Array(text.utf8)
    #expect(try Dumps.read(text).statistics.objects.values.reduce(0, +) == 3)
    for count in bytes.indices {
      let error = #expect(throws: ImportError.self, "\(count) bytes") {
        _ = try DumpReader.readCluster(
          named: "c", bytes: Array(bytes[..<count]), source: "dump.json")
      }
      #expect(error?.byteOffset.map { $0 <= count } ?? false)
    }
  }
}
