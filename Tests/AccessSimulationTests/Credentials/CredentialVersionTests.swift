import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Credential versions")
struct CredentialVersionTests {
  private static let day: Int64 = 86_400
  private static let clock = TimelineClock(warmUp: 7 * day, leakWindow: 14 * day, tail: 60 * day)

  private static func timeline(_ policy: PolicySpec, unit: UInt64 = 0) throws -> (
    AccessPlan, Timeline
  ) {
    let plan = try AccessPlan(
      policy, on: ShopEstate.make(), activity: .withoutTurnover)
    let streams = RandomStreams(seed: 7, unit: unit)
    return (plan, AccessSimulator(plan: plan, clock: clock).simulate(streams))
  }

  private static func versions(_ id: String, _ run: (AccessPlan, Timeline)) throws
    -> [CredentialVersion]
  {
    let slot = try #require(run.0.overlay.credentials.firstIndex { $0.id == id })
    return run.1.schedules[slot].versions(storedIn: TimeWindow(from: 0, until: clock.end))
  }

  @Test("A token that is never rotated is one endless version")
  func standingToken() throws {
    let versions = try Self.versions("token/prod/deployer-token", Self.timeline(.standing))
    #expect(versions == [CredentialVersion(stored: .always, valid: .always)])
  }

  @Test("A rotated token is replaced and revoked at once, with a phase of its own per unit")
  func rotatedToken() throws {
    var phases: Set<Int64> = []
    for unit in 0..<20 as Range<UInt64> {
      let versions = try Self.versions(
        "token/prod/deployer-token", Self.timeline(.rotated(), unit: unit))
      for version in versions {
        #expect(version.stored == version.valid)
        #expect(version.valid.until - version.valid.from == 30 * Self.day)
      }
      for (old, new) in zip(versions, versions.dropFirst()) {
        #expect(old.valid.until == new.valid.from)
      }
      #expect(versions[0].valid.from <= 0)
      let last = try #require(versions.last)
      #expect(last.valid.until >= Self.clock.end)
      phases.insert(versions[1].valid.from)
    }
    #expect(phases.count == 20)
  }

  @Test("A rotated certificate is replaced on the laptop but stays valid to its expiry")
  func rotatedCertificate() throws {
    let versions = try Self.versions("person/bob", Self.timeline(.rotated()))
    for version in versions {
      #expect(version.stored.until - version.stored.from == 30 * Self.day)
      #expect(version.valid.until - version.valid.from == 365 * Self.day)
    }
  }

  @Test("A run token is issued when its run starts and lives an hour")
  func runToken() throws {
    let run = try Self.timeline(.justInTime())
    let versions = try Self.versions("run/ship", run)
    #expect(!versions.isEmpty)
    #expect(versions.map(\.stored) == run.1.runs[0].filter { $0.from < Self.clock.end })
    #expect(versions.allSatisfy { $0.valid.until == $0.valid.from + 3600 })
  }

  @Test("A run token without a lifetime dies with its run")
  func jobToken() throws {
    var policy = PolicySpec.standing
    policy.pipelines = CredentialRule(kind: .federatedToken)
    let run = try Self.timeline(policy)
    let versions = try Self.versions("run/ship", run)
    #expect(!versions.isEmpty)
    #expect(versions.map(\.valid) == run.1.runs[0].filter { $0.from < Self.clock.end })
    #expect(versions.allSatisfy { $0.stored == $0.valid })
    // It is ended, rather than running out.
    let records = AuditLog(run.1, plan: run.0)
      .filter { $0.object == "run/ship" && $0.kind == .credentialRevoked }
    #expect(
      records.map(\.time) == versions.map(\.valid.until).filter { $0 < Self.clock.end }.sorted())
  }

  @Test("A session is issued once per working day, within its first hour")
  func session() throws {
    let versions = try Self.versions("person/bob", Self.timeline(.justInTime()))
    let weeks = Double(Self.clock.end) / Double(7 * Self.day)
    #expect(abs(Double(versions.count) - weeks * 5) <= 5)
    for version in versions {
      let second = version.valid.from % Self.day
      #expect(second >= 9 * 3600 && second < 10 * 3600)
      #expect(version.valid.from / Self.day % 7 < 5)
      #expect(version.valid.until - version.valid.from == 12 * 3600)
    }
  }

  @Test("Runs are the same under every policy, and differ between units")
  func commonRuns() throws {
    let standing = try Self.timeline(.standing).1.runs
    #expect(try Self.timeline(.rotated()).1.runs == standing)
    #expect(try Self.timeline(.justInTime()).1.runs == standing)
    #expect(try Self.timeline(.standing, unit: 1).1.runs != standing)
  }

  @Test("Runs come at their rate, in working hours only")
  func runRate() throws {
    var count = 0
    for unit in 0..<20 as Range<UInt64> {
      let runs = try Self.timeline(.standing, unit: unit).1.runs[0]
      count += runs.count
      #expect(runs.allSatisfy { WorkingClock(.office).isOpen($0.from) })
    }
    // Poisson: mean and variance 3 per working day; |z| < 4.
    let workdays =
      Double(
        WorkingClock(.office).openSeconds(in: TimeWindow(from: 0, until: Self.clock.end))) / 28_800
    let expected = 20 * 3 * workdays
    #expect(abs(Double(count) - expected) < 4 * expected.squareRoot())
  }
}
