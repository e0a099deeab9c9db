import ArgumentParser
import Specs

/// A duration on the command line, as in files: `90s`, `10m`, `8h`, `30d`.
struct DurationOption: ExpressibleByArgument {
  var seconds: Int64

  init(seconds: Int64) {
    self.seconds = seconds
  }

  init?(argument: String) {
    guard let seconds = DurationText.wholeSeconds(argument) else { return nil }
    self.seconds = seconds
  }

  var defaultValueDescription: String { DurationText.text(of: seconds) }
}
