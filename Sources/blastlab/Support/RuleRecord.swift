import Estate

/// A rule as programs read it: lists that are empty are left out, but for the verbs.
struct RuleRecord: Encodable {
  var verbs: [String]
  var apiGroups: [String]?
  var resources: [String]?
  var resourceNames: [String]?
  var nonResourceURLs: [String]?

  init(_ rule: PolicyRule) {
    func list(_ strings: [String]) -> [String]? { strings.isEmpty ? nil : strings }
    verbs = rule.verbs
    apiGroups = list(rule.apiGroups)
    resources = list(rule.resources)
    resourceNames = list(rule.resourceNames)
    nonResourceURLs = list(rule.nonResourceURLs)
  }

  /// Such as `get,list on pods of core named web`.
  var text: String {
    let does = verbs.joined(separator: ",")
    if let urls = nonResourceURLs, resources == nil {
      return "\(does) on \(urls.joined(separator: ","))"
    }
    let groups = (apiGroups ?? []).map { $0.isEmpty ? "core" : $0 }.joined(separator: ",")
    let names = resourceNames.map { " named \($0.joined(separator: ","))" } ?? ""
    return "\(does) on \((resources ?? []).joined(separator: ",")) of \(groups)\(names)"
  }
}
