package import Estate

/// One right: any of the verbs on any of the resources.
package struct Right: Sendable, Hashable {
  package struct Resource: Sendable, Hashable {
    package var apiGroup: String
    package var resource: String
    /// `anySubresource`, or the one in the request.
    package var subresource: String
    /// Whether a grant in whichever namespace counts for a row that is cluster-scoped otherwise.
    package var isInAnyNamespace: Bool

    /// Some subresource of the attacker's choice.
    package static let anySubresource = "?"

    package init(
      _ apiGroup: String, _ resource: String, _ subresource: String = "",
      isInAnyNamespace: Bool = false
    ) {
      self.apiGroup = apiGroup
      self.resource = resource
      self.subresource = subresource
      self.isInAnyNamespace = isInAnyNamespace
    }
  }

  /// Verbs that servers before a version took for the same request.
  package struct FormerVerbs: Sendable, Hashable {
    package var before: ServerVersion
    package var verbs: [String]

    package init(before: ServerVersion, _ verbs: [String]) {
      self.before = before
      self.verbs = verbs
    }
  }

  package var verbs: [String]
  package var resources: [Resource]
  /// Whether a rule limited by `resourceNames` can authorise the request at all.
  package var carriesName: Bool
  /// Whether that name is the one the row acts on; otherwise any name will do, and there is always
  /// one to take.
  package var namesTarget: Bool
  /// Whether `create` will do as well: without a name, or together with another of the verbs on the
  /// same name, since a server-side apply to a name makes the object.
  package var orCreates: Bool
  /// `nil` where every version takes the same verbs.
  package var formerly: FormerVerbs?

  package init(
    verbs: [String], resources: [Resource], carriesName: Bool, namesTarget: Bool = true,
    orCreates: Bool = false, formerly: FormerVerbs? = nil
  ) {
    self.verbs = verbs
    self.resources = resources
    self.carriesName = carriesName
    self.namesTarget = namesTarget
    self.orCreates = orCreates
    self.formerly = formerly
  }

  /// The right as a server of this version has it.
  package func of(_ version: ServerVersion) -> Right {
    guard let formerly, version < formerly.before else { return self }
    var right = self
    right.verbs = formerly.verbs
    return right
  }
}
