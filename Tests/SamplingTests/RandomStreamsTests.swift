import Sampling
import Testing

@Suite("Random streams")
struct RandomStreamsTests {
  struct Golden: Sendable {
    var seed: UInt64
    var unit: UInt64
    var purpose: String
    var entity: EntityKey
    var index: UInt64
    var bits: UInt64
    var uniform: Double
  }

  /// Values from an independent implementation of the layout `RandomStreams` documents.
  static let golden: [Golden] = [
    Golden(
      seed: 0, unit: 0, purpose: "arrival", entity: EntityKey(), index: 0,
      bits: 0x7455_3a4b_2394_25e5, uniform: 0x1.d154e92c8e50ap-2),
    Golden(
      seed: 42, unit: 0, purpose: "arrival", entity: EntityKey("actor", "ci"), index: 0,
      bits: 0x1217_4d74_b3f9_dd0e, uniform: 0x1.2174d74b3f9d8p-4),
    Golden(
      seed: 42, unit: 0, purpose: "arrival", entity: EntityKey("actor", "ci"), index: 1,
      bits: 0x7cbc_3a66_0326_2b3a, uniform: 0x1.f2f0e9980c98ap-2),
    Golden(
      seed: 42, unit: 1, purpose: "arrival", entity: EntityKey("actor", "ci"), index: 0,
      bits: 0x32b1_a5d1_d412_d7c8, uniform: 0x1.958d2e8ea096cp-3),
    Golden(
      seed: 43, unit: 0, purpose: "arrival", entity: EntityKey("actor", "ci"), index: 0,
      bits: 0xe429_586f_96cf_e43c, uniform: 0x1.c852b0df2d9fdp-1),
    Golden(
      seed: 42, unit: 0, purpose: "detection", entity: EntityKey("actor", "ci"), index: 0,
      bits: 0xfd84_75dd_8465_a24b, uniform: 0x1.fb08ebbb08cb5p-1),
    Golden(
      seed: 42, unit: 0, purpose: "arrival", entity: EntityKey("actor", "cd"), index: 0,
      bits: 0x9b40_04f6_55b6_92a6, uniform: 0x1.368009ecab6d3p-1),
    Golden(
      seed: 42, unit: 0, purpose: "arrival", entity: EntityKey("actor", "ci"), index: 1 << 32,
      bits: 0x207d_4c79_cf23_38fa, uniform: 0x1.03ea63ce7919cp-3),
    Golden(
      seed: .max, unit: .max, purpose: "leak", entity: EntityKey("slot").appending(7),
      index: .max, bits: 0x5e6a_5ba3_0b19_c8ab, uniform: 0x1.79a96e8c2c672p-2),
  ]

  @Test("Draws have their pinned bits", arguments: golden)
  func pinned(golden: Golden) {
    let streams = RandomStreams(seed: golden.seed, unit: golden.unit)
    let purpose = StreamPurpose(golden.purpose)
    #expect(streams.bits(purpose, golden.entity, golden.index) == golden.bits)
    #expect(streams.uniform(purpose, golden.entity, golden.index) == golden.uniform)
  }

  @Test("The first ten uniforms of a stream are pinned")
  func firstTen() {
    let streams = RandomStreams(seed: 42, unit: 7)
    let uniforms = (0..<10).map {
      streams.uniform(StreamPurpose("arrival"), EntityKey("deployer"), $0)
    }
    #expect(
      uniforms == [
        0.7851270066634405, 0.214171648741737, 0.31896836598032785, 0.5246304692756766,
        0.7566705301024593, 0.2822509540725936, 0.8046112050693389, 0.4721930088392766,
        0.22305892022750584, 0.2710709876146714,
      ])
  }

  @Test("The uniform grid stays strictly inside 0 to 1 and mirrors onto itself")
  func grid() {
    #expect(UnitInterval.point(bits: 0) == 0x1p-53)
    #expect(UnitInterval.point(bits: .max) == 1 - 0x1p-53)
    #expect(UnitInterval.point(bits: 0xFFF) == UnitInterval.smallest)
    #expect(UnitInterval.point(bits: 0x1000) == 3 * 0x1p-53)
    #expect(1 - UnitInterval.point(bits: 0) == UnitInterval.point(bits: .max))
    #expect(UnitInterval.clamp(0) == UnitInterval.smallest)
    #expect(UnitInterval.clamp(1) == UnitInterval.largest)
    #expect(UnitInterval.clamp(0.5) == 0.5)
  }

  @Test("A purpose may share its name with an entity without sharing draws")
  func domains() {
    let streams = RandomStreams(seed: 1, unit: 1)
    let a = streams.bits(StreamPurpose("leak"), EntityKey("leak"), 0)
    let b = streams.bits(StreamPurpose("arrival"), EntityKey("arrival"), 0)
    #expect(a != b)
  }

  @Test("Ten thousand neighbouring names give ten thousand different draws")
  func distinct() {
    var seen = Set<UInt64>()
    for unit in UInt64(0)..<5 {
      let streams = RandomStreams(seed: 9, unit: unit)
      for purpose in [StreamPurpose("a"), StreamPurpose("b")] {
        for entity in UInt64(0)..<10 {
          for index in UInt64(0)..<100 {
            seen.insert(streams.bits(purpose, EntityKey().appending(entity), index))
          }
        }
      }
    }
    #expect(seen.count == 10_000)
  }

  @Test("A whole number is the scaled uniform rounded down", arguments: [1, 2, 3, 7, 1 << 32])
  func integers(bound: Int) {
    let streams = RandomStreams(seed: 5, unit: 0)
    let purpose = StreamPurpose("pick")
    let entity = EntityKey("entity")
    for index in UInt64(0)..<200 {
      let value = streams.integer(below: bound, purpose, entity, index)
      let uniform = streams.uniform(purpose, entity, index)
      #expect(value >= 0 && value < bound)
      #expect(value == Int(Double(bound) * uniform))
    }
  }

  @Test("The largest uniform never reaches the bound of a whole number")
  func integerUpperEnd() {
    for bound in 1...10_000 {
      #expect(Int(Double(bound) * UnitInterval.largest) == bound - 1)
    }
    #expect(Int(Double(1 << 32) * UnitInterval.largest) == (1 << 32) - 1)
  }

  @Test("A draw is the sample that belongs to the draw's one uniform")
  func drawsUseOneUniform() {
    let streams = RandomStreams(seed: 5, unit: 3)
    let purpose = StreamPurpose("delay")
    let entity = EntityKey("entity")
    let distribution = Distribution.lognormal(median: 720, sigma: 1.2)
    let sample = distribution.sample(streams.uniform(purpose, entity, 8))
    #expect(streams.draw(purpose, entity, 8, from: distribution) == sample)
    #expect(
      streams.seconds(purpose, entity, 8, from: distribution)
        == Distribution.wholeSeconds(sample))
  }

  @Test("A bound of 0 is refused")
  func zeroBound() async {
    await #expect(processExitsWith: .failure) {
      _ = RandomStreams(seed: 0, unit: 0).integer(
        below: 0, StreamPurpose("pick"), EntityKey("entity"), 0)
    }
  }
}
