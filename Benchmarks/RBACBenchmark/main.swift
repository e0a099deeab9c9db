import Foundation

// What one RBAC decision costs, and whether it stays the same when the cluster has more bindings.
//
//   swift run -c release RBACBenchmark [--requests 1000000] [--rounds 5] [--json]
//
// The world: seed 7, 100 namespaces, 2,000 service accounts, 500 ClusterRoles, 1,500 Roles, 600
// ClusterRoleBindings, 2,400 RoleBindings, 4 rules a role; then the same with 2,400
// ClusterRoleBindings. Strings are looked up before the loops that are timed, but in the last.

struct Output: Encodable {
  var loadAverage: Double
  var measurements: [Measurement]
  var moreBindingsRatio: Double
}

func number(after option: String, default fallback: Int) -> Int {
  let arguments = CommandLine.arguments
  guard let place = arguments.firstIndex(of: option), place + 1 < arguments.count,
    let value = Int(arguments[place + 1]), value > 0
  else { return fallback }
  return value
}

func loadAverage() -> Double {
  var loads = [0.0]
  return getloadavg(&loads, 1) == 1 ? loads[0] : -1
}

let requests = number(after: "--requests", default: 1_000_000) / 2 * 2
let rounds = number(after: "--rounds", default: 5)
let load = loadAverage()
let measurements = [600, 2_400].map { clusterRoleBindings in
  var size = WorldSize()
  size.clusterRoleBindings = clusterRoleBindings
  return Measurement(BenchmarkWorld(size), size, requests: requests, rounds: rounds)
}
let output = Output(
  loadAverage: load, measurements: measurements,
  moreBindingsRatio: measurements[1].decisionNanoseconds / measurements[0].decisionNanoseconds)

if CommandLine.arguments.contains("--json") {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
  print(String(decoding: try encoder.encode(output), as: UTF8.self))
} else {
  print("load average at the start: \(load)")
  for measured in measurements {
    print(
      String(
        format: """
          %d ClusterRoleBindings, %d RoleBindings, %d requests, median of %d rounds:
            decision on numbers     %7.1f ns
            [Key: Bool] hit         %7.1f ns   (decision / hit: %.2f)
            decision with strings   %7.1f ns
          """, measured.clusterRoleBindings, measured.roleBindings, measured.requests,
        measured.rounds, measured.decisionNanoseconds, measured.hashHitNanoseconds,
        measured.hashHitRatio, measured.withStringsNanoseconds))
  }
  print(String(format: "decision with more bindings / with fewer: %.2f", output.moreBindingsRatio))
}
