/// Where in a document a value stands, such as `spec.policies[2]`.
indirect enum FieldPath: Sendable, CustomStringConvertible {
  case root
  case key(String, in: FieldPath)
  /// Counted from 0.
  case index(Int, in: FieldPath)

  var description: String {
    switch self {
    case .root: ""
    case .key(let name, in: .root): Quotation.clean(name)
    case .key(let name, in: let parent): "\(parent).\(Quotation.clean(name))"
    case .index(let index, in: let parent): "\(parent)[\(index)]"
    }
  }
}
