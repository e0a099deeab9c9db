extension AttackerSpec {
  var tree: YAMLTree {
    .mapping([
      .init("behaviour", .text(behaviour.rawValue)),
      .init("skill", .number(skill)),
      .init("stealth", .number(stealth)),
    ])
  }
}
