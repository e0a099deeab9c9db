/// Returns the whole experiment as one canonical YAML text.
///
/// The text holds what the experiment's file refers to and every default, so that its digest
/// identifies the experiment: it does not change with the folder, the order of keys or the comments
/// of the files, and it does change with every value. An estate directory is named, not described.
package func resolvedText(of experiment: ExperimentSpec) -> String {
  experiment.resolvedTree.document
}

extension ExperimentSpec {
  fileprivate var resolvedTree: YAMLTree {
    .mapping([
      .init("apiVersion", .raw(Envelope.apiVersion)),
      .init("kind", .raw("ResolvedExperiment")),
      .init("metadata", .metadata(name: name, description: description)),
      .init("spec", specTree),
    ])
  }

  private var specTree: YAMLTree {
    .mapping([
      .init("question", .text(question)),
      .init("seed", .integer(seed)),
      .init("estates", .list(estates.indices.map(estateTree))),
      .init(
        "policies",
        .list(policies.map { .part($0.name, $0.description, spec: $0.tree) })),
      .init(
        "compromises",
        .list(compromises.map { .part($0.name, $0.description, spec: $0.tree) })),
      .init("baseline", .text(baseline)),
      .init("timelines", .integer(timelines)),
      .init("trials", .integer(trials)),
      .init("clock", clockTree),
      .init("activity", activity.tree),
      .init("attacker", attacker.tree),
      .init("detection", .text(detection.rawValue)),
      .init("unknownSteps", .text(unknownSteps.rawValue)),
      .init("primaryMetrics", .names(primaryMetrics)),
    ])
  }

  private var clockTree: YAMLTree {
    .mapping([
      .init("warmUp", .duration(warmUp)),
      .init("leakWindow", .duration(leakWindow)),
      .init("maxDelay", .duration(maxDelay)),
    ])
  }

  private func estateTree(_ index: Int) -> YAMLTree {
    let origin = estateOrigins.indices.contains(index) ? estateOrigins[index] : nil
    switch estates[index] {
    case .preset(let name):
      return .estate(origin?.spec ?? EstateSpec.preset(name), else: "preset", name)
    case .inline(let spec): return .estate(spec, else: "inline", spec.name)
    case .spec(let path):
      return .estate(origin?.spec, else: "spec", origin?.reference ?? path)
    case .directory(let path):
      return .estate(nil, else: "directory", origin?.reference ?? path)
    }
  }
}

extension YAMLTree {
  fileprivate static func part(_ name: String, _ description: String, spec: YAMLTree) -> YAMLTree {
    .mapping([
      .init("metadata", .metadata(name: name, description: description)),
      .init("spec", spec),
    ])
  }

  /// An estate in full where its numbers are known, else as the experiment refers to it.
  fileprivate static func estate(
    _ spec: EstateSpec?, else form: String, _ reference: String
  ) -> YAMLTree {
    guard let spec else { return .mapping([.init(form, .text(reference))]) }
    return .part(spec.name, spec.description, spec: spec.tree)
  }
}
