import Sampling

/// How long an attacker's steps take, drawn once per trial, technique and target: whoever takes the
/// step, from wherever, whichever window of the target it meets, and under every policy.
struct StepDurations: Sendable {
  private let streams: RandomStreams
  private let skill: Double

  private static let purpose = StreamPurpose("step-duration")

  /// - Parameter skill: What the time of every step is divided by, above 0.
  init(streams: RandomStreams, skill: Double) {
    precondition(skill > 0, "the skill of an attacker is above 0")
    self.streams = streams
    self.skill = skill
  }

  /// Whole seconds that the steps of a draw take in a trial.
  func seconds(_ step: TimedStepList.Draw, trial: Int) -> Int64 {
    Distribution.wholeSeconds(
      streams.draw(Self.purpose, step.key, UInt64(trial), from: step.duration) / skill)
  }
}
