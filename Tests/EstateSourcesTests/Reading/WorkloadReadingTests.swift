import Estate
import Testing

@Suite("Reading of workloads")
struct WorkloadReadingTests {
  private func workload(_ kind: String, _ version: String, _ spec: String) throws -> Workload {
    let read = try Dumps.read(
      #"{"apiVersion":"\#(version)","kind":"\#(kind)","metadata":{"name":"w"},"spec":{\#(spec)}}"#)
    return try #require(read.cluster.workloads.first)
  }

  private let template = #""template":{"metadata":{"labels":{"app":"x","tier":"web"}},"spec":{}}"#

  @Test("A selector that says more or less than the template's labels is kept")
  func selectors() throws {
    let own =
      #""selector":{"matchLabels":{"app":"x"},"matchExpressions":[{"key":"k","operator":"Exists"}]}"#
    let deployment = try workload("Deployment", "apps/v1", "\(own),\(template)")
    #expect(
      deployment.selector
        == LabelSelector(
          matchLabels: ["app": "x"],
          matchExpressions: [.init(key: "k", comparison: "Exists", values: [])]))
    let map = #""selector":{"app":"x"}"#
    let controller = try workload("ReplicationController", "v1", "\(template),\(map)")
    #expect(controller.selector == LabelSelector(matchLabels: ["app": "x"]))
    let same = #""selector":{"matchLabels":{"tier":"web","app":"x"}}"#
    #expect(try workload("DaemonSet", "apps/v1", "\(same),\(template)").selector == nil)
    #expect(try workload("Job", "batch/v1", "\(same),\(template)").selector != nil)
    #expect(try workload("Job", "batch/v1", template).selector == nil)
  }

  @Test("A CronJob has a schedule, as it is written; other kinds have none")
  func schedules() throws {
    let schedule = #""schedule":"CRON_TZ=Europe/Oslo 15 2 * * 1-5""#
    let job = try workload("CronJob", "batch/v1", schedule)
    #expect(job.schedule == "CRON_TZ=Europe/Oslo 15 2 * * 1-5")
    #expect(try workload("CronJob", "batch/v1", #""schedule":null"#).schedule.isEmpty)
    #expect(try workload("CronJob", "batch/v1beta1", "").schedule.isEmpty)
    #expect(try workload("Job", "batch/v1", schedule).schedule.isEmpty)
  }

  @Test("Suspended CronJobs and Jobs are marked, and owners kept")
  func suspension() throws {
    #expect(try workload("CronJob", "batch/v1", #""suspend":true"#).isSuspended)
    #expect(try !workload("CronJob", "batch/v1", #""suspend":false"#).isSuspended)
    #expect(try workload("Job", "batch/v1", #""suspend":true"#).isSuspended)
    let read = try Dumps.read(
      #"""
      {"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"w-1","ownerReferences":[
        {"apiVersion":"apps/v1","kind":"Deployment","name":"w","controller":true,"uid":"u"}]}}
      """#)
    #expect(
      read.cluster.workloads.map(\.owner) == [
        OwnerReference(apiVersion: "apps/v1", kind: "Deployment", name: "w")
      ])
  }
}
