// Strongly connected components and the acyclic graph between them, as far as it leads to assets.
#pragma once

#include "graph_file.hpp"

#include <algorithm>
#include <functional>

// Components numbered so that every edge between two leads to the smaller number.
struct Components {
  u32 count = 0;
  std::vector<u32> of_vertex;
  std::vector<u32> first{0}, members;  // by component
};

// Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion.
inline Components find_components(const StaticGraph& graph) {
  constexpr u32 open = ~0u;
  u32 n = graph.n, time = 0;
  Components result;
  result.of_vertex.assign(n, open);
  result.members.reserve(n);
  std::vector<u32> low(n, 0), index(n, 0), stack, path, next_slot;
  auto enter = [&](u32 v) {
    index[v] = low[v] = ++time;
    stack.push_back(v), path.push_back(v), next_slot.push_back(graph.offsets[v]);
  };
  for (u32 root = 0; root < n; root++) {
    if (index[root]) continue;
    enter(root);
    while (!path.empty()) {
      u32 u = path.back();
      u32& slot = next_slot.back();
      if (slot < graph.offsets[u + 1]) {
        u32 v = graph.heads[slot++];
        if (!index[v])
          enter(v);
        else if (result.of_vertex[v] == open)
          low[u] = std::min(low[u], index[v]);
        continue;
      }
      path.pop_back(), next_slot.pop_back();
      if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[u]);
      if (low[u] != index[u]) continue;
      u32 v;
      do {
        v = stack.back(), stack.pop_back();
        result.of_vertex[v] = result.count;
        result.members.push_back(v);
      } while (v != u);
      result.count++;
      result.first.push_back(result.members.size());
    }
  }
  return result;
}

struct Condensation {
  std::vector<u32> asset_count, asset_weight;  // by component
  std::vector<u8> has_identity;
  // Edges to components that lead on, less those that a kept edge's head has too.
  std::vector<u32> first{0}, heads;
  // Edges to components that hold assets and lead nowhere.
  std::vector<u32> leaf_first{0}, leaf_heads;
};

inline Condensation condense(const StaticGraph& graph, const Components& components) {
  u32 count = components.count;
  Condensation dag;
  dag.asset_count.assign(count, 0), dag.asset_weight.assign(count, 0);
  dag.has_identity.assign(count, 0);
  for (u32 v = 0; v < graph.n; v++) {
    u32 c = components.of_vertex[v];
    if (graph.weights[v]) dag.asset_count[c]++, dag.asset_weight[c] += graph.weights[v];
    if (graph.kinds[v] == kIdentity) dag.has_identity[c] = 1;
  }
  constexpr u32 covered = 0x80000000u;
  std::vector<u8> useful(count, 0);
  std::vector<u32> mark(count, ~0u), successors;
  for (u32 c = 0; c < count; c++) {
    successors.clear();
    mark[c] = c;
    for (u32 i = components.first[c]; i < components.first[c + 1]; i++) {
      u32 u = components.members[i];
      for (u32 slot = graph.offsets[u]; slot < graph.offsets[u + 1]; slot++) {
        u32 d = components.of_vertex[graph.heads[slot]];
        if (mark[d] != c && useful[d]) mark[d] = c, successors.push_back(d);
      }
    }
    useful[c] = dag.asset_count[c] || !successors.empty();
    std::size_t kept = 0;
    for (u32 d : successors) {
      bool is_leaf =
          dag.first[d + 1] == dag.first[d] && dag.leaf_first[d + 1] == dag.leaf_first[d];
      if (is_leaf)
        dag.leaf_heads.push_back(d);
      else
        successors[kept++] = d;
    }
    successors.resize(kept);
    // The topologically nearest first: what they lead to directly need not be kept.
    std::sort(successors.begin(), successors.end(), std::greater<u32>());
    for (u32 d : successors) {
      if (mark[d] == (c | covered)) continue;
      dag.heads.push_back(d);
      for (u32 e = dag.first[d]; e < dag.first[d + 1]; e++) mark[dag.heads[e]] = c | covered;
    }
    dag.first.push_back(dag.heads.size());
    dag.leaf_first.push_back(dag.leaf_heads.size());
  }
  return dag;
}
