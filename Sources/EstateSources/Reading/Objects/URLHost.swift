/// The part of a URL that says who is asked, and nothing that could be a credential.
enum URLHost {
  /// The host and, where there is one, the port of a URL; empty for anything else.
  ///
  /// A URL whose user name or password is not escaped as it must be looks like another host; so one
  /// with an `@` behind its host counts as no URL.
  static func host(of url: String) -> String {
    let bytes = Array(url.utf8)
    guard let start = startOfAuthority(in: bytes) else { return "" }
    let authority = bytes[start...].prefix { !"/?#\\".utf8.contains($0) }
    guard !bytes[authority.endIndex...].contains(UInt8(ascii: "@")) else { return "" }
    let parts = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    let host = parts.last ?? []
    return isHost(host) ? String(decoding: host, as: UTF8.self) : ""
  }

  /// Where what follows the first `://` starts.
  private static func startOfAuthority(in bytes: [UInt8]) -> Int? {
    let mark = Array("://".utf8)
    return bytes.indices.first { bytes[$0...].starts(with: mark) }.map { $0 + mark.count }
  }

  /// Whether bytes are a name or an address, with a port of digits or without one.
  private static func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
    var name = bytes
    let isBracketed = bytes.first == UInt8(ascii: "[")
    if let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
      !isBracketed || bytes[..<colon].last == UInt8(ascii: "]")
    {
      let port = bytes[(colon + 1)...]
      guard !port.isEmpty, port.allSatisfy(isDigit) else { return false }
      name = bytes[..<colon]
    }
    guard isBracketed else { return name.allSatisfy { isNameByte($0) } }
    return name.last == UInt8(ascii: "]")
      && name.dropFirst().dropLast().allSatisfy { isNameByte($0) || $0 == UInt8(ascii: ":") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: isDigit(byte)
    }
  }
}
