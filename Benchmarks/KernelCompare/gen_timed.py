#!/usr/bin/env python3
"""Gives times to a static graph: windows, durations, mints and joins (BLT1).

Everything drawn here is assumed; it fixes work and describes no estate.
  * 30 % of the vertices have a window of 1 h to 14 d inside 30 d, the others always exist.
  * 60 % of the edges take no time, the others 12 min in the mean (geometric, in seconds).
  * Extensions: 55 % of the edges end with their tail, 30 % are durable, 15 % mint 600, 3,600 or
    43,200 s. Edges within a strongly connected component never mint, so no mint renews itself.
  * 2 % of the vertices with two in-neighbours or more are joins that need two of them.

The same graph, seed and numpy version give the same file: little endian, no padding.

    0   8 bytes  magic "BLT1\\0\\0\\0\\0"
    8   u64 n, u64 m        vertices, edges
    24  u32 off[n+1]        first slot of each row
        u32 dst[m]          as in the static graph
        u32 duration[m]     seconds
        i64 extension[m]    seconds by which the head outlives its tail; greatest i64 = durable
        u32 need[n]         in-neighbours that a join needs; 0 = no join
        i64 from[n]         first second of the window; least i64 = always open before
        i64 until[n]        its end, exclusive; greatest i64 = never closes
        u8  kind[n]         as in the static graph
"""

import argparse
import pathlib

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

import graph_file

MAGIC = b"BLT1\0\0\0\0"
HORIZON = 30 * 86_400
BEGINNING, FOREVER = np.iinfo(np.int64).min, np.iinfo(np.int64).max
WINDOW_SHARE = 0.30
SHORTEST_WINDOW, LONGEST_WINDOW = 3_600, 14 * 86_400
INSTANT_SHARE = 0.60
MEAN_DURATION = 720
SESSION_SHARE, DURABLE_SHARE = 0.55, 0.30
MINTS = np.array([600, 3_600, 43_200])
JOIN_SHARE = 0.02
JOIN_NEED = 2


def draw_windows(rng, vertices):
    """From and until of each vertex."""
    has_window = rng.random(vertices) < WINDOW_SHARE
    lengths = rng.integers(SHORTEST_WINDOW, LONGEST_WINDOW + 1, vertices)
    starts = np.floor((HORIZON - lengths) * rng.random(vertices)).astype(np.int64)
    return np.where(has_window, starts, BEGINNING), np.where(has_window, starts + lengths, FOREVER)


def draw_durations(rng, edges):
    """Seconds that each edge takes."""
    instant = rng.random(edges) < INSTANT_SHARE
    return np.where(instant, 0, rng.geometric(1 / MEAN_DURATION, edges))


def components(graph):
    """The strongly connected component of each vertex."""
    matrix = csr_matrix(
        (np.ones(graph.edge_count, np.int8), graph.heads.astype(np.int32),
         graph.offsets.astype(np.int32)),
        shape=(graph.vertex_count, graph.vertex_count))
    return connected_components(matrix, directed=True, connection="strong")[1]


def draw_extensions(rng, graph):
    """Seconds by which each edge's head outlives its tail."""
    component = components(graph)
    chance = rng.random(graph.edge_count)
    mint = MINTS[rng.integers(0, len(MINTS), graph.edge_count)]
    within = component[graph.tails()] == component[graph.heads]
    durable = (chance >= SESSION_SHARE) & (chance < SESSION_SHARE + DURABLE_SHARE)
    mints = (chance >= SESSION_SHARE + DURABLE_SHARE) & ~within
    return np.select([durable, mints], [FOREVER, mint], 0)


def draw_needs(rng, graph):
    """What each vertex needs; a row has no duplicates, so in-degree counts in-neighbours."""
    in_degrees = np.bincount(graph.heads, minlength=graph.vertex_count)
    joins = (in_degrees >= JOIN_NEED) & (rng.random(graph.vertex_count) < JOIN_SHARE)
    return np.where(joins, JOIN_NEED, 0)


def write_timed(graph, path, seed=1):
    """Draws the times of a graph and writes both as BLT1."""
    rng = np.random.default_rng(seed)
    from_, until = draw_windows(rng, graph.vertex_count)
    durations = draw_durations(rng, graph.edge_count)
    extensions = draw_extensions(rng, graph)
    needs = draw_needs(rng, graph)
    graph_file.write_whole(
        path, MAGIC, [graph.vertex_count, graph.edge_count],
        [(graph.offsets, "<u4"), (graph.heads, "<u4"), (durations, "<u4"), (extensions, "<i8"),
         (needs, "<u4"), (from_, "<i8"), (until, "<i8"), (graph.kinds, "u1")])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("static", type=pathlib.Path, help="a BLG1 file")
    parser.add_argument("timed", type=pathlib.Path, help="the BLT1 file to write")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_timed(graph_file.read(options.static), options.timed, options.seed)


if __name__ == "__main__":
    main()
