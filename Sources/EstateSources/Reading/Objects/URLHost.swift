/// The part of a URL that says who is asked, and nothing that could be a credential.
enum URLHost {
  /// The host and, where there is one, the port of a URL; empty for anything else.
  static func host(of url: String) -> String {
    let bytes = Array(url.utf8)
    let slashes = Array("://".utf8)
    guard
      let scheme = bytes.indices.first(where: { bytes[$0...].starts(with: slashes) })
    else { return "" }
    let authority = bytes[(scheme + slashes.count)...].prefix { !endsAuthority($0) }
    let parts = authority.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    let host = parts.last ?? []
    return host.allSatisfy(isHostByte) ? String(decoding: host, as: UTF8.self) : ""
  }

  /// Whether a byte ends what stands between `://` and the path.
  static func endsAuthority(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "/?#\\\"'".utf8.contains(byte)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: ".-:[]".utf8.contains(byte)
    }
  }
}
