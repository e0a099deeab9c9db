import AttackGraph
import Estate
import EstateSources
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Invariant 3, the half about snapshots: replacing credentials does not change what the present
/// ones open.
///
/// Tokens only: a rotated token is revoked, so that only its current version works. A certificate
/// cannot be revoked; its old versions go on working beside the new ones, to the same ends.
@Suite("Snapshots under rotation")
struct RotationSnapshotTests {
  static let estates = ["shop", "small"]
  private static let mechanisms: [CompromiseSpec.Mechanism] = [.ciStore, .pod]

  private static func estate(_ name: String) throws -> Estate {
    guard name != "shop" else { return ShopEstate.make() }
    return try EstateGenerator.generate(try #require(EstateSpec.preset(name)))
  }

  private static func snapshots(
    _ policy: PolicySpec, on name: String, _ mechanism: CompromiseSpec.Mechanism, delay: Int64
  ) throws -> [Double] {
    let fixture = try ReplayFixture(policy, on: try estate(name))
    let compromise = ReplayFixture.compromise(mechanism, delay: .constant(Double(delay)))
    return fixture.replay(compromise, trials: 0..<40).map(\.snapshotWeight)
  }

  @Test("Copies used at once, all refreshed together: the same", arguments: estates)
  func current(estate: String) throws {
    for mechanism in Self.mechanisms {
      let standing = try Self.snapshots(.standing, on: estate, mechanism, delay: 0)
      let rotated = try Self.snapshots(.rotated(), on: estate, mechanism, delay: 0)
      #expect(rotated == standing)
      #expect(standing.contains { $0 > 0 })
    }
  }

  @Test(
    "Copies used days later: never more, and less once a token was replaced", arguments: estates)
  func later(estate: String) throws {
    let delay = 20 * ReplayFixture.day
    var isLess = false
    for mechanism in Self.mechanisms {
      let standing = try Self.snapshots(.standing, on: estate, mechanism, delay: delay)
      let rotated = try Self.snapshots(.rotated(), on: estate, mechanism, delay: delay)
      for (standing, rotated) in zip(standing, rotated) {
        #expect(rotated <= standing)
        isLess = isLess || rotated < standing
      }
    }
    #expect(isLess)
  }
}
