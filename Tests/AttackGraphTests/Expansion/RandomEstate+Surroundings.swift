import Estate
import TestSupport

/// What leads into the cluster from outside, beside what people hold.
extension RandomEstate {
  mutating func addSurroundings() {
    if random.chance(30) {
      context.people = [
        Person(name: "ann", username: "ann", clusters: ["c"], laptop: "eve", tasksPerDay: 1)
      ]
      context.cloudKeys = [
        CloudKey(name: "k", identity: identity(), holders: random.chance(50) ? ["ann"] : [])
      ]
    }
    if random.chance(40) { addCloudAccess() }
    if random.chance(20) {
      context.backups = [ClusterBackup(name: "b", cluster: random.pick(["c", "c", "d"]))]
    }
    if random.chance(30) {
      var pipeline = Pipeline(
        name: "p", cluster: "c", namespace: "a", serviceAccount: "x", ciSystem: "ci",
        runsPerDay: 1, jobDurationSeconds: 60)
      if random.chance(80) {
        pipeline.federation = FederationTrust(
          subject: "repo:*", admitsOthers: random.chance(70))
      }
      context.pipelines = [pipeline]
    }
  }

  private mutating func identity() -> CloudIdentity {
    CloudIdentity(provider: .aws, identity: random.pick(["reader", "admin", "robot"]))
  }

  private mutating func addCloudAccess() {
    let identity = identity()
    context.cloudRoles.removeAll { $0.identity == identity }
    var role = CloudRole(identity: identity, isSensitive: random.chance(50))
    if random.chance(60) {
      role.clusterAccess = [
        CloudClusterAccess(
          cluster: random.pick(["c", "c", "d"]), username: random.pick(["ann", "robot"]),
          groups: random.chance(50) ? ["devs"] : [])
      ]
    }
    if random.chance(30) { role.administers = [random.pick(["c", "d"])] }
    context.cloudRoles.append(role)
  }

  /// A pipeline whose runs show identities of their own.
  mutating func addRunToken(to overlay: inout Overlay) {
    guard random.chance(30) else { return }
    overlay.credentials.append(
      CredentialSlot(
        id: "run", kind: .federatedToken, cluster: "c", username: "system:serviceaccount:a:x",
        places: [.buildLog(pipeline: random.pick(["p", "q"]))]))
  }
}
