import Estate
import TestSupport

/// A request as seven numbers: what a hash table would be asked by.
struct RequestKey: Hashable {
  var principal: UInt32
  var verb: UInt32
  var apiGroup: UInt32
  var resource: UInt32
  var subresource: UInt32
  var name: UInt32
  var namespace: UInt32
}

/// Distinct requests in random order, half of which are allowed, in each of the forms compared.
struct RequestSample {
  private(set) var requests: [AccessRequest] = []
  /// Places of the requesters among the world's principals.
  private(set) var requesters: [UInt32] = []
  private(set) var resolved: [ResolvedRequest] = []
  private(set) var keys: [RequestKey] = []
  private(set) var verdicts: [RequestKey: Bool] = [:]
  private var numbers: [String: UInt32] = [:]

  /// - Parameter count: of requests, an even number.
  init(_ world: BenchmarkWorld, count: Int, seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let draw = RequestDraw(world)
    let principals = world.principals.map(world.authorizer.resolve)
    var missing = [true: count / 2, false: count - count / 2]
    verdicts.reserveCapacity(count)
    while verdicts.count < count {
      let requester = generator.below(principals.count)
      let wantsGranted = (missing[true] ?? 0) > 0 && generator.chance(50)
      guard
        let request = wantsGranted
          ? draw.granted(requester, &generator) : draw.random(requester, &generator)
      else { continue }
      let resolved = world.authorizer.resolve(request)
      let allowed = world.authorizer.allows(principals[requester], resolved)
      let key = key(of: request, requester)
      guard let left = missing[allowed], left > 0, verdicts[key] == nil else { continue }
      missing[allowed] = left - 1
      verdicts[key] = allowed
      requests.append(request)
      requesters.append(UInt32(requester))
      self.resolved.append(resolved)
      keys.append(key)
    }
    shuffle(&generator)
  }

  private mutating func key(of request: AccessRequest, _ requester: Int) -> RequestKey {
    RequestKey(
      principal: UInt32(requester), verb: number(request.verb), apiGroup: number(request.apiGroup),
      resource: number(request.resource), subresource: number(request.subresource),
      name: number(request.name), namespace: number(request.namespace))
  }

  private mutating func number(_ string: String) -> UInt32 {
    if let known = numbers[string] { return known }
    let next = UInt32(numbers.count)
    numbers[string] = next
    return next
  }

  /// The last to be found are all of one verdict: the order must not tell.
  private mutating func shuffle(_ generator: inout SplitMix) {
    let order = generator.permutation(requests.count)
    requests = order.map { requests[$0] }
    requesters = order.map { requesters[$0] }
    resolved = order.map { resolved[$0] }
    keys = order.map { keys[$0] }
  }
}
