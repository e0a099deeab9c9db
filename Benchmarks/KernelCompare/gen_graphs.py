#!/usr/bin/env python3
"""Generates static graphs shaped like attack graphs (BLG1, see graph_file.py).

The model, all of it assumed:
  * 60 % of the vertices form one weakly connected core; the rest sits in small components
    (truncated power law, 1 to 500 vertices).
  * The core is split into communities ("namespaces", power-law sizes); small components are one
    community each.
  * The order inside a community is a depth: identities near the top, assets near the bottom. 99.7 %
    of the random edges run downwards, the others are short steps upwards.
  * Tails and heads are drawn by rank with power-law weights; some edges of each core community
    leave it.
  * Cycles are planted on runs of successive core vertices inside one community, so that strongly
    connected components of every size occur; steps upwards merge some of them.
  * Assets (about 25 %) have out-edges only in planted cycles.
  * Ids go by kind, then community, then depth: the order of an importer that walks one kind of
    object after the other.

The same size, seed and numpy version give the same file.
"""

import argparse
import dataclasses
import pathlib

import numpy as np

from graph_file import ASSET, CREDENTIAL, HUB, IDENTITY, NODE, POD, SECRET, StaticGraph, write

SIZES = {
    "T": (2_000, 10_000),
    "S": (20_000, 100_000),
    "M": (200_000, 1_500_000),
    "L": (2_000_000, 20_000_000),
}
CORE_SHARE = 0.6
WEIGHT_CLASSES = np.array([1, 2, 5, 10, 25, 50, 100, 1000], dtype=np.uint32)
WEIGHT_SHARES = np.array([0.40, 0.20, 0.15, 0.10, 0.07, 0.05, 0.02, 0.01])
# Random edges that leave a community, per core community.
CROSSING = 8


@dataclasses.dataclass
class Communities:
    """The communities, core ones first, and the place of every vertex in its own."""

    sizes: np.ndarray
    core_count: int
    first: np.ndarray
    of_vertex: np.ndarray
    position: np.ndarray


def power_law_sizes(rng, total, low, high, exponent):
    """Sizes from a truncated power law that add up to the total."""
    sizes, sum_ = [], 0
    while sum_ < total:
        uniform = rng.random(4096)
        power = 1 - exponent
        drawn = (low ** power + uniform * (high ** power - low ** power)) ** (1 / power)
        drawn = np.floor(drawn).astype(np.int64)
        sums = sum_ + np.cumsum(drawn)
        fitting = int(np.searchsorted(sums, total))
        if fitting == len(drawn):
            sizes.append(drawn)
            sum_ = sums[-1]
            continue
        sizes.append(drawn[:fitting])
        sum_ = sums[fitting - 1] if fitting else sum_
        sizes.append(np.array([total - sum_] if total > sum_ else [], dtype=np.int64))
        sum_ = total
    return np.concatenate(sizes)


def draw_communities(rng, vertices, core):
    """Splits the vertices into communities."""
    core_sizes = power_law_sizes(rng, core, 40, max(80, vertices // 40), 1.7)
    small_sizes = power_law_sizes(rng, vertices - core, 1, 500, 1.9)
    sizes = np.concatenate([core_sizes, small_sizes])
    first = np.concatenate([[0], np.cumsum(sizes)])
    of_vertex = np.repeat(np.arange(len(sizes)), sizes)
    position = np.arange(vertices) - first[of_vertex]
    return Communities(sizes, len(core_sizes), first, of_vertex, position)


def draw_kinds(rng, communities):
    """The kind of each vertex, by its depth and chance."""
    vertices = len(communities.of_vertex)
    size = communities.sizes[communities.of_vertex]
    depth = (communities.position + 0.5) / size + rng.normal(0, 0.08, vertices)
    chance = rng.random(vertices)
    kinds = np.full(vertices, CREDENTIAL, np.uint8)
    top = depth < 0.30
    kinds[top] = np.where(chance[top] < 0.66, IDENTITY, CREDENTIAL)
    middle = (depth >= 0.30) & (depth < 0.75)
    limits = [chance[middle] < limit for limit in (0.15, 0.60, 0.64, 0.92)]
    kinds[middle] = np.select(limits, [CREDENTIAL, POD, NODE, SECRET], HUB)
    kinds[depth >= 0.75] = ASSET
    return kinds


def draw_trees(rng, communities):
    """Edges of a spanning tree of every community, and of one over those of the core."""
    vertices = len(communities.of_vertex)
    start = communities.first[communities.of_vertex]
    above = start + np.floor(communities.position * rng.random(vertices)).astype(np.int64)
    below = communities.position > 0
    tops = communities.first[1:communities.core_count]
    earlier = np.floor(tops * rng.random(len(tops))).astype(np.int64)
    return np.stack([
        np.concatenate([above[below], earlier]),
        np.concatenate([np.arange(vertices)[below], tops])])


def draw_cycles(rng, communities, is_asset, core):
    """Edges of cycles over runs of core vertices."""
    vertices = len(is_asset)
    covered, cycles = 0, []
    while covered < 0.12 * core:
        length = int(min(vertices // 100, 2 + rng.pareto(1.1) * 1.5))
        start = int(rng.integers(0, core - length))
        run = np.arange(start, start + length)
        same = communities.of_vertex[run] == communities.of_vertex[start]
        run = run[same & ~is_asset[run]]
        if len(run) > 1:
            cycles.append(np.stack([run, np.roll(run, -1)]))
            covered += len(run)
    return np.concatenate(cycles, axis=1)


def draw_edges(rng, communities, is_asset, ranks, core, count, edges):
    """Random edges, downwards but for a few; none loops, none leaves an asset."""
    first, sizes = communities.first, communities.sizes
    out_rank, in_rank = ranks
    picked = np.where(
        rng.random(count) < 0.85, rng.integers(0, core, count),
        rng.integers(0, len(is_asset), count))
    from_ = communities.of_vertex[picked]
    tail_rank = np.floor(sizes[from_] * rng.random(count) ** 3.6).astype(np.int64)
    tails = out_rank[first[from_] + tail_rank]
    to = from_.copy()
    crossing_share = CROSSING * communities.core_count / (0.85 * edges)
    crosses = (from_ < communities.core_count) & (rng.random(count) < crossing_share)
    other = communities.core_count * rng.random(int(crosses.sum())) ** 1.5
    to[crosses] = np.floor(other).astype(np.int64)
    heads = in_rank[first[to] + np.floor(sizes[to] * rng.random(count) ** 2.5).astype(np.int64)]
    upwards = ~crosses & (rng.random(count) < 0.003)
    above = np.maximum(first[from_], tails - rng.geometric(1 / 12, count))
    heads = np.where(upwards, above, heads)
    swapped = (tails > heads) & ~upwards
    tails, heads = np.where(swapped, heads, tails), np.where(swapped, tails, heads)
    tails, heads = out_of_assets(tails, heads, is_asset)
    kept = (tails != heads) & ~is_asset[tails]
    return np.stack([tails[kept], heads[kept]])


def out_of_assets(tails, heads, is_asset):
    """Turns round the edges that lead from an asset to something else."""
    turned = is_asset[tails] & ~is_asset[heads]
    return np.where(turned, heads, tails), np.where(turned, tails, heads)


def distinct_keys(fixed, drawn, vertices, edges):
    """tail * vertices + head of as many distinct edges as wanted, all the fixed ones first."""
    fixed_keys = np.unique(fixed[0].astype(np.int64) * vertices + fixed[1])
    drawn_keys = drawn[0].astype(np.int64) * vertices + drawn[1]
    _, first_seen = np.unique(drawn_keys, return_index=True)
    drawn_keys = drawn_keys[np.sort(first_seen)]
    drawn_keys = drawn_keys[~np.isin(drawn_keys, fixed_keys)]
    if len(fixed_keys) + len(drawn_keys) < edges:
        raise SystemExit(f"only {len(fixed_keys) + len(drawn_keys)} distinct edges of {edges}")
    return np.concatenate([fixed_keys, drawn_keys[: edges - len(fixed_keys)]])


def generate(vertices, edges, seed=1):
    """A graph of the model."""
    rng = np.random.default_rng(seed)
    core = int(CORE_SHARE * vertices)
    communities = draw_communities(rng, vertices, core)
    kinds = draw_kinds(rng, communities)
    is_asset = kinds == ASSET
    ranks = [np.lexsort((rng.random(vertices), communities.of_vertex)) for _ in range(2)]
    trees = draw_trees(rng, communities)
    cycles = draw_cycles(rng, communities, is_asset, core)
    fixed = np.concatenate([trees, cycles], axis=1)
    count = int((edges - fixed.shape[1]) * 2.2) + 1000
    drawn = draw_edges(rng, communities, is_asset, ranks, core, count, edges)
    fixed = np.stack(out_of_assets(fixed[0], fixed[1], is_asset))
    keys = distinct_keys(fixed, drawn, vertices, edges)
    order = np.lexsort((np.arange(vertices), kinds))
    number = np.empty(vertices, np.int64)
    number[order] = np.arange(vertices)
    tails, heads = number[keys // vertices], number[keys % vertices]
    rows = np.lexsort((heads, tails))
    offsets = np.concatenate([[0], np.cumsum(np.bincount(tails, minlength=vertices))])
    kinds = kinds[order]
    drawn_weights = WEIGHT_CLASSES[rng.choice(8, vertices, p=WEIGHT_SHARES)]
    weights = np.where(kinds == ASSET, drawn_weights, 0)
    return StaticGraph(offsets, heads[rows], weights, kinds)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", choices=[*SIZES, "X"], help="X: as --vertices and --edges say")
    parser.add_argument("folder", type=pathlib.Path, help="gets SIZE.blg")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--vertices", type=int, default=2_000)
    parser.add_argument("--edges", type=int, default=10_000)
    options = parser.parse_args()
    vertices, edges = SIZES.get(options.size, (options.vertices, options.edges))
    options.folder.mkdir(parents=True, exist_ok=True)
    write(generate(vertices, edges, options.seed), options.folder / f"{options.size}.blg")


if __name__ == "__main__":
    main()
