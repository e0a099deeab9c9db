/// The loss system M/M/c/c: who finds every server busy goes away.
package enum ErlangB {
  /// Returns the probability that an arrival finds every server busy.
  ///
  /// B(0) = 1, B(k) = a B(k − 1) / (k + a B(k − 1)): a ratio of probabilities at every step, so that
  /// neither powers nor factorials can overflow.
  ///
  /// - Parameters:
  ///   - servers: At least 0; without any, everybody is lost.
  ///   - offeredLoad: Arrival rate / service rate of one server; at least 0.
  /// - Complexity: O(servers), less where the probability falls below the smallest number.
  /// - Source: Erlang, "Solution of some problems in the theory of probabilities of significance in
  ///   automatic telephone exchanges", 1917; the recursion as in Cooper, Introduction to Queueing
  ///   Theory, 2nd edition, 1981, section 3.3.
  package static func blockingProbability(servers: Int, offeredLoad: Double) -> Double {
    precondition(servers >= 0, "the number of servers is at least 0")
    precondition(offeredLoad >= 0 && offeredLoad.isFinite, "a load is a number of at least 0")
    var blocking = 1.0
    var count = 0
    while count < servers, blocking > 0 {
      count += 1
      blocking = offeredLoad * blocking / (Double(count) + offeredLoad * blocking)
    }
    return blocking
  }
}
