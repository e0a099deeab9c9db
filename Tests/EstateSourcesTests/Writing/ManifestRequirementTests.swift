import Estate
import EstateSources
import Foundation
import Specs
import Testing

/// Checks manifests as JSON against what the API requires of each kind.
@Suite("Manifests of every kind")
struct ManifestRequirementTests {
  private typealias Object = [String: Any]

  private func cluster() throws -> (cluster: Cluster, statistics: ImportStatistics) {
    try DumpReader.readCluster(named: "c", file: Dumps.fixture("dumps/kinds.json"))
  }

  private func items(of cluster: Cluster) throws -> [Object] {
    let data = Data(ManifestWriter.bytes(of: cluster))
    let list = try #require(JSONSerialization.jsonObject(with: data) as? Object)
    return try #require(list["items"] as? [Object])
  }

  @Test("One of everything is read, written and read back the same")
  func roundTrip() throws {
    let read = try cluster()
    #expect(Set(read.statistics.objects.keys) == Set(ObjectKind.allCases.map(\.rawValue)))
    #expect(read.statistics.skipped.isEmpty && read.statistics.limits.isEmpty)
    let bytes = ManifestWriter.bytes(of: read.cluster)
    let again = try DumpReader.readCluster(named: "c", bytes: bytes, source: "again")
    #expect(again.cluster == read.cluster)
    #expect(ManifestWriter.bytes(of: again.cluster) == bytes)
    let made = read.cluster.creatable()
    let back = try DumpReader.readCluster(
      named: "c", bytes: ManifestWriter.bytes(of: made), source: "made")
    #expect(back.cluster == made)
  }

  /// Paths of fields that the API requires, by kind; `*` stands for each element of a list, and a
  /// field after `?` is required only where the one before it is there.
  ///
  /// - Source: Kubernetes 1.36, the `Required` checks of `pkg/apis/*/validation`; the CRDs of
  ///   k8s-breakglass.
  private static let required: [String: [String]] = [
    "Node": ["status.nodeInfo.machineID", "status.nodeInfo.kubeletVersion"],
    "Pod": podSpec("spec"),
    "Deployment": ["spec.selector.matchLabels"] + podSpec("spec.template.spec"),
    "ReplicaSet": ["spec.selector.matchLabels"] + podSpec("spec.template.spec"),
    "StatefulSet": ["spec.selector.matchLabels"] + podSpec("spec.template.spec"),
    "DaemonSet": ["spec.selector.matchLabels"] + podSpec("spec.template.spec"),
    "ReplicationController": ["spec.selector.app"] + podSpec("spec.template.spec"),
    "Job": ["spec.template.spec.restartPolicy"] + podSpec("spec.template.spec"),
    "CronJob": ["spec.schedule", "spec.jobTemplate.spec.template.spec.restartPolicy"]
      + podSpec("spec.jobTemplate.spec.template.spec"),
    "PersistentVolume": [
      "spec.capacity.storage", "spec.accessModes.*",
      "spec?local.path", "spec?csi.volumeHandle", "spec?csi.driver", "spec?nfs.server",
    ],
    "PersistentVolumeClaim": ["spec.accessModes.*", "spec.resources.requests.storage"],
    "Service": ["spec?ports.*.port", "spec?ports.*.targetPort"],
    "EndpointSlice": ["addressType", "endpoints.*.addresses.*"],
    "Ingress": [
      "spec.rules.*.http.paths.*.pathType", "spec.rules.*.http.paths.*.backend.service.name",
      "spec.rules.*.http.paths.*.backend.service.port",
    ],
    "NetworkPolicy": [
      "spec.podSelector", "spec.egress.*?to.*?ipBlock.cidr", "spec.ingress.*?from.*.podSelector",
    ],
    "ValidatingWebhookConfiguration": webhook, "MutatingWebhookConfiguration": webhook,
    "CertificateSigningRequest": ["spec.request", "spec.signerName", "spec.usages.*"],
    "ClusterConfig": ["spec.kubeconfigSecretRef.name", "spec.kubeconfigSecretRef.namespace"],
    "DenyPolicy": ["spec.rules.*.verbs", "spec.rules.*.apiGroups", "spec.rules.*.resources"],
    "BreakglassEscalation": ["spec.allowed", "spec.approvers.groups.*", "spec.escalatedGroup"],
    "BreakglassSession": ["spec.cluster", "spec.user", "spec.grantedGroup"],
  ]

  private static let webhook = [
    "webhooks.*.name", "webhooks.*.sideEffects", "webhooks.*.admissionReviewVersions.*",
    "webhooks.*.clientConfig", "webhooks.*.rules.*.operations.*", "webhooks.*.rules.*.apiGroups.*",
    "webhooks.*.rules.*.apiVersions.*", "webhooks.*.rules.*.resources.*",
  ]

  private static func podSpec(_ path: String) -> [String] {
    [
      "containers.*.name", "containers.*.image", "volumes.*.name",
      "containers.*?ports.*.containerPort",
    ].map { "\(path)?\($0)" } + ["\(path).containers.*"]
  }

  /// Why a path does not lead to something in every element; `nil` when it does.
  private func problem(_ path: Substring, in value: Any, optional: Bool = false) -> String? {
    guard let end = path.firstIndex(where: { $0 == "." || $0 == "?" }) else {
      return step(path, "", in: value, optional: optional)
    }
    return step(
      path[..<end], path[path.index(after: end)...], in: value,
      optional: optional, next: path[end] == "?")
  }

  private func step(
    _ key: Substring, _ rest: Substring, in value: Any, optional: Bool, next: Bool = false
  ) -> String? {
    if key == "*" {
      guard let list = value as? [Any], !list.isEmpty else { return "no elements" }
      guard !rest.isEmpty else { return nil }
      return list.lazy.compactMap { problem(rest, in: $0, optional: next) }.first
    }
    guard let inner = (value as? Object)?[String(key)] else {
      return optional ? nil : "no \(key)"
    }
    return rest.isEmpty ? nil : problem(rest, in: inner, optional: next)
  }

  @Test("What the API requires is there, kept or made up", arguments: [false, true])
  func requirements(creatable: Bool) throws {
    let read = try cluster().cluster
    let items = try items(of: creatable ? read.creatable() : read)
    for item in items {
      let kind = try #require(item["kind"] as? String)
      for path in Self.required[kind] ?? [] {
        #expect(problem(path[...], in: item) == nil, "\(kind): \(path)")
      }
      let metadata = try #require(item["metadata"] as? Object)
      #expect(metadata["name"] != nil && metadata["uid"] == nil)
      if creatable {
        #expect(metadata["ownerReferences"] == nil && metadata["creationTimestamp"] == nil)
      }
    }
    let kinds = Set(items.compactMap { $0["kind"] as? String })
    let unwritten: Set =
      creatable ? ["CertificateSigningRequest", "BreakglassSession", "ReplicaSet"] : []
    #expect(kinds == Set(ObjectKind.allCases.map(\.rawValue)).subtracting(unwritten))
  }

  @Test("The placeholder of a certificate request is one in PEM")
  func placeholder() throws {
    let items = try items(of: cluster().cluster)
    let request = try #require(items.first { $0["kind"] as? String == "CertificateSigningRequest" })
    let text = try #require((request["spec"] as? Object)?["request"] as? String)
    let bytes = try #require(Data(base64Encoded: text))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "-----BEGIN CERTIFICATE REQUEST-----")
    #expect(lines.last == "-----END CERTIFICATE REQUEST-----")
    let body = lines.dropFirst().dropLast().joined()
    #expect(Data(base64Encoded: body)?.first == 0x30, "a DER sequence")
  }

  @Test("Nothing made of it contains a canary")
  func canaries() throws {
    let file = try Dumps.fixture("dumps/kinds.json")
    let imported = try EstateImporter.importDump(files: [file], name: "kinds")
    var text = ""
    dump(imported, to: &text)
    for cluster in imported.estate.clusters {
      text += String(decoding: ManifestWriter.bytes(of: cluster), as: UTF8.self)
    }
    #expect(!text.contains("Q0FOQVJZ") && !text.contains("CANARY"))
    try Dumps.withFolder { folder in
      let place = folder.appendingPathComponent("estate")
      try EstateDirectory.write(imported.estate, to: place)
      #expect(try EstateDirectory.read(place) == imported.estate)
    }
  }
}
