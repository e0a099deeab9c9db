import AccessSimulation
import Specs
import Testing

@Suite("Figures of tasks")
struct TaskFiguresTests {
  private typealias Draft = TimelineDraft

  @Test("The share of tasks given up counts abandoned and refused ones, but no void ones")
  func givenUp() throws {
    var draft = try Draft()
    for outcome in TaskRecord.Outcome.allCases { draft.task(outcome) }
    let tasks = draft.metrics.tasks
    // held, granted, broke the glass, bypassed, abandoned, refused, pending; void is nobody's.
    #expect(tasks.count == 7 && tasks.givenUp == 2)
    #expect(tasks.abandonedShare == 2.0 / 7)
    #expect(tasks.waits.count == 4)
  }

  @Test("Waits are those of tasks that were done")
  func waits() throws {
    var draft = try Draft()
    draft.task(.granted, wait: 600)
    draft.task(.held)
    draft.task(.abandoned, wait: 7_200)
    let waits = draft.metrics.tasks.waits
    #expect(waits.count == 2 && waits.mean == 300)
  }

  @Test("Deployments are deploy tasks and pipeline runs; those not made are cut short")
  func deployments() throws {
    var draft = try Draft()
    draft.task(.granted, kind: .deploy, wait: 300)
    draft.task(kind: .run, of: "ship")
    draft.task(.pending, kind: .run, of: "ship", wait: 1_000)
    draft.task(.abandoned, kind: .deploy, wait: 900)
    draft.task(.void, kind: .deploy)
    draft.task(.granted, wait: 50)
    let waits = draft.metrics.tasks.deployWaits
    #expect(waits.done.steps.map(\.seconds) == [0, 300])
    #expect(waits.cut.steps.map(\.seconds) == [900, 1_000])
  }

  @Test("Bypasses are counted when the credential is taken, emergencies when the glass breaks")
  func events() throws {
    var draft = try Draft()
    for from in [Draft.start - 1, Draft.start, Draft.end - 1, Draft.end] {
      draft.timeline.shadows.append(
        ShadowCredential(task: 0, window: TimeWindow(from: from, until: .max), place: .wiki))
    }
    draft.task(.brokeGlass, at: Draft.start - 60, wait: 60)
    draft.task(.brokeGlass, at: Draft.start - 60, wait: 59)
    draft.task(.brokeGlass, at: Draft.end - 60, wait: 59)
    draft.task(.brokeGlass, at: Draft.end - 60, wait: 60)
    draft.task(.brokeGlass, at: Draft.start + 60)
    let tasks = draft.metrics.tasks
    #expect(tasks.bypassesPerWeek == 1)
    #expect(tasks.breakGlassPerWeek == 1.5)
  }

  @Test("Without tasks there is no share of them, and nobody waits")
  func none() throws {
    var draft = try Draft()
    draft.task(.abandoned, at: Draft.end)
    draft.task(.void)
    let tasks = draft.metrics.tasks
    #expect(tasks.abandonedShare == nil)
    #expect(tasks.waits.count == 0 && tasks.deployWaits == DeployWaits())
    #expect(tasks.bypassesPerWeek == 0)
  }

  @Test("Under a policy that keeps no records nobody waits for anything")
  func noRecords() throws {
    var draft = try Draft()
    draft.task(kind: .deploy)
    draft.timeline.records = []
    #expect(draft.metrics.tasks.deployWaits.done.mean == 0)
    #expect(draft.metrics.tasks.abandonedShare == 0)
  }
}
