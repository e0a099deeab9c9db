/// What becomes of the joins of a cut network that need two inputs or more that can be cut off.
enum OpenJoins {
  /// One input is enough: every cut of the network is one of the graph.
  case asOr

  /// One is enough too, but of as few inputs as must be cut off: with n inputs and a need of k, any
  /// n − k + 1 will do. Every cut of the network is one of the graph.
  case choosing(InputChoice)

  /// They are never held: every cut of the graph is one of the network.
  case deleted

  /// Which inputs of a join are to be cut off: first those that some cut keeps from being held
  /// already, then the narrowest.
  struct InputChoice {
    var widths: CutWidths

    /// Whether each vertex is held in spite of that cut; shape [part count].
    var isHeld: [Bool]

    /// Returns some of a join's inputs, each being the entering places of parallel edges.
    func choose(_ count: Int, of inputs: [Range<Int>], in part: ReachedPart) -> [Range<Int>] {
      let keys = inputs.map { input in
        (
          isHeld[Int(part.entering.tails[input.lowerBound])] ? 1 : 0,
          widths.width(ofEdges: input), input.lowerBound
        )
      }
      let order = inputs.indices.sorted { keys[$0] < keys[$1] }
      return order.prefix(count).map { inputs[$0] }
    }
  }
}
