import Estate

extension WebhookConfiguration {
  /// The configuration as JSON; side effects and review versions, which the API requires, are not
  /// kept.
  var manifest: JSONValue {
    metadata.object(
      apiVersion: "admissionregistration.k8s.io/v1", kind: kind,
      ["webhooks": .unlessEmpty(webhooks.map(\.manifest))])
  }
}

extension Webhook {
  fileprivate var manifest: JSONValue {
    .members([
      "name": .string(name),
      "clientConfig": backend.manifest,
      "rules": .unlessEmpty(rules.map(\.manifest)),
      "failurePolicy": .unlessEmpty(failurePolicy),
      "namespaceSelector": namespaceSelector.map(\.manifest),
      "objectSelector": objectSelector.map(\.manifest),
      "sideEffects": .string("None"),
      "admissionReviewVersions": .strings(["v1"]),
    ])
  }
}

extension Webhook.Backend {
  fileprivate var manifest: JSONValue {
    switch self {
    case .service(let name, let path, let port):
      .object([
        "service": .members([
          "namespace": .string(name.namespace), "name": .string(name.name),
          "path": .unlessEmpty(path), "port": port.map { .integer($0) },
        ])
      ])
    case .host(""): .object([:])
    case .host(let host): .object(["url": .string("https://\(host)/")])
    }
  }
}

extension Webhook.Rule {
  fileprivate var manifest: JSONValue {
    .members([
      "operations": .unlessEmpty(operations), "apiGroups": .unlessEmpty(apiGroups),
      "apiVersions": .unlessEmpty(apiVersions), "resources": .unlessEmpty(resources),
      "scope": .unlessEmpty(scope),
    ])
  }
}

extension CertificateSigningRequest {
  /// The CertificateSigningRequest as JSON; the request and the certificate, which are not kept,
  /// are those of nobody.
  var manifest: JSONValue {
    let conditions = [("Approved", isApproved), ("Denied", isDenied)].filter(\.1).map {
      JSONValue.object(["type": .string($0.0), "status": .string("True")])
    }
    return metadata.object(
      apiVersion: "certificates.k8s.io/v1", kind: "CertificateSigningRequest",
      [
        "spec": .members([
          "signerName": .string(signerName),
          "username": .unlessEmpty(username),
          "groups": .unlessEmpty(groups),
          "usages": .unlessEmpty(usages),
          "expirationSeconds": expirationSeconds.map { .integer($0) },
          "request": .string(Self.someRequest),
        ]),
        "status": .unlessEmpty(members: [
          "conditions": .unlessEmpty(conditions),
          "certificate": isIssued ? .string(Self.someCertificate) : nil,
        ]),
      ])
  }

  /// A PKCS #10 request for the name `not-kept`, in PEM and base64, whose key is thrown away.
  private static let someRequest =
    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlITk1IVUNBUUF3RXpFUk1BOEdBMVVFQXd3SWJt"
    + "OTBMV3RsY0hRd1dUQVRCZ2NxaGtqT1BRSUJCZ2dxaGtqTwpQUU1CQndOQ0FBU3BOLzZFUjVrbmJUNG9YcFdzK0JB"
    + "VlluQmhLZTc5QXNKWWJjbVVLTjIzeGIxei9aVy9Pc3lRCktiMzJ6WEtRYmpaNk5aRVczWkNtSkpaY2IwazczUFo5"
    + "b0FBd0NnWUlLb1pJemowRUF3SURTQUF3UlFJZ0xkMEUKVW13NnQrYXBmOGlpUHV3TWczd0E3dWY4QjhDa0xVcFpM"
    + "bE1rVXdZQ0lRQ3Jnai9vOFc0VHl0L0RzWFpTejlQaQptUjVvemNnL3A4VHJxWVk3RWZXdHV3PT0KLS0tLS1FTkQg"
    + "Q0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg=="

  /// The words "not kept" in base64.
  private static let someCertificate = "bm90IGtlcHQ="
}
