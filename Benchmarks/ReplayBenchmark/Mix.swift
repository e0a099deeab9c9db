/// As many trials of each of several compromises.
struct Mix {
  /// How one of them goes.
  struct Pace {
    var secondsPerTrial: Double
    var stepsPerTrial: Double
  }

  private var paces: [Pace] = []

  mutating func add(_ pace: Pace) { paces.append(pace) }

  /// Trials and steps per second over all: the harmonic mean of the rates, since each takes its time.
  var sentence: String {
    let seconds = paces.reduce(0) { $0 + $1.secondsPerTrial }
    let steps = paces.reduce(0) { $0 + $1.stepsPerTrial }
    guard seconds > 0 else { return "nothing to strike" }
    return "\(Int(Double(paces.count) / seconds)) replays/s of \(paces.count) compromises,"
      + " \(Int(steps / Double(paces.count))) steps a trial, \(Int(steps / seconds)) steps/s"
  }
}
