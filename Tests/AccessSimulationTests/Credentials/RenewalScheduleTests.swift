import AccessSimulation
import Sampling
import Testing

@Suite("Credentials whose lives are drawn")
struct RenewalScheduleTests {
  private static func schedule(
    _ life: RenewalSchedule.Life, runIn: Int64 = 0, unit: UInt64 = 0
  ) -> RenewalSchedule {
    RenewalSchedule(
      life: life, runIn: runIn, key: EntityKey("slot", "c", "t"),
      streams: RandomStreams(seed: 31, unit: unit))
  }

  private static func versions(
    _ schedule: RenewalSchedule, until end: Int64
  ) -> [CredentialVersion] {
    schedule.schedule(until: end).versions(storedIn: TimeWindow(from: 0, until: end))
  }

  @Test(
    "Versions follow each other without a gap from the clock's start to the end of the run",
    arguments: [
      RenewalSchedule.Life.drawn(.exponential(mean: 500)), .erlang(stages: 3, mean: 400),
      .weibull(shape: 0.5, scale: 100), .drawn(.constant(0)),
    ])
  func gapless(life: RenewalSchedule.Life) throws {
    let versions = Self.versions(Self.schedule(life, runIn: 1000), until: 10_000)
    #expect(versions.map(\.number) == Array(versions.indices))
    #expect(versions.allSatisfy { $0.stored == $0.valid && $0.reason == .renewal })
    #expect(zip(versions, versions.dropFirst()).allSatisfy { $0.valid.until == $1.valid.from })
    let (first, last) = (try #require(versions.first), try #require(versions.last))
    #expect(first.valid.contains(0) && last.valid.contains(9999))
  }

  @Test("Constant lives are periodic, with a uniform phase, however short the run-in")
  func constant() {
    let units: UInt64 = 4000
    let lefts = (0..<units).map { unit -> Double in
      let versions = Self.versions(
        Self.schedule(.drawn(.constant(1000)), unit: unit), until: 1)
      return Double(versions.first?.valid.until ?? 0)
    }
    // Uniform over (0, 1000]: mean 500.5, standard deviation 288.7.
    let mean = lefts.reduce(0, +) / Double(units)
    #expect(abs(mean - 500.5) < 4 * 288.7 / Double(units).squareRoot())
    #expect(lefts.allSatisfy { $0 >= 1 && $0 <= 1000 })
  }

  @Test("A life is a draw of its own: a longer run changes none, another slot or unit all")
  func keyed() {
    let life = RenewalSchedule.Life.drawn(.exponential(mean: 500))
    let short = Self.versions(Self.schedule(life), until: 5000)
    let long = Self.versions(Self.schedule(life), until: 50_000)
    #expect(Array(long.prefix(short.count)) == short)
    #expect(long.count > short.count)
    var other = Self.schedule(life)
    other.key = EntityKey("slot", "c", "u")
    #expect(Self.versions(other, until: 5000) != short)
    #expect(Self.versions(Self.schedule(life, unit: 1), until: 5000) != short)
  }

  @Test("A life without end is one version")
  func endless() {
    let versions = Self.versions(Self.schedule(.drawn(.constant(1e30))), until: 100)
    #expect(versions.count == 1)
    #expect(versions.allSatisfy { $0.valid.contains(0) && $0.valid.contains(99) })
  }
}
