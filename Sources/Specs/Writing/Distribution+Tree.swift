import Sampling

extension Distribution {
  /// The distribution as a file writes it; a file of observations becomes the list of its values.
  var tree: YAMLTree {
    .flow(.mapping([entry]))
  }

  private var entry: YAMLTree.Entry {
    switch self {
    case .constant(let value):
      return .init("constant", .seconds(value))
    case .exponential(let mean):
      return .init("exponential", .mapping([.init("mean", .seconds(mean))]))
    case .lognormal(let median, let sigma):
      return .init(
        "lognormal", .mapping([.init("median", .seconds(median)), .init("sigma", .number(sigma))]))
    case .uniform(let low, let high):
      return .init("uniform", .list([.seconds(low), .seconds(high)]))
    case .mixture(let components):
      let parts = components.map { component in
        YAMLTree.mapping([
          .init("weight", .number(component.weight)), .init("of", component.distribution.tree),
        ])
      }
      return .init("mixture", .list(parts))
    case .empirical(let values):
      return .init("empirical", .list(values.map(YAMLTree.seconds)))
    }
  }
}

extension YAMLTree {
  static func seconds(_ value: Double) -> YAMLTree { .raw(DurationText.text(of: value)) }
}
