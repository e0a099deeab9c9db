extension EstateContextDocument.Agent {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(
      value,
      keys: [
        "name", "cluster", "namespace", "serviceAccount", "team", "workingHours",
        "invocationsPerDay", "invocationDuration", "assumed",
      ])
    self.init(
      name: try reader.required("name").name(),
      cluster: try reader.required("cluster").name(),
      namespace: try reader.required("namespace").name(),
      serviceAccount: try reader.required("serviceAccount").name(),
      invocationsPerDay: try reader.required("invocationsPerDay").amount(upTo: 10_000),
      invocationSeconds: try reader.required("invocationDuration").positiveDuration())
    team = try reader.optional("team")?.text() ?? ""
    workingHours = try .init(reader)
    assumed = try reader.assumed()
  }
}
