#!/usr/bin/env python3
"""One peer library in a process of its own: loads a graph once, then runs what it is told.

usage: peers.py LIBRARY FILE.blg

Reads `reach METHOD` and `all-source METHOD COUNT` from standard input; answers each with one line
of JSON: milliseconds on the clock and of the processor, and a checksum of what was found. COUNT is
how many identities of a fixed random order to start from. Loading and conversion of inputs and
outputs are not timed.
"""

import importlib.metadata
import json
import sys
import time
import typing

import numpy as np

import graph_file

SAMPLE_SEED = 3
SAMPLE_SIZE = 1_000


class Elapsed(typing.NamedTuple):
    """Seconds on the clock and of the processor."""

    wall: float
    processor: float


def timed(run):
    """The time that a function takes, and what it returns."""
    start, processor_start = time.perf_counter(), time.process_time()
    result = run()
    processor = time.process_time() - processor_start
    return Elapsed(time.perf_counter() - start, processor), result


def per_source(reach_of, assets_of):
    """A method of two functions that take one source."""
    return {
        "reach": lambda sources: counted("vertices", reach_of, sources),
        "all-source": lambda sources: counted("assets", assets_of, sources),
    }


def counted(name, function, sources):
    elapsed, total = timed(lambda: sum(function(source) for source in sources))
    return elapsed, {name: int(total)}


def load_igraph(graph):
    import igraph

    edges = np.stack([graph.tails(), graph.heads], 1).astype(np.int64)
    loaded = igraph.Graph(n=graph.vertex_count, edges=edges, directed=True)
    is_asset = graph.weights > 0

    def neighborhood_sizes(sources):
        return loaded.neighborhood_size(vertices=sources, order=graph.vertex_count, mode="out")

    def all_neighborhood_sizes(sources):
        elapsed, sizes = timed(lambda: neighborhood_sizes(sources))
        return elapsed, {"vertices": sum(sizes)}

    return {
        "neighborhood_size": {
            "reach": lambda sources: counted(
                "vertices", lambda source: neighborhood_sizes([source])[0], sources),
            "all-source": all_neighborhood_sizes,
        },
        "subcomponent": per_source(
            lambda source: len(loaded.subcomponent(source, mode="out")),
            lambda source: is_asset[loaded.subcomponent(source, mode="out")].sum()),
    }


def load_networkx(graph):
    import networkx

    loaded = networkx.DiGraph()
    loaded.add_nodes_from(range(graph.vertex_count))
    loaded.add_edges_from(zip(graph.tails().tolist(), graph.heads.tolist()))
    assets = set(np.flatnonzero(graph.weights).tolist())
    return {
        "descendants": per_source(
            lambda source: len(networkx.descendants(loaded, source)) + 1,
            lambda source: len(assets.intersection(networkx.descendants(loaded, source)))
            + (source in assets)),
    }


def load_rustworkx(graph):
    import rustworkx

    loaded = rustworkx.PyDiGraph(multigraph=False)
    loaded.add_nodes_from(range(graph.vertex_count))
    loaded.add_edges_from_no_data(list(zip(graph.tails().tolist(), graph.heads.tolist())))
    assets = set(np.flatnonzero(graph.weights).tolist())
    return {
        "descendants": per_source(
            lambda source: len(rustworkx.descendants(loaded, source)) + 1,
            lambda source: len(assets.intersection(rustworkx.descendants(loaded, source)))
            + (source in assets)),
    }


def load_scipy(graph):
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import breadth_first_order

    size = graph.vertex_count
    ones = np.ones(graph.edge_count, np.int8)
    columns, rows = graph.heads.astype(np.int32), graph.offsets.astype(np.int32)
    loaded = csr_matrix((ones, columns, rows), shape=(size, size))
    is_asset = graph.weights > 0

    def order(source):
        return breadth_first_order(loaded, source, return_predecessors=False)

    return {
        "breadth_first_order": per_source(
            lambda source: len(order(source)), lambda source: is_asset[order(source)].sum()),
    }


def load_networkit(graph):
    import networkit

    networkit.setNumberOfThreads(1)
    pairs = (graph.tails().astype(np.uint64), graph.heads.astype(np.uint64))
    loaded = networkit.GraphFromCoo(pairs, n=graph.vertex_count, directed=True)

    def breadth_first(sources):
        wall, processor, vertices = 0.0, 0.0, 0
        for source in sources:
            search = networkit.distance.BFS(loaded, source, storePaths=False)
            elapsed, _ = timed(search.run)
            wall += elapsed.wall
            processor += elapsed.processor
            distances = np.asarray(search.getDistances(asarray=True))
            vertices += int((distances < graph.vertex_count).sum())
        return Elapsed(wall, processor), {"vertices": vertices}

    def reachable_nodes(sources):
        """Of every vertex; the library offers no choice."""
        count = networkit.reachability.ReachableNodes(loaded, exact=True)
        elapsed, _ = timed(count.run)
        return elapsed, {
            "vertices": sum(int(count.numberOfReachableNodes(source)) for source in sources)}

    return {"BFS": {"reach": breadth_first}, "ReachableNodes": {"all-source": reachable_nodes}}


LOADERS = {
    "igraph": load_igraph, "networkx": load_networkx, "rustworkx": load_rustworkx,
    "scipy": load_scipy, "networkit": load_networkit,
}


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in LOADERS:
        raise SystemExit(__doc__)
    library, path = sys.argv[1:]
    graph = graph_file.read(path)
    identities = graph.identities()
    sources = graph_file.fixed_sources(identities)
    sample = np.random.default_rng(SAMPLE_SEED).choice(
        identities, min(SAMPLE_SIZE, len(identities)), replace=False).tolist()
    methods = LOADERS[library](graph)
    print(json.dumps({"ready": importlib.metadata.version(library)}), flush=True)
    for line in sys.stdin:
        kernel, *words = line.split()
        if kernel == "quit":
            break
        chosen = sources if kernel == "reach" else sample[:int(words[1])]
        elapsed, checksum = methods[words[0]][kernel](chosen)
        answer = {
            "median_ms": elapsed.wall * 1e3, "cpu_ms": elapsed.processor * 1e3,
            "checksum": checksum}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
