import Estate
import EstateStatistics
import TestSupport
import Testing

@Suite("Statistics beside what is expected")
struct StatisticTests {
  private static func row(_ value: Double?, count: Int?, _ range: ExpectedRange?) -> Statistic {
    Statistic(
      id: "x", group: .size, title: "X", value: value,
      unit: count == nil ? .number(of: "x") : .share,
      count: count, expectation: .assumption(range, note: "n"))
  }

  @Test("A value is inside, outside, undefined, or not judged at all")
  func verdicts() {
    let range = ExpectedRange(from: 1, to: 2)
    #expect(Self.row(1, count: nil, range).verdict == .inside)
    #expect(Self.row(2, count: nil, range).verdict == .inside)
    #expect(Self.row(2.1, count: nil, range).verdict == .outside)
    #expect(Self.row(nil, count: nil, range).verdict == .undefined)
    #expect(Self.row(5, count: nil, nil).verdict == .unjudged)
    #expect(Self.row(5, count: nil, ExpectedRange(from: nil, to: 2)).verdict == .outside)
    #expect(Self.row(5, count: nil, ExpectedRange(from: 1, to: nil)).verdict == .inside)
  }

  @Test("The share of few things is expected in a wider range, that of many in the range itself")
  func widening() throws {
    let figure = ExpectedRange(0.09)
    // With 0.63 %, three or more of five clusters have policies; with 0.06 %, four or more.
    let few = try #require(Self.row(0, count: 5, figure).range)
    #expect(few.lower == 0)
    #expect(few.upper == 0.6)
    let many = try #require(Self.row(0, count: 10_000_000, figure).range)
    #expect(abs((many.lower ?? 0) - 0.09) < 0.001)
    #expect(abs((many.upper ?? 0) - 0.09) < 0.001)
    var last = few
    for count in [50, 500, 5_000] {
      let next = figure.widened(forShareOf: count)
      #expect((next.upper ?? 0) < (last.upper ?? 0))
      last = next
    }
    #expect(Self.row(0.5, count: nil, figure).range == figure)
  }

  @Test("Ids are unique and in kebab case, groups come in order, and every row has a source")
  func rows() throws {
    let rows = EstateStatistics(RandomEstate.make(seed: 1)).rows
    #expect(Set(rows.map(\.id)).count == rows.count)
    let order = rows.compactMap { StatisticGroup.allCases.firstIndex(of: $0.group) }
    #expect(order == order.sorted())
    for row in rows {
      #expect(!row.title.isEmpty && !row.expectation.source.isEmpty, "\(row.id)")
      #expect(
        row.id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
      if row.unit == .share, let value = row.value { #expect((0...1).contains(value)) }
    }
    let other = EstateStatistics(Estate(name: "", clusters: [], context: EstateContext())).rows
    #expect(other.map(\.id) == rows.map(\.id))
  }

  @Test("The table shows every row, aligned, with its verdict and its source")
  func table() throws {
    let statistics = EstateStatistics(RandomEstate.make(seed: 1))
    let lines = StatisticsTable(statistics).text.split(separator: "\n").map(String.init)
    let rows = lines.filter { $0.hasPrefix("  ") }
    #expect(rows.count == statistics.rows.count)
    #expect(lines.count == rows.count + Set(statistics.rows.map(\.group)).count)
    for (line, row) in zip(rows, statistics.rows) {
      #expect(line.contains(row.title) && line.hasSuffix(row.expectation.source))
    }
    let sources = zip(rows, statistics.rows).map { line, row in
      line.count - row.expectation.source.count
    }
    #expect(Set(sources).count == 1)
  }
}
