import Estate

/// What is read of one audit event; bodies, addresses and user agents are passed over.
struct AuditEvent {
  /// The stage of a request at which an API server writes an event.
  ///
  /// - Source: Kubernetes 1.36 `apiserver/pkg/endpoints/filters/audit.go`.
  enum Stage: String, CaseIterable {
    case requestReceived = "RequestReceived"
    /// Of long-running requests only, before `ResponseComplete`.
    case responseStarted = "ResponseStarted"
    case responseComplete = "ResponseComplete"
    case panic = "Panic"
  }

  /// Somebody a request is made by, or made as.
  struct User {
    var username = ""
    var groups: [String] = []
    /// Whether there is a user id.
    var hasUID = false
    /// The keys of extra fields, whose values are not read.
    var extraKeys: [String] = []
  }

  /// What a resource request is about.
  struct Object {
    var apiGroup = ""
    var resource = ""
    var subresource = ""
    var namespace = ""
    var name = ""
  }

  var auditID = ""
  var stage = Stage.requestReceived
  var verb = ""
  /// As the client sent it, with its query.
  var requestURI = ""
  var user = User()
  var impersonated: User?
  /// The verb that allowed a constrained impersonation; empty for an ordinary one.
  var impersonationVerb = ""
  var object: Object?
  /// The HTTP status; `nil` where the event has none.
  var code: Int?
  /// What authorization decided; `nil` where the event does not say.
  var decision: String?
  var reason: String?
  /// As written, with the fraction of the second.
  var received = ""
  /// The instant of receipt, in seconds since 1970-01-01T00:00:00Z.
  var second: Int64 = 0

  /// Who made the request, as authorization saw it.
  var requester: User { impersonated ?? user }

  /// Whether the API server counts the request as long-running, so that several stages may follow.
  ///
  /// - Source: Kubernetes 1.36 `apiserver/pkg/server/filters/longrunning.go` and the API server's
  ///   options.
  var isLongRunning: Bool {
    let verbs = ["watch", "proxy"]
    let subresources = ["attach", "exec", "log", "portforward", "proxy"]
    return stage == .responseStarted || verbs.contains(verb)
      || subresources.contains(object?.subresource ?? "")
  }

  /// What authorization was asked about.
  var permission: UsedPermission {
    guard let object, !object.resource.isEmpty else {
      return UsedPermission(verb: verb, target: .path(.exact(RequestPath.path(of: requestURI))))
    }
    // Servers fill in the name from the body of what is created; authorization did not see it.
    let isCreation = verb == "create" && object.subresource.isEmpty
    let name = isCreation || object.name.isEmpty ? UsedName.none : .exact(object.name)
    return UsedPermission(
      verb: verb,
      target: .resource(
        UsedResource(
          apiGroup: object.apiGroup, resource: object.resource, subresource: object.subresource,
          namespace: object.namespace, name: name)))
  }
}
