import ArgumentParser
import Foundation
import Specs
import Statistics

struct Queue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work out how long requests wait for approvers, or how many it takes.",
    discussion: """
      Requests arrive at random (Poisson) and are taken in order by the first approver who is \
      free. Service times are exponential unless --service-scv says how much they vary; with \
      --patience, requests are given up, or expire, after an exponential time in the queue. All \
      approvers are on shift all the time.

      Without --approvers, the least number is found with which the --share of requests waits no \
      longer than --target-wait (and, with --patience, no more than the rest are given up). With \
      --approvers and --share, the exit code is 1 where more wait longer; it is 1 as well where no \
      number of approvers is enough.

      Examples:
        blastlab queue --arrivals-per-hour 12 --service 10m --approvers 3
        blastlab queue --arrivals-per-hour 12 --service 10m --target-wait 15m
      """)

  @Option(
    help: ArgumentHelp(
      "Mean number of requests per hour.", valueName: "number"))
  var arrivalsPerHour: Double

  @Option(
    help: ArgumentHelp(
      "Mean time that one decision takes an approver, such as 10m.", valueName: "duration"))
  var service: WrittenDuration

  @Option(
    help: ArgumentHelp(
      "Variance of the service time / its mean squared; 1 is exponential, 0 constant.",
      valueName: "number"))
  var serviceSCV: Double = 1

  @Option(
    help: ArgumentHelp(
      "Number of approvers (default: as many as it takes for --target-wait).", valueName: "number"))
  var approvers: Int?

  @Option(
    help: ArgumentHelp(
      "Mean time after which a waiting request is given up (default: it never is).",
      valueName: "duration"
    ))
  var patience: WrittenDuration?

  @Option(
    help: ArgumentHelp(
      "The wait that should not be exceeded.", valueName: "duration"))
  var targetWait: WrittenDuration?

  @Option(help: "Share of requests that should wait no longer (default: 95%).")
  var share: WrittenShare?

  @Flag(help: "Print JSON.")
  var json = false

  /// Beyond these a formula would take long and nobody works like that.
  private static let arrivalLimit = 1e6
  private static let approverLimit = 100_000

  func validate() throws {
    if !(0...Self.arrivalLimit).contains(arrivalsPerHour) {
      throw ValidationError("--arrivals-per-hour is from 0 to 1000000.")
    }
    if service.seconds == 0 { throw ValidationError("--service is above 0s.") }
    if patience?.seconds == 0 { throw ValidationError("--patience is above 0s.") }
    if !(0...10_000).contains(serviceSCV) {
      throw ValidationError("--service-scv is from 0 to 10000.")
    }
    if patience != nil && serviceSCV != 1 {
      throw ValidationError("--service-scv has no formula together with --patience.")
    }
    if let approvers, !(0...Self.approverLimit).contains(approvers) {
      throw ValidationError("--approvers is from 0 to \(Self.approverLimit).")
    }
    try validateTarget()
  }

  private func validateTarget() throws {
    if approvers == nil && targetWait == nil {
      throw ValidationError("Name the number of --approvers, or a --target-wait to find it.")
    }
    guard let share else { return }
    if targetWait == nil { throw ValidationError("--share needs a --target-wait.") }
    if !(share.value > 0 && share.value < 1) {
      throw ValidationError("--share is above 0 and below 1: some wait always exceeds a given one.")
    }
  }

  func run() async throws {
    let isReached = try await reportingFailure {
      let report = try report()
      try Console.output(json ? JSONOutput.text(report) : report.text)
      return report.isReached
    }
    if isReached == false, share != nil { throw ExitStatus.checkFailed }
  }

  private func report() throws -> QueueReport {
    let question = QueueQuestion(
      arrivalsPerHour: arrivalsPerHour, service: service.seconds, serviceSCV: serviceSCV,
      patience: patience?.seconds, targetWait: targetWait?.seconds,
      share: share?.value ?? QueueQuestion.usualShare)
    let found = approvers ?? question.leastApprovers(upTo: Self.approverLimit)
    guard let found else {
      Console.error("not even \(Self.approverLimit) approvers are enough")
      throw ExitStatus.checkFailed
    }
    return QueueReport(question, approvers: found, isFound: approvers == nil)
  }
}

/// A duration on the command line.
struct WrittenDuration: ExpressibleByArgument {
  var seconds: Double

  init?(argument: String) {
    guard let seconds = WrittenScalar.seconds(argument) else { return nil }
    self.seconds = seconds
  }
}

/// A share on the command line.
struct WrittenShare: ExpressibleByArgument {
  var value: Double

  init?(argument: String) {
    guard let value = WrittenScalar.share(argument) else { return nil }
    self.value = value
  }
}
