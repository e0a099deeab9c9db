import Estate
import EstateSources
import Testing

@Suite("Reading of network policies")
struct NetworkPolicyReadingTests {
  private typealias Rule = NetworkPolicy.Rule

  /// The one policy of a dump, which must also be what is read of it once it is written.
  private func policy(
    _ spec: String, version: String = "networking.k8s.io/v1"
  ) throws -> NetworkPolicy {
    let read = try Dumps.read(
      #"""
      {"apiVersion":"\#(version)","kind":"NetworkPolicy",
       "metadata":{"name":"p","namespace":"n"}\#(spec.isEmpty ? "" : #","spec":"# + spec)}
      """#)
    #expect(read.statistics.objects == ["NetworkPolicy": 1])
    let bytes = ManifestWriter.bytes(of: read.cluster)
    let again = try DumpReader.readCluster(named: "c", bytes: bytes, source: "again")
    #expect(again.cluster == read.cluster)
    return try #require(read.cluster.networkPolicies.first)
  }

  private func expected(
    podSelector: LabelSelector = LabelSelector(), types: [NetworkPolicy.Direction] = [],
    ingress: [Rule] = [], egress: [Rule] = []
  ) -> NetworkPolicy {
    NetworkPolicy(
      metadata: ObjectMetadata(namespace: "n", name: "p"), podSelector: podSelector,
      policyTypes: types, ingress: ingress, egress: egress)
  }

  @Test("Selectors, address blocks and ports of both directions are read")
  func everything() throws {
    let policy = try policy(
      #"""
      {"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Ingress","Egress"],
       "ingress":[{"from":[{"podSelector":{"matchLabels":{"a":"b"}}},
           {"namespaceSelector":{"matchLabels":{"c":"d"}},"podSelector":{}}],
         "ports":[{"protocol":"TCP","port":80},{"port":"http","protocol":"UDP"},{}]}],
       "egress":[{"to":[{"ipBlock":{"cidr":"0.0.0.0/0","except":["192.0.2.0/24"]}}],
         "ports":[{"port":8000,"endPort":8010}]}]}
      """#)
    #expect(
      policy
        == expected(
          podSelector: LabelSelector(matchLabels: ["app": "web"]), types: [.ingress, .egress],
          ingress: [
            Rule(
              peers: [
                .pods(namespaces: nil, pods: LabelSelector(matchLabels: ["a": "b"])),
                .pods(
                  namespaces: LabelSelector(matchLabels: ["c": "d"]), pods: LabelSelector()),
              ],
              ports: [
                .init(transport: "TCP", port: "80"), .init(transport: "UDP", port: "http"), .init(),
              ])
          ],
          egress: [
            Rule(
              peers: [.block(cidr: "0.0.0.0/0", except: ["192.0.2.0/24"])],
              ports: [.init(port: "8000", endPort: 8010)])
          ]))
  }

  @Test("It is the same policy in its former API group, but not in another's")
  func groups() throws {
    #expect(try policy("{}", version: "extensions/v1beta1") == expected())
    let other = try Dumps.read(
      Dumps.list(
        #"{"apiVersion":"crd.projectcalico.org/v1","kind":"NetworkPolicy","metadata":{"name":"p"}}"#,
        Dumps.pod("")))
    #expect(other.cluster.networkPolicies.isEmpty)
    #expect(other.statistics.skipped == ["NetworkPolicy.crd.projectcalico.org": 1])
    #expect(!other.statistics.collectedKinds.contains("NetworkPolicy"))
  }

  @Test(
    "A policy without rules is the same whatever stands for nothing",
    arguments: [
      "", "null", "{}", #"{"podSelector":{},"policyTypes":[],"ingress":[],"egress":[]}"#,
      #"{"podSelector":null,"policyTypes":null,"ingress":null,"egress":null}"#,
      #"{"podSelector":{"matchLabels":{},"matchExpressions":null}}"#,
    ])
  func nothing(spec: String) throws {
    #expect(try policy(spec) == expected())
  }

  @Test(
    "A rule that names nobody lets everybody through, which is not the same as no rule",
    arguments: [
      "{}", "null", #"{"from":[]}"#, #"{"from":null,"ports":[]}"#, #"{"ports":null}"#,
      // The other direction's peers are not this one's.
      #"{"to":[{"podSelector":{}}]}"#,
    ])
  func open(rule: String) throws {
    #expect(try policy(#"{"ingress":[\#(rule)]}"#) == expected(ingress: [Rule()]))
  }

  @Test(
    "A peer's missing selector is none, an empty one picks everything",
    arguments: [
      ("{}", nil, nil), (#"{"podSelector":{}}"#, nil, LabelSelector()),
      (#"{"namespaceSelector":{}}"#, LabelSelector(), nil),
      (#"{"namespaceSelector":null,"podSelector":null,"ipBlock":null}"#, nil, nil),
      (#"{"namespaceSelector":{},"podSelector":{}}"#, LabelSelector(), LabelSelector()),
    ] as [(String, LabelSelector?, LabelSelector?)])
  func selectors(peer: String, namespaces: LabelSelector?, pods: LabelSelector?) throws {
    #expect(
      try policy(#"{"egress":[{"to":[\#(peer)]}]}"#)
        == expected(egress: [Rule(peers: [.pods(namespaces: namespaces, pods: pods)])]))
  }

  @Test(
    "Types that the API does not have count for nothing",
    arguments: [(#"["Egress","egress",null,""]"#, [.egress]), (#"["Both"]"#, [])]
      as [(String, [NetworkPolicy.Direction])])
  func types(list: String, types: [NetworkPolicy.Direction]) throws {
    #expect(try policy(#"{"policyTypes":\#(list)}"#) == expected(types: types))
  }

  @Test("YAML gives the same as JSON, with a number in quotes as the name it is")
  func yaml() throws {
    let read = try Dumps.readYAML(
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: p, namespace: "n"}
      spec:
        podSelector: {}
        policyTypes: [Egress]
        ingress:
          - {}
          - from:
              - podSelector:
              - ipBlock: {cidr: 10.0.0.0/8}
            ports: [{port: 80}, {port: http}, {port: "0x50"}]
        egress:
      """)
    #expect(
      read.cluster.networkPolicies == [
        expected(
          types: [.egress],
          ingress: [
            Rule(),
            Rule(
              peers: [.pods(namespaces: nil, pods: nil), .block(cidr: "10.0.0.0/8", except: [])],
              ports: [.init(port: "80"), .init(port: "http"), .init(port: "0x50")]),
          ])
      ])
  }

  @Test(
    "What is of another type is refused at its place",
    arguments: [
      (#"{"ingress":{}}"#, "spec.ingress"), (#"{"policyTypes":"Ingress"}"#, "spec.policyTypes"),
      (#"{"ingress":[{"from":[{"podSelector":[]}]}]}"#, "spec.ingress[0].from[0].podSelector"),
      (#"{"egress":[{"to":[{"ipBlock":"::/0"}]}]}"#, "spec.egress[0].to[0].ipBlock"),
      (#"{"egress":[{"ports":[{"port":true}]}]}"#, "spec.egress[0].ports[0].port"),
      (#"{"egress":[{"ports":[{"endPort":"9"}]}]}"#, "spec.egress[0].ports[0].endPort"),
    ])
  func malformed(spec: String, path: String) throws {
    let error = try #require(throws: ImportError.self) { _ = try policy(spec) }
    #expect(error.path.hasSuffix(path))
  }
}
