// How many assets, of what weight, every identity reaches: condensation, then blocks of asset bits.
//
// Each block is one sweep over the components, descendants first, with rows of kWords words. The
// words hold assets of one weight, so that weight is a weighted count of bits.
//
// usage: reference_all_source FILE.blg      then `all-source` lines on standard input
#include "condensation.hpp"
#include "graph_file.hpp"
#include "serve.hpp"

#include <memory>
#include <utility>

namespace {

constexpr u32 kWords = 32;
constexpr u32 kRowBits = 64 * kWords;
constexpr std::size_t kChunk = 1024;
constexpr u32 kPadding = ~0u;

struct alignas(64) Row {
  u64 words[kWords];
};

// The components with assets, numbered as bits; each word is of one class of count and weight.
struct AssetBits {
  std::vector<u32> component;  // by bit, kPadding for none
  std::vector<u32> bit;        // by component
  std::vector<u32> word_count, word_weight;

  AssetBits(const Condensation& dag, u32 components) : bit(components, kPadding) {
    std::vector<u32> holders;
    for (u32 c = 0; c < components; c++)
      if (dag.asset_count[c]) holders.push_back(c);
    auto kind = [&](u32 c) { return std::pair(dag.asset_count[c], dag.asset_weight[c]); };
    for (std::size_t begin = 0; begin < holders.size(); begin += kChunk) {
      std::size_t end = std::min(holders.size(), begin + kChunk);
      std::stable_sort(holders.begin() + begin, holders.begin() + end,
                       [&](u32 a, u32 b) { return kind(a) < kind(b); });
      for (std::size_t i = begin; i < end; i++) {
        if (i == begin || kind(holders[i]) != kind(holders[i - 1])) pad(64);
        if (component.size() % 64 == 0) {
          word_count.push_back(dag.asset_count[holders[i]]);
          word_weight.push_back(dag.asset_weight[holders[i]]);
        }
        bit[holders[i]] = component.size();
        component.push_back(holders[i]);
      }
      pad(64);
    }
    pad(kRowBits);
    word_count.resize(component.size() / 64, 0), word_weight.resize(component.size() / 64, 0);
  }

  u32 blocks() const { return component.size() / kRowBits; }

 private:
  void pad(u32 multiple) {
    while (component.size() % multiple) component.push_back(kPadding);
  }
};

// The components from which an edge leads to each leaf, by the leaf's bit.
struct LeafEdges {
  std::vector<u32> first, tails;

  LeafEdges(const Condensation& dag, const AssetBits& bits, u32 components)
      : first(bits.component.size() + 1, 0), tails(dag.leaf_heads.size()) {
    for (u32 d : dag.leaf_heads) first[bits.bit[d] + 1]++;
    for (std::size_t b = 0; b < bits.component.size(); b++) first[b + 1] += first[b];
    std::vector<u32> next(first.begin(), first.end() - 1);
    for (u32 c = 0; c < components; c++)
      for (u32 e = dag.leaf_first[c]; e < dag.leaf_first[c + 1]; e++)
        tails[next[bits.bit[dag.leaf_heads[e]]]++] = c;
  }
};

struct Totals {
  std::vector<u64> counts, weights;  // by component
};

class Propagation {
 public:
  Propagation(const Condensation& dag, const AssetBits& bits, const LeafEdges& leaves, u32 count)
      : dag_(dag), bits_(bits), leaves_(leaves), components_(count),
        rows_(static_cast<Row*>(std::aligned_alloc(64, (count + std::size_t{1}) * sizeof(Row))),
              std::free),
        stamps_(count, 0), totals_{std::vector<u64>(count, 0), std::vector<u64>(count, 0)} {}

  Totals run() {
    for (u32 block = 0; block < bits_.blocks(); block++) sweep(block, seed(block));
    return std::move(totals_);
  }

 private:
  void set(u32 component, u32 bit, u32 stamp) {
    Row& row = rows_.get()[component];
    if (stamps_[component] != stamp) stamps_[component] = stamp, row = Row{};
    row.words[bit >> 6] |= 1ull << (bit & 63);
  }

  // Sets the block's bits where they are and where a leaf edge leads to them.
  u32 seed(u32 block) {
    u32 least = components_;
    for (u32 bit = 0; bit < kRowBits; bit++) {
      u32 number = block * kRowBits + bit, component = bits_.component[number];
      if (component == kPadding) continue;
      set(component, bit, block + 1);
      least = std::min(least, component);
      for (u32 e = leaves_.first[number]; e < leaves_.first[number + 1]; e++)
        set(leaves_.tails[e], bit, block + 1);
    }
    return least;
  }

  void sweep(u32 block, u32 least) {
    Row* rows = rows_.get();
    u32 stamp = block + 1;
    for (u32 c = least; c < components_; c++) {
      Row sum;
      bool active = stamps_[c] == stamp;
      if (active) sum = rows[c];
      for (u32 e = dag_.first[c]; e < dag_.first[c + 1]; e++) {
        u32 d = dag_.heads[e];
        if (stamps_[d] != stamp) continue;
        if (!active)
          sum = rows[d], active = true;
        else
          for (u32 w = 0; w < kWords; w++) sum.words[w] |= rows[d].words[w];
      }
      if (!active) continue;
      rows[c] = sum;
      stamps_[c] = stamp;
      if (dag_.has_identity[c]) add(c, sum, block);
    }
  }

  void add(u32 component, const Row& row, u32 block) {
    const u32* counts = &bits_.word_count[block * kWords];
    const u32* weights = &bits_.word_weight[block * kWords];
    u64 count = 0, weight = 0;
    for (u32 w = 0; w < kWords; w++) {
      u64 ones = __builtin_popcountll(row.words[w]);
      count += ones * counts[w];
      weight += ones * weights[w];
    }
    totals_.counts[component] += count;
    totals_.weights[component] += weight;
  }

  const Condensation& dag_;
  const AssetBits& bits_;
  const LeafEdges& leaves_;
  u32 components_;
  std::unique_ptr<Row, void (*)(void*)> rows_;
  std::vector<u32> stamps_;
  Totals totals_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: %s FILE.blg\n", arguments[0]), 64;
  StaticGraph graph(arguments[1]);
  serve("all-source", [&](Checksum& checksum) {
    Stopwatch stopwatch;
    Components components = find_components(graph);
    Condensation dag = condense(graph, components);
    AssetBits bits(dag, components.count);
    LeafEdges leaves(dag, bits, components.count);
    Totals totals = Propagation(dag, bits, leaves, components.count).run();
    Elapsed elapsed = stopwatch.read();
    checksum = {{"assets", 0}, {"weight", 0}, {"most", 0}};
    for (u32 v = 0; v < graph.n; v++) {
      if (graph.kinds[v] != kIdentity) continue;
      u32 c = components.of_vertex[v];
      checksum["assets"] += totals.counts[c];
      checksum["weight"] += totals.weights[c];
      checksum["most"] = std::max(checksum["most"], totals.counts[c]);
    }
    return elapsed;
  });
}
