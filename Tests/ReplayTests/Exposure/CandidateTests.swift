import Estate
import Replay
import Specs
import TestSupport
import Testing

/// Which places a compromise can strike: facts of the estate.
@Suite("Candidate places")
struct CandidateTests {
  private static let estate = SurroundedShop.make()

  private static func places(
    _ mechanism: CompromiseSpec.Mechanism,
    _ change: (inout CompromiseSpec.Selector) -> Void = { _ in }
  ) -> [String] {
    var compromise = ReplayFixture.compromise(mechanism)
    change(&compromise.selector)
    return ExposedPlace.candidates(for: compromise, in: estate).map { $0.label(in: estate) }
  }

  @Test("Every mechanism has a place on an estate with everything around it")
  func all() {
    for mechanism in CompromiseSpec.Mechanism.allCases {
      #expect(!Self.places(mechanism).isEmpty, "\(mechanism.rawValue)")
    }
  }

  @Test("People who hold the emergency credential are no colleagues")
  func people() {
    #expect(Self.places(.insider) == ["insider ann", "insider bob", "insider cat"])
    #expect(
      Self.places(.laptop) == ["laptop laptop-ann", "laptop laptop-bob", "laptop laptop-cat"])
    #expect(Self.places(.breakGlass) == ["laptop safe"])
    #expect(Self.places(.phishing) { $0.onCall = true } == ["session of ann"])
    #expect(
      Self.places(.phishing) { $0.approvers = true } == ["session of ann", "session of cat"])
    #expect(Self.places(.phishing) { $0.teams = ["shop"] } == ["session of bob", "session of cat"])
    #expect(Self.places(.kubeconfig).last == "laptop safe")
  }

  @Test("Files, backups, links and keys are where the context says")
  func files() {
    #expect(
      Self.places(.sharedKubeconfig) == ["kubeconfig old in repository", "kubeconfig shop in wiki"])
    #expect(Self.places(.etcdBackup) == ["backup nightly"])
    #expect(Self.places(.etcdBackup) { $0.clusters = ["hub"] }.isEmpty)
    #expect(Self.places(.clusterLink) == ["kubeconfig of c in hub"])
    #expect(Self.places(.cloudKey) == ["cloud key robot"])
    #expect(Self.places(.wiki) { $0.teams = ["shop"] } == ["wiki of shop"])
    #expect(Self.places(.chat) == ["chat of ann", "chat of glass", "chat of shop"])
  }

  @Test("An operator is one place however many clusters and pods it has")
  func operators() {
    #expect(Self.places(.operatorUpdate) == ["operator ops/agent"])
    #expect(Self.places(.operatorUpdate) { $0.namespaces = ["prod"] }.isEmpty)
  }

  @Test("Clusters have machinery to strike whether or not a policy runs any; nodes are workers")
  func clusters() {
    #expect(
      Self.places(.policyMachinery) == ["policy machinery of c", "policy machinery of hub"])
    #expect(Self.places(.node) == ["node c/n1", "node c/n2", "node hub/h1"])
    #expect(Self.places(.node) { $0.labels = ["pool": "gpu"] }.isEmpty)
  }

  @Test("A trust that admits only the pipeline is nothing to strike")
  func trust() {
    var estate = Self.estate
    estate.context.pipelines[0].federation?.admitsOthers = false
    let compromise = ReplayFixture.compromise(.federatedSubject)
    #expect(ExposedPlace.candidates(for: compromise, in: estate).isEmpty)
    #expect(Self.places(.federatedSubject) == ["workflow taken for ship"])
  }
}
