import Estate
import TestSupport

/// What surrounds the cluster: who holds credentials, what the cloud trusts, what is known.
extension RandomEstate {
  mutating func addContext() {
    if random.chance(50) { context.completeness = [.generated("c")] }
    if random.chance(25) {
      context.sharedKubeconfigs = [
        SharedKubeconfig(
          name: "ops", cluster: "c", username: random.pick(["ann", "ops"]),
          groups: random.chance(50) ? ["devs"] : [], place: .wiki, holders: [])
      ]
    }
    if random.chance(25) {
      context.clusterLinks = [
        ClusterLink(
          cluster: "c", namespace: random.pick(namespaceNames), secret: "x", target: "c",
          username: "system:serviceaccount:a:x")
      ]
    }
    if random.chance(30) {
      context.cloudIdentities = [
        ServiceAccountIdentity(
          cluster: "c", namespace: random.pick(namespaceNames), serviceAccount: "x",
          identity: CloudIdentity(provider: .aws, identity: random.pick(["reader", "admin"])))
      ]
      context.cloudRoles = [
        CloudRole(identity: CloudIdentity(provider: .aws, identity: "reader"), isSensitive: false)
      ]
    }
  }

  mutating func overlay() -> Overlay {
    var overlay = Overlay(policy: "test")
    overlay.credentials = [
      CredentialSlot(
        id: "eve", kind: .clientCertificate, cluster: "c", username: "eve",
        places: [.laptop(name: "eve")]),
      CredentialSlot(
        id: "bob", kind: .oidcSession, cluster: "c", username: "bob",
        groups: [random.pick(["devs", "devs", "system:masters"])],
        places: [.buildLog(pipeline: "p"), .ciStore(system: "ci", pipeline: "p")]),
    ]
    if random.chance(30) {
      overlay.credentials.append(
        CredentialSlot(
          id: "robot", kind: .legacyToken, cluster: "c", username: "system:serviceaccount:a:x",
          places: [
            .secret(
              cluster: "c", namespace: random.pick(namespaceNames), name: random.pick(["x", "t"]))
          ]))
    }
    if random.chance(30) {
      let namespace = random.pick([""] + namespaceNames)
      overlay.entitlements = [
        Entitlement(
          id: "elevation", cluster: "c", username: random.pick(["eve", "ann", "bob"]),
          roleRef: RoleReference(
            kind: namespace.isEmpty ? "ClusterRole" : random.pick(["ClusterRole", "Role"]),
            name: "r\(random.below(4))"), namespace: namespace, replaces: "")
      ]
    }
    return overlay
  }
}
