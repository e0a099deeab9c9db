/// The syntax of names, by the API's own rules (RFC 1123 labels and subdomains, qualified names).
func isLabel(_ name: some StringProtocol) -> Bool {
  name.utf8.count <= 63
    && hasForm(name, inside: { isLower($0) || $0 == UInt8(ascii: "-") }, isLower)
}

func isSubdomain(_ name: some StringProtocol) -> Bool {
  name.utf8.count <= 253
    && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      hasForm(part, inside: { isLower($0) || $0 == UInt8(ascii: "-") }, isLower)
    }
}

func isPathSegment(_ name: String) -> Bool {
  !name.isEmpty && name != "." && name != ".." && !name.contains("/") && !name.contains("%")
}

func isQualifiedName(_ key: String) -> Bool {
  let parts = key.split(separator: "/", omittingEmptySubsequences: false)
  guard let name = parts.last, parts.count <= 2 else { return false }
  return !name.isEmpty && isLabelValue(name) && (parts.count == 1 || isSubdomain(parts[0]))
}

func isLabelValue(_ value: some StringProtocol) -> Bool {
  value.isEmpty
    || value.utf8.count <= 63
      && hasForm(value, inside: { isAlphanumeric($0) || "-_.".utf8.contains($0) }, isAlphanumeric)
}

/// Whether every byte is of one class and the first and last are of another.
private func hasForm(
  _ text: some StringProtocol, inside: (UInt8) -> Bool, _ atEnds: (UInt8) -> Bool
) -> Bool {
  let bytes = Array(text.utf8)
  guard let first = bytes.first, let last = bytes.last else { return false }
  return atEnds(first) && atEnds(last) && bytes.allSatisfy(inside)
}

private func isLower(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  isLower(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}
