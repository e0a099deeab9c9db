import Testing

@Suite("The reader behind the repository checks")
struct SwiftTextTests {
  @Test("Blanks comments and string contents, keeps code and line breaks")
  func blanking() {
    let source = ##"""
      let a = "try! { \(b + "as!") }" // try!
      /* try! /* nested } */ as! */ let c = #"\(x) \#(d)"#
      let e = """
        } as! "quoted" \(f)
        """; let g = 1
      """##
    let code = SwiftText(source).lines
    #expect(code.count == 5)
    let joined = code.joined(separator: "\n")
    for kept in ["let a = \"", "b + \"", "let c = #\"", "let e = \"\"\"", "f", "; let g = 1"] {
      #expect(joined.contains(kept), "lost \(kept)")
    }
    #expect(joined.contains("d") && !joined.contains("x"))
    for dropped in ["try!", "as!", "}", "quoted", "nested"] {
      #expect(!joined.contains(dropped), "kept \(dropped)")
    }
  }

  @Test("Finds imports with their modifiers, and only those")
  func imports() {
    let source = """
      import Foundation
      package import Estate
      @preconcurrency import struct Specs.Policy
      // import Commented
      let text = "import Quoted"
      import enum Sampling.Stream
      important()
      """
    let found = SwiftText(source).imports
    #expect(found.map(\.module) == ["Foundation", "Estate", "Specs", "Sampling"])
    #expect(found.map(\.line) == [1, 2, 3, 6])
  }

  @Test("Measures functions, initialisers, subscripts and computed properties")
  func functions() {
    let source = """
      protocol Shape {
        func area() -> Double
        init(side: Int)
        var name: String { get }
      }
      struct Box: Shape {
        var side = 1
        init(side: Int = { 3 }()) {
          self.init(other: side)
        }
        func area(
          _ scale: (Int) -> Int = { $0 }
        ) -> Double {
          func inner() {
          }
          return "}".isEmpty ? 1 : 2
        }
        subscript(index: Int) -> Int { index }
        var name: String {
          "box"
        }
      }
      """
    #expect(
      SwiftText(source).functions == [
        SwiftFunction(name: "name", line: 4, lineCount: 1),
        SwiftFunction(name: "init", line: 8, lineCount: 3),
        SwiftFunction(name: "area", line: 11, lineCount: 7),
        SwiftFunction(name: "inner", line: 14, lineCount: 2),
        SwiftFunction(name: "subscript", line: 18, lineCount: 1),
        SwiftFunction(name: "name", line: 19, lineCount: 3),
      ])
  }

  @Test("Reads every Swift file with balanced braces")
  func balanced() throws {
    for file in try SourceFile.all() {
      let code = file.swift.code
      let opening = code.count { $0 == UInt8(ascii: "{") }
      let closing = code.count { $0 == UInt8(ascii: "}") }
      if opening != closing { Issue.record("\(file.path): \(opening) { but \(closing) }") }
    }
  }
}
