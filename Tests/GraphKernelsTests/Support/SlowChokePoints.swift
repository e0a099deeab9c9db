import GraphKernels
import TestSupport

/// What a list of choke points must say.
struct ExpectedChokePoints {
  var vertices: [ChokePoints.Point]
  var edges: [ChokePoints.Point]
  var reached: RemovalLoss
}

/// Removes every vertex and every edge by itself and chains forward again.
func slowChokePoints(
  _ graph: TimedGraphCase, _ assets: WeightedAssets, _ options: ChokePoints.Options
) -> ExpectedChokePoints {
  let before = StaticOracle.reach(graph)
  let none = Array(repeating: false, count: graph.vertexCount)
  var expected = ExpectedChokePoints(
    vertices: [], edges: [], reached: lost(before, none, assets))
  for vertex in 0..<UInt32(graph.vertexCount)
  where options.includesSources || !graph.sourceVertices.contains(vertex) {
    var after = StaticOracle.reach(graph, without: Removal(vertices: [vertex]))
    if !options.countsOwnAsset { after[Int(vertex)] = before[Int(vertex)] }
    let loss = lost(before, after, assets)
    if loss != .none { expected.vertices.append(ChokePoints.Point(id: vertex, loss: loss)) }
  }
  let topology = graph.topology.graph
  for slot in 0..<UInt32(topology.edgeCount) where options.includesEdges {
    let edge = topology.originalEdge(ofSlot: slot)
    let loss = lost(before, StaticOracle.reach(graph, without: Removal(edges: [edge])), assets)
    if loss != .none { expected.edges.append(ChokePoints.Point(id: slot, loss: loss)) }
  }
  expected.vertices.sort(by: precedes)
  expected.edges.sort(by: precedes)
  return expected
}

private func lost(_ before: [Bool], _ after: [Bool], _ assets: WeightedAssets) -> RemovalLoss {
  var loss = RemovalLoss.none
  for (asset, weight) in zip(assets.vertices, assets.weights)
  where before[Int(asset)] && !after[Int(asset)] {
    loss.count += 1
    loss.weight += weight
  }
  return loss
}

private func precedes(_ one: ChokePoints.Point, _ other: ChokePoints.Point) -> Bool {
  if one.loss.weight != other.loss.weight { return one.loss.weight > other.loss.weight }
  if one.loss.count != other.loss.count { return one.loss.count > other.loss.count }
  return one.id < other.id
}
