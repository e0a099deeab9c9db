import Estate

/// Nanoseconds per request of one world, by three ways of answering; medians over rounds.
struct Measurement: Encodable {
  var clusterRoleBindings: Int
  var roleBindings: Int
  var requests: Int
  var rounds: Int
  /// A decision on numbers.
  var decisionNanoseconds: Double
  /// Looking the stored verdict up by seven numbers.
  var hashHitNanoseconds: Double
  /// Looking every string up, then deciding.
  var withStringsNanoseconds: Double

  /// Interleaves the three, so that other load falls on all of them alike.
  init(_ world: BenchmarkWorld, _ size: WorldSize, requests count: Int, rounds: Int) {
    let sample = RequestSample(world, count: count, seed: size.seed &+ 1)
    let principals = world.principals.map(world.authorizer.resolve)
    var decisions: [Double] = []
    var hits: [Double] = []
    var strings: [Double] = []
    for _ in 0..<rounds {
      decisions.append(decide(world.authorizer, principals, sample))
      hits.append(look(sample))
      strings.append(decideStrings(world, sample))
    }
    clusterRoleBindings = size.clusterRoleBindings
    roleBindings = size.roleBindings
    requests = count
    self.rounds = rounds
    decisionNanoseconds = median(decisions)
    hashHitNanoseconds = median(hits)
    withStringsNanoseconds = median(strings)
  }

  var hashHitRatio: Double { decisionNanoseconds / hashHitNanoseconds }
}

// Free functions: closures formed in the main actor's context would be checked on every call.

private func decide(
  _ authorizer: Authorizer, _ principals: [ResolvedPrincipal], _ sample: RequestSample
) -> Double {
  nanoseconds(sample) {
    var allowed = 0
    for place in sample.resolved.indices {
      let principal = principals[Int(sample.requesters[place])]
      if authorizer.allows(principal, sample.resolved[place]) { allowed += 1 }
    }
    return allowed
  }
}

private func look(_ sample: RequestSample) -> Double {
  nanoseconds(sample) {
    var allowed = 0
    for key in sample.keys where sample.verdicts[key] == true { allowed += 1 }
    return allowed
  }
}

private func decideStrings(_ world: BenchmarkWorld, _ sample: RequestSample) -> Double {
  nanoseconds(sample) {
    var allowed = 0
    for request in sample.requests {
      let principal = Principal(username: request.user, groups: request.groups)
      if world.authorizer.allows(
        world.authorizer.resolve(principal), world.authorizer.resolve(request))
      {
        allowed += 1
      }
    }
    return allowed
  }
}

/// Time per request of one pass, which must find half of the requests allowed.
private func nanoseconds(_ sample: RequestSample, _ pass: () -> Int) -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  let allowed = pass()
  let elapsed = clock.now - start
  precondition(allowed == sample.keys.count / 2, "a pass must find half of the requests allowed")
  let (seconds, attoseconds) = elapsed.components
  return (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(sample.keys.count)
}

private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted[sorted.count / 2]
}
