/// Whether two numbers agree to 1e-9, as the references have nine digits after the point.
func isNear(_ found: Double?, _ expected: Double) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= 1e-9
}
