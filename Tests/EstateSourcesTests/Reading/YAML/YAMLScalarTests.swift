import Estate
import EstateSources
import Testing

@Suite("YAML scalars")
struct YAMLScalarTests {
  /// The JSON that a text becomes as the one element of a list.
  private func value(_ text: String) throws -> JSONTree? {
    let read = try ReadDump.of(Array("- \(text)\n".utf8), named: "x.yaml")
    guard case .array(let elements)? = read.trees.first else { return nil }
    return elements.first
  }

  @Test(
    "Plain words mean what they mean to kubectl",
    arguments: [
      ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"),
      ("nULL", #""nULL""#), ("nil", #""nil""#), ("none", #""none""#),
      ("y", "true"), ("Y", "true"), ("yes", "true"), ("Yes", "true"), ("YES", "true"),
      ("yEs", #""yEs""#), ("on", "true"), ("On", "true"), ("ON", "true"), ("true", "true"),
      ("True", "true"), ("TRUE", "true"), ("tRue", #""tRue""#), ("n", "false"), ("N", "false"),
      ("no", "false"), ("No", "false"), ("NO", "false"), ("off", "false"), ("Off", "false"),
      ("OFF", "false"), ("false", "false"), ("False", "false"), ("FALSE", "false"),
      ("o", #""o""#), ("truest", #""truest""#), ("<<", #""<<""#), ("=", #""=""#),
      ("nginx", #""nginx""#), ("a b", #""a b""#),
      ("2026-01-02T03:04:05Z", #""2026-01-02T03:04:05Z""#),
      ("2026-01-02", #""2026-01-02""#), ("10.0.0.1", #""10.0.0.1""#), ("1:30", #""1:30""#),
      ("inf", #""inf""#), ("nan", #""nan""#), (".", #"".""#), ("-", "[null]"), ("+", #""+""#),
    ])
  func words(text: String, json: String) throws {
    #expect(try value(text) == JSONTree(json: json), "\(text)")
  }

  @Test(
    "Numbers are read as Go reads them",
    arguments: [
      ("0", "0"), ("-0", "0"), ("12", "12"), ("+12", "12"), ("-12", "-12"), ("1_000", "1000"),
      ("1__0_", "10"), ("_1", #""_1""#), ("0x1F", "31"), ("0X1f", "31"), ("-0x10", "-16"),
      ("0x", #""0x""#), ("0xg", #""0xg""#), ("0b101", "5"), ("-0b11", "-3"), ("0b2", #""0b2""#),
      ("0o17", "15"), ("017", "15"), ("-017", "-15"), ("0_17", "15"), ("00", "0"), ("08", "8"),
      ("09.5", "9.5"), ("0644", "420"), ("0o8", #""0o8""#),
      ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("18446744073709551615", "18446744073709551615"),
      ("18446744073709551616", "18446744073709551616"),
      ("0x1FFFFFFFFFFFFFFFF", "36893488147419103231"),
      ("-0x1FFFFFFFFFFFFFFFF", #""-0x1FFFFFFFFFFFFFFFF""#),
      ("1.5", "1.5"), ("+1.5", "1.5"), ("-1.5", "-1.5"), ("1.", "1"), (".5", "0.5"),
      ("-.5", "-0.5"), (".5_5", "0.55"), ("._5", #""._5""#), (".5_", #"".5_""#), ("1e3", "1000"),
      ("1E+3", "1000"), ("1e-2", "0.01"), ("1.5e3", "1500"), ("1e", #""1e""#), ("e1", #""e1""#),
      (".e1", #"".e1""#), ("1e999", #""1e999""#), ("1e-999", "0"), ("0x1p3", #""0x1p3""#),
      ("1.2.3", #""1.2.3""#), ("1,2", #""1,2""#), ("--1", #""--1""#), ("1-1", #""1-1""#),
    ])
  func numbers(text: String, json: String) throws {
    #expect(try value(text) == JSONTree(json: json), "\(text)")
  }

  @Test("A whole number is written as one, so that fields of whole numbers take it")
  func wholeNumbers() throws {
    for text in ["3", "3.0", "3e0", "0x3", "0b11", "!!float 3", "!!int '3'"] {
      let yaml = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: w}
        spec:
          replicas: \(text)
        """
      let read = try Dumps.readYAML(yaml)
      #expect(read.cluster.workloads.map(\.replicas) == [3], "\(text)")
    }
  }

  @Test(
    "Quoted and block scalars are strings, whatever they look like",
    arguments: [
      ("'true'", "true"), (#""12""#, "12"), ("''", ""), ("|-\n  null", "null"),
      (">-\n  1\n  2", "1 2"), ("|\n  a\n\n  b\n", "a\n\nb\n"), ("|+\n  a\n\n", "a\n\n\n"),
      (#""\x41\u00e9\U0001F600\n\t\0\e""#, "Aé😀\n\t\0\u{1B}"), ("'it''s'", "it's"),
      ("'~'", "~"), ("! 12", "12"), ("!!str 12", "12"), ("!!str", ""), ("!!str ~", "~"),
      ("!!timestamp 2026-01-02", "2026-01-02"), ("!<tag:yaml.org,2002:str> true", "true"),
    ])
  func strings(text: String, expected: String) throws {
    #expect(try value(text) == .string(.init(expected)), "\(text)")
  }

  @Test(
    "Tags decide the type",
    arguments: [
      ("!!int 12", "12"), ("!!int '12'", "12"), ("!!float 12", "12"), ("!!float 1.5", "1.5"),
      ("!!bool yes", "true"), ("!!bool 'false'", "false"), ("!!null ''", "null"),
      ("!!null", "null"), ("!!null ~", "null"), ("!!map {}", "{}"), ("!!seq []", "[]"),
      ("! {}", "{}"), ("! []", "[]"),
    ])
  func tags(text: String, json: String) throws {
    #expect(try value(text) == JSONTree(json: json), "\(text)")
  }

  @Test(
    "Tags that JSON has no place for, or that do not suit their value, are errors",
    arguments: [
      "!!binary aGk=", "!secret x", "!!int 1.5", "!!int x", "!!bool 1", "!!null x", "!!float x",
      "!!set {a}", "!!omap []", "!!map []", "!!seq {}", "!!str {}", "!!timestamp 12", "!!merge x",
    ])
  func wrongTags(text: String) throws {
    let yaml = "a:\n  b:\n  - 1\n  - \(text)\n"
    let error = try #require(try ReadDump.error(Array(yaml.utf8), named: "x.yaml"))
    #expect(error.line == 4 && error.path == "a.b[1]" && error.byteOffset == nil)
    #expect(error.problem == "found another tag" && error.cause == .content)
    #expect(error.expected.hasPrefix("no tag, or one of !!str"))
  }

  @Test(
    "Numbers that are not finite are errors", arguments: [".nan", ".NaN", ".inf", "-.Inf", "+.INF"])
  func notFinite(text: String) throws {
    let error = try #require(try ReadDump.error(Array("a: \(text)".utf8), named: "x.yaml"))
    #expect(error.line == 1 && error.path == "a")
    #expect(error.expected == "a number that JSON can hold")
  }

  @Test(
    "Keys that are no text become texts",
    arguments: [
      ("1", "1"), ("0x10", "16"), ("-7", "-7"), ("true", "true"), ("yes", "true"), ("off", "false"),
      ("1.5", "1.5"), ("1.10", "1.1"), ("0.1", "0.1"), ("1e3", "1000"), ("123456.0", "123456"),
      ("1234567.0", "1.234567e+06"), ("16777217.0", "1.6777216e+07"), ("1e-3", "0.001"),
      ("1e-5", "1e-05"), ("1.5e-7", "1.5e-07"), ("1e30", "1e+30"), ("-2.5", "-2.5"), ("0.0", "0"),
      (".inf", ".inf"), ("-.inf", "-.inf"), ("1e300", ".inf"), (".nan", ".nan"),
      ("2026-01-02", "2026-01-02"), ("'1'", "1"), ("!!str 1.10", "1.10"), ("&a 1", "1"),
      ("? a\n", "a"), ("? |\n  a\n", "a\n"),
    ])
  func keys(text: String, key: String) throws {
    let separator = text.hasSuffix("\n") ? "" : " "
    let read = try ReadDump.of(Array("\(text)\(separator): v\n".utf8), named: "x.yaml")
    #expect(read.trees == [.object([.init(key): .string(.init("v"))])], "\(text)")
  }

  @Test(
    "Keys that are null, large or no scalar are errors",
    arguments: ["~", "''\n: 1\n~", "null", "18446744073709551615", "[a]", "{a: b}", "? [a]\n"])
  func wrongKeys(text: String) throws {
    let error = try #require(try ReadDump.error(Array("x:\n  \(text): v\n".utf8), named: "x.yaml"))
    #expect(error.line != nil)
  }
}
