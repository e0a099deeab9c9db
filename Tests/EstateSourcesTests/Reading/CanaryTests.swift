import Estate
import EstateSources
import Foundation
import Testing

/// Values that must not get anywhere, planted wherever an object may hold one.
@Suite("Canaries")
struct CanaryTests {
  private static let canary = "CANARY"

  /// Everything that is made of a dump, as text.
  private func traces(of cluster: Cluster) -> String {
    var text = ""
    dump(cluster, to: &text)
    text += String(decoding: ManifestWriter.bytes(of: cluster), as: UTF8.self)
    text += String(decoding: ManifestWriter.bytes(of: cluster.creatable()), as: UTF8.self)
    dump(EstateImporter.contextSkeleton(for: [cluster]), to: &text)
    return text
  }

  private static let container = #"""
    {"name":"c","image":"i","command":["CANARY"],"args":["--password=CANARY"],
     "env":[{"name":"P","value":"CANARY"}],"lifecycle":{"postStart":{"exec":{"command":["CANARY"]}}},
     "livenessProbe":{"httpGet":{"path":"/","httpHeaders":[{"name":"a","value":"CANARY"}]}}}
    """#

  private static let podSpec = #"""
    {"containers":[\#(container)],"initContainers":[\#(container)],
     "ephemeralContainers":[\#(container)],"volumes":[
       {"name":"a","csi":{"driver":"d","volumeAttributes":{"password":"CANARY"}}},
       {"name":"b","flexVolume":{"driver":"d","options":{"password":"CANARY"}}},
       {"name":"c","iscsi":{"targetPortal":"CANARY","iqn":"CANARY"}},
       {"name":"d","gitRepo":{"repository":"https://u:CANARY@h/r"}}],
     "securityContext":{"sysctls":[{"name":"n","value":"CANARY"}]}}
    """#

  /// Objects by kind, each with what its kind could give away; metadata are added to them.
  private static let objects: [(String, String, String)] = [
    ("v1", "Namespace", #""spec":{"finalizers":["CANARY"]}"#),
    ("v1", "ServiceAccount", #""secrets":[{"name":"s","uid":"CANARY"}]"#),
    ("v1", "Secret", #""data":{"k":"CANARY"},"stringData":{"k":"CANARY"}"#),
    ("v1", "ConfigMap", #""data":{"k":"CANARY"},"binaryData":{"k":"CANARY"}"#),
    ("v1", "Node", #""spec":{"providerID":"CANARY"},"status":{"images":[{"names":["CANARY"]}]}"#),
    ("v1", "Pod", #""spec":\#(podSpec),"status":{"message":"CANARY"}"#),
    ("apps/v1", "Deployment", #""spec":{"template":{"spec":\#(podSpec)}}"#),
    (
      "batch/v1", "CronJob",
      #""spec":{"timeZone":"CANARY","jobTemplate":{"spec":{"template":{"spec":\#(podSpec)}}}}"#
    ),
    (
      "v1", "PersistentVolume",
      #""spec":{"csi":{"driver":"d","volumeHandle":"CANARY","volumeAttributes":{"k":"CANARY"}}}"#
    ),
    ("v1", "PersistentVolumeClaim", #""spec":{"selector":{"matchLabels":{"k":"CANARY"}}}"#),
    ("v1", "Service", #""status":{"conditions":[{"message":"CANARY"}]}"#),
    (
      "discovery.k8s.io/v1", "EndpointSlice",
      #""endpoints":[{"addresses":["CANARY"],"deprecatedTopology":{"k":"CANARY"}}]"#
    ),
    (
      "networking.k8s.io/v1", "Ingress",
      #""spec":{"tls":[{"secretName":"s","hosts":["CANARY"]}]}"#
    ),
    (
      "networking.k8s.io/v1", "NetworkPolicy",
      #""spec":{"x":"CANARY"},"status":{"conditions":[{"message":"CANARY"}]}"#
    ),
    (
      "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration",
      #""webhooks":[{"name":"w","clientConfig":{"caBundle":"CANARY","# + url
        + #"},"matchConditions":[{"name":"n","expression":"CANARY"}]}]"#
    ),
    (
      "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration",
      #""webhooks":[{"name":"w","clientConfig":{\#(url)}}]"#
    ),
    (
      "certificates.k8s.io/v1", "CertificateSigningRequest",
      #"""
      "spec":{"request":"CANARY","extra":{"k":["CANARY"]},"uid":"CANARY"},
      "status":{"certificate":"CANARY","conditions":[{"type":"Approved","message":"CANARY"}]}
      """#
    ),
    (
      breakglass, "BreakglassEscalation",
      #""spec":{"requestReason":{"description":"CANARY"},"podSecurityOverrides":{"k":"CANARY"}}"#
    ),
    (
      breakglass, "BreakglassSession",
      #""spec":{"requestReason":"CANARY"},"status":{"approvalReason":"CANARY"}"#
    ),
    (
      breakglass, "ClusterConfig",
      #""spec":{"oidcAuth":{"issuerURL":"https://u:CANARY@h","clientSecret":"CANARY"}}"#
    ),
    (
      breakglass, "DenyPolicy", #""spec":{"podSecurityRules":{"thresholds":[{"reason":"CANARY"}]}}"#
    ),
  ]

  private static let url = #""url":"https://u:CANARY@h.example.com/CANARY?k=CANARY#CANARY""#
  private static let breakglass = "breakglass.t-caas.telekom.com/v1alpha1"

  private static let metadata = #"""
    {"name":"x","namespace":"n","uid":"CANARY","managedFields":[{"manager":"CANARY"}],
     "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"CANARY",
       "kapp.k14s.io/original":"CANARY","example.com/Api-Token":"CANARY","db-password":"CANARY","APIKEY":"CANARY",
       "example.com/note":"see https://user:CANARY@db.example.com/x","kept":"yes",
       "example.com/dsn":"postgres://user:CAN/ARY-CANARY@db.example.com","o":"ftp://CANARY@h",
       "nginx.ingress.kubernetes.io/configuration-snippet":"proxy_set_header X CANARY;",
       "example.com/pem":"-----BEGIN RSA PRIVATE KEY-----CANARY","jwt":"eyJCANARY",
       "example.com/blob":"\#(String(repeating: "CANARY", count: 1_000))"}}
    """#

  @Test("No kind lets out what it must not", arguments: objects.indices)
  func kinds(index: Int) throws {
    let (version, kind, fields) = Self.objects[index]
    let read = try Dumps.read(
      #"{"apiVersion":"\#(version)","kind":"\#(kind)","metadata":\#(Self.metadata),\#(fields)}"#)
    #expect(read.statistics.objects == [kind: 1])
    let text = traces(of: read.cluster)
    // Of a Secret, only annotations that are known to be harmless are read.
    #expect(text.contains("kept") == (kind != "Secret"), "\(kind)")
    #expect(!text.contains(Self.canary), "\(kind)")
  }

  @Test("Every kind that carries values is among them")
  func complete() {
    // The rest are workloads like these and RBAC objects, whose every field counts.
    let alike = ["DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController", "Job"]
    let rbac = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"]
    let covered = Set(Self.objects.map(\.1) + alike + rbac)
    #expect(covered == Set(ObjectKind.allCases.map(\.rawValue)))
  }

  @Test("Nothing made of other collectors' dumps has one", arguments: ["kubehound", "icekube"])
  func folders(name: String) throws {
    let text = traces(of: try Dumps.readFolder(name).cluster)
    #expect(!text.contains(Self.canary) && !text.contains("Q0FOQVJZ"))
  }

  @Test("An error in a field that may be secret does not quote it")
  func errors() throws {
    for (version, kind, fields) in Self.objects {
      let text =
        #"{"apiVersion":"\#(version)","kind":"\#(kind)","metadata":\#(Self.metadata),\#(fields)"#
      // Cut off in the middle of the last canary, and before the last bracket.
      for count in [text.utf8.count - 6, text.utf8.count] {
        let cut = String(decoding: text.utf8.prefix(count), as: UTF8.self)
        let error = try #require(throws: ImportError.self) { _ = try Dumps.read(cut) }
        #expect(!error.description.contains(Self.canary))
      }
    }
  }

  @Test(
    "Where quotes are broken, a value that looks like a key is not named",
    arguments: [
      #""stringData":{"pw":"she said ", "CANARY" ok"}"#, #""data":{"pw":"a","CANARY"}"#,
      #""data":{"pw":"a"},"CANARY"}"#, #""stringData":{"pw":{"CANARY":tru}}"#,
      #""stringData":{"pw":"a","CANARY":tru}"#,
    ])
  func brokenQuotes(fields: String) throws {
    let text = #"{"kind":"Secret","metadata":{"name":"s"},\#(fields)}"#
    let error = try #require(throws: ImportError.self) { _ = try Dumps.read(text) }
    #expect(!error.description.contains(Self.canary) && error.byteOffset != nil)
  }

  @Test("An error below managedFields names none of the fields there, which hold values")
  func managedFields() throws {
    let text =
      #"{"kind":"Pod","metadata":{"managedFields":[{"fieldsV1":{"v:\"CANARY\"":{"a":]}}]}}"#
    let error = try #require(throws: ImportError.self) { _ = try Dumps.read(text) }
    #expect(error.path == "metadata.managedFields")
  }

  @Test(
    "Annotations that only name things are kept",
    arguments: [
      "kubernetes.io/service-account.name", "eks.amazonaws.com/role-arn",
      "eks.amazonaws.com/token-expiration", "nginx.ingress.kubernetes.io/auth-secret",
      "kubernetes.io/config.mirror", "iam.gke.io/gcp-service-account", "example.com/note",
      "container.apparmor.security.beta.kubernetes.io/web",
    ])
  func annotations(key: String) throws {
    let read = try Dumps.read(
      #"{"kind":"Node","metadata":{"name":"x","annotations":{"\#(key)":"https://a.example.com/b@c"}}}"#
    )
    #expect(
      read.cluster.nodes.map(\.metadata.annotations) == [[key: "https://a.example.com/b@c"]])
  }
}
