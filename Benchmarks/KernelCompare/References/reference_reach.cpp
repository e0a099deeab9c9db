// Reach from each of 64 sources: top-down breadth-first search over a bitmap of the vertices seen.
//
// usage: reference_reach FILE.blg      then `reach` lines on standard input
#include "graph_file.hpp"
#include "serve.hpp"

#include <algorithm>

namespace {

struct Search {
  const StaticGraph& graph;
  std::vector<u32> queue;
  std::vector<u64> seen;
  u64 vertices = 0, edges = 0;

  explicit Search(const StaticGraph& graph)
      : graph(graph), queue(graph.n + std::size_t{1}), seen((graph.n + 63) / 64, 0) {}

  void run(u32 source) {
    const u32 *offsets = graph.offsets.data(), *heads = graph.heads.data();
    u32* order = queue.data();
    u64* words = seen.data();
    u32 next = 0, count = 0;
    order[count++] = source;
    words[source >> 6] |= 1ull << (source & 63);
    while (next < count) {
      u32 tail = order[next++], slot = offsets[tail], end = offsets[tail + 1];
      edges += end - slot;
      for (; slot < end; slot++) {
        u32 head = heads[slot];
        u64 bit = 1ull << (head & 63), word = words[head >> 6];
        if (word & bit) continue;
        words[head >> 6] = word | bit;
        order[count++] = head;
      }
    }
    vertices += count;
    reset(count);
  }

  // Costs what was reached, however large the graph.
  void reset(u32 count) {
    if (count > graph.n / 64)
      std::fill(seen.begin(), seen.end(), 0);
    else
      for (u32 i = 0; i < count; i++) seen[queue[i] >> 6] = 0;
  }
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: %s FILE.blg\n", arguments[0]), 64;
  StaticGraph graph(arguments[1]);
  auto sources = fixed_sources(graph.kinds);
  Search search(graph);
  serve("reach", [&](Checksum& checksum) {
    search.vertices = search.edges = 0;
    Stopwatch stopwatch;
    for (u32 source : sources) search.run(source);
    Elapsed elapsed = stopwatch.read();
    checksum = {{"vertices", search.vertices}, {"edges", search.edges}};
    return elapsed;
  });
}
