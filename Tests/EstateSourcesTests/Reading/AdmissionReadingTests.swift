import Estate
import EstateSources
import Testing

@Suite("Reading of webhooks and certificate requests")
struct AdmissionReadingTests {
  private func webhooks(_ clientConfig: String) throws -> [Webhook] {
    let read = try Dumps.read(
      #"""
      {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration",
       "metadata":{"name":"c"},"webhooks":[{"name":"w.example.com","clientConfig":\#(clientConfig)}]}
      """#)
    return read.cluster.webhookConfigurations.flatMap(\.webhooks)
  }

  @Test("Webhooks have a backend, rules, a failure policy and selectors")
  func configurations() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration",
         "metadata":{"name":"v"},"webhooks":[{"name":"v.example.com","failurePolicy":"Fail",
           "clientConfig":{"service":{"namespace":"policy","name":"kyverno","path":"/validate",
             "port":443},"caBundle":"Q0E="},
           "rules":[{"operations":["CREATE","UPDATE"],"apiGroups":["*"],"apiVersions":["v1"],
             "resources":["pods","pods/ephemeralcontainers"],"scope":"Namespaced"}],
           "namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name",
             "operator":"NotIn","values":["kube-system"]}]},
           "objectSelector":{},"sideEffects":"None","admissionReviewVersions":["v1"]}]}
        """#,
        #"""
        {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration",
         "metadata":{"name":"m"},"webhooks":null}
        """#))
    let first = WebhookConfiguration(
      isMutating: false, metadata: ObjectMetadata(name: "v"),
      webhooks: [
        Webhook(
          name: "v.example.com",
          backend: .service(
            NamespacedName(namespace: "policy", name: "kyverno"), path: "/validate", port: 443),
          rules: [
            .init(
              operations: ["CREATE", "UPDATE"], apiGroups: ["*"], apiVersions: ["v1"],
              resources: ["pods", "pods/ephemeralcontainers"], scope: "Namespaced")
          ],
          failurePolicy: "Fail",
          namespaceSelector: LabelSelector(matchExpressions: [
            .init(
              key: "kubernetes.io/metadata.name", comparison: "NotIn", values: ["kube-system"])
          ]))
      ])
    let second = WebhookConfiguration(isMutating: true, metadata: ObjectMetadata(name: "m"))
    #expect(read.cluster.webhookConfigurations == [first, second])
    #expect(read.statistics.objects["MutatingWebhookConfiguration"] == 1)
  }

  @Test(
    "Of a webhook's URL, host and port are kept",
    arguments: [
      ("https://hook.example.com/admit", "hook.example.com"),
      ("https://hook.example.com:8443", "hook.example.com:8443"),
      ("https://user:CANARY@hook.example.com:8443/CANARY?t=CANARY#CANARY", "hook.example.com:8443"),
      ("https://a:b@c@d.example.com", "d.example.com"),
      ("https://[2001:db8::1]:1/", "[2001:db8::1]:1"),
      ("https://host\\path", "host"), ("CANARY", ""), ("https://", ""), ("https://a b/", ""),
      ("https://CANARY CANARY@x", "x"), ("https://h%41st/", ""), ("https://u:CANARY", ""),
      ("https://u:CAN/ARY@h", ""), ("https://u:1/2@h", ""), ("https://u:CAN#ARY@h", ""),
      ("https://[2001:db8::1]", "[2001:db8::1]"), ("https://[CANARY:x@h]", ""),
      ("https://h:", ""), ("https://h:1:2", ""), ("https://[::1", ""), ("https://[::1]x", ""),
    ])
  func urls(url: String, host: String) throws {
    let text = url.replacing("\\", with: "\\\\")
    #expect(try webhooks(#"{"url":"\#(text)","caBundle":"x"}"#).map(\.backend) == [.host(host)])
  }

  @Test("A webhook without a backend has none")
  func noBackend() throws {
    #expect(try webhooks("null").map(\.backend) == [.host("")])
    #expect(try webhooks(#"{"service":null}"#).map(\.backend) == [.host("")])
  }

  @Test("Certificate requests say who asked for what, and what became of it")
  func requests() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"apiVersion":"certificates.k8s.io/v1","kind":"CertificateSigningRequest",
         "metadata":{"name":"a"},"spec":{"signerName":"kubernetes.io/kube-apiserver-client",
           "request":"UkVR","username":"ann","uid":"u","groups":["system:authenticated"],
           "usages":["client auth"],"expirationSeconds":3600,"extra":{"k":["v"]}},
         "status":{"certificate":"Q0VSVA==","conditions":[{"type":"Approved","status":"True",
           "reason":"r","message":"m"},{"type":"Denied","status":"False"}]}}
        """#,
        #"""
        {"apiVersion":"certificates.k8s.io/v1","kind":"CertificateSigningRequest",
         "metadata":{"name":"b"},"spec":{"signerName":"example.com/own"},
         "status":{"certificate":"","conditions":[{"type":"Denied"}]}}
        """#,
        #"{"kind":"CertificateSigningRequest","metadata":{"name":"c"},"status":{"certificate":null}}"#
      ))
    #expect(
      read.cluster.certificateSigningRequests == [
        CertificateSigningRequest(
          metadata: ObjectMetadata(name: "a"),
          signerName: "kubernetes.io/kube-apiserver-client", username: "ann",
          groups: ["system:authenticated"], usages: ["client auth"], expirationSeconds: 3600,
          isApproved: true, isIssued: true),
        CertificateSigningRequest(
          metadata: ObjectMetadata(name: "b"), signerName: "example.com/own", isDenied: true),
        CertificateSigningRequest(metadata: ObjectMetadata(name: "c")),
      ])
  }
}
