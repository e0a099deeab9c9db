#!/usr/bin/env python3
"""Compares the access simulation with the same model in SimPy, round by round.

Both sides read one file of parameters: requesters in several time zones, a pool of approvers with a
calendar, lognormal decisions, requests that expire or are withdrawn, grants that last. In each round
every program simulates one unit, with draws of its own, so that a busy moment meets them alike.
SimPy runs in two styles, that of its documentation and the quickest it allows. An event is a task, a
request made, a request ended (approved, expired, withdrawn), or the pool's opening or closing; all
count the same. The ratio is the median over the rounds of events per second here / there, on the
clock and (`of cpu`) in processor time.

Exits with 1 where the outcomes differ by more than chance and rounding can explain: mean wait,
utilisation, shares expired and withdrawn, and events, each over all rounds.

Then, unless left out, a year of a large estate under a policy: seconds, events, peak memory.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys

import preparation

BUILD = preparation.HERE.parent.parent / ".build"
# Largest difference allowed between the means of all rounds: relative, and absolute for shares.
RELATIVE = {"meanWait": 0.03, "events": 0.01, "tasks": 0.01, "requests": 0.01}
ABSOLUTE = {"utilisation": 0.01, "expiredShare": 0.005, "withdrawnShare": 0.005}


class Server:
    """A process that answers each line with one line of JSON."""

    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, bufsize=1)
        self.version = self.answer()["ready"]
        self.outcomes = []

    def run(self, seed):
        try:
            self.process.stdin.write(f"run {seed}\n")
            self.process.stdin.flush()
        except OSError:
            pass  # It has ended, as the missing answer will tell.
        return self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended with status {self.process.wait()}")
        return json.loads(line)

    def close(self):
        if self.process.poll() is None:
            self.process.communicate("quit\n")

    def mean(self, figure):
        return statistics.mean(outcome[figure] for outcome in self.outcomes)

    def rates(self, clock):
        return [outcome["events"] / outcome[clock] for outcome in self.outcomes]


def differences(ours, theirs):
    """What two programs disagree on, in words."""
    found = []
    for figure, limit in {**RELATIVE, **ABSOLUTE}.items():
        one, other = ours.mean(figure), theirs.mean(figure)
        scale = abs(other) if figure in RELATIVE else 1
        if not abs(one - other) <= limit * scale:
            found.append(f"{figure}: {one:.6g} here, {other:.6g} in {theirs.version}")
    return found


def median_ratio(ours, theirs, clock):
    pairs = zip(ours.rates(clock), theirs.rates(clock))
    return statistics.median(one / other for one, other in pairs)


def compare(options, python):
    """The servers with the outcomes of all rounds: the candidate, then the models in SimPy."""
    model = preparation.HERE / "simpy_model.py"
    servers = [Server("AccessCompare", [options.program, "serve", options.parameters])]
    servers += [
        Server(f"SimPy, {style}", [python, model, style, options.parameters])
        for style in ("processes", "callbacks")]
    try:
        for number in range(options.rounds + 1):
            for server in servers:
                preparation.say(f"round {number} of {options.rounds}: {server.name}")
                outcome = server.run(number + 1)
                # The first only warms up.
                if number:
                    server.outcomes.append(outcome)
    finally:
        for server in servers:
            server.close()
    return servers


def report(servers):
    """Prints the tables; a row of figures for each program."""
    print(
        f"{'program':28}{'events':>10}{'requests/s':>12}{'events/s':>12}{'ratio':>8}"
        f"{'req/cpu s':>12}{'of cpu':>8}")
    rows = [row(server, servers[0]) for server in servers]
    for line in rows:
        print(
            f"{line['program']:28}{line['events']:10,.0f}{line['requestRate']:12,.0f}"
            f"{line['eventRate']:12,.0f}{line['ratio']:8.1f}"
            f"{line['requestsPerProcessorSecond']:12,.0f}{line['cpuRatio']:8.1f}")
    print(f"\n{'outcome':16}" + "".join(f"{server.version:>28}" for server in servers))
    for figure in {**RELATIVE, **ABSOLUTE}:
        print(f"{figure:16}" + "".join(f"{server.mean(figure):28,.4f}" for server in servers))
    return rows


def row(server, base):
    rate = statistics.median(server.rates("seconds"))
    share = server.mean("requests") / server.mean("events")
    return {
        "program": server.version, "events": server.mean("events"), "eventRate": rate,
        "requestRate": rate * share,
        "requestsPerProcessorSecond": statistics.median(server.rates("processorSeconds")) * share,
        "ratio": median_ratio(base, server, "seconds"),
        "cpuRatio": median_ratio(base, server, "processorSeconds"),
        "rounds": server.outcomes,
    }


def year(options):
    """One long timeline in a process of its own, so that its peak memory is its own."""
    preparation.say(f"a year of {options.estate}")
    output = preparation.run(
        [options.program, "year", "--estate", options.estate, "--policy", options.policy],
        "the year of the estate failed")
    figures = json.loads(output)
    print(
        f"\na year of {figures['estate']} under {figures['policy']}:"
        f" {figures['serviceAccounts']:,} service accounts, {figures['people']:,} people,"
        f" {figures['pipelines']:,} pipelines; estate {figures['estateSeconds']:.2f} s,"
        f" plan {figures['planSeconds']:.2f} s, simulation {figures['seconds']:.2f} s for"
        f" {figures['events']:,} events ({figures['events'] / figures['seconds']:,.0f}/s);"
        f" peak {figures['peakMemory'] / 1e6:,.0f} MB"
        f" (before the simulation {figures['peakMemoryBefore'] / 1e6:,.0f} MB)")
    return figures


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--program", type=pathlib.Path, default=BUILD / "release" / "AccessCompare",
        help="built with `swift build -c release --product AccessCompare`")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "--parameters", type=pathlib.Path, default=preparation.HERE / "parameters.json")
    parser.add_argument(
        "--folder", type=pathlib.Path, default=BUILD / "access-compare",
        help="keeps the virtual environment")
    parser.add_argument("--python", type=pathlib.Path, help="an interpreter that has SimPy")
    parser.add_argument("--estate", default="large", help="preset of the year; empty: no year")
    parser.add_argument(
        "--policy", type=pathlib.Path,
        default=preparation.HERE.parent.parent / "scenarios" / "policies" / "jit.yaml")
    parser.add_argument("--json", type=pathlib.Path, metavar="OUT", help="write the figures there")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds is 1 or more")
    return options


def main():
    options = arguments()
    if not options.program.is_file():
        raise SystemExit(
            f"{options.program} is missing:"
            " build it with `swift build -c release --product AccessCompare`")
    options.folder.mkdir(parents=True, exist_ok=True)
    python = preparation.python_with_simpy(options.folder, options.python)
    servers = compare(options, python)
    figures = {"programs": report(servers)}
    wrong = [line for server in servers[1:] for line in differences(servers[0], server)]
    for line in wrong:
        print(f"DIFFERENT {line}")
    sys.stdout.flush()
    if options.estate:
        figures["year"] = year(options)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
