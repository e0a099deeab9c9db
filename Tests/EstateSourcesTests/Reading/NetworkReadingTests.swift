import Estate
import Testing

@Suite("Reading of services, endpoints and ingresses")
struct NetworkReadingTests {
  @Test("Services have ports of all kinds, selectors and outside addresses")
  func services() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"a","namespace":"n"},
         "spec":{"type":"LoadBalancer","selector":{"app":"web"},"clusterIP":"10.96.0.7",
           "externalIPs":["198.51.100.7"],"ports":[
             {"name":"http","port":80,"targetPort":"web","nodePort":30080,"protocol":"TCP"},
             {"port":53,"targetPort":5353,"protocol":"UDP","nodePort":0}]},
         "status":{"loadBalancer":{"ingress":[{"ip":"203.0.113.9"}]}}}
        """#,
        #"{"apiVersion":"v1","kind":"Service","metadata":{"name":"b"},"spec":{"clusterIP":"None"}}"#,
        #"""
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"c"},
         "spec":{"type":"ExternalName","externalName":"db.example.com"}}
        """#))
    #expect(
      read.cluster.services == [
        Service(
          metadata: ObjectMetadata(namespace: "n", name: "a"), type: "LoadBalancer",
          selector: ["app": "web"],
          ports: [
            Service.Port(
              name: "http", number: 80, target: "web", nodePort: 30_080, transport: "TCP"),
            Service.Port(number: 53, target: "5353", transport: "UDP"),
          ], externalIPs: ["198.51.100.7"]),
        Service(metadata: ObjectMetadata(namespace: "default", name: "b"), isHeadless: true),
        Service(
          metadata: ObjectMetadata(namespace: "default", name: "c"), type: "ExternalName",
          externalName: "db.example.com"),
      ])
  }

  @Test("Endpoint slices say which pods answer, and on which ports")
  func slices() throws {
    let read = try Dumps.read(
      #"""
      {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","addressType":"IPv4",
       "metadata":{"name":"web-x","namespace":"n","labels":{"kubernetes.io/service-name":"web"}},
       "endpoints":[{"addresses":["10.1.1.1"],"nodeName":"node-1","conditions":{"ready":true},
           "targetRef":{"kind":"Pod","name":"web-1","namespace":"n","uid":"u"}},
         {"addresses":["192.0.2.9"],"targetRef":{"kind":"Node","name":"node-1"}},
         {"addresses":["192.0.2.9"],"targetRef":null}],
       "ports":[{"name":"http","port":8080,"protocol":"TCP"},{"name":null,"port":null}]}
      """#)
    let slice = try #require(read.cluster.endpointSlices.first)
    #expect(slice.serviceName == "web")
    #expect(
      slice.endpoints == [
        .init(pod: NamespacedName(namespace: "n", name: "web-1"), nodeName: "node-1"),
        .init(pod: nil), .init(pod: nil),
      ])
    #expect(
      slice.ports == [.init(name: "http", number: 8080, transport: "TCP"), .init(number: nil)])
  }

  @Test("Ingresses are read in today's form and in the former one")
  func ingresses() throws {
    let read = try Dumps.read(
      Dumps.list(
        #"""
        {"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"a",
          "namespace":"n"},"spec":{"ingressClassName":"nginx",
          "defaultBackend":{"service":{"name":"other","port":{"name":"http"}}},
          "rules":[{"host":"shop.example.com","http":{"paths":[
              {"path":"/","pathType":"Prefix","backend":{"service":{"name":"web",
                "port":{"number":80}}}},
              {"path":"/files","backend":{"resource":{"kind":"Bucket","name":"files"}}}]}},
            {"host":"empty.example.com"}],
          "tls":[{"hosts":["shop.example.com"],"secretName":"shop-tls"},{"hosts":["x"]}]}}
        """#,
        #"""
        {"apiVersion":"extensions/v1beta1","kind":"Ingress","metadata":{"name":"b",
          "namespace":"n"},"spec":{"backend":{"serviceName":"web","servicePort":"http"},
          "rules":[{"http":{"paths":[{"backend":{"serviceName":"web","servicePort":80}}]}}]}}
        """#))
    #expect(
      read.cluster.ingresses == [
        Ingress(
          metadata: ObjectMetadata(namespace: "n", name: "a"), className: "nginx",
          defaultBackend: .init(service: "other", port: "http"),
          routes: [
            .init(
              host: "shop.example.com", path: "/", backend: .init(service: "web", port: "80"))
          ], tlsSecrets: ["shop-tls"]),
        Ingress(
          metadata: ObjectMetadata(namespace: "n", name: "b"),
          defaultBackend: .init(service: "web", port: "http"),
          routes: [.init(backend: .init(service: "web", port: "80"))]),
      ])
  }
}
