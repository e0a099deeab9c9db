import Reporting
import Testing

@Suite("Axes and labels of charts")
struct AxisTests {
  @Test("an axis from a minute to thirty days has ticks people use")
  func month() {
    let axis = TimeAxis([60, 2_592_000])
    #expect(axis.ticks.map(\.label) == ["1 min", "10 min", "1 h", "6 h", "1 d", "7 d", "30 d"])
    #expect(axis.lower == 60)
    #expect(axis.upper == 2_592_000)
    #expect(axis.position(3_600) == 3_600)
  }

  @Test("zero stands at the left end under a tick of its own")
  func zero() throws {
    let axis = TimeAxis([0, 60, 2_592_000])
    #expect(axis.ticks.map(\.label) == ["0", "1 min", "10 min", "1 h", "1 d", "7 d", "30 d"])
    let first = try #require(axis.ticks.first)
    #expect(first.position == axis.lower)
    #expect(axis.position(0) == axis.lower)
    #expect(axis.lower < 60 && axis.lower > 0)
  }

  @Test("a short span has fine ticks; one value and no value still give an axis")
  func short() {
    #expect(TimeAxis([600, 2_400]).ticks.map(\.label) == ["10 min", "20 min", "30 min"])
    for values in [[], [0], [90], [0, 0, 7]] as [[Int64]] {
      let axis = TimeAxis(values)
      #expect(axis.lower > 0 && axis.lower < axis.upper)
    }
  }

  @Test("ticks fit, rise and lie on the axis, whatever its span")
  func ticks() {
    for low in [1, 7, 45, 600, 86_400] as [Int64] {
      for factor in [2, 10, 100, 10_000, 1_000_000] as [Int64] {
        for zero in [[], [0]] as [[Int64]] {
          let axis = TimeAxis(zero + [low, low * factor])
          let places = axis.ticks.map(\.position)
          #expect(axis.ticks.count <= 7)
          #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
          #expect(places.allSatisfy { axis.lower <= $0 && $0 <= axis.upper })
        }
      }
    }
  }

  @Test(
    "a value axis ends on a round step above the largest value",
    arguments: [
      (44.3, 50, 10), (3.2, 4, 1), (100, 100, 20), (0.07, 0.08, 0.02), (0, 1, 0.2),
      (61, 80, 20), (50, 50, 10), (1, 1, 0.2),
    ])
  func values(maximum: Double, top: Double, step: Double) {
    let axis = ValueAxis(maximum: maximum)
    #expect(abs(axis.top - top) < 1e-9 && abs(axis.step - step) < 1e-9, "\(axis)")
  }

  @Test("labels are moved apart, stay near and keep their order")
  func labels() {
    #expect(LabelSpacing.spread([10, 30], gap: 5, within: 0...40) == [10, 30])
    #expect(LabelSpacing.spread([10, 10], gap: 4, within: 0...40) == [8, 12])
    #expect(LabelSpacing.spread([0, 0, 1], gap: 4, within: 0...40) == [0, 4, 8])
    #expect(LabelSpacing.spread([40, 39], gap: 4, within: 0...40) == [40, 36])
    #expect(LabelSpacing.spread([], gap: 4, within: 0...40).isEmpty)
  }

  @Test("labels never overlap and never leave a range with room for all")
  func labelProperty() {
    var state: UInt64 = 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt32.max) * 200
    }
    for count in 1...12 {
      for _ in 0..<50 {
        let wanted = (0..<count).map { _ in next() }
        let places = LabelSpacing.spread(wanted, gap: 7, within: 0...100).sorted()
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 7 - 1e-9 })
        #expect(places.allSatisfy { (-1e-9...100 + 1e-9).contains($0) })
      }
    }
  }
}
