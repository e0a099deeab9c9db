import Estate
import EstateSources
import Foundation
import Testing

@Suite("Secret values")
struct SecretValueTests {
  private let secret = #"""
    {"apiVersion":"v1","data":{"password":"Q0FOQVJZ","k":"CANARY"},"stringData":{"p":"CANARY"},
     "kind":"Secret","type":"kubernetes.io/service-account-token","metadata":{"name":"s",
     "namespace":"n","annotations":{"kubernetes.io/service-account.name":"deployer",
     "openshift.io/token-secret.value":"CANARY",
     "kubectl.kubernetes.io/last-applied-configuration":"{\"stringData\":{\"p\":\"CANARY\"}}"}}}
    """#

  @Test("A secret's values never leave the scanner; what it is for does")
  func skipped() throws {
    let read = try Dumps.read(Dumps.list(secret))
    let found = try #require(read.cluster.secrets.first)
    #expect(found.tokenServiceAccount == "deployer")
    #expect(found.metadata.annotations.count == 1)
    var text = ""
    dump(read.cluster, to: &text)
    text += String(decoding: ManifestWriter.bytes(of: read.cluster), as: UTF8.self)
    #expect(!text.contains("CANARY") && !text.contains("Q0FOQVJZ"))
  }

  @Test("Secret values that are not even strings do not matter, but must be JSON")
  func malformedValues() throws {
    let odd = #"{"kind":"Secret","metadata":{"name":"s"},"data":[{"x":1},null]}"#
    #expect(try Dumps.read(odd).cluster.secrets.count == 1)
    let broken = #"{"kind":"Secret","metadata":{"name":"s"},"data":{"password":"CANARY}}"#
    let error = try #require(throws: ImportError.self) { _ = try Dumps.read(broken) }
    #expect(error.path == "data" && !error.description.contains("CANARY"))
  }

  @Test("Of a Secret's annotations only those are read that say whose it is")
  func annotationsOfSecrets() throws {
    let annotations = #"""
      {"kubernetes.io/service-account.name":"deployer","meta.helm.sh/release-name":"shop",
       "cert-manager.io/issuer-name":"ca","reconcile.external-secrets.io/data-hash":"CANARY",
       "note":"CANARY","kubernetes.io/description":{"not":"even a string"},
       "vault.example/previous":"CANARY"}
      """#
    let secret = #"{"kind":"Secret","metadata":{"name":"s","annotations":\#(annotations)}}"#
    let read = try Dumps.read(secret)
    #expect(
      read.cluster.secrets.map(\.metadata.annotations) == [
        [
          "kubernetes.io/service-account.name": "deployer", "meta.helm.sh/release-name": "shop",
          "cert-manager.io/issuer-name": "ca",
        ]
      ])
  }

  @Test("Annotations that hold whole objects are not read, whatever tool keeps them")
  func annotationsWithObjects() throws {
    let annotations = #"""
      {"kubectl.kubernetes.io/last-applied-configuration":"CANARY","plain":"value","empty":"",
       "unknown.example/object":"{\"data\":\"CANARY\"}","lines":"\n\t [\"CANARY\"]",
       "objectset.rio.cattle.io/applied":"H4sICANARY","text":"see {CANARIES}"}
      """#
    let map = #"{"kind":"ConfigMap","metadata":{"name":"m","annotations":\#(annotations)}}"#
    let read = try Dumps.read(map)
    #expect(
      read.cluster.configMaps.map(\.metadata.annotations) == [
        ["plain": "value", "empty": "", "text": "see {CANARIES}"]
      ])
    let wrong = map.replacing("\"value\"", with: "[7]")
    let error = try #require(throws: ImportError.self) { _ = try Dumps.read(wrong) }
    #expect(error.path == "metadata.annotations" && error.expected == "a string")
  }

  @Test("Nothing made of the shop's dump contains one of its canaries")
  func shop() throws {
    let file = try Dumps.fixture("dumps/shop.json")
    let original = try String(contentsOf: file, encoding: .utf8)
    #expect(original.contains("Q0FOQVJZ"), "CANARY in base64")
    let imported = try EstateImporter.importDump(files: [file], name: "shop")
    var text = ""
    dump(imported, to: &text)
    for cluster in imported.estate.clusters {
      text += String(decoding: ManifestWriter.bytes(of: cluster), as: UTF8.self)
    }
    #expect(!text.contains("Q0FOQVJZ") && !text.contains("CANARY"))
    #expect(imported.statistics.objects["Secret"] == 7)
  }
}
