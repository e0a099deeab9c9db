import AccessSimulation
import Testing

@Suite("Figures of requests")
struct RequestFiguresTests {
  private typealias Draft = TimelineDraft

  @Test("Requests, denials and approvals by policy of a timeline made by hand")
  func figures() throws {
    var draft = try Draft()
    draft.request(.approved, after: 0, by: .policy)
    draft.request(.approved, after: 600, by: .person(0))
    draft.request(.approved, after: 900, by: .person(2))
    draft.request(.denied, after: 30, by: .person(0))
    draft.request(.denied, after: 0, by: .policy)
    draft.request(.expired, after: 3_600, by: .nobody)
    draft.request(.withdrawn, after: 1_800, by: .nobody, attempt: 1)
    draft.request(.pending, after: nil, by: .person(nil))
    let requests = draft.metrics.requests
    #expect(requests.count == 8 && requests.denied == 2 && requests.censored == 3)
    #expect(requests.perDay == 8.0 / 14)
    #expect(requests.deniedPerWeek == 1)
    #expect(requests.autoApprovedShare == 1.0 / 8)
    #expect(requests.latencies.steps.map(\.seconds) == [0, 600, 900])
    #expect(requests.humanLatencies.steps.map(\.seconds) == [600, 900])
  }

  @Test("Only requests of the measured stretch count, whenever they are decided")
  func measured() throws {
    var draft = try Draft()
    for instant in [0, Draft.start - 1, Draft.end, Draft.clock.end - 1] {
      draft.request(at: instant)
    }
    #expect(draft.metrics.requests.count == 0)
    draft.request(at: Draft.start)
    draft.request(at: Draft.end - 1, .approved, after: 5 * Draft.day, by: .person(0))
    #expect(draft.metrics.requests.count == 2)
    #expect(draft.metrics.requests.humanLatencies.totalSeconds == 5 * Draft.day)
  }

  @Test("Without requests there are none per day, and no share of them")
  func none() throws {
    let requests = try Draft().metrics.requests
    #expect(requests.perDay == 0 && requests.deniedPerWeek == 0)
    #expect(requests.autoApprovedShare == nil)
    #expect(requests.latencies.mean == nil)
  }

  @Test("A timeline that measures nothing has no rates")
  func nothingMeasured() throws {
    var draft = try Draft()
    draft.timeline.clock = TimelineClock(warmUp: 10, leakWindow: 0, tail: 10)
    let metrics = draft.metrics
    #expect(metrics.requests.perDay == nil && metrics.requests.deniedPerWeek == nil)
    #expect(metrics.tasks.bypassesPerWeek == nil && metrics.tasks.breakGlassPerWeek == nil)
  }

  @Test("Utilisation is the mean over the pools that are ever on shift")
  func utilisation() throws {
    var draft = try Draft()
    #expect(draft.metrics.approverUtilisation == nil)
    draft.timeline.pools = [PoolLoad(pool: "night", busy: 0, onShift: 0)]
    #expect(draft.metrics.approverUtilisation == nil)
    draft.timeline.pools += [
      PoolLoad(pool: "leads", busy: 25, onShift: 100),
      PoolLoad(pool: "owners", busy: 150, onShift: 200),
    ]
    #expect(draft.metrics.approverUtilisation == 0.5)
  }
}
