extension Coverage {
  /// The key `coverage` of a control: a share, or a share with an order; everybody where it is left
  /// out.
  init(in reader: MappingReader) throws(SpecificationError) {
    guard let value = reader.optional("coverage") else {
      self = .all
      return
    }
    if value.scalar != nil {
      self.init(share: try value.share())
      return
    }
    let keys = try MappingReader(value, keys: ["share", "order"])
    self.init(
      share: try keys.required("share").share(),
      order: try keys.optional("order")?.choice() ?? .random)
  }
}
