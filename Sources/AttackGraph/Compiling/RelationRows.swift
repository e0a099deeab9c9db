/// Positions in the catalogue of the rows for relations; `nil` where the catalogue leaves one out.
struct RelationRows {
  let credentialAuthenticates: Int?
  let principalInGroup: Int?
  let subjectBound: Int?
  let bindingGrants: Int?
  let podMountsToken: Int?
  let podMountsSecret: Int?
  let secretHoldsToken: Int?
  let privilegedContainer: Int?
  let nodeRunsPods: Int?
  let superuserGroup: Int?
  let workloadRunsAsAccount: Int?
  let workloadMountsSecret: Int?
  let writtenBindingGrants: Int?
  let assetReached: Int?

  init(_ catalogue: Catalogue) {
    credentialAuthenticates = catalogue.index(of: .credentialAuthenticates)
    principalInGroup = catalogue.index(of: .principalInGroup)
    subjectBound = catalogue.index(of: .subjectBound)
    bindingGrants = catalogue.index(of: .bindingGrants)
    podMountsToken = catalogue.index(of: .podMountsToken)
    podMountsSecret = catalogue.index(of: .podMountsSecret)
    secretHoldsToken = catalogue.index(of: .secretHoldsToken)
    privilegedContainer = catalogue.index(of: .privilegedContainer)
    nodeRunsPods = catalogue.index(of: .nodeRunsPods)
    superuserGroup = catalogue.index(of: .superuserGroup)
    workloadRunsAsAccount = catalogue.index(of: .workloadRunsAsAccount)
    workloadMountsSecret = catalogue.index(of: .workloadMountsSecret)
    writtenBindingGrants = catalogue.index(of: .writtenBindingGrants)
    assetReached = catalogue.index(of: .assetReached)
  }
}
