import Experiments
import Reporting
import Testing

@Suite("Stories of trials")
struct StoryTests {
  private static let hour: Int64 = 3600

  private static func account() -> TrialAccount {
    var account = TrialAccount(
      cell: CellKey(estate: "shop", policy: "jit", scenario: "stolen-kubeconfig"), unit: 3,
      trial: 7, place: "laptop alice", leak: 700_000, leakWindowStart: 604_800,
      firstUse: 707_200, horizon: 30 * 24 * hour, footholdWasLive: true,
      values: Metric.perTrial.map { metric in
        switch metric {
        case .blastRadiusCount: 1
        case .blastRadiusShare: 0.125
        case .potentialBlastRadiusShare: 0.5
        case .snapshotBlastRadiusShare: 0.25
        case .objectiveReached: 1
        case .timeToObjective: 5400
        default: nil
        }
      })
    let row = TrialAccount.Technique(
      id: "secret-read", title: "Read Secrets", attackID: "T1552.007")
    account.steps = [
      TrialAccount.Step(
        offset: 0, until: 8 * hour, gained: "session of alice", kind: "credential", origin: "",
        technique: nil, because: "the foothold", assetWeight: nil, renewsItself: false),
      TrialAccount.Step(
        offset: 1200, until: nil, gained: "secret payments/database", kind: "asset",
        origin: "secret-read @ payments", technique: row,
        because: "rule 1 of Role payments/reader", assetWeight: 1, renewsItself: true),
      TrialAccount.Step(
        offset: 90_000, until: nil, gained: "token", kind: "credential", origin: "pod",
        technique: row, because: "a pod", assetWeight: nil, renewsItself: false),
    ]
    account.steps.append(
      TrialAccount.Step(
        offset: 90_000, until: nil, gained: "group", kind: "principal", origin: "pod",
        technique: row, because: "a group", assetWeight: nil, renewsItself: false, matters: false))
    account.alerts = [
      TrialAccount.Alert(offset: 2 * hour, cause: "an approver reports the request for admin"),
      TrialAccount.Alert(offset: 40 * hour, cause: "the intrusion is noticed"),
    ]
    account.eviction = 2 * hour
    return account
  }

  @Test("the whole text")
  func golden() throws {
    try Golden.check(TrialStory(Self.account(), limit: 60).text, "story.txt")
  }

  @Test("steps beyond the limit are counted, alerts never left out")
  func limit() {
    let text = TrialStory(Self.account(), limit: 1).text
    #expect(text.contains("and 2 more steps (--steps 3 tells all)"))
    #expect(text.contains("! an approver reports"))
    #expect(!text.contains("payments/database"))
  }

  @Test("what came after the eviction is not told")
  func afterwards() {
    #expect(!TrialStory(Self.account(), limit: 60).text.contains("the intrusion is noticed"))
  }

  @Test("a leak that is never used, and one that gave nothing any more")
  func nothing() {
    var account = Self.account()
    account.steps = []
    account.alerts = []
    account.eviction = nil
    account.footholdWasLive = false
    #expect(TrialStory(account, limit: 9).text.contains("nothing of what leaked gave access"))
    account.firstUse = nil
    let text = TrialStory(account, limit: 9).text
    #expect(text.contains("first use  never"))
    #expect(!text.contains("the replay ends"))
  }
}
