package import Estate

/// A small estate with everything the first compromises need: a pipeline, three people, an approver
/// pool, production and development, one privileged pod.
package enum ShopEstate {
  package static func make() -> Estate {
    Estate(name: "shop", clusters: [cluster()], context: context())
  }

  private static func cluster() -> Cluster {
    let draft = ClusterDraft("c")
    for namespace in ["prod", "dev", "ops"] {
      draft.namespace(namespace).serviceAccount("\(namespace)/default")
    }
    // Production lets no privileged pods in, so that its nodes are not everybody's who deploys.
    draft.cluster.namespaces[0].metadata.labels["pod-security.kubernetes.io/enforce"] = "baseline"
    draft.node("n1").node("n2")
    draft.serviceAccount("prod/deployer").serviceAccount("prod/shop").serviceAccount("ops/agent")
    draft.secret("prod/deployer-token", tokenOf: "deployer").secret("prod/database")
    draft.secret("dev/database")
    draft.pod("prod/shop-1", runsAs: "shop", on: "n1", mounting: ["database"])
    draft.pod("dev/shop-1", on: "n2", privileged: true)
    draft.pod("ops/agent-1", runsAs: "agent", on: "n1").pod(
      "ops/agent-2", runsAs: "agent", on: "n2")
    draft.role("cluster-admin", .everything)
    draft.role(
      "edit", .allow("*", on: "secrets", "pods", "pods/exec"),
      .allow("create", on: "deployments", group: "apps"))
    draft.role("secret-reader", .allow("get", "list", on: "secrets"))
    draft.bind("prod/deployer", role: "ClusterRole/edit", to: .account("prod/deployer"))
    draft.bind("agent", role: "ClusterRole/secret-reader", to: .account("ops/agent"))
    draft.bind("prod/team", role: "ClusterRole/edit", to: .group("team"))
    draft.bind("dev/team", role: "ClusterRole/edit", to: .group("team"))
    draft.bind("admins", role: "ClusterRole/cluster-admin", to: .user("ann"))
    return draft.cluster
  }

  private static func context() -> EstateContext {
    var context = EstateContext()
    context.people = [
      person("ann", groups: ["team"], tasksPerDay: 2),
      person("bob", groups: ["team"], tasksPerDay: 4), person("cat", groups: [], tasksPerDay: 1),
    ]
    context.pipelines = [
      Pipeline(
        name: "ship", cluster: "c", namespace: "prod", serviceAccount: "deployer",
        ciSystem: "ci", runsPerDay: 3, jobDurationSeconds: 900)
    ]
    context.approverPools = [ApproverPool(name: "leads", members: ["ann", "cat"])]
    context.environments = [
      NamespaceEnvironment(cluster: "c", namespace: "prod", environment: .production),
      NamespaceEnvironment(cluster: "c", namespace: "dev", environment: .development),
      NamespaceEnvironment(cluster: "c", namespace: "ops", environment: .platform),
    ]
    context.endpoints = [ClusterEndpoint(cluster: "c", exposure: .public)]
    context.completeness = [.generated("c")]
    return context
  }

  private static func person(_ name: String, groups: [String], tasksPerDay: Double) -> Person {
    Person(
      name: name, username: name, groups: groups, clusters: ["c"], laptop: "laptop-\(name)",
      tasksPerDay: tasksPerDay)
  }
}
