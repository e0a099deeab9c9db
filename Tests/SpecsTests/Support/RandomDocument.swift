import Specs
import TestSupport

/// Makes estate contexts of arbitrary content, the same for the same seed.
struct RandomDocument {
  static let nasty = [
    "plain", "two words", " leading", "trailing ", "- dash", "a: b", "a #b", "#", "'", "\"", "\\",
    "it's \"both\"", "yes", "No", "null", "~", "true", "1", "1e3", "0x1F", "1_000", "12:30:45",
    "2026-11-23", ".inf", "=", "<<", "&anchor", "*alias", "!tag", "%directive", "@at", "`tick",
    "{flow}", "[flow]", "a, b", "? key", "|", ">", "line\nfeed", "\n", "tab\there", "cr\r\nlf",
    "\u{0}", "\u{7}bell", "\u{85}next", "\u{2028}", "mark\u{FEFF}", "\u{FFFF}", "é", "e\u{301}",
    "\u{301}combining", "日本語", "👩‍💻", "\u{10FFFF}", "system:serviceaccount:a:b", "a:b", ":", "---",
    "...", "arn:aws:iam::123456789012:role/x", "name@example.org", "a/b.c-d_e",
    String(repeating: "long ", count: 400),
  ]

  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  private mutating func number(below bound: Int) -> Int { random.below(bound) }

  private mutating func text() -> String {
    Self.nasty[number(below: Self.nasty.count)]
  }

  /// A name that no other entry of its section has.
  private mutating func name(_ index: Int) -> String {
    "\(text())\(index)"
  }

  private mutating func texts() -> [String] {
    (0..<number(below: 4)).map { name($0) }
  }

  private mutating func amount() -> Double {
    let amounts = [0, 1, 0.1, 1.5, 1e-7, 12_345.678, 1e15, 1e300, .leastNonzeroMagnitude, 1.0 / 3]
    return amounts[number(below: amounts.count)]
  }

  private mutating func flag() -> Bool { number(below: 2) == 0 }

  private mutating func hours() -> EstateContextDocument.WorkingHours {
    if flag() { return .office }
    let start = number(below: 86_399)
    let end = start + 1 + number(below: 86_400 - start)
    let first = number(below: 7)
    let days = (0..<7).filter { $0 == first || flag() }
    let offset = [0, 3600, -12_600, 20_700, 50_400, -50_400, 61, -1][number(below: 8)]
    return .init(start: Int64(start), end: Int64(end), days: days, utcOffset: Int64(offset))
  }

  mutating func document() -> EstateContextDocument {
    var document = EstateContextDocument(name: text(), description: text())
    document.people = (0..<number(below: 4)).map { person($0) }
    document.pipelines = (0..<number(below: 4)).map { pipeline($0) }
    document.agents = (0..<number(below: 4)).map { agent($0) }
    document.approverPools = (0..<number(below: 3)).map { pool($0, document.people) }
    document.environments = (0..<number(below: 4)).map { index in
      let all = EstateContextDocument.Environment.allCases
      return .init(
        cluster: text(), namespace: name(index), environment: all[number(below: all.count)],
        assumed: flag())
    }
    document.endpoints = (0..<number(below: 3)).map { index in
      .init(cluster: name(index), exposure: flag() ? .public : .private, assumed: flag())
    }
    document.cloudIdentities = (0..<number(below: 3)).map { index in
      let all = EstateContextDocument.CloudIdentity.Provider.allCases
      return .init(
        cluster: text(), namespace: text(), serviceAccount: name(index),
        provider: all[number(below: all.count)], identity: text(), assumed: flag())
    }
    document.cloudRoles = (0..<number(below: 3)).map { index in
      let all = EstateContextDocument.CloudIdentity.Provider.allCases
      return .init(
        provider: all[number(below: all.count)], identity: name(index), sensitive: flag(),
        nodesOf: flag() ? [text()] : [], assumed: flag())
    }
    for index in document.cloudRoles.indices {
      document.cloudRoles[index].clusterAccess = (0..<number(below: 3)).map {
        .init(cluster: name($0), username: text(), groups: texts())
      }
      document.cloudRoles[index].administers = texts()
    }
    document.cloudKeys = (0..<number(below: 3)).map { cloudKey($0, document.people) }
    document.backups = (0..<number(below: 3)).map {
      .init(name: name($0), cluster: text(), assumed: flag())
    }
    document.sharedKubeconfigs = (0..<number(below: 4)).map { kubeconfig($0, document.people) }
    document.clusterLinks = (0..<number(below: 4)).map { link($0) }
    document.completeness = (0..<number(below: 3)).map { completeness($0) }
    if flag() {
      document.assetWeights = .init(
        secret: amount(), namespace: amount(), node: amount(), cluster: amount(),
        cloudRole: amount())
    }
    return document
  }

  private mutating func completeness(
    _ index: Int
  ) -> EstateContextDocument.ClusterCompleteness {
    let sources = EstateContextDocument.CollectionSource.allCases
    let first = number(below: sources.count)
    var record = EstateContextDocument.ClusterCompleteness(
      cluster: name(index), sources: [sources[first]] + sources[(first + 1)...],
      collected: flag() ? .all : .kinds((0..<number(below: 4)).map { name($0) }))
    record.partial = (10..<10 + number(below: 3)).map { kind in
      let namespaces: [EstateContextDocument.KnownNamespaces] = [
        .unstated, .only(texts()), .except([name(0)] + texts().dropFirst()),
      ]
      return .init(
        kind: name(kind), namespaces: namespaces[number(below: 3)], reason: flag() ? "" : text())
    }
    record.notCollected = (20..<20 + number(below: 3)).map { .init(kind: name($0), reason: text()) }
    record.reconstructed = (30..<30 + number(below: 3)).map { .init(kind: name($0)) }
    return record
  }

  private mutating func kubeconfig(
    _ index: Int, _ people: [EstateContextDocument.Person]
  ) -> EstateContextDocument.SharedKubeconfig {
    let places = EstateContextDocument.SharedKubeconfig.Place.allCases
    var kubeconfig = EstateContextDocument.SharedKubeconfig(
      name: name(index), cluster: text(), username: text(),
      place: places[number(below: places.count)],
      holders: people.map(\.name).filter { _ in flag() })
    kubeconfig.groups = texts()
    kubeconfig.assumed = flag()
    return kubeconfig
  }

  private mutating func cloudKey(
    _ index: Int, _ people: [EstateContextDocument.Person]
  ) -> EstateContextDocument.CloudKey {
    let all = EstateContextDocument.CloudIdentity.Provider.allCases
    var key = EstateContextDocument.CloudKey(
      name: name(index), provider: all[number(below: all.count)], identity: text())
    key.holders = people.map(\.name).filter { _ in flag() }
    key.assumed = flag()
    return key
  }

  private mutating func link(_ index: Int) -> EstateContextDocument.ClusterLink {
    var link = EstateContextDocument.ClusterLink(
      cluster: text(), namespace: text(), secret: name(index), target: name(0), username: text())
    link.groups = texts()
    link.assumed = flag()
    return link
  }

  private mutating func person(_ index: Int) -> EstateContextDocument.Person {
    var person = EstateContextDocument.Person(
      name: name(index), username: text(), clusters: texts(), laptop: text(),
      tasksPerDay: min(amount(), 1000))
    person.groups = texts()
    person.team = flag() ? "" : text()
    person.workingHours = hours()
    person.onCall = flag()
    person.assumed = flag()
    return person
  }

  private mutating func pipeline(_ index: Int) -> EstateContextDocument.Pipeline {
    var pipeline = EstateContextDocument.Pipeline(
      name: name(index), cluster: text(), namespace: text(), serviceAccount: text(),
      ciSystem: text(), runsPerDay: min(amount(), 10_000),
      jobDurationSeconds: Int64(1 + number(below: 100_000)))
    if flag() { pipeline.federation = .init(subject: text(), admitsOthers: flag()) }
    pipeline.workingHours = hours()
    pipeline.assumed = flag()
    return pipeline
  }

  private mutating func agent(_ index: Int) -> EstateContextDocument.Agent {
    var agent = EstateContextDocument.Agent(
      name: name(index), cluster: text(), namespace: text(), serviceAccount: text(),
      invocationsPerDay: min(amount(), 10_000), invocationSeconds: Int64(1 + number(below: 100_000))
    )
    agent.team = flag() ? "" : text()
    agent.workingHours = hours()
    agent.assumed = flag()
    return agent
  }

  private mutating func pool(
    _ index: Int, _ people: [EstateContextDocument.Person]
  ) -> EstateContextDocument.ApproverPool {
    var pool = EstateContextDocument.ApproverPool(
      name: name(index), members: people.map(\.name).filter { _ in flag() })
    pool.workingHours = hours()
    pool.assumed = flag()
    return pool
  }
}
