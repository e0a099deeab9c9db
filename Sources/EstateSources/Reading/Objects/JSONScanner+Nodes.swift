import Estate

extension JSONScanner {
  /// Reads the taints in a Node's `spec`.
  static func readTaints(_ scanner: inout JSONScanner) throws(ImportError) -> [Node.Taint] {
    var taints: [Node.Taint] = []
    try scanner.members { scanner, key throws(ImportError) in
      guard key == "taints" else { return try scanner.skip() }
      taints = try scanner.list { scanner throws(ImportError) in try scanner.taint() }
    }
    return taints
  }

  private mutating func taint() throws(ImportError) -> Node.Taint {
    var taint = Node.Taint(key: "", effect: "")
    try members { scanner, key throws(ImportError) in
      switch key {
      case "key": taint.key = try scanner.stringOrEmpty()
      case "value": taint.value = try scanner.stringOrEmpty()
      case "effect": taint.effect = try scanner.stringOrEmpty()
      default: try scanner.skip()
      }
    }
    return taint
  }

  /// Reads what a Node's `status` says of its system.
  static func readNodeSystem(_ scanner: inout JSONScanner) throws(ImportError) -> Node.System {
    var system = Node.System()
    try scanner.members { scanner, key throws(ImportError) in
      guard key == "nodeInfo" else { return try scanner.skip() }
      try scanner.members { scanner, key throws(ImportError) in
        switch key {
        case "kubeletVersion": system.kubeletVersion = try scanner.stringOrEmpty()
        case "operatingSystem": system.operatingSystem = try scanner.stringOrEmpty()
        case "osImage": system.osImage = try scanner.stringOrEmpty()
        case "kernelVersion": system.kernelVersion = try scanner.stringOrEmpty()
        case "containerRuntimeVersion": system.containerRuntime = try scanner.stringOrEmpty()
        default: try scanner.skip()
        }
      }
    }
    return system
  }
}
