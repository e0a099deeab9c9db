import Testing

@Suite("Layering: data flows one way")
struct LayeringTests {
  @Test("The folders under Sources are exactly the floors")
  func foldersAreFloors() throws {
    let folders = try Checkout.entries(of: "Sources").filter { !$0.hasPrefix(".") }
    #expect(folders == Floor.all.map(\.target).sorted())
  }

  @Test("A floor may import only floors above it")
  func floorsFormAnOrder() {
    var above: Set<String> = []
    for floor in Floor.all {
      let upward = floor.mayImport.filter { !above.contains($0) }
      #expect(upward.isEmpty, "\(floor.target) may import \(upward), which stand below it")
      above.insert(floor.target)
    }
  }

  @Test("Every file imports only what its floor may", arguments: Floor.all)
  func importsArePermitted(floor: Floor) throws {
    for file in try SourceFile.all() where file.path.hasPrefix("Sources/\(floor.target)/") {
      for (line, module) in file.swift.imports where !floor.permits(module) {
        Issue.record("\(file.path):\(line): \(floor.target) may not import \(module)")
      }
    }
  }

  @Test("The manifest declares the targets in the order of the floors")
  func manifestOrder() throws {
    let manifest = try #require(try Checkout.text(of: "Package.swift"))
    let targets = Substring(manifest).drop(upTo: "  targets: [")
    let positions = try Floor.all.map { floor in
      let declarations = ["library(\"", "library(\n      \"", "name: \""]
      let found = declarations.compactMap { targets.position(of: $0 + floor.target + "\"") }.min()
      return try #require(found, "Package.swift declares no target \(floor.target)")
    }
    #expect(positions == positions.sorted())
  }

  @Test("The architecture page names every target")
  func architectureNamesTargets() throws {
    let page = try #require(try Checkout.text(of: "docs/ARCHITECTURE.md"))
    let absent = Floor.all.map(\.target).filter { !page.contains("`\($0)`") }
    #expect(absent.isEmpty)
  }

  @Test("Every library has a test target of its own name")
  func librariesHaveTests() throws {
    let untested = ["TestSupport", "CGraphviz", "CArchive", "CPrefetch", "CAllocator"]
    let expected = Floor.all.map(\.target).filter { !untested.contains($0) }
    let folders = try Checkout.entries(of: "Tests").filter { !$0.hasPrefix(".") }
    #expect(folders == expected.map { $0 + "Tests" }.sorted())
  }
}

extension Substring {
  /// What follows the first occurrence of a text; empty without one.
  fileprivate func drop(upTo text: String) -> Substring {
    range(of: text).map { self[$0.upperBound...] } ?? ""
  }

  /// Distance of the first occurrence from the start.
  fileprivate func position(of text: String) -> Int? {
    range(of: text).map { distance(from: startIndex, to: $0.lowerBound) }
  }

  private func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
