import Statistics
import Testing

/// References come from SciPy 1.17 and 60-digit evaluations.
@Suite("Student's t distribution")
struct StudentTTests {
  @Test(
    "Quantiles match references to 1e-12",
    arguments: [
      (9, 0.975, 2.262157162798205), (19, 0.975, 2.0930240544083087),
      (29, 0.975, 2.045229642132703), (49, 0.975, 2.0095752371292392),
      (39, 0.975, 2.022690920036761), (999, 0.975, 1.9623414611334493),
      (1, 0.975, 12.706204736174694), (2, 0.975, 4.302652729749462),
      (3, 0.9, 1.637744353696209), (5, 0.995, 4.032142983555228),
      (4.5, 0.99, 3.527050890626092), (2, 0.75, 0.8164965809277261), (1, 0.25, -1),
      (12, 0.001, -3.9296332646264918), (199, 0.9995, 3.3400865561614634), (7, 0.5, 0),
    ] as [(Double, Double, Double)])
  func quantiles(degrees: Double, p: Double, expected: Double) {
    let found = StudentT(degreesOfFreedom: degrees).quantile(p)
    #expect(abs(found - expected) <= 1e-12 * abs(expected))
  }

  @Test(
    "Two-sided p values match references to 1e-12, tails included",
    arguments: [
      (1, 1, 0.5), (1, 12.5, 0.050821347332231794), (2, 0.5, 0.6666666666666666),
      (9, 2.262157162740992, 0.050000000004675686), (19, -3.25, 0.004213719802971255),
      (4.5, 2, 0.10825790718112503), (29, 0.001, 0.9992089629783623),
      (49, 8.5, 3.3193061314053246e-11), (99, 40, 6.385085160287227e-63),
      (1999, 1.96, 0.050134530577596925), (100_000, 2.5, 0.012420919192559046),
      (5, 0, 1), (5, .infinity, 0),
    ] as [(Double, Double, Double)])
  func pValues(degrees: Double, t: Double, expected: Double) {
    let tolerance = degrees > 3_000 ? 1e-9 : 1e-12
    let found = StudentT(degreesOfFreedom: degrees).twoSidedP(t)
    #expect(abs(found - expected) <= tolerance * expected)
  }

  @Test("Two degrees of freedom have a closed form")
  func closedForm() {
    let distribution = StudentT(degreesOfFreedom: 2)
    for step in -60...60 {
      let t = Double(step) * 0.25
      let expected = 0.5 + t / (2 * (2 + t * t).squareRoot())
      #expect(abs(distribution.cumulativeProbability(t) - expected) < 1e-14)
    }
  }

  @Test("The distribution function of the quantile gives the probability back")
  func roundTrip() {
    for degrees in [0.5, 1, 2, 3.7, 19, 240, 5_000] {
      let distribution = StudentT(degreesOfFreedom: degrees)
      for p in [1e-12, 0.0001, 0.025, 0.3, 0.4999, 0.5, 0.77, 0.975, 0.9999] {
        let back = distribution.cumulativeProbability(distribution.quantile(p))
        #expect(abs(back - p) <= 1e-11 * p)
      }
    }
  }

  @Test("Far tails neither overflow nor vanish early")
  func farTails() {
    // P(|T| > t) = (2 / π) arctan(1 / t) with one degree of freedom.
    let cauchy = StudentT(degreesOfFreedom: 1)
    #expect(abs(cauchy.twoSidedP(1e200) * 1e200 / 0.6366197723675814 - 1) < 1e-12)
    #expect(abs(cauchy.twoSidedP(0.99e9) * 0.99e9 / 0.6366197723675814 - 1) < 1e-12)
    #expect(abs(cauchy.quantile(1e-250) / -3.183098861837907e249 - 1) < 1e-12)
    #expect(StudentT(degreesOfFreedom: 500).twoSidedP(1e10) == 0)
  }

  @Test("Zero degrees of freedom are refused")
  func noDegrees() async {
    await #expect(processExitsWith: .failure) { _ = StudentT(degreesOfFreedom: 0) }
  }
}
