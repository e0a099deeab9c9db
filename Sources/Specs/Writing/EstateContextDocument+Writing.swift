extension EstateContextDocument {
  /// Returns the document as a file of kind `EstateContext`, with a comment above each section for
  /// whoever completes it.
  ///
  /// Reading the text gives the same document again; equal documents have equal texts.
  package func yaml() -> String {
    let weights = YAMLTree.mapping([
      .init("secret", .number(assetWeights.secret)),
      .init("namespace", .number(assetWeights.namespace)),
      .init("node", .number(assetWeights.node)),
      .init("cluster", .number(assetWeights.cluster)),
      .init("cloudRole", .number(assetWeights.cloudRole)),
    ])
    let spec = YAMLTree.mapping([
      .init("people", .list(people.map(\.tree)), comment: Self.peopleComment),
      .init("pipelines", .list(pipelines.map(\.tree)), comment: Self.pipelinesComment),
      .init("agents", .list(agents.map(\.tree)), comment: Agent.sectionComment),
      .init("approverPools", .list(approverPools.map(\.tree)), comment: Self.poolsComment),
      .init("environments", .list(environments.map(\.tree)), comment: Self.environmentsComment),
      .init("endpoints", .list(endpoints.map(\.tree)), comment: Self.endpointsComment),
      .init(
        "cloudIdentities", .list(cloudIdentities.map(\.tree)),
        comment: CloudIdentity.sectionComment),
      .init("cloudRoles", .list(cloudRoles.map(\.tree)), comment: CloudRole.sectionComment),
      .init("cloudKeys", .list(cloudKeys.map(\.tree)), comment: CloudKey.sectionComment),
      .init(
        "sharedKubeconfigs", .list(sharedKubeconfigs.map(\.tree)),
        comment: SharedKubeconfig.sectionComment),
      .init("clusterLinks", .list(clusterLinks.map(\.tree)), comment: ClusterLink.sectionComment),
      .init("backups", .list(backups.map(\.tree)), comment: ClusterBackup.sectionComment),
      .init("assetWeights", .flow(weights), comment: Self.weightsComment),
      .init("completeness", .list(completeness.map(\.tree)), comment: Self.completenessComment),
    ])
    return YAMLTree.envelope(
      .estateContext, name: name, description: description, spec: spec, comment: Self.headComment
    ).document
  }

  // MARK: Comments

  private static let headComment = [
    "What surrounds the clusters of an estate: facts that no policy changes.",
    "Entries marked `assumed: true` are guesses; correct them and delete the mark.",
  ]

  private static let peopleComment = [
    "Who uses the clusters with a kubeconfig of their own. `username` is the Kubernetes user name,",
    "`groups` the external groups that each credential carries from its issue on, `clusters` the",
    "clusters of the kubeconfig, `tasksPerDay` the mean number of privileged tasks per working day.",
    "`workingHours` is office (Monday to Friday, 09:00 to 17:00 UTC) or, for example,",
    "{from: 08:00, to: 16:30, days: [mon, tue, wed], utcOffset: +02:00}. Those with `onCall: true`",
    "take turns at being on call for their team.",
  ]

  private static let pipelinesComment = [
    "CI/CD pipelines. Each acts on one cluster as one service account; `ciSystem` keeps its",
    "credential. `runsPerDay` is a mean per working day, `jobDuration` the length of one run.",
    "`federation` says whom to take for a run that shows an identity of its own: `admitsOthers` is",
    "true where the pattern `subject` admits runs of others too.",
  ]

  private static let poolsComment = [
    "Who decides access requests: `members` are names of people above. A member decides while the",
    "pool's hours and their own are both open; somebody on call does so whatever their own hours.",
  ]

  private static let environmentsComment = [
    "What each namespace is for: production, staging, development, platform or unknown.",
    "A namespace that is not listed is unknown.",
  ]

  private static let endpointsComment = [
    "Whether each cluster's API server can be reached from the internet: public or private."
  ]

  private static let weightsComment = [
    "What one asset of each kind counts for in the weighted blast radius. The defaults (1, 10, 20,",
    "100, 20) are an assumption.",
  ]

  private static let completenessComment = [
    "What is known of each cluster. `collected` lists the kinds of which every object was collected,",
    "or is all; `partial` those known of some namespaces (`onlyNamespaces`, or all but the",
    "`missingNamespaces`); `reconstructed` those whose names are made up. What was not collected is",
    "unknown, not absent; a kind that is not mentioned was not collected.",
  ]
}
