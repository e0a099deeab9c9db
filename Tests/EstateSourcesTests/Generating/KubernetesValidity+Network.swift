import Estate

extension KubernetesValidity {
  /// - Source: Kubernetes 1.36 `pkg/apis/networking/validation`.
  mutating func checkNetworkPolicies() {
    checkKind(
      "NetworkPolicy", cluster.networkPolicies.map(\.metadata), namespaced: true, isSubdomain)
    for policy in cluster.networkPolicies {
      let path = "NetworkPolicy \(policy.metadata.namespace)/\(policy.metadata.name)"
      require(
        Set(policy.policyTypes).count == policy.policyTypes.count, "\(path): a type twice")
      require(policy.podSelector.firstProblem == nil, "\(path): its selector")
      for rule in policy.ingress + policy.egress { check(rule, of: path) }
    }
  }

  private mutating func check(_ rule: NetworkPolicy.Rule, of path: String) {
    for peer in rule.peers {
      switch peer {
      case .pods(let namespaces, let pods):
        require(namespaces != nil || pods != nil, "\(path): a peer that is nobody")
        for selector in [namespaces, pods].compactMap({ $0 }) {
          require(selector.firstProblem == nil, "\(path): a peer's selector")
        }
      case .block(let cidr, _): require(isBlock(cidr), "\(path): \(cidr)")
      }
    }
    for port in rule.ports {
      require(["", "TCP", "UDP", "SCTP"].contains(port.transport), "\(path): \(port.transport)")
      let number = Int(port.port)
      require(number.map((1...65_535).contains) ?? true, "\(path): port \(port.port)")
      guard let last = port.endPort else { continue }
      require(number.map { ($0...65_535).contains(last) } ?? false, "\(path): ends at \(last)")
    }
  }

  private func isBlock(_ cidr: String) -> Bool {
    let parts = cidr.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Int(parts[1]) else { return false }
    return !parts[0].isEmpty && (0...128).contains(length)
  }

  // MARK: CronJobs

  mutating func checkSchedules() {
    for workload in cluster.workloads {
      let path = "\(workload.kind) \(workload.metadata.namespace)/\(workload.metadata.name)"
      let isCron = workload.kind == "CronJob"
      require(
        isCron ? isSchedule(workload.schedule) : workload.schedule.isEmpty,
        "\(path): schedule \(workload.schedule)")
    }
  }

  private func isSchedule(_ text: String) -> Bool {
    let fields = text.split(separator: " ")
    return fields.count == 5 || fields.count == 1 && text.hasPrefix("@")
  }
}
