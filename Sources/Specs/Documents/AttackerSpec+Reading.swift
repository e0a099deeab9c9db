extension AttackerSpec {
  init(_ value: YAMLValue) throws(SpecificationError) {
    let reader = try MappingReader(value, keys: ["behaviour", "skill", "stealth"])
    self.init()
    behaviour = try reader.optional("behaviour")?.choice() ?? behaviour
    skill = try reader.optional("skill")?.amount(in: 0.01...100) ?? skill
    stealth = try reader.optional("stealth")?.share() ?? stealth
  }
}
