internal import AttackGraph
internal import Estate

/// Where people stand in an attack graph once they have signed in: as their user, and in a session
/// with their groups.
struct Sessions {
  private let verticesOfPerson: [ExactString: [UInt32]]

  /// An overlay that changes nothing but that everybody has signed in to each of their clusters.
  static func overlay(for people: [Person]) -> Overlay {
    var overlay = Overlay(policy: "as it stands")
    for person in people {
      for cluster in person.clusters {
        overlay.credentials.append(
          CredentialSlot(
            id: "\(cluster)/\(person.name)", kind: .oidcSession, cluster: cluster,
            username: person.username, groups: person.groups, places: [.laptop(name: person.name)]))
      }
    }
    return overlay
  }

  /// - Complexity: O(edges).
  init(of graph: AttackGraph) {
    var owners: [UInt32: [ExactString]] = [:]
    for slot in graph.overlay.credentials {
      guard case .laptop(let person)? = slot.places.first,
        let vertex = graph.vertex(.slot(slot))
      else { continue }
      owners[vertex, default: []].append(ExactString(person))
    }
    // A private endpoint stands between credential and session; signing in is behind it.
    for edge in graph.edges {
      guard let people = owners[edge.tail], graph.vertices[Int(edge.head)].kind == .credential
      else { continue }
      owners[edge.head] = people
    }
    var vertices: [ExactString: [UInt32]] = [:]
    for slot in graph.overlay.credentials {
      guard case .laptop(let person)? = slot.places.first,
        let user = graph.vertex(.user(cluster: slot.cluster, slot.username))
      else { continue }
      vertices[ExactString(person), default: []].append(user)
    }
    for edge in graph.edges {
      guard let people = owners[edge.tail], graph.vertices[Int(edge.head)].kind == .principal
      else { continue }
      for person in people { vertices[person, default: []].append(edge.head) }
    }
    verticesOfPerson = vertices
  }

  func vertices(of person: String) -> [UInt32] {
    verticesOfPerson[ExactString(person)] ?? []
  }
}
