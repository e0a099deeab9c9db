import Estate
import EstateSources
import Testing

@Suite("The platform's products")
struct PlatformCatalogueTests {
  private static let loaded = Result { try PlatformCatalogue.samples() }
  private let samples: [PlatformCatalogue.Sample]

  init() throws {
    samples = try Self.loaded.get()
  }

  @Test("every request that a product makes is allowed by the rights that it ships with")
  func usesAreGranted() {
    for sample in samples {
      let authorizer = Authorizer(cluster: sample.cluster)
      let refused = sample.uses.filter { !authorizer.decide($0.request.by($0.principal)).allowed }
      #expect(refused.map(\.text) == [], "\(sample.name)")
    }
  }

  @Test("no request of a product is allowed without the bindings that it ships with")
  func usesNeedTheGrants() {
    for sample in samples {
      let bindings = sample.cluster.bindings.filter(\.isDefault)
      let authorizer = Authorizer(roles: sample.cluster.roles, bindings: bindings)
      let allowed = sample.uses.filter { authorizer.decide($0.request.by($0.principal)).allowed }
      #expect(allowed.map(\.text) == [], "\(sample.name)")
      #expect(bindings.count < sample.cluster.bindings.count || sample.uses.isEmpty)
    }
  }

  @Test("programs make requests of real verbs, and none that only hands out rights")
  func verbs() {
    let known: Set<String> = [
      "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
    ]
    for use in samples.flatMap(\.uses) {
      #expect(known.contains(use.request.verb), "\(use.text)")
      #expect(!use.request.resource.contains("*"), "\(use.text)")
    }
  }

  @Test("an account bound to a role does something with it, but for a gateway's")
  func rightsAreUsed() {
    for sample in samples {
      let active = Set(sample.uses.map(\.principal.username))
      let idle = sample.cluster.bindings.filter { !$0.isDefault }.flatMap(\.subjects).filter {
        !active.contains(Principal.serviceAccountUsername(namespace: $0.namespace, name: $0.name))
      }
      // The mesh's control plane hands certificates to gateways, which once read them themselves.
      let expected = sample.name == "istio" ? ["istio-ingressgateway"] : []
      #expect(idle.map(\.name) == expected, "\(sample.name)")
    }
  }

  @Test("an API server would take each product, alone and beside all others")
  func validity() throws {
    for sample in samples {
      #expect(KubernetesValidity.problems(in: sample.cluster) == [])
    }
    #expect(try KubernetesValidity.problems(in: PlatformCatalogue.everything()) == [])
  }
}

extension PlatformCatalogue.Use {
  fileprivate var text: String {
    let resource = [request.apiGroup, request.resource, request.subresource].joined(separator: "/")
    return "\(component): \(request.verb) \(resource) \(request.name) in '\(request.namespace)'"
  }
}

extension RoleBinding {
  fileprivate var isDefault: Bool {
    metadata.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"
  }
}
