internal import Sampling

/// A grant whose time runs from the request on, while a lognormal approval takes some of it.
///
/// - Source: partial expectations of the lognormal distribution, as in Johnson, Kotz and
///   Balakrishnan, Continuous Univariate Distributions, volume 1, 2nd edition, 1994, chapter 14.
package struct RequestClock: Sendable, Hashable {
  /// Length of the grant, D; at least 0.
  package let grant: Double
  /// Median of the approval time, A; above 0.
  package let median: Double
  /// Standard deviation of its natural logarithm; at least 0.
  package let sigma: Double

  package init(grant: Double, median: Double, sigma: Double) {
    precondition(grant >= 0 && grant.isFinite, "a grant lasts at least 0")
    precondition(median > 0 && sigma >= 0, "a median is above 0, a sigma at least 0")
    self.grant = grant
    self.median = median
    self.sigma = sigma
  }

  /// Mean time left when the approval comes, nothing where it comes too late:
  /// E[(D − A)⁺] = D Φ(z) − E[A] Φ(z − σ), z = ln(D / median) / σ.
  package var meanUsable: Double {
    if grant == 0 { return 0 }
    guard sigma > 0 else { return max(0, grant - median) }
    let mean = median * Portable.exp(0.5 * sigma * sigma)
    let used = mean * Portable.normalCDF(score - sigma)
    return max(0, grant * Portable.normalCDF(score) - used)
  }

  /// P(A > D): the grant has ended when the approval comes; also that a request pending at most for
  /// D expires.
  package var deadOnArrival: Double {
    if grant == 0 { return 1 }
    guard sigma > 0 else { return median > grant ? 1 : 0 }
    return Portable.normalCDF(-score)
  }

  /// Mean time pending where a request expires after D: E[min(A, D)].
  package var meanPending: Double { grant - meanUsable }

  private var score: Double { Portable.log(grant / median) / sigma }
}
