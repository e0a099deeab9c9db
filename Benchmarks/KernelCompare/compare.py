#!/usr/bin/env python3
"""Compares the graph kernels with C++ references and graph libraries, round by round.

Three kernels on generated graphs of 100 thousand to 20 million edges: reach (what each of 64
sources reaches), all-source (how many assets every identity reaches) and timed (from when and until
when 64 sources hold what they reach). Every program loads a graph once and then runs one round in
turn, so that a busy moment meets all of them alike; a ratio is the median over the rounds of a
program's time / the candidate's in the same round, on the clock and (`of cpu`) in processor time,
which says more on a busy machine. Peers that would take hours run from some of the sources or for
one round, as the table says. Answers are held against known ones; exits with 1 where one is wrong.

S and M with all peers take about five minutes, L about half an hour and 16 GB.
"""

import argparse
import contextlib
import json
import pathlib
import subprocess
import sys

import contenders
import known_answers
import machine
import preparation
import report

BUILD = preparation.HERE.parent.parent / ".build"
CANDIDATE = "candidate"


def servers_for(stack, options, static, references, peers, python):
    """Starts a process for the candidate, the references and each library, one after the other."""
    servers = {
        CANDIDATE: contenders.Server(CANDIDATE, [options.program, static, "--serve"])}
    for name in ("reach", "all_source"):
        servers[name] = contenders.Server(name, [references / f"reference_{name}", static])
    for library in dict.fromkeys(peer.library for peer in peers):
        preparation.say(f"{library} loads {static.name}")
        command = [python, preparation.HERE / "peers.py", library, static]
        servers[library] = contenders.Server(library, command, is_announced=True)
    for server in servers.values():
        stack.callback(server.close)
    return servers


def compare_static(options, size, static, references, python):
    """The kernels of a static graph."""
    peers = [peer for peer in contenders.PEERS if size in peer.sizes and not options.without_peers]
    rounds = options.rounds
    with contextlib.ExitStack() as stack:
        servers = servers_for(stack, options, static, references, peers, python)
        candidate = servers[CANDIDATE]
        known = known_answers.REACH[size]
        reach = [
            contenders.Contender("candidate", candidate, "reach", known, rounds),
            contenders.Contender("C++ reference", servers["reach"], "reach", known, rounds)]
        known = known_answers.ALL_SOURCE[size]
        all_source = [
            contenders.Contender("candidate", candidate, "all-source 1", known, rounds),
            contenders.Contender("candidate, 2 threads", candidate, "all-source 2", known, rounds),
            contenders.Contender(
                "C++ reference", servers["all_source"], "all-source", known, rounds)]
        for kernel, group in (("reach", reach), ("all-source", all_source)):
            group += [
                peer.contender(servers[peer.library], size, rounds)
                for peer in peers if peer.kernel == kernel]
            preparation.say(f"{kernel} on {size}, {rounds} rounds")
            contenders.interleave(group, rounds)
    tables = {"reach": report.rows(reach), "all-source": report.rows(all_source)}
    multiple = tables["all-source"][0]["median_ms"] / tables["reach"][0]["median_ms"]
    return tables, report.threads(*all_source[:2]), multiple


def compare_timed(options, size, timed, references):
    """Timed labels of the candidate and of the reference."""
    known, rounds = known_answers.TIMED[size], options.rounds
    with contextlib.ExitStack() as stack:
        group = [
            contenders.Contender(
                name, contenders.Server(name, command), "timed", known, rounds)
            for name, command in (
                ("candidate", [options.program, timed, "--serve"]),
                ("C++ priority_queue reference", [references / "reference_timed", timed]))]
        for contender in group:
            stack.callback(contender.server.close)
        preparation.say(f"timed on {size}, {rounds} rounds")
        contenders.interleave(group, rounds)
    ours, theirs = (contender.answers[0]["checksum"] for contender in group)
    agreed = {name: value for name, value in theirs.items() if name != "settled"}
    group[0].wrong = group[0].wrong or known_answers.differences(ours, agreed)
    return report.rows(group)


def compare_hubs(options):
    """The candidate's own comparison of renewing mints with endless tokens."""
    preparation.say(f"hubs of {options.principals} principals")
    command = [options.program, "hub", "--principals", str(options.principals),
               "--rounds", str(options.rounds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"the hubs ended with status {done.returncode}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def compare_size(options, size, data, references, python):
    """All kernels on the graphs of one size; prints them as they come."""
    tables, threads, multiple = compare_static(
        options, size, data / f"{size}.blg", references, python)
    report.print_kernel(f"reach on {size}, 64 sources", tables["reach"])
    report.print_kernel(f"all-source on {size}, every identity", tables["all-source"])
    report.print_threads(threads)
    print(f"  all-source takes {multiple:.1f} times as long as reach from 64 sources")
    tables["timed"] = compare_timed(options, size, data / f"{size}.blt", references)
    report.print_kernel(f"timed on {size}, 64 sources", tables["timed"])
    for line in tables["timed"]:
        found = line["checksum"]
        print(f"  {line['program']}: {found['settled']:,} labels settled for"
              f" {found['pareto']:,} that nothing dominates")
    sys.stdout.flush()
    return {"input": size, "kernels": tables, "threads": threads, "reach_multiple": multiple}


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--program", type=pathlib.Path, default=BUILD / "release" / "KernelCompare",
        help="the candidate, built with `swift build -c release --product KernelCompare`")
    parser.add_argument("--rounds", type=int, default=5)
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--quick", action="store_true", help="only S")
    sizes.add_argument("--large", action="store_true", help="L as well")
    parser.add_argument("--without-peers", action="store_true", help="only the C++ references")
    parser.add_argument(
        "--principals", type=int, default=10_000, help="of the mint hubs; 0 leaves them out")
    parser.add_argument(
        "--folder", type=pathlib.Path, default=BUILD / "kernel-compare",
        help="keeps the virtual environment, graphs and references")
    parser.add_argument(
        "--python", type=pathlib.Path, help="an interpreter that has the peers already")
    parser.add_argument("--json", type=pathlib.Path, metavar="OUT", help="write the figures there")
    return parser.parse_args()


def main():
    options = arguments()
    if not options.program.is_file():
        raise SystemExit(
            f"{options.program} is missing:"
            " build it with `swift build -c release --product KernelCompare`")
    options.folder.mkdir(parents=True, exist_ok=True)
    python = preparation.python_with_peers(options.folder, options.python)
    sizes = "S" if options.quick else "SML" if options.large else "SM"
    data = preparation.graphs(options.folder / "data", python, sizes)
    references = preparation.references(options.folder / "bin")
    environment = machine.environment(python)
    report.print_environment(environment)
    results = [compare_size(options, size, data, references, python) for size in sizes]
    hubs = compare_hubs(options) if options.principals else []
    if hubs:
        report.print_hubs(hubs)
    if options.json:
        figures = {"environment": environment, "inputs": results, "hubs": hubs}
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    wrong = [line for result in results for table in result["kernels"].values()
             for line in table if line["wrong"]]
    sys.exit(1 if wrong or not all(hub["ok"] for hub in hubs) else 0)


if __name__ == "__main__":
    main()
