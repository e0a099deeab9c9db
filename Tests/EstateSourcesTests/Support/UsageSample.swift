import Estate
import TestSupport

/// Usage of arbitrary content, the same for the same seed.
enum UsageSample {
  private static let texts = [
    "ann", "system:serviceaccount:shop:api", "é", "e\u{301}", "", "a \"b\" \\c", "line\nfeed", "日本",
    "\u{1}", "pods", "*", "/",
  ]

  static func model(seed: Int, records: Int = 40) -> UsageModel {
    var random = SplitMix(seed: UInt64(seed))
    var builder = UsageModelBuilder()
    for _ in 0..<random.below(records + 1) {
      let second = Int64(random.below(4000 * 86_400)) - 1000 * 86_400
      if random.chance(70) { builder.observe(second: second) }
      let user = random.pick(texts)
      if random.chance(80) {
        builder.add(UsageIdentity(username: user, groups: random.subset(texts, max: 4)))
      }
      let count = random.chance(5) ? Int.max : 1 + random.below(1000)
      builder.add(
        permission(&random), by: user, UsageTally(second: second, count: count))
    }
    return builder.model()
  }

  private static func permission(_ random: inout SplitMix) -> UsedPermission {
    let name: UsedName =
      switch random.below(4) {
      case 0: .none
      case 1: .unrecorded
      default: .exact(random.pick(texts))
      }
    let verb = random.pick(texts)
    if random.chance(20) { return UsedPermission(verb: verb, target: .path(name)) }
    return UsedPermission(
      verb: verb,
      target: .resource(
        UsedResource(
          apiGroup: random.pick(texts), resource: "r" + random.pick(texts),
          subresource: random.pick(texts), namespace: random.pick(texts), name: name)))
  }
}
