import Sampling
import Testing

@Suite("Entity keys")
struct EntityKeyTests {
  /// Values from an independent implementation of the construction `KeyChain` documents.
  static let golden: [(EntityKey, UInt64)] = [
    (EntityKey(), 0),
    (EntityKey(""), 0xfa7e_58b6_fdde_3e0b),
    (EntityKey("a"), 0x6d78_7c75_2c2b_aa3a),
    (EntityKey("a", "bc"), 0xa35b_3f6b_6645_828a),
    (EntityKey("ab", "c"), 0x51b8_4e24_cdf8_6b21),
    (EntityKey("abc"), 0xd6b1_5204_acb0_9e75),
    (EntityKey("12345678"), 0x6433_20d4_0dce_00da),
    (EntityKey("123456789"), 0xc442_1ac2_d124_0eb1),
    (
      EntityKey("cluster-1", "payments", "ServiceAccount", "deployer"), 0xa04b_d662_8790_a066
    ),
    (EntityKey("é"), 0xdbab_8c7d_5c4f_2de3),
    (EntityKey("task").appending(7), 0x3800_7fb0_4b74_b214),
    (EntityKey("task", "7"), 0x1343_e3a9_e775_cba0),
    (EntityKey("task").appending(UInt64.max), 0x88ef_dcff_cb60_18c7),
  ]

  @Test("Keys have their pinned values", arguments: golden)
  func pinned(key: EntityKey, value: UInt64) {
    #expect(key.value == value)
  }

  @Test("Appending a component is naming it at once")
  func appending() {
    #expect(EntityKey("a").appending("b").appending("") == EntityKey("a", "b", ""))
    #expect(EntityKey().appending("a") == EntityKey("a"))
  }

  @Test("Components cannot run into each other")
  func separation() {
    let keys = [
      EntityKey("ab"), EntityKey("a", "b"), EntityKey("", "ab"), EntityKey("ab", ""),
      EntityKey("a", "", "b"), EntityKey("a\u{0}", "b"), EntityKey("a", "\u{0}b"),
      EntityKey("a/b"), EntityKey("b", "a"), EntityKey("abcdefgh", "i"),
      EntityKey("abcdefghi"), EntityKey("abcdefg", "hi"), EntityKey("abcdefgh\u{0}"),
      EntityKey("abcdefgh"), EntityKey("a").appending(98), EntityKey("98").appending(0),
    ]
    #expect(Set(keys).count == keys.count)
  }

  @Test("Fifty thousand similar names have fifty thousand keys")
  func noCollisions() {
    var values = Set<UInt64>()
    for number in 0..<25_000 {
      values.insert(EntityKey("actor", "pipeline-\(number)").value)
      values.insert(EntityKey("actor").appending(UInt64(number)).value)
    }
    #expect(values.count == 50_000)
  }
}
