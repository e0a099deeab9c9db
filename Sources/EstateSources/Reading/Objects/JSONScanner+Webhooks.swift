import Estate

extension JSONScanner {
  /// Reads one webhook of a configuration; its certificate authority is passed over.
  static func readWebhook(_ scanner: inout JSONScanner) throws(ImportError) -> Webhook {
    var webhook = Webhook(name: "")
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": webhook.name = try scanner.stringOrEmpty()
      case "clientConfig": webhook.backend = try scanner.webhookBackend()
      case "rules": webhook.rules = try scanner.list(Self.readWebhookRule)
      case "failurePolicy": webhook.failurePolicy = try scanner.stringOrEmpty()
      case "namespaceSelector": webhook.namespaceSelector = try scanner.selectorUnlessEmpty()
      case "objectSelector": webhook.objectSelector = try scanner.selectorUnlessEmpty()
      default: try scanner.skip()
      }
    }
    return webhook
  }

  /// Reads a selector; `nil` for one that selects everything, as the API server writes a missing
  /// one.
  private mutating func selectorUnlessEmpty() throws(ImportError) -> LabelSelector? {
    let selector = try labelSelector()
    return selector == LabelSelector() ? nil : selector
  }

  private mutating func webhookBackend() throws(ImportError) -> Webhook.Backend {
    var service: Webhook.Backend?
    var host = ""
    try members { scanner, key throws(ImportError) in
      switch key {
      case "service": if try !scanner.takeNull() { service = try scanner.webhookService() }
      case "url": host = URLHost.host(of: try scanner.stringOrEmpty())
      default: try scanner.skip()
      }
    }
    return service ?? .host(host)
  }

  private mutating func webhookService() throws(ImportError) -> Webhook.Backend {
    var name = NamespacedName(namespace: "", name: "")
    var path = ""
    var port: Int?
    try members { scanner, key throws(ImportError) in
      switch key {
      case "namespace": name.namespace = try scanner.stringOrEmpty()
      case "name": name.name = try scanner.stringOrEmpty()
      case "path": path = try scanner.stringOrEmpty()
      case "port": port = try scanner.positiveInteger()
      default: try scanner.skip()
      }
    }
    return .service(name, path: path, port: port)
  }

  private static func readWebhookRule(
    _ scanner: inout JSONScanner
  ) throws(ImportError) -> Webhook.Rule {
    var rule = Webhook.Rule()
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "operations": rule.operations = try scanner.strings()
      case "apiGroups": rule.apiGroups = try scanner.strings()
      case "apiVersions": rule.apiVersions = try scanner.strings()
      case "resources": rule.resources = try scanner.strings()
      case "scope": rule.scope = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return rule
  }
}
