import Estate
import EstateSources
import Foundation
import Testing

@Suite("Manifest writer")
struct ManifestWriterTests {
  @Test("What is written is read back the same", arguments: 0..<25)
  func roundTrip(seed: Int) throws {
    let cluster = RandomCluster.cluster(seed: seed)
    let bytes = ManifestWriter.bytes(of: cluster)
    let read = try DumpReader.readCluster(named: "c", bytes: bytes, source: "objects.json")
    #expect(read.cluster == cluster)
    #expect(read.statistics.duplicates == 0 && read.statistics.skipped.isEmpty)
    #expect(ManifestWriter.bytes(of: read.cluster) == bytes)
  }

  @Test("The bytes are fixed: keys sorted, four spaces, a line feed at the end")
  func golden() {
    var cluster = Cluster(name: "c")
    cluster.namespaces = [
      Namespace(metadata: ObjectMetadata(name: "n", labels: ["b": "2", "B": "1", "a": "\u{1}é"]))
    ]
    cluster.bindings = [
      RoleBinding(
        scope: .cluster, metadata: ObjectMetadata(name: "x"),
        roleRef: RoleReference(kind: "ClusterRole", name: "view"), subjects: [])
    ]
    let expected = #"""
      {
          "apiVersion": "v1",
          "items": [
              {
                  "apiVersion": "v1",
                  "kind": "Namespace",
                  "metadata": {
                      "labels": {
                          "B": "1",
                          "a": "\u0001é",
                          "b": "2"
                      },
                      "name": "n"
                  }
              },
              {
                  "apiVersion": "rbac.authorization.k8s.io/v1",
                  "kind": "ClusterRoleBinding",
                  "metadata": {
                      "name": "x"
                  },
                  "roleRef": {
                      "apiGroup": "rbac.authorization.k8s.io",
                      "kind": "ClusterRole",
                      "name": "view"
                  }
              }
          ],
          "kind": "List"
      }

      """#
    #expect(String(decoding: ManifestWriter.bytes(of: cluster), as: UTF8.self) == expected)
    let empty = String(decoding: ManifestWriter.bytes(of: Cluster(name: "c")), as: UTF8.self)
    #expect(empty.contains(#""items": [],"#))
  }

  /// The objects of a cluster with one of everything, as Foundation reads them.
  private func items(of cluster: Cluster) throws -> [[String: Any]] {
    let data = Data(ManifestWriter.bytes(of: cluster))
    let list = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(list["items"] as? [[String: Any]])
  }

  /// The value at a path of keys separated by dots.
  private func value(_ path: String, in object: [String: Any]) -> Any? {
    path.split(separator: ".").reduce(object as Any?) { value, key in
      (value as? [String: Any])?[String(key)]
    }
  }

  @Test("What the API requires is there: selectors, restart policies, required secret keys")
  func required() throws {
    var cluster = Cluster(name: "c")
    let metadata = ObjectMetadata(namespace: "n", name: "w")
    cluster.secrets = [Secret(metadata: metadata, type: "kubernetes.io/tls")]
    cluster.workloads = [
      ("apps/v1", "Deployment"), ("apps/v1", "StatefulSet"), ("batch/v1", "CronJob"),
      ("v1", "ReplicationController"),
    ].map {
      Workload(
        apiVersion: $0.0, kind: $0.1, metadata: metadata,
        template: PodSpec(containers: [Container(name: "a", image: "i")]),
        templateLabels: ["app": "x"])
    }
    cluster.pods = [
      Pod(
        metadata: metadata, spec: PodSpec(),
        owner: OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: "r"))
    ]
    let items = try items(of: cluster)
    #expect(
      items.map { $0["kind"] as? String } == [
        "Secret", "Deployment", "StatefulSet", "CronJob", "ReplicationController", "Pod",
      ])
    #expect(items[0]["data"] as? [String: String] == ["tls.crt": "", "tls.key": ""])
    #expect(value("spec.selector.matchLabels.app", in: items[1]) as? String == "x")
    #expect(value("spec.serviceName", in: items[2]) as? String == "w")
    let template = "spec.jobTemplate.spec.template.spec"
    #expect(value(template + ".restartPolicy", in: items[3]) as? String == "Never")
    #expect(value("spec.schedule", in: items[3]) == nil, "not known")
    let made = try self.items(of: cluster.creatable())
    #expect(value("spec.schedule", in: made[3]) as? String == "0 0 * * *")
    #expect(value("spec.selector.app", in: items[4]) as? String == "x")
    let owners = value("metadata.ownerReferences", in: items[5]) as? [[String: Any]]
    let uid = try #require(owners?.first?["uid"] as? String)
    #expect(UUID(uuidString: uid) != nil)
  }
}
