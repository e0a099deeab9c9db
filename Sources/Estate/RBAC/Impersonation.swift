/// Whom a request asks to act as, by its impersonation headers.
package struct Impersonation: Sendable, Hashable {
  /// `Impersonate-User`, without which the other headers are refused.
  package var username: String
  /// `Impersonate-Group`, in order.
  package var groups: [String]
  /// `Impersonate-Uid`; empty without one.
  package var uid: String
  /// `Impersonate-Extra-KEY`: keys in lower case, with their values in order.
  package var extra: [Extra]

  /// One extra field with its values.
  package struct Extra: Sendable, Hashable {
    package var key: String
    package var values: [String]

    package init(key: String, values: [String]) {
      self.key = key
      self.values = values
    }

    /// Whether the key is `DOMAIN/PATH` in lower case.
    ///
    /// - Source: Kubernetes 1.36 `apimachinery/pkg/util/validation`, `IsDomainPrefixedPath`.
    fileprivate var hasDomainPrefix: Bool {
      guard let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
      let path = key.utf8[slash...].dropFirst()
      return LabelSyntax.isSubdomain(key.utf8[..<slash]) && !path.isEmpty
        && path.allSatisfy { byte in
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || "/-._~%!$&'()*+,;=:".utf8.contains(byte)
        }
    }
  }

  package init(
    username: String, groups: [String] = [], uid: String = "", extra: [Extra] = []
  ) {
    self.username = username
    self.groups = groups
    self.uid = uid
    self.extra = extra
  }

  /// Ways of impersonation that the API server tries one after another.
  package enum Mode: String, Sendable, Hashable, CaseIterable {
    /// A service account acts as the node that its own pod runs on.
    case associatedNode = "associated-node"
    case arbitraryNode = "arbitrary-node"
    case serviceAccount = "serviceaccount"
    /// Any user that is neither a node nor a service account.
    case userInfo = "user-info"
    /// The verb `impersonate`, for whatever request follows.
    case legacy

    var isConstrained: Bool { self != .legacy }

    /// The verb that says whom one may act as.
    var verb: String { isConstrained ? "impersonate:" + rawValue : "impersonate" }

    /// Users and groups were in the core group, and are in that of authentication.
    var apiGroup: String { isConstrained ? Self.authenticationGroup : "" }

    static let authenticationGroup = "authentication.k8s.io"
  }

  private var hasOnlyUsername: Bool { groups.isEmpty && uid.isEmpty && extra.isEmpty }
  private var nodeName: String? { Principal.nodeName(of: username) }
  private var account: (namespace: String, name: String)? {
    Principal.serviceAccountParts(of: username)
  }

  /// Whether a mode is for targets like this one.
  ///
  /// - Parameter requesterNode: the node that the requester's own token is bound to.
  func isServed(by mode: Mode, requester: Principal, requesterNode: String?) -> Bool {
    switch mode {
    case .associatedNode:
      guard hasOnlyUsername, let nodeName, let requesterNode else { return false }
      return Principal.serviceAccountParts(of: requester.username) != nil
        && nodeName.hasSameBytes(as: requesterNode)
    case .arbitraryNode: return hasOnlyUsername && nodeName != nil
    case .serviceAccount: return hasOnlyUsername && account != nil
    case .userInfo: return nodeName == nil && account == nil && !hasForbiddenParts
    case .legacy: return true
    }
  }

  /// What constrained impersonation refuses whatever the requester's rights.
  private var hasForbiddenParts: Bool {
    groups.containsExactly("") || groups.containsExactly(Principal.superuserGroup)
      || extra.contains {
        !$0.hasDomainPrefix || $0.values.isEmpty || $0.values.containsExactly("")
      }
  }

  /// What the impersonated requests are made as.
  func principal(_ mode: Mode) -> Principal {
    var groups = groups
    if groups.isEmpty, let account {
      groups = Principal.serviceAccount(namespace: account.namespace, name: account.name).groups
      groups.removeAll { $0 == Principal.authenticatedGroup }
    }
    if mode.isConstrained, nodeName != nil { groups = [Principal.nodesGroup] }
    if username.hasSameBytes(as: Principal.anonymousUsername) {
      if !groups.containsExactly(Principal.unauthenticatedGroup) {
        groups.append(Principal.unauthenticatedGroup)
      }
    } else if !groups.containsExactly(Principal.unauthenticatedGroup),
      !groups.containsExactly(Principal.authenticatedGroup)
    {
      groups.append(Principal.authenticatedGroup)
    }
    return Principal(username: username, groups: groups)
  }
}
