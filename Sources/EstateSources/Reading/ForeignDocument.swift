/// A document that is no Kubernetes object, but that a collector writes beside or instead of them.
enum ForeignDocument {
  /// What an API server answers at `/version`.
  case version
  /// What `kubectl version` prints of itself and of the server that it asked.
  case kubectlVersion
  /// `metadata.json` of a KubeHound dump.
  case kubeHound
  /// `_metadata.json` of an IceKube download.
  case iceKube
  /// What `rbac-police collect` prints.
  case rbacPolice

  /// Tells by the fields of an object without a kind; `nil` for anything else.
  init?(_ outline: ObjectOutline) {
    guard outline.kind == nil else { return nil }
    func has(_ fields: String...) -> Bool {
      fields.allSatisfy { outline.offset(of: $0) != nil }
    }
    if has("serviceAccounts", "nodes", "roles") {
      self = .rbacPolice
    } else if has("run_id", "cluster") {
      self = .kubeHound
    } else if has("kube_version", "context_name") {
      self = .iceKube
    } else if has("major", "minor", "gitVersion") {
      self = .version
    } else if has("clientVersion") {
      self = .kubectlVersion
    } else {
      return nil
    }
  }
}
