extension EstateContextDocument.WorkingHours {
  /// The working hours of an entry; the office's where it names none.
  init(_ entry: MappingReader) throws(SpecificationError) {
    self = .office
    guard let value = entry.optional("workingHours"), value.scalar != "office" else { return }
    guard value.scalar == nil else {
      throw value.error(expected: "office, or a mapping with from, to and days")
    }
    let reader = try MappingReader(value, keys: ["from", "to", "days", "utcOffset"])
    start = try reader.required("from").timeOfDay()
    end = try reader.required("to").timeOfDay()
    days = try Self.days(reader.required("days"))
    utcOffset = try reader.optional("utcOffset")?.utcOffset() ?? 0
    guard start < end else {
      throw try reader.required("to").error(
        expected: "a time after \(ClockText.text(of: start))")
    }
  }

  private static func days(_ value: YAMLValue) throws(SpecificationError) -> [Int] {
    var days: [Int] = []
    for element in try value.nonEmptyList(of: "day") {
      let name = try element.choice(among: dayNames)
      guard let day = dayNames.firstIndex(of: name), !days.contains(day) else {
        throw element.error(expected: "each day once", found: "\(name) again")
      }
      days.append(day)
    }
    return days.sorted()
  }
}

extension YAMLValue {
  /// Seconds after midnight, written `HH:MM` or `HH:MM:SS`, up to `24:00`.
  func timeOfDay() throws(SpecificationError) -> Int64 {
    guard let text = scalar, let seconds = ClockText.seconds(text), seconds <= 86_400 else {
      throw error(expected: "a time from 00:00 to 24:00")
    }
    return seconds
  }

  /// Seconds that local time is ahead of UTC, written `+HH:MM` or `-HH:MM`.
  fileprivate func utcOffset() throws(SpecificationError) -> Int64 {
    guard let text = scalar, let sign = text.first, sign == "+" || sign == "-",
      let seconds = ClockText.seconds(String(text.dropFirst())), seconds <= 14 * 3600
    else {
      throw error(expected: "an offset from UTC from -14:00 to +14:00, such as +02:00")
    }
    return sign == "-" ? -seconds : seconds
  }
}
