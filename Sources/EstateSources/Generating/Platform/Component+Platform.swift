import Estate

extension Component {
  /// A program of the platform that needs nothing of its node: one container of an ordinary user,
  /// without capabilities, under a service account of the program's name.
  ///
  /// - Parameters:
  ///   - volumes: What it mounts, read-only, and where.
  ///   - secrets: What it reads into its environment; all of them are in its namespace.
  static func program(
    _ name: String, image: String, controller: Controller = .deployment, replicas: Int = 1,
    account: String? = nil, mountsToken: Bool = true,
    volumes: [(volume: Volume, path: String)] = [], secrets: [String] = [],
    grants: [Grant] = [], uses: [ProgramUse] = []
  ) -> Component {
    Component(
      name: name, controller: controller, replicas: replicas, pool: .system,
      account: account ?? name, mountsToken: mountsToken,
      spec: PodSpec(
        containers: [
          Container(
            name: name, image: image, capabilitiesDropped: ["ALL"], runAsUser: 65534,
            mounts: volumes.map { $0.volume.mount($0.path) }, environmentSecrets: secrets)
        ], volumes: volumes.map(\.volume)),
      grants: grants, uses: uses)
  }

  /// An agent on every node, with the security settings that its pods ask for.
  static func agent(
    _ name: String, account: String? = nil, _ spec: PodSpec, grants: [Grant] = [],
    uses: [ProgramUse] = []
  ) -> Component {
    Component(
      name: name, controller: .daemonSet, account: account ?? name, spec: spec, grants: grants,
      uses: uses)
  }
}
