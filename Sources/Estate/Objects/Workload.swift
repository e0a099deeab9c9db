/// A controller that makes pods: Deployment, DaemonSet, StatefulSet, ReplicaSet,
/// ReplicationController, Job or CronJob.
package struct Workload: Sendable, Hashable {
  package var apiVersion: String
  package var kind: String
  package var metadata: ObjectMetadata
  /// The controlling owner, such as the Deployment of a ReplicaSet.
  package var owner: OwnerReference?
  package var replicas: Int?
  /// Whether a CronJob or Job is told to start nothing.
  package var isSuspended: Bool
  /// When a CronJob starts, in cron's format; empty for other kinds.
  package var schedule: String
  /// Which pods count as the workload's own; `nil` is what the API server makes of an absent
  /// selector: for a Job one that it generates, for the others all labels of the template.
  package var selector: LabelSelector?
  package var template: PodSpec
  package var templateLabels: [String: String]

  package init(
    apiVersion: String, kind: String, metadata: ObjectMetadata, owner: OwnerReference? = nil,
    replicas: Int? = nil, isSuspended: Bool = false,
    schedule: String = "", selector: LabelSelector? = nil,
    template: PodSpec, templateLabels: [String: String] = [:]
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.metadata = metadata
    self.owner = owner
    self.replicas = replicas
    self.isSuspended = isSuspended
    self.schedule = schedule
    self.selector = selector
    self.template = template
    self.templateLabels = templateLabels
  }
}
