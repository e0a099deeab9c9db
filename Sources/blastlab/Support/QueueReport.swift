import Statistics

/// What `queue` is asked; times in seconds.
struct QueueQuestion {
  /// The share of requests that should make the target where nothing else is said (assumption).
  static let usualShare = 0.95

  var arrivalsPerHour: Double
  var service: Double
  var serviceSCV: Double
  var patience: Double?
  var targetWait: Double?
  var share: Double

  func queue(approvers: Int) -> StaffedQueue {
    if let patience {
      return StaffedQueue(
        arrivalRate: arrivalsPerHour / 3600, meanService: service, meanPatience: patience,
        servers: approvers)
    }
    return StaffedQueue(
      arrivalRate: arrivalsPerHour / 3600, meanService: service, squaredVariation: serviceSCV,
      servers: approvers)
  }

  /// Whether the share of requests waits no longer than the target; `nil` without a target.
  func isReached(by queue: StaffedQueue) -> Bool? {
    targetWait.map { queue.waitExceeds($0) <= 1 - share }
  }

  /// Enough to make the target and, where requests give up, for most of them to be decided at all:
  /// a request that is given up soon has not waited long either.
  func leastApprovers(upTo limit: Int) -> Int? {
    StaffedQueue.leastServers(upTo: limit) { count in
      let queue = queue(approvers: count)
      return queue.abandonmentProbability <= 1 - share && isReached(by: queue) ?? true
    }
  }
}

/// What the formulas say about a number of approvers; undefined figures are `null`.
struct QueueReport: Encodable {
  let isReached: Bool?
  private let question: QueueQuestion
  private let approvers: Int
  private let isFound: Bool
  private let queue: StaffedQueue

  init(_ question: QueueQuestion, approvers: Int, isFound: Bool) {
    self.question = question
    self.approvers = approvers
    self.isFound = isFound
    queue = question.queue(approvers: approvers)
    isReached = question.isReached(by: queue)
  }

  private enum CodingKeys: String, CodingKey {
    case arrivalsPerHour, serviceSeconds, serviceSCV, patienceSeconds, approvers, model, isStable
    case utilisation, waitProbability, meanWaitSeconds, p50WaitSeconds, p95WaitSeconds
    case abandonedShare, targetWaitSeconds, waitExceedsTarget, share, isReached
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(question.arrivalsPerHour, forKey: .arrivalsPerHour)
    try row.encode(question.service, forKey: .serviceSeconds)
    try row.encode(question.serviceSCV, forKey: .serviceSCV)
    try row.encode(question.patience, forKey: .patienceSeconds)
    try row.encode(approvers, forKey: .approvers)
    try row.encode(model, forKey: .model)
    try row.encode(queue.isStable, forKey: .isStable)
    try row.encode(utilisation, forKey: .utilisation)
    try row.encode(queue.waitProbability, forKey: .waitProbability)
    try row.encode(queue.meanWait, forKey: .meanWaitSeconds)
    try row.encode(queue.waitQuantile(0.5), forKey: .p50WaitSeconds)
    try row.encode(queue.waitQuantile(0.95), forKey: .p95WaitSeconds)
    try row.encode(queue.abandonmentProbability, forKey: .abandonedShare)
    try row.encode(question.targetWait, forKey: .targetWaitSeconds)
    try row.encode(question.targetWait.map(queue.waitExceeds), forKey: .waitExceedsTarget)
    try row.encode(question.targetWait.map { _ in question.share }, forKey: .share)
    try row.encode(isReached, forKey: .isReached)
  }

  /// A line for each figure.
  var text: String {
    var lines = [
      ("approvers", isFound ? "\(approvers), the least that do" : "\(approvers)"),
      ("utilisation", utilisation.map(Self.percent) ?? "nobody is there"),
      ("has to wait", Self.percent(queue.waitProbability)),
      ("mean wait", Self.time(queue.meanWait)),
      ("median wait", Self.time(queue.waitQuantile(0.5))),
      ("95 % wait up to", Self.time(queue.waitQuantile(0.95))),
    ]
    if let target = question.targetWait {
      let late = Self.percent(queue.waitExceeds(target))
      lines.append(("waits over \(Self.time(target))", late))
    }
    if question.patience != nil {
      lines.append(("is given up", Self.percent(queue.abandonmentProbability)))
    }
    lines.append(("model", model))
    return lines.map { $0.0.padding(to: 20) + $0.1 }.joined(separator: "\n")
  }

  private var utilisation: Double? {
    queue.utilisation.isFinite ? queue.utilisation : nil
  }

  private var model: String {
    if question.patience != nil { return "M/M/c+M (Erlang A)" }
    if question.serviceSCV == 1 { return "M/M/c (Erlang C)" }
    return "M/G/c (Erlang C, waits times (1 + scv) / 2)"
  }

  private static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return tenths == 0 && share > 0 ? "below 0.1 %" : "\(tenths) %"
  }

  private static func time(_ seconds: Double?) -> String {
    guard let seconds else { return "grows without bound" }
    if seconds == 0 { return "none" }
    if seconds < 60 { return "\((seconds * 10).rounded() / 10)s" }
    let whole = Int64(seconds.rounded())
    let (minutes, rest) = (whole / 60 % 60, whole % 60)
    if whole < 3600 { return rest == 0 ? "\(minutes)m" : "\(minutes)m \(rest)s" }
    return minutes == 0 ? "\(whole / 3600)h" : "\(whole / 3600)h \(minutes)m"
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
