import EstateStatistics
import Testing

@Suite("Numbers as people read them")
struct NumberTextTests {
  @Test(
    "Numbers have about three digits, whole ones all of them",
    arguments: [
      (0, "0"), (7, "7"), (1234, "1,234"), (1_234_567, "1,234,567"), (1234.6, "1,235"),
      (12.345, "12.3"), (1.5, "1.5"), (1.999, "2"), (0.25, "0.25"), (0.00002, "2e-5"),
      (-3.25, "-3.25"), (-1000, "-1,000"),
    ] as [(Double, String)])
  func numbers(value: Double, text: String) {
    #expect(NumberText.number(value) == text)
  }

  @Test(
    "Shares are percentages that do not look like all or nothing unless they are",
    arguments: [
      (0, "0 %"), (1, "100 %"), (0.5, "50 %"), (0.123, "12.3 %"), (0.0001, "<0.1 %"),
      (0.9999, ">99.9 %"), (0.9, "90 %"),
    ] as [(Double, String)])
  func percentages(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }
}
