import Estate
import Testing

@Suite("Server versions")
struct ServerVersionTests {
  @Test(
    "Versions are read as vendors write them",
    arguments: [
      ("v1.29.3", 1, 29), ("v1.29.3-eks-adc7111", 1, 29), ("v1.30.1-gke.1329003", 1, 30),
      ("1.27", 1, 27), ("v1.36.0-alpha.1+abc", 1, 36), ("v2.0+", 2, 0), ("v1.28+", 1, 28),
    ])
  func gitVersions(text: String, major: Int, minor: Int) {
    #expect(ServerVersion(gitVersion: text) == ServerVersion(major: major, minor: minor))
  }

  @Test(
    "Anything else is no version",
    arguments: ["", "v", "v1", "1.", ".29", "v1.x", "one.two", "v1+.29", "v-1.2", "29+", "é.1"])
  func malformed(text: String) {
    #expect(ServerVersion(gitVersion: text) == nil)
  }

  @Test("Major and minor come apart as well, the minor with a vendor's mark")
  func parts() {
    #expect(ServerVersion(major: "1", minor: "29+") == ServerVersion(major: 1, minor: 29))
    #expect(ServerVersion(major: "1", minor: "29") == ServerVersion(major: 1, minor: 29))
    for (major, minor) in [("1", ""), ("", "29"), ("1+", "29"), ("v1", "29"), ("1", "+29")] {
      #expect(ServerVersion(major: major, minor: minor) == nil)
    }
    #expect(ServerVersion(major: "1", minor: "99999999999999999999") == nil)
  }

  @Test("A version that nothing says is that of the newest kubelet, else the newest known")
  func assumed() {
    var cluster = Cluster(name: "c")
    #expect(cluster.assumedVersion == (.current, .nothing))
    #expect(cluster.assumedVersion.basis.words == "assumed: the dump has no version")
    cluster.nodes = ["v1.9.1", "v1.30.2-eks-1", "", "odd"].map {
      Node(metadata: ObjectMetadata(name: $0), system: .init(kubeletVersion: $0))
    }
    #expect(cluster.assumedVersion == (ServerVersion(major: 1, minor: 30), .kubelets))
    #expect(cluster.assumedVersion.basis.words == "assumed from the kubelets")
    cluster.version = ServerVersion(major: 1, minor: 31)
    #expect(cluster.assumedVersion == (ServerVersion(major: 1, minor: 31), .stated))
    #expect(cluster.assumedVersion.basis.words == nil)
  }

  @Test("A version that is given wins over the dump's, and both are told")
  func words() {
    var cluster = Cluster(name: "c")
    #expect(cluster.versionWords(stated: nil) == "1.36, assumed: the dump has no version")
    cluster.version = ServerVersion(major: 1, minor: 31)
    #expect(cluster.versionWords(stated: nil) == "1.31")
    #expect(cluster.versionWords(stated: cluster.version) == "1.31")
    #expect(
      cluster.versionWords(stated: ServerVersion(major: 1, minor: 29))
        == "1.31, as given; the dump says 1.29")
  }

  @Test("Versions are ordered as numbers")
  func order() {
    let versions = [(0, 99), (1, 9), (1, 10), (1, 29), (2, 0)].map {
      ServerVersion(major: $0.0, minor: $0.1)
    }
    #expect(versions.shuffled().sorted() == versions)
    #expect(versions[2].description == "1.10")
  }
}
