import Estate
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
  @Test(
    "Dates are the numbers they should be",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
      ("2026-03-01", 20_513), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
      ("1900-02-28", -25_509), ("1900-03-01", -25_508),
    ])
  func numbers(text: String, number: Int) throws {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let day = try #require(CalendarDay(year: parts[0], month: parts[1], day: parts[2]))
    #expect(Int(day.number) == number)
    #expect(CalendarDay(number: Int32(number)).text == text)
  }

  @Test("Each day follows the one before, over four centuries")
  func succession() throws {
    var number: Int32 = -719_162
    for year in 1...401 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDay(year: year, month: month, day: day) else { continue }
          #expect(date.number == number)
          number += 1
        }
      }
    }
    #expect(number == -719_162 + 146_097 + 365)
  }

  @Test(
    "There are no other dates",
    arguments: [
      (2025, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1),
      (2024, 1, 0), (0, 1, 1), (10_000, 1, 1),
    ])
  func invalid(year: Int, month: Int, day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test("An instant falls on the day whose seconds contain it")
  func instants() {
    #expect(CalendarDay(second: 0).number == 0)
    #expect(CalendarDay(second: 86_399).number == 0)
    #expect(CalendarDay(second: 86_400).number == 1)
    #expect(CalendarDay(second: -1).number == -1)
    #expect(CalendarDay(second: -86_400).number == -1)
    #expect(CalendarDay(second: -86_401).number == -2)
    #expect(CalendarDay(second: .max) == CalendarDay(number: .max))
    #expect(CalendarDay(second: .min) == CalendarDay(number: .min))
  }
}
