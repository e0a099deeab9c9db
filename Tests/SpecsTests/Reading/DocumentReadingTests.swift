import Sampling
import Specs
import Testing

@Suite("Documents that are right")
struct DocumentReadingTests {
  @Test("a policy without elevation gets the defaults of its credentials")
  func standing() throws {
    let policy = try PolicySpec.read(file: Fixture.url("parts/standing.yaml"))
    #expect(
      policy
        == PolicySpec(
          name: "standing", pipelines: .init(kind: .legacyToken),
          people: .init(kind: .clientCertificate, lifetime: 365 * 86_400),
          storedTokens: .init(kind: .legacyToken)))
  }

  @Test("a policy with elevation is read in full, with the file it refers to")
  func asking() throws {
    let policy = try PolicySpec.read(file: Fixture.url("parts/asking.yaml"))
    let elevation = ElevationRule(
      grantDuration: 7200,
      rules: [
        .init(environments: ["production", "cluster"], decision: .approval),
        .init(environments: ["unknown"], decision: .deny),
        .init(decision: .policy),
      ],
      approverService: .empirical([90.5, 720, 754, 3600]), controller: false)
    #expect(
      policy
        == PolicySpec(
          name: "asking", description: "People ask for everything.",
          pipelines: .init(kind: .federatedToken, lifetime: 3600),
          people: .init(kind: .oidcSession, lifetime: 8 * 3600),
          storedTokens: .init(kind: .legacyToken, rotation: 90 * 86_400), elevation: elevation))
  }

  @Test("elevation that says little gets the defaults")
  func elevationDefaults() throws {
    let policy = try Reading.policy(elevationLines: [
      "grantDuration: 30m", "rules: [{match: {}, decide: deny}]",
    ])
    #expect(
      policy.elevation
        == ElevationRule(
          grantDuration: 1800, rules: [.init(decision: .deny)],
          approverService: .lognormal(median: 720, sigma: 1.2), controller: true))
  }

  @Test("a session may be endless where a policy says so")
  func endlessSession() throws {
    let text = """
      apiVersion: blastlab/v1
      kind: Policy
      metadata: {name: endless}
      spec:
        credentials:
          pipelines: {kind: federated-token, lifetime: never}
          people: {kind: oidc-session, lifetime: never, rotation: never}
          storedTokens: {kind: legacy-token, lifetime: never, rotation: 30d}
      """
    guard case .policy(let policy) = try SpecFile.read(text, path: "endless.yaml") else {
      throw Reading.WrongKind()
    }
    #expect(policy.pipelines.lifetime == nil)
    #expect(policy.people == CredentialRule(kind: .oidcSession))
    #expect(policy.storedTokens.rotation == 2_592_000)
  }

  @Test("a compromise that says little gets the defaults")
  func compromiseDefaults() throws {
    let compromise = try CompromiseSpec.read(file: Fixture.url("parts/leak.yaml"))
    #expect(
      compromise
        == CompromiseSpec(
          name: "leak", mechanism: .ciStore, leakToUse: .exponential(mean: 2_592_000),
          horizon: 30 * 86_400))
  }

  @Test("a compromise that says everything is read in full")
  func compromise() throws {
    let pod = try Reading.compromise([
      "mechanism: pod", "leakToUse: {constant: 0s}", "horizon: 2d", "objective: cluster-control",
      "select:", "  clusters: [east]", "  namespaces: [shop, \"007\"]",
      "  environments: [staging]", "  labels: {app: shop, empty: \"\", \"true\": 1.0}",
    ])
    #expect(pod.selector.clusters == ["east"])
    #expect(pod.selector.namespaces == ["shop", "007"])
    #expect(pod.selector.environments == ["staging"])
    #expect(pod.selector.labels == ["app": "shop", "empty": "", "true": "1.0"])
    #expect(pod.horizon == 172_800)
    #expect(pod.objective == .clusterControl)
    let laptop = try Reading.compromise([
      "mechanism: kubeconfig", "leakToUse: {constant: 0s}", "select: {groups: [admins]}",
    ])
    #expect(laptop.selector.groups == ["admins"])
    #expect(laptop.leaksPerPlaceYear == nil)
    let person = try Reading.compromise([
      "mechanism: phishing", "leakToUse: {constant: 0s}", "objective: node-control",
      "select: {teams: [shop], onCall: true, approvers: false}", "leaksPerPlaceYear: 0.14",
    ])
    #expect(person.selector.teams == ["shop"])
    #expect(person.selector.onCall && !person.selector.approvers)
    #expect(person.leaksPerPlaceYear == 0.14)
    #expect(person.objective == .nodeControl)
  }

  @Test("every mechanism is read by its name, with each key that selects its places")
  func mechanisms() throws {
    let values: [CompromiseSpec.Selector.Key: String] = [
      .labels: "{app: shop}", .onCall: "true", .approvers: "true", .environments: "[staging]",
    ]
    for mechanism in CompromiseSpec.Mechanism.allCases {
      let keys = CompromiseSpec.Selector.Key.allCases.filter(mechanism.selectorKeys.contains)
      let select = keys.map { "\($0.rawValue): \(values[$0] ?? "[a]")" }.joined(separator: ", ")
      let compromise = try Reading.compromise([
        "mechanism: \(mechanism.rawValue)", "leakToUse: {constant: 0s}", "select: {\(select)}",
      ])
      #expect(compromise.mechanism == mechanism)
      #expect((compromise.selector == .init()) == keys.isEmpty)
    }
  }

  @Test("a preset fills in what an estate does not say")
  func estate() throws {
    let estate = try EstateSpec.read(file: Fixture.url("parts/estate.yaml"))
    var expected = try #require(EstateSpec.preset("small"))
    expected.name = "tiny"
    expected.description = ""
    expected.seed = 7
    expected[.clusters] = 1
    expected[.privilegedPod] = 0.5
    #expect(estate == expected)
  }

  @Test("a preset is found by its name alone")
  func presets() {
    #expect(
      EstateSpec.presets.map(\.name)
        == ["small", "medium", "large", "xl"].flatMap {
          [$0, "\($0)-greenfield", "\($0)-brownfield"]
        })
    #expect(EstateSpec.preset("small") == EstateSpec.presets.first)
    #expect(EstateSpec.preset("huge") == nil)
  }

  @Test("a context is read in full")
  func context() throws {
    let document = try EstateContextDocument.read(file: Fixture.url("estate/context.yaml"))
    #expect(document.name == "shop")
    #expect(document.people.map(\.name) == ["ada", "grace"])
    let ada = try #require(document.people.first)
    #expect(ada.groups == ["developers", "on-call"])
    #expect(ada.team == "payments")
    #expect(ada.clusters == ["east", "west"])
    #expect(ada.laptop == "ada-laptop")
    #expect(
      ada.workingHours == .init(start: 30_600, end: 86_400, days: [0, 6], utcOffset: -12_600))
    #expect(ada.tasksPerDay == 1.5)
    #expect(document.people.map(\.assumed) == [false, true])
    #expect(document.people[1].workingHours == .office)
    let pipeline = try #require(document.pipelines.first)
    #expect(pipeline.jobDurationSeconds == 420)
    #expect(pipeline.ciSystem == "forge")
    #expect(document.people.map(\.onCall) == [true, false])
    let helper = try #require(document.agents.first)
    #expect(helper.serviceAccount == "helper" && helper.team == "payments")
    #expect(helper.workingHours == .init(start: 0, end: 86_400, days: Array(0...6)))
    #expect(helper.invocationsPerDay == 12 && helper.invocationSeconds == 90)
    #expect(document.agents[1].workingHours == .office && document.agents[1].team.isEmpty)
    #expect(document.agents.map(\.assumed) == [false, true])
    #expect(document.approverPools.first?.members == ["ada", "grace"])
    #expect(document.environments.first?.environment == .production)
    #expect(document.endpoints.map(\.exposure) == [.public, .private])
    #expect(
      document.cloudIdentities == [
        .init(
          cluster: "east", namespace: "payments", serviceAccount: "deployer", provider: .aws,
          identity: "arn:aws:iam::111122223333:role/deployer", assumed: true)
      ])
    #expect(
      document.assetWeights
        == .init(secret: 1, namespace: 10, node: 20, cluster: 250, cloudRole: 20))
    var west = EstateContextDocument.ClusterCompleteness(
      cluster: "west", sources: [.kubectl, .rbacPolice],
      collected: .kinds(["Namespace", "ServiceAccount"]))
    west.partial = [
      .init(kind: "Pod", namespaces: .except(["kube-system"]), reason: "no access"),
      .init(kind: "ConfigMap", namespaces: .only(["shop"])),
      .init(kind: "Job", namespaces: .unstated),
    ]
    west.notCollected = [.init(kind: "Secret", reason: "forbidden"), .init(kind: "Node")]
    west.reconstructed = [.init(kind: "RoleBinding", reason: "names lost")]
    #expect(
      document.completeness == [
        .init(cluster: "east", sources: [.generated], collected: .all), west,
      ])
  }

  @Test("a context without sections is empty, with the usual weights")
  func emptyContext() throws {
    let document = try Reading.context(
      "\u{FEFF}apiVersion: blastlab/v1\r\nkind: EstateContext\r\n"
        + "metadata: {name: a b}\r\nspec: {}\r\n")
    #expect(document == EstateContextDocument(name: "a b"))
    #expect(
      document.assetWeights
        == .init(secret: 1, namespace: 10, node: 20, cluster: 100, cloudRole: 20))
  }
}
