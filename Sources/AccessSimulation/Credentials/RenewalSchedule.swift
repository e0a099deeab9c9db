package import Sampling

/// A credential that is renewed whenever its life is over, each life drawn from a distribution: a
/// renewal process.
///
/// The draw of a life is keyed by (slot, number), the number counted from the first of all. The
/// process starts long before the clock does, in the middle of a life: at `-runIn`, less a uniform
/// share of the first life. For constant lives that is stationary at once; for others the start is
/// forgotten while the process runs in, at the pace at which the renewal theorem's limit is reached
/// (lives with heavy tails need hundreds of mean lives, exponential ones about twenty). At a random
/// instant the life that is running is then length-biased, and E[L²] / 2E[L] of it is left.
///
/// Unlike ``PeriodicSchedule`` it has no closed form: versions are listed over a run.
///
/// - Source: Cox, *Renewal Theory* (1962), sections 2 and 5: equilibrium renewal processes.
package struct RenewalSchedule: Sendable, Hashable {
  /// How long a version lives, in seconds.
  package enum Life: Sendable, Hashable {
    case drawn(Distribution)
    /// The sum of so many exponential lives of equal mean; of these each is a draw.
    case erlang(stages: Int, mean: Double)
    /// By inversion: scale × (−log(1 − u))^(1 / shape).
    case weibull(shape: Double, scale: Double)
  }

  package var life: Life
  /// Seconds before the clock's start, during which the process forgets how it began.
  package var runIn: Int64
  /// What lives are keyed by.
  package var key: EntityKey
  package var streams: RandomStreams

  private static let life = StreamPurpose("renewal-life")
  private static let phase = StreamPurpose("renewal-phase")

  /// - Precondition: `runIn` is at least 0; an Erlang life has at least one stage.
  package init(life: Life, runIn: Int64, key: EntityKey, streams: RandomStreams) {
    precondition(runIn >= 0, "a process runs in before the clock starts")
    if case .erlang(let stages, _) = life {
      precondition(stages > 0, "a life has at least one stage")
    }
    self.life = life
    self.runIn = runIn
    self.key = key
    self.streams = streams
  }

  /// The versions that are there at some time of `[0, end)`, numbered from 0: each is kept and works
  /// until the next is issued.
  ///
  /// - Complexity: O(lives from the run-in's beginning to the end).
  package func schedule(until end: Int64) -> SlotSchedule {
    var versions: [CredentialVersion] = []
    var number: UInt64 = 0
    var issued = start
    while issued < end {
      let window = TimeWindow(from: issued, until: issued.adding(seconds(number)))
      if window.until > 0 {
        versions.append(
          CredentialVersion(
            number: versions.count, stored: window, valid: window, reason: .renewal))
      }
      issued = window.until
      number += 1
    }
    return .listed(versions)
  }

  /// When the first life of all began.
  private var start: Int64 {
    let passed = streams.uniform(Self.phase, key, 0) * Double(min(seconds(0), 1 << 62))
    return (-runIn).adding(-Int64(passed))
  }

  /// The length of a life, at least a second.
  private func seconds(_ number: UInt64) -> Int64 {
    switch life {
    case .drawn(let distribution):
      return max(1, streams.seconds(Self.life, key, number, from: distribution))
    case .erlang(let stages, let mean):
      let stage = Distribution.exponential(mean: mean / Double(stages))
      let first = number * UInt64(stages)
      let sum = (0..<UInt64(stages)).reduce(0.0) {
        $0 + streams.draw(Self.life, key, first + $1, from: stage)
      }
      return max(1, Distribution.wholeSeconds(sum))
    case .weibull(let shape, let scale):
      let exponential = streams.draw(Self.life, key, number, from: .exponential(mean: 1))
      return max(1, Distribution.wholeSeconds(scale * Portable.pow(exponential, 1 / shape)))
    }
  }
}
