import Estate
import EstateSources
import Foundation
import Testing

@Suite("Pods made from the templates of workloads")
struct TemplatePodsTests {
  private func workload(_ kind: String, _ name: String, spec: String, owner: String = "") -> String
  {
    let owners =
      owner.isEmpty
      ? ""
      : #","ownerReferences":[{"kind":"Deployment","name":"\#(owner)","apiVersion":"apps/v1","#
        + #""controller":true}]"#
    return #"{"kind":"\#(kind)","metadata":{"name":"\#(name)","namespace":"n"\#(owners)},"#
      + #""spec":{\#(spec)}}"#
  }

  private let template =
    #""template":{"metadata":{"labels":{"app":"web"}},"spec":{"hostPID":true,"#
    + #""containers":[{"name":"c","securityContext":{"privileged":true}}],"#
    + #""volumes":[{"name":"root","hostPath":{"path":"/"}}]}}"#

  private func read(
    _ objects: String..., beside: [String: String] = [:]
  ) throws -> (estate: Estate, statistics: ImportStatistics) {
    try Dumps.withFolder { folder in
      let dump = folder.appendingPathComponent("c0")
      try FileManager.default.createDirectory(at: dump, withIntermediateDirectories: true)
      let list = #"{"kind":"List","items":["# + objects.joined(separator: ",") + "]}"
      for (path, text) in beside.merging(["all.json": list], uniquingKeysWith: { $1 }) {
        try Data(text.utf8).write(to: dump.appendingPathComponent(path))
      }
      return try EstateImporter.importDump(files: [dump], name: "e")
    }
  }

  @Test("Each workload that makes pods gives one, and the record says so")
  func made() throws {
    let (estate, statistics) = try read(
      workload("Deployment", "web", spec: template),
      workload("ReplicaSet", "web-1", spec: template, owner: "web"),
      workload("ReplicaSet", "lone", spec: template, owner: "gone"),
      workload("CronJob", "tick", spec: #""jobTemplate":{"spec":{\#(template)}}"#),
      workload("Job", "off", spec: #""suspend":true,\#(template)"#),
      workload("StatefulSet", "none", spec: #""replicas":0,\#(template)"#),
      workload("DaemonSet", "web", spec: template))
    let pods = estate.clusters[0].pods
    #expect(pods.map(\.metadata.name) == ["web", "lone", "tick", "web-daemonset"])
    #expect(pods.map(\.owner?.kind) == ["Deployment", "ReplicaSet", "CronJob", "DaemonSet"])
    let web = try #require(pods.first)
    #expect(web.metadata.namespace == "n" && web.metadata.labels == ["app": "web"])
    #expect(web.owner == OwnerReference(apiVersion: "apps/v1", kind: "Deployment", name: "web"))
    #expect(web.phase.isEmpty && web.spec.nodeName.isEmpty && web.spec.hostPID)
    #expect(web.spec == estate.clusters[0].workloads[0].template)
    let record = try #require(estate.context.completeness.first)
    #expect(
      record.reconstructed == [
        UnusualKind(kind: "Pod", reason: "made from the templates of 4 workloads")
      ])
    #expect(record.coverage(of: "Pod") == .reconstructed)
    #expect(record.coverage(of: "Deployment") == .collected)
    #expect(record.coverage(of: "Secret") == .unknown)
    #expect(statistics.podsOfTemplates == 4 && statistics.objects["Pod"] == nil)
  }

  @Test("Files that speak of pods mean what they hold")
  func collected() throws {
    let web = workload("Deployment", "web", spec: template)
    let finished =
      #"{"kind":"Pod","metadata":{"name":"p","namespace":"n"},"status":{"phase":"Failed"}}"#
    let pod = #"{"kind":"Pod","metadata":{"name":"p","namespace":"n"}}"#
    let empty = #"{"kind":"PodList","apiVersion":"v1","items":[]}"#
    for (text, count) in [(finished, 0), (pod, 1), (empty, 0)] {
      let (estate, statistics) = try read(web, text)
      #expect(estate.clusters[0].pods.count == count)
      #expect(estate.context.isKnown("Pod", cluster: "c0") && statistics.podsOfTemplates == 0)
      #expect(estate.context.completeness[0].reconstructed.isEmpty)
    }
    let refused = try read(web, beside: ["pods.json": ""])
    #expect(refused.estate.clusters[0].pods.count == 1, "an empty file says nothing")
  }

  @Test("What KubeHound did not collect is not made up")
  func otherCollectors() throws {
    let inventory = #"{"run_id":"1","cluster":{"name":"c0","version_major":"1"}}"#
    let (estate, _) = try read(
      workload("Deployment", "web", spec: template), beside: ["metadata.json": inventory])
    #expect(estate.clusters[0].pods.isEmpty && estate.context.completeness[0].reconstructed.isEmpty)
  }

  @Test("Pods of namespaces that were left out stay unknown")
  func namespaces() throws {
    func object(_ kind: String, _ name: String, _ namespace: String = "") -> String {
      #"{"kind":"\#(kind)","metadata":{"name":"\#(name)","namespace":"\#(namespace)"}}"#
    }
    let (estate, _) = try read(
      object("Namespace", "n"), object("Namespace", "other"),
      object("ServiceAccount", "default", "n"), workload("Deployment", "web", spec: template))
    let record = estate.context.completeness[0]
    #expect(record.coverage(of: "Pod") == .partial(.except(["other"])))
    let part = try #require(record.partial.first { $0.kind == "Pod" })
    #expect(part.reason.hasPrefix("made from the template of a workload; every namespace"))
  }
}
