internal import Experiments

/// The merged attack paths of one setting, one diagram per policy.
struct PathSection {
  struct Step {
    let tail: String
    let technique: String
    let head: String
    let share: String
  }

  struct Diagram {
    let label: PolicyLabel
    let summary: String
    let isOpen: Bool
    /// Markup.
    let picture: String
    let isDrawn: Bool
    /// A class of the style sheet by natural width.
    let width: String
    let omission: String
    let hasOmission: Bool
    let steps: [Step]
    let hasSteps: Bool
  }

  let title: String
  let diagrams: [Diagram]

  /// - Parameter open: the policies whose diagrams are unfolded.
  init(_ setting: Setting, open: Set<String>, artwork: Artwork, in index: ResultIndex) {
    title = index.title(setting)
    diagrams = index.policies.compactMap { policy in
      let record = index.results.diagrams.first {
        $0.estate == setting.estate && $0.scenario == setting.scenario && $0.policy == policy
      }
      return record.map {
        Self.diagram($0, setting, isOpen: open.contains(policy), artwork, index)
      }
    }
  }

  private static func diagram(
    _ record: DiagramRecord, _ setting: Setting, isOpen: Bool, _ artwork: Artwork,
    _ index: ResultIndex
  ) -> Diagram {
    let picture = artwork[.paths(setting, policy: record.policy)]
    let reached = record.vertices.filter { $0.kind == "asset" }.count
    let steps = steps(record)
    let omitted = NumberFormat.count(Double(record.omittedAssets))
    let nouns = record.omittedAssets == 1 ? "asset was" : "assets were"
    return Diagram(
      label: PolicyLabel(record.policy, in: index),
      summary: record.vertices.isEmpty
        ? "nothing was reached"
        : "\(record.vertices.count) vertices, \(reached) of them assets",
      isOpen: isOpen, picture: picture?.markup ?? "", isDrawn: picture != nil,
      width: widthClass(picture?.width ?? 0),
      omission: "\(omitted) more \(nouns) reached and left out of the picture.",
      hasOmission: record.omittedAssets > 0, steps: steps, hasSteps: !steps.isEmpty)
  }

  private static func widthClass(_ width: Double) -> String {
    switch width {
    case ..<420: "narrow"
    case ..<900: "medium"
    case ..<1_400: "wide"
    default: "vast"
    }
  }

  /// The steps by falling share; equal shares keep the order of the record.
  private static func steps(_ record: DiagramRecord) -> [Step] {
    let labels = Dictionary(
      record.vertices.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    let order = record.edges.indices.sorted {
      (record.edges[$1].share, $0) < (record.edges[$0].share, $1)
    }
    return order.map { position in
      let edge = record.edges[position]
      return Step(
        tail: labels[edge.tail] ?? edge.tail,
        technique: edge.label.isEmpty ? "gives" : edge.label,
        head: labels[edge.head] ?? edge.head, share: PathDiagram.percent(edge.share))
    }
  }
}
