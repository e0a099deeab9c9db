import AttackGraph
import Estate
import EstateSources
import Foundation
import Specs
import Testing

@Suite("Graph size")
struct GraphSizeTests {
  @Test(
    "Hubs keep the graph linear: at most 12 vertices and edges per object and grant, on every preset but the largest"
  )
  func linear() throws {
    for name in EstateSpec.presets.map(\.name).filter({ !$0.hasPrefix("xl") }) {
      let estate = try EstateGenerator.generate(try #require(EstateSpec.preset(name)))
      let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
      let size = estate.clusters.reduce(0) { $0 + $1.objectCount + $1.grantCount }
      #expect(graph.vertices.count + graph.edges.count <= 12 * size)
      #expect(MemoryLayout<AttackEdge>.stride == 20)
      #expect(graph.bytes <= 150 * graph.vertices.count + 20 * graph.edges.count)
    }
  }

  @Test("density falls as one over the number of vertices: edges per vertex stay the same")
  func scalingLaw() throws {
    let points = try ["small", "medium", "large"].map { name in
      let estate = try EstateGenerator.generate(try #require(EstateSpec.preset(name)))
      let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
      let vertices = Double(graph.vertices.count)
      return (vertices: vertices, density: Double(graph.edges.count) / (vertices * (vertices - 1)))
    }
    // The exponent between two sizes; -1 is exact proportionality.
    for (one, other) in zip(points, points.dropFirst()) {
      let exponent = log(other.density / one.density) / log(other.vertices / one.vertices)
      #expect(abs(exponent + 1) < 0.1, "density falls with exponent \(exponent)")
    }
  }
}
