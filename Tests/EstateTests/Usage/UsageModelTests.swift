import Estate
import TestSupport
import Testing

@Suite("Usage model")
struct UsageModelTests {
  private func models(_ seed: Int) -> [UsageModel] {
    var random = RandomUsage(seed: seed)
    random.names = seed % 2 == 0 ? 60 : 5
    return [random.model(records: 60), random.model(records: 200), random.model(records: 30)]
  }

  @Test("Merging does not depend on order or grouping, and nothing is neutral", arguments: 0..<30)
  func laws(seed: Int) {
    let models = models(seed)
    let (a, b, c) = (models[0], models[1], models[2])
    #expect(a.merged(with: b) == b.merged(with: a))
    #expect(a.merged(with: b).merged(with: c) == a.merged(with: b.merged(with: c)))
    #expect(a.merged(with: .none) == a && UsageModel.none.merged(with: a) == a)
  }

  @Test("Merging adds up every count, and loses nobody", arguments: 0..<30)
  func sums(seed: Int) {
    let models = models(seed)
    let merged = models[0].merged(with: models[1])
    let expected = models[0].countsByKey.merging(models[1].countsByKey, uniquingKeysWith: +)
    #expect(merged.countsByKey == expected)
    let users = Set(models.prefix(2).flatMap(\.identities).map { ExactString($0.username) })
    #expect(merged.identities.map { ExactString($0.username) } == users.sorted())
    let days = Set(models[0].observedDays + models[1].observedDays)
    #expect(merged.observedDays == days.sorted())
  }

  @Test("Records come once each, in order of bytes", arguments: 0..<10)
  func order(seed: Int) throws {
    let model = models(seed)[1]
    #expect(
      Set(model.records.map { "\(Array($0.username.utf8))\($0.permission)" }).count
        == model.records.count)
    for (left, right) in zip(model.records, model.records.dropFirst()) {
      #expect(!right.username.precedesInBytes(left.username))
    }
    for record in model.records {
      #expect(zip(record.days, record.days.dropFirst()).allSatisfy { $0.day < $1.day })
    }
  }

  @Test("Names are told apart while they are few; then all of them are lost together")
  func names() {
    func model(_ names: Range<Int>) -> UsageModel {
      var builder = UsageModelBuilder()
      for name in names {
        builder.add(
          UsedPermission(AccessRequest(verb: "get", resource: "pods", name: "p\(name)")),
          by: "ann", UsageTally(second: Int64(name)))
      }
      builder.add(
        UsedPermission(AccessRequest(verb: "get", resource: "pods")), by: "ann",
        UsageTally(second: 0))
      return builder.model()
    }
    let most = UsageModel.namesMax
    #expect(model(0..<most).records.count == most + 1)
    let folded = model(0..<most + 1)
    #expect(folded.records.map(\.permission.name) == [.none, .unrecorded])
    #expect(folded.records.map(\.count) == [1, most + 1])
    #expect(folded.records[1].lastSeen == Int64(most))
    let apart = model(0..<most / 2).merged(with: model(most / 2..<most + 1))
    #expect(apart.records.map(\.count) == [2, most + 1])
    #expect(folded.merged(with: model(0..<1)).records.map(\.count) == [2, most + 2])
  }

  @Test("A window of days keeps what happened on those days, and only that", arguments: 0..<10)
  func windows(seed: Int) {
    var random = RandomUsage(seed: seed)
    random.names = 5
    let model = random.model(records: 200)
    let (first, end) = (CalendarDay(number: 4), CalendarDay(number: 11))
    let part = model.during(first, until: end)
    #expect(part.records.allSatisfy { $0.days.allSatisfy { first <= $0.day && $0.day < end } })
    let rest = model.during(CalendarDay(number: 0), until: first)
      .merged(with: model.during(end, until: CalendarDay(number: 100)))
    #expect(part.merged(with: rest).records == model.records)
    #expect(part.window.map { $0.from >= first.start && $0.until <= end.start } == true)
    #expect(Set(part.identities.map(\.username)) == Set(part.records.map(\.username)))
    #expect(model.during(end, until: end) == .none)
    #expect(model.during(CalendarDay(number: 400), until: CalendarDay(number: 401)) == .none)
  }

  @Test("The last day's last instant is when something was last seen")
  func lastSeen() {
    var builder = UsageModelBuilder()
    let permission = UsedPermission(verb: "get", target: .path(.exact("/metrics")))
    for second in [200_000, 5, 200_001, 100_000, 199_999] as [Int64] {
      builder.add(permission, by: "ann", UsageTally(second: second))
    }
    let record = builder.model().records[0]
    #expect(record.lastSeen == 200_001 && record.count == 5)
    #expect(record.days.map(\.day.number) == [0, 1, 2])
    #expect(record.days.map(\.count) == [1, 1, 3])
  }

  @Test("A user's groups are found by the exact name", arguments: 0..<5)
  func groups(seed: Int) {
    let model = models(seed)[1]
    for identity in model.identities {
      #expect(model.groups(of: identity.username) == identity.groups)
    }
    for user in ["", "aaa", "zzz", "\u{10FFFF}"] { #expect(model.groups(of: user).isEmpty) }
  }

  @Test("Counts stop at the largest number instead of overflowing")
  func saturation() {
    var builder = UsageModelBuilder()
    let permission = UsedPermission(verb: "get", target: .path(.exact("/")))
    for second in [1, 2, 100_000] as [Int64] {
      builder.add(permission, by: "ann", UsageTally(second: second, count: .max))
    }
    #expect(builder.model().records[0].count == .max)
  }

  @Test("A path is always recorded, or lost, but never nothing")
  func paths() {
    var builder = UsageModelBuilder()
    builder.add(
      UsedPermission(verb: "get", target: .path(.none)), by: "ann", UsageTally(second: 1))
    #expect(builder.model().records.map(\.permission.name) == [.unrecorded])
  }
}
