import AttackGraph
import Estate
import EstateSources
import Foundation
import Specs

/// Times and sizes of one estate; times are medians over rounds.
struct CompileMeasurement: Encodable {
  var estate: String
  /// Kubernetes objects of every kind.
  var objects: Int
  /// Subjects of bindings.
  var grants: Int
  var vertices: Int
  var edges: Int
  /// Of the graph's own arrays, without the estate's objects, which it shares.
  var bytes: Int
  var generateMilliseconds: Double
  /// Of all threads together.
  var generateProcessorMilliseconds: Double
  var compileMilliseconds: Double
  /// Of all threads together.
  var compileProcessorMilliseconds: Double
  var threads: Int
  /// Edges by technique.
  var edgesOf: [String: Int]

  init(_ spec: EstateSpec, _ options: CompileOptions) throws {
    let catalogue = Catalogue.standard.repeatingRequests(options.catalogueTimes)
    var estate = Estate(name: "", clusters: [], context: EstateContext())
    let making = try (0..<options.rounds).map { _ in
      // Letting go of the last one is not part of making the next.
      estate.clusters = []
      return try milliseconds {
        estate = try EstateGenerator.generate(spec, threads: options.threads)
      }
    }
    generateMilliseconds = median(making.map(\.wall))
    generateProcessorMilliseconds = median(making.map(\.processor))
    let forEach: AttackGraph.ForEach = { count, work in
      _ = ParallelMap.map(Array(0..<count), threads: options.threads, work)
    }
    let overlay = Overlay(policy: "none")
    var graph = AttackGraph.compile(
      estate, overlay: overlay, catalogue: catalogue, forEach: forEach)
    let times = (0..<options.rounds).map { _ in
      milliseconds {
        graph = AttackGraph.compile(
          estate, overlay: overlay, catalogue: catalogue, forEach: forEach)
      }
    }
    self.estate = spec.name
    objects = estate.clusters.reduce(0) { $0 + $1.objectCount }
    grants = estate.clusters.reduce(0) { $0 + $1.grantCount }
    vertices = graph.vertices.count
    edges = graph.edges.count
    bytes = graph.bytes
    compileMilliseconds = median(times.map(\.wall))
    compileProcessorMilliseconds = median(times.map(\.processor))
    threads = options.threads
    edgesOf = graph.edges.reduce(into: [:]) { counts, edge in
      counts[catalogue.techniques[edge.technique].id, default: 0] += 1
    }
  }

  /// One technique on a line, the most frequent first.
  var techniqueLines: String {
    edgesOf.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "  \($0.value)  \($0.key)" }.joined(separator: "\n")
  }

  /// Everything on one line.
  var line: String {
    estate
      + String(
        format: """
          : %d objects, %d grants, %d vertices, %d edges (%.2f a vertex, both %.2f for each object or \
          grant), %.1f MB; generate %.0f ms (%.0f ms of \
          processors), compile %.1f ms (%.1f ms of processors, %.0f ns an object), %d threads
          """, objects, grants, vertices, edges, edgesPerVertex,
        Double(vertices + edges) / Double(objects + grants), Double(bytes) / 1e6,
        generateMilliseconds, generateProcessorMilliseconds, compileMilliseconds,
        compileProcessorMilliseconds, nanosecondsPerObject, threads)
  }

  var nanosecondsPerObject: Double { compileMilliseconds * 1e6 / Double(objects) }
  var edgesPerVertex: Double { Double(edges) / Double(vertices) }
}

extension Catalogue {
  /// The rows, those that need rights several times over under names of their own: what a longer
  /// catalogue would cost.
  fileprivate func repeatingRequests(_ times: Int) -> Catalogue {
    let requests = techniques.filter { technique in
      if case .request = technique.condition { return true }
      return false
    }
    let copies = (1..<max(times, 1)).flatMap { number in
      requests.map { technique in
        var copy = technique
        copy.id += "-\(number)"
        return copy
      }
    }
    return Catalogue(techniques + copies)
  }
}

/// Time on the clock and of the processors, in milliseconds.
private func milliseconds(_ work: () throws -> Void) rethrows -> (wall: Double, processor: Double) {
  let wall = ContinuousClock().now
  let processor = clock()
  try work()
  let used = Double(clock() - processor) / Double(CLOCKS_PER_SEC) * 1e3
  let (seconds, attoseconds) = (ContinuousClock().now - wall).components
  return (Double(seconds) * 1e3 + Double(attoseconds) / 1e15, used)
}

private func median(_ values: [Double]) -> Double {
  values.sorted()[values.count / 2]
}
