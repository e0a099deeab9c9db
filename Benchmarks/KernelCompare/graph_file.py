"""The static graph file, BLG1: little endian, no padding.

    0   8 bytes  magic "BLG1\\0\\0\\0\\0"
    8   u64 n, u64 m, u64 k    vertices, edges, intervals (0 here)
    32  u32 off[n+1]           first slot of each row
        u32 dst[m]             ascending in each row, no duplicates, no self loops
        u32 weight[n]          0 = no asset, else one of eight classes
        u8  kind[n]            0 identity 1 credential 2 pod 3 node 4 secret 5 hub 6 asset
"""

import dataclasses
import os

import numpy as np

MAGIC = b"BLG1\0\0\0\0"
IDENTITY, CREDENTIAL, POD, NODE, SECRET, HUB, ASSET = range(7)


@dataclasses.dataclass
class StaticGraph:
    """A graph as compressed sparse rows, with the weight and kind of each vertex."""

    offsets: np.ndarray
    heads: np.ndarray
    weights: np.ndarray
    kinds: np.ndarray

    @property
    def vertex_count(self):
        return len(self.kinds)

    @property
    def edge_count(self):
        return len(self.heads)

    def tails(self):
        """The vertex that the edge in each slot leaves."""
        degrees = np.diff(self.offsets.astype(np.int64))
        return np.repeat(np.arange(self.vertex_count, dtype=np.uint32), degrees)

    def identities(self):
        return np.flatnonzero(self.kinds == IDENTITY)


def write_whole(path, magic, sizes, arrays):
    """Writes a file of a magic, 64-bit sizes and (array, type) pairs; all of it or nothing."""
    unfinished = f"{path}.part"
    with open(unfinished, "wb") as file:
        file.write(magic)
        np.array(sizes, "<u8").tofile(file)
        for array, kind in arrays:
            array.astype(kind).tofile(file)
    os.replace(unfinished, path)


def write(graph, path):
    """Writes a graph as BLG1."""
    write_whole(
        path, MAGIC, [graph.vertex_count, graph.edge_count, 0],
        [(graph.offsets, "<u4"), (graph.heads, "<u4"), (graph.weights, "<u4"),
         (graph.kinds, "u1")])


def read(path):
    """Reads a BLG1 file."""
    with open(path, "rb") as file:
        if file.read(8) != MAGIC:
            raise SystemExit(f"{path} is no BLG1 file")
        vertices, edges, _ = (int(size) for size in np.fromfile(file, "<u8", 3))
        return StaticGraph(
            offsets=np.fromfile(file, "<u4", vertices + 1), heads=np.fromfile(file, "<u4", edges),
            weights=np.fromfile(file, "<u4", vertices), kinds=np.fromfile(file, "u1", vertices))


def fixed_sources(identities, count=64, seed=42):
    """The identities from which every program starts.

    Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014
    (SplitMix64).
    """
    mask = (1 << 64) - 1
    state = seed
    sources = []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        mixed ^= mixed >> 31
        sources.append(int(identities[mixed % len(identities)]))
    return sources
