import Estate
import Testing

@Suite("Reading of nodes, accounts and storage")
struct NodeAndStorageReadingTests {
  @Test("Nodes have taints and a system")
  func nodes() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"kind":"Node","apiVersion":"v1","metadata":{"name":"a"},
         "spec":{"podCIDR":"10.0.0.0/24","taints":[{"key":"k","value":"v","effect":"NoSchedule"},
           {"key":"l","effect":"NoExecute","timeAdded":"2026-01-02T03:04:05Z"}]},
         "status":{"addresses":[{"type":"InternalIP","address":"10.0.0.1"}],
           "nodeInfo":{"kubeletVersion":"v1.29.3","operatingSystem":"linux",
             "osImage":"Some Linux 12","containerRuntimeVersion":"containerd://1.7.13",
             "kernelVersion":"5.15.0-91-generic",
             "machineID":"0123456789abcdef"}}}
        """#, #"{"kind":"Node","metadata":{"name":"b"},"spec":{"taints":null},"status":null}"#))
    #expect(
      read.cluster.nodes == [
        Node(
          metadata: ObjectMetadata(name: "a"),
          taints: [
            Node.Taint(key: "k", value: "v", effect: "NoSchedule"),
            Node.Taint(key: "l", effect: "NoExecute"),
          ],
          system: Node.System(
            kubeletVersion: "v1.29.3", operatingSystem: "linux", osImage: "Some Linux 12",
            kernelVersion: "5.15.0-91-generic", containerRuntime: "containerd://1.7.13")),
        Node(metadata: ObjectMetadata(name: "b")),
      ])
  }

  @Test("Service accounts name their secrets and pull secrets")
  func accounts() throws {
    let read = try Dumps.read(
      #"""
      {"kind":"ServiceAccount","metadata":{"name":"s","namespace":"n"},
       "secrets":[{"name":"s-token-abcde"},{"name":"s-dockercfg-abcde"}],
       "imagePullSecrets":[{"name":"pull"}]}
      """#)
    #expect(
      read.cluster.serviceAccounts == [
        ServiceAccount(
          metadata: ObjectMetadata(namespace: "n", name: "s"),
          secrets: ["s-token-abcde", "s-dockercfg-abcde"], imagePullSecrets: ["pull"])
      ])
  }

  private func volume(_ spec: String) throws -> PersistentVolume {
    let read = try Dumps.read(
      #"{"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"v"},"spec":{\#(spec)}}"#)
    return try #require(read.cluster.persistentVolumes.first)
  }

  @Test("Volumes of a node's disk are told from those of drivers")
  func volumes() throws {
    let common = #""capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"#
    #expect(
      try volume(common + #""hostPath":{"path":"/data","type":""},"storageClassName":"manual""#)
        == PersistentVolume(
          metadata: ObjectMetadata(name: "v"), source: .hostPath(path: "/data"),
          storageClass: "manual"))
    #expect(
      try volume(
        #""nodeAffinity":{"required":{}},"local":{"path":"/mnt/a"},"volumeMode":"Filesystem""#
      ).source == .local(path: "/mnt/a"))
    let bound = try volume(
      #"""
      "claimRef":{"kind":"PersistentVolumeClaim","namespace":"shop","name":"data","uid":"u"},
      "csi":{"driver":"ebs.csi.aws.com","volumeHandle":"vol-1","volumeAttributes":{"a":"b"},
        "nodeStageSecretRef":{"name":"luks","namespace":"kube-system"},
        "nodePublishSecretRef":null}
      """#)
    #expect(bound.claim == NamespacedName(namespace: "shop", name: "data"))
    #expect(
      bound.source
        == .csi(
          driver: "ebs.csi.aws.com",
          secrets: [
            "nodeStageSecretRef": NamespacedName(namespace: "kube-system", name: "luks")
          ]))
    #expect(try volume(#""nfs":{"server":"s","path":"/"}"#).source == .other("nfs"))
    #expect(try volume(#""nfs":null"#).source == .other(""))
  }

  @Test("Claims name their volume, and a class or none")
  func claims() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"a","namespace":"n"},
         "spec":{"volumeName":"pv-1","storageClassName":"","resources":{}},"status":{}}
        """#,
        #"{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"b"},"spec":{}}"#))
    #expect(
      read.cluster.persistentVolumeClaims == [
        PersistentVolumeClaim(
          metadata: ObjectMetadata(namespace: "n", name: "a"), volumeName: "pv-1",
          storageClass: ""),
        PersistentVolumeClaim(metadata: ObjectMetadata(namespace: "default", name: "b")),
      ])
  }
}
