/// What the kernels must find in the graphs that `gen_graphs.py` and `gen_timed.py` make with
/// their default seeds, recognised by their numbers of vertices and edges.
struct KnownAnswers {
  /// What the generators call the size.
  let name: String
  private let vertexCount: Int
  private let edgeCount: Int
  private let reach: [String: UInt64]
  private let allSource: [String: UInt64]
  private let timed: [String: UInt64]

  /// Returns what is known of a graph, nil if nothing is.
  static func find(vertexCount: Int, edgeCount: Int) -> KnownAnswers? {
    all.first { $0.vertexCount == vertexCount && $0.edgeCount == edgeCount }
  }

  /// Returns the checksums of a kernel.
  func checksum(of kernel: Kernel) -> [String: UInt64] {
    switch kernel {
    case .reach: reach
    case .allSource: allSource
    case .timed: timed
    }
  }

  private static let all = [
    KnownAnswers(
      name: "S", vertexCount: 20_000, edgeCount: 100_000,
      reach: ["vertices": 126_001, "edges": 798_886],
      allSource: ["assets": 1_948_831, "weight": 35_017_694, "most": 2_972],
      timed: [
        "vertices": 98_986, "pareto": 108_421, "arrivals": 74_430_825_925,
        "expiries": 227_649_943_283,
      ]),
    KnownAnswers(
      name: "M", vertexCount: 200_000, edgeCount: 1_500_000,
      reach: ["vertices": 1_082_230, "edges": 10_853_172],
      allSource: ["assets": 204_162_797, "weight": 3_997_120_816, "most": 29_823],
      timed: [
        "vertices": 815_894, "pareto": 865_637, "arrivals": 684_606_227_706,
        "expiries": 1_912_053_348_152,
      ]),
    KnownAnswers(
      name: "L", vertexCount: 2_000_000, edgeCount: 20_000_000,
      reach: ["vertices": 10_959_265, "edges": 148_180_684],
      allSource: ["assets": 22_771_255_826, "weight": 425_233_214_567, "most": 297_595],
      timed: [
        "vertices": 8_448_052, "pareto": 8_845_547, "arrivals": 6_746_215_590_232,
        "expiries": 19_825_748_189_240,
      ]),
  ]
}
