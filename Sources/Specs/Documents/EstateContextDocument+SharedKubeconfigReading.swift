extension EstateContextDocument.SharedKubeconfig {
  static let keys = ["name", "cluster", "username", "groups", "place", "holders", "assumed"]

  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: Self.keys)
    self.init(
      name: try reader.required("name").name(),
      cluster: try reader.required("cluster").name(),
      username: try reader.required("username").name(),
      place: try reader.required("place").choice(),
      holders: try reader.required("holders").names())
    groups = try reader.optional("groups")?.names() ?? []
    assumed = try reader.assumed()
  }
}
