/// Fills one block of assets after the other.
struct AssetBlockBuilder {
  private struct Member {
    var component: Int
    var classId: Int
  }

  private struct Fill {
    var value: AssetClass
    /// Members added.
    var count = 0
    /// First word and members placed, while a block is finished.
    var firstWord = 0
    var placed = 0

    /// Members beyond full words, if too few for a word of their own.
    var mixedCount: Int { count % 64 < AssetBlockBuilder.fewest ? count % 64 : 0 }
    /// Words that hold this class only.
    var ownWords: Int { (count - mixedCount + 63) / 64 }
  }

  /// Fewest members for which a class gets a word of its own.
  private static let fewest = 16

  private var members: [Member] = []
  /// By class id; classes not in the block have a count of 0.
  private var fills: [Fill] = []
  /// Ids of the classes in the block, in order of appearance.
  private var present: [Int] = []
  private var ownWords = 0
  private var mixedCount = 0

  var isEmpty: Bool { members.isEmpty }

  /// Adds a component unless the block would overflow.
  ///
  /// - Parameter classId: Ids count up from 0 in the order in which classes first come.
  mutating func add(_ component: Int, classId: Int, _ value: AssetClass) -> Bool {
    if classId == fills.count { fills.append(Fill(value: value)) }
    var fill = fills[classId]
    fill.count += 1
    let words = ownWords + fill.ownWords - fills[classId].ownWords
    let mixed = mixedCount + fill.mixedCount - fills[classId].mixedCount
    guard words + (mixed + 63) / 64 <= BitRow.wordCount else { return false }
    if fill.count == 1 { present.append(classId) }
    fills[classId] = fill
    (ownWords, mixedCount) = (words, mixed)
    members.append(Member(component: component, classId: classId))
    return true
  }

  /// Gives the members their bits and starts an empty block.
  mutating func finish(number: Int, _ bits: inout [UInt32]) -> AssetBlock {
    var block = AssetBlock()
    var word = 0
    for classId in present {
      fills[classId].firstWord = word
      for own in word..<word + fills[classId].ownWords {
        block.counts[own] = fills[classId].value.count
        block.weights[own] = fills[classId].value.weight
      }
      word += fills[classId].ownWords
    }
    for member in members {
      let fill = fills[member.classId]
      fills[member.classId].placed += 1
      let isMixed = fill.placed >= fill.count - fill.mixedCount
      let bit = isMixed ? word * 64 + block.mixed.count : fill.firstWord * 64 + fill.placed
      if isMixed { block.mixed.append(fill.value) }
      bits[member.component] = UInt32(number * BitRow.bitCount + bit)
    }
    block.mixedWords = word..<word + (block.mixed.count + 63) / 64
    clear()
    return block
  }

  private mutating func clear() {
    for classId in present { (fills[classId].count, fills[classId].placed) = (0, 0) }
    present.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    (ownWords, mixedCount) = (0, 0)
  }
}
