import Foundation
import Testing

/// `blastlab queue` as a user runs it.
@Suite("The queue command")
struct QueueCommandTests {
  @Test("It prints a line for each figure")
  func lines() throws {
    let outcome = try Program.run([
      "queue", "--arrivals-per-hour", "12", "--service", "10m", "--approvers", "3",
      "--target-wait", "15m",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == """
        approvers           3
        utilisation         66.7 %
        has to wait         44.4 %
        mean wait           4m 27s
        median wait         none
        95 % wait up to     21m 51s
        waits over 15m      9.9 %
        model               M/M/c (Erlang C)

        """)
  }

  @Test("JSON holds the same, undefined figures as null")
  func json() throws {
    let patient = try Program.json([
      "queue", "--arrivals-per-hour", "12", "--service", "10m", "--approvers", "2",
      "--patience", "1h",
    ])
    let abandoned = try #require(patient["abandonedShare"] as? Double)
    #expect(abs(abandoned - 0.161091886) < 1e-9)
    let mean = try #require(patient["meanWaitSeconds"] as? Double)
    #expect(abs(mean - 60 * 9.665513131) < 1e-7)
    #expect(patient["isReached"] is NSNull && patient["targetWaitSeconds"] is NSNull)
    let crowded = try Program.json([
      "queue", "--arrivals-per-hour", "12", "--service", "10m", "--approvers", "2",
    ])
    #expect(crowded["isStable"] as? Bool == false && crowded["meanWaitSeconds"] is NSNull)
    let nobody = try Program.json([
      "queue", "--arrivals-per-hour", "12", "--service", "10m", "--approvers", "0",
    ])
    #expect(nobody["utilisation"] is NSNull)
  }

  @Test("The least number of approvers is found: one fewer does not do")
  func least() throws {
    let question = [
      "queue", "--arrivals-per-hour", "100", "--service", "6m", "--target-wait", "5m",
      "--share", "95%",
    ]
    let found = try #require(try Program.json(question)["approvers"] as? Int)
    #expect(found > 10)
    let fewer = try Program.run(question + ["--approvers", "\(found - 1)"])
    #expect(fewer.status == 1 && !fewer.output.isEmpty)
    #expect(try Program.run(question + ["--approvers", "\(found)"]).status == 0)
  }

  @Test("More variation, longer waits: one server as Pollaczek and Khinchine say")
  func variation() throws {
    let answer = try Program.json([
      "queue", "--arrivals-per-hour", "48", "--service", "1m", "--service-scv", "4",
      "--approvers", "1",
    ])
    let mean = try #require(answer["meanWaitSeconds"] as? Double)
    #expect(abs(mean - 600) < 1e-6)
  }

  @Test("What makes no sense is one error with the status of usage")
  func faults() throws {
    let whole = ["queue", "--arrivals-per-hour", "12", "--service", "10m"]
    let questions: [([String], String)] = [
      (whole, "Name the number of --approvers, or a --target-wait to find it."),
      (whole + ["--approvers=-1"], "--approvers is from 0 to 100000."),
      (whole + ["--approvers", "2", "--share", "0.9"], "--share needs a --target-wait."),
      (whole + ["--target-wait", "1m", "--share", "1"], "--share is above 0 and below 1"),
      (whole + ["--target-wait", "1"], "--target-wait"),
      (whole + ["--approvers", "2", "--patience", "0s"], "--patience is above 0s."),
      (
        whole + ["--approvers", "2", "--patience", "1h", "--service-scv", "2"],
        "--service-scv has no formula together with --patience."
      ),
      (
        ["queue", "--arrivals-per-hour", "nan", "--service", "1m", "--approvers", "1"],
        "--arrivals-per-hour is from 0 to 1000000."
      ),
      (
        ["queue", "--arrivals-per-hour", "1", "--service", "0s", "--approvers", "1"],
        "--service is above 0s."
      ),
    ]
    for (arguments, message) in questions {
      let outcome = try Program.run(arguments)
      #expect(outcome.status == 64, "\(arguments)")
      #expect(outcome.errors.contains(message), "\(arguments): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test("A target that nobody can meet is answered with 1: requests cannot all start at once")
  func impossible() throws {
    let outcome = try Program.run([
      "queue", "--arrivals-per-hour", "1000000", "--service", "36500d", "--target-wait", "0s",
    ])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("not even 100000 approvers are enough"))
  }
}
