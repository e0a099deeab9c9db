import Estate
import Yams

/// Reads the data of an EKS cluster's `kube-system/aws-auth`, which is YAML inside of strings.
///
/// As in the authenticator itself, a part that makes no sense lets nobody in, and the other parts
/// still count.
///
/// - Source: github.com/kubernetes-sigs/aws-iam-authenticator, `ParseMap`.
struct AWSAuthReader {
  private(set) var auth = AWSAuth()
  /// The keys whose text cannot be read.
  private(set) var unreadable: [String] = []

  /// Reads the `data` of the ConfigMap; other keys are passed over.
  static func read(_ scanner: inout JSONScanner) throws(ImportError) -> AWSAuthReader {
    var reader = AWSAuthReader()
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "mapRoles", "mapUsers", "mapAccounts":
        reader.add(key, try scanner.stringOrEmpty())
      default: try scanner.skip()
      }
    }
    return reader
  }

  private mutating func add(_ key: String, _ text: String) {
    guard let entries = Self.entries(of: text) else {
      unreadable.append(key)
      return
    }
    switch key {
    case "mapRoles": auth.roles = entries.compactMap { Self.mapping($0, arn: "role") }
    case "mapUsers": auth.users = entries.compactMap { Self.mapping($0, arn: "user") }
    default: auth.accounts = entries.compactMap(\.text)
    }
  }

  /// The elements of the list that a text stands for; `nil` for anything but a list or nothing.
  private static func entries(of text: String) -> [Yams.Node]? {
    // Aliases would let a short text stand for a long one; nobody writes any here.
    guard !hasAnchor(text) else { return nil }
    let root: Yams.Node?
    do {
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      return nil
    }
    switch root {
    case nil: return []
    case .sequence(let sequence)?: return Array(sequence)
    case .scalar(let scalar)?: return ["", "~", "null"].contains(scalar.string) ? [] : nil
    default: return nil
    }
  }

  /// Whether something in a text looks like `&name`.
  private static func hasAnchor(_ text: String) -> Bool {
    var previous = UInt8(ascii: "\n")
    for byte in text.utf8 {
      if byte == UInt8(ascii: "&"), " \t\n\r[{,".utf8.contains(previous) { return true }
      previous = byte
    }
    return false
  }

  /// Reads one mapping; `nil` without an ARN, as the authenticator refuses it.
  ///
  /// - Parameter arn: what the ARN is of, the first part of its key.
  private static func mapping(_ node: Yams.Node, arn: String) -> AWSAuth.Mapping? {
    guard case .mapping(let members) = node else { return nil }
    var mapping = AWSAuth.Mapping(arn: "", username: "")
    for (key, value) in members {
      // Go's decoder, which the authenticator uses, does not mind the case of keys.
      switch key.text?.lowercased() {
      case arn + "arn", arn + "arnlike": mapping.arn = value.text ?? ""
      case "username": mapping.username = value.text ?? ""
      case "groups":
        guard case .sequence(let groups) = value else { continue }
        mapping.groups = groups.compactMap(\.text)
      default: break
      }
    }
    return mapping.arn.isEmpty ? nil : mapping
  }
}

extension Yams.Node {
  /// The text of a scalar as written.
  fileprivate var text: String? {
    guard case .scalar(let scalar) = self else { return nil }
    return scalar.string
  }
}
