// Timed labels from each of 64 sources: label setting in order of arrival with std::priority_queue.
//
// A label (a, e) says that a vertex is held from a until e. The earliest arrival is popped first,
// of equal ones the longest lasting; it is dropped unless its expiry beats the best settled at its
// vertex. A join counts the best expiry of each distinct in-neighbour, and is offered the need-th
// largest of them whenever one improves. Cycles of mints are run lap by lap.
//
// usage: reference_timed FILE.blt      then `timed` lines on standard input
#include "graph_file.hpp"
#include "serve.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>

namespace {

constexpr i64 kNever = std::numeric_limits<i64>::min();
constexpr i64 kForever = std::numeric_limits<i64>::max();
constexpr i64 kHorizon = 30 * 86'400;
constexpr u32 kNone = std::numeric_limits<u32>::max();

struct Pending {
  i64 arrival, expiry;
  u32 vertex, slot, parent;
};

struct Later {
  bool operator()(const Pending& a, const Pending& b) const {
    return a.arrival != b.arrival ? a.arrival > b.arrival : a.expiry < b.expiry;
  }
};

// Where the distinct in-neighbours of joins are counted: a place for each, edges of one share it.
struct JoinPlaces {
  std::vector<u32> first;    // by vertex
  std::vector<u32> of_slot;  // kNone where the head is no join

  explicit JoinPlaces(const TimedGraph& graph) : first(graph.n + 1, 0), of_slot(graph.m, kNone) {
    std::vector<u32> latest(graph.n, kNone), count(graph.n, 0);
    for (u32 tail = 0; tail < graph.n; tail++)
      for (u32 slot = graph.offsets[tail]; slot < graph.offsets[tail + 1]; slot++) {
        u32 head = graph.heads[slot];
        if (!graph.needs[head]) continue;
        if (latest[head] != tail) latest[head] = tail, count[head]++;
        of_slot[slot] = count[head] - 1;
      }
    for (u32 v = 0; v < graph.n; v++) first[v + 1] = first[v] + count[v];
    for (u32 slot = 0; slot < graph.m; slot++)
      if (of_slot[slot] != kNone) of_slot[slot] += first[graph.heads[slot]];
  }
};

class LabelSetting {
 public:
  std::vector<Pending> labels;

  explicit LabelSetting(const TimedGraph& graph)
      : graph_(graph), places_(graph), best_(graph.n, kNever),
        input_best_(places_.first[graph.n], kNever) {}

  i64 best(u32 vertex) const { return best_[vertex]; }

  void run(u32 source, i64 start) {
    reset();
    i64 from = std::max(graph_.from[source], start);
    i64 until = std::min(graph_.until[source], kHorizon);
    if (from < until) queue_.push({from, until, source, kNone, kNone});
    while (!queue_.empty()) {
      Pending next = queue_.top();
      queue_.pop();
      if (settle(next)) relax(labels.size() - 1);
    }
  }

 private:
  // Turns the label of a join's input into the join's, and keeps what beats the best so far.
  bool settle(Pending next) {
    if (next.slot != kNone && places_.of_slot[next.slot] != kNone) {
      i64& input = input_best_[places_.of_slot[next.slot]];
      if (next.expiry <= input) return false;
      input = next.expiry;
      touched_joins_.push_back(next.vertex);
      next.expiry = joint_expiry(next.vertex);
      if (next.expiry <= next.arrival) return false;
    }
    if (next.expiry <= best_[next.vertex]) return false;
    best_[next.vertex] = next.expiry;
    labels.push_back(next);
    return true;
  }

  i64 joint_expiry(u32 join) {
    auto begin = input_best_.begin() + places_.first[join];
    auto end = input_best_.begin() + places_.first[join + 1];
    u32 need = graph_.needs[join];
    if (need > end - begin) return kNever;
    ranked_.assign(begin, end);
    std::nth_element(
        ranked_.begin(), ranked_.begin() + (need - 1), ranked_.end(), std::greater<i64>());
    return ranked_[need - 1];
  }

  void relax(u32 index) {
    const Pending label = labels[index];
    for (u32 slot = graph_.offsets[label.vertex]; slot < graph_.offsets[label.vertex + 1]; slot++) {
      u32 head = graph_.heads[slot];
      i64 extension = graph_.extensions[slot];
      i64 gain = extension == kForever ? kHorizon : std::min(kHorizon, label.expiry + extension);
      if (gain <= best_[head]) continue;
      i64 begin = std::max(label.arrival, graph_.from[head]);
      i64 arrival = begin + graph_.durations[slot];
      i64 expiry = std::min(gain, graph_.until[head]);
      if (begin >= label.expiry || arrival >= expiry || expiry <= best_[head]) continue;
      u32 place = places_.of_slot[slot];
      if (place != kNone && expiry <= input_best_[place]) continue;
      queue_.push({arrival, expiry, head, slot, index});
    }
  }

  void reset() {
    for (const Pending& label : labels) best_[label.vertex] = kNever;
    for (u32 join : touched_joins_)
      for (u32 place = places_.first[join]; place < places_.first[join + 1]; place++)
        input_best_[place] = kNever;
    labels.clear();
    touched_joins_.clear();
  }

  const TimedGraph& graph_;
  JoinPlaces places_;
  std::vector<i64> best_, input_best_, ranked_;
  std::vector<u32> touched_joins_;
  std::priority_queue<Pending, std::vector<Pending>, Later> queue_;
};

// Adds what a run found, in numbers that do not depend on the order of equal arrivals.
void add_labels(const LabelSetting& run, std::vector<i64>& latest, Checksum& checksum) {
  for (const Pending& label : run.labels) {
    if (latest[label.vertex] == kNever) {
      checksum["vertices"]++;
      checksum["arrivals"] += label.arrival;
      checksum["expiries"] += run.best(label.vertex);
    }
    if (latest[label.vertex] != label.arrival) checksum["pareto"]++;
    latest[label.vertex] = label.arrival;
  }
  for (const Pending& label : run.labels) latest[label.vertex] = kNever;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: %s FILE.blt\n", arguments[0]), 64;
  TimedGraph graph(arguments[1]);
  auto sources = fixed_sources(graph.kinds);
  LabelSetting setting(graph);
  std::vector<i64> latest(graph.n, kNever);
  Checksum found;
  for (std::size_t i = 0; i < sources.size(); i++) {
    setting.run(sources[i], 600 * static_cast<i64>(i));
    add_labels(setting, latest, found);
  }
  serve("timed", [&](Checksum& checksum) {
    checksum = found;
    u64 settled = 0;
    Stopwatch stopwatch;
    for (std::size_t i = 0; i < sources.size(); i++) {
      setting.run(sources[i], 600 * static_cast<i64>(i));
      settled += setting.labels.size();
    }
    Elapsed elapsed = stopwatch.read();
    checksum["settled"] = settled;
    return elapsed;
  });
}
