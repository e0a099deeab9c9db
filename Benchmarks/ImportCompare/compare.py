#!/usr/bin/env python3
"""Compares `blastlab import --stats` with CPython's json.load on the same kubectl List.

Both readers run in turn, each time in a process of its own. json.load is charged for opening,
reading and parsing the file only; blastlab for its whole process, which also makes model objects
and guesses the context. Peak memory is the whole process's for both. Exits with 1 when blastlab is
slower or takes four times the file's size.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / ".build" / "release" / "blastlab"
SEED = 7
JSON_LOAD = """
import json, sys, time
start = time.perf_counter()
with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
print(time.perf_counter() - start)
"""


def run(command):
    """Runs a command; returns its output, seconds and peak bytes of resident memory."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return output.decode(), seconds, usage.ru_maxrss * unit


def dump(folder, megabytes, form):
    """The path of a dump, which is generated unless it is there."""
    suffix = "yaml" if form == "yaml" else "json"
    path = folder / f"dump-{megabytes}-{form}-{SEED}.{suffix}"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        generator = [sys.executable, HERE / "generate_dump.py", unfinished]
        options = ["--megabytes", str(megabytes), "--format", form, "--seed", str(SEED)]
        run(generator + options)
        unfinished.rename(path)
    return path


def compare(program, path, rounds):
    """Times of both readers in turn, in seconds, and their peaks, in bytes."""
    result = {"rounds": [], "peak": {"json.load": 0, "blastlab": 0}}
    for _ in range(rounds):
        output, _, peak = run([sys.executable, "-c", JSON_LOAD, path])
        _, seconds, ours = run([program, "import", path, "--stats"])
        result["rounds"].append({"json.load": float(output), "blastlab": seconds})
        for reader, bytes_ in (("json.load", peak), ("blastlab", ours)):
            result["peak"][reader] = max(result["peak"][reader], bytes_)
    result["median"] = {
        reader: statistics.median(times[reader] for times in result["rounds"])
        for reader in ("json.load", "blastlab")
    }
    result["ratio"] = result["median"]["blastlab"] / result["median"]["json.load"]
    result["bytes"] = path.stat().st_size
    result["peakPerByte"] = {
        reader: peak / result["bytes"] for reader, peak in result["peak"].items()}
    return result


def yaml_rate(program, path, rounds):
    """How fast the YAML reader is, in bytes per second by the median, and its peak."""
    runs = [run([program, "import", path, "--stats"]) for _ in range(rounds)]
    seconds = statistics.median(seconds for _, seconds, _ in runs)
    size = path.stat().st_size
    peak = max(peak for _, _, peak in runs)
    return {
        "bytes": size, "seconds": seconds, "bytesPerSecond": size / seconds, "peak": peak,
        "peakPerByte": peak / size,
    }


def print_table(name, result):
    size = result["bytes"]
    print(f"{name}: {size / 1e6:.1f} MB")
    print(f"{'':12}{'json.load':>12}{'blastlab':>12}{'ratio':>8}")
    for number, times in enumerate(result["rounds"], 1):
        ratio = times["blastlab"] / times["json.load"]
        print(
            f"{f'round {number}':12}{times['json.load']:10.3f} s{times['blastlab']:10.3f} s"
            f"{ratio:8.2f}")
    median, peak = result["median"], result["peak"]
    print(
        f"{'median':12}{median['json.load']:10.3f} s{median['blastlab']:10.3f} s"
        f"{result['ratio']:8.2f}")
    rates = [size / 1e6 / median[reader] for reader in ("json.load", "blastlab")]
    print(f"{'rate':12}{rates[0]:7.0f} MB/s{rates[1]:7.0f} MB/s")
    peaks = [peak[reader] / 1e6 for reader in ("json.load", "blastlab")]
    print(f"{'peak memory':12}{peaks[0]:9.0f} MB{peaks[1]:9.0f} MB")
    per_byte = result["peakPerByte"]
    print(f"{'per byte':12}{per_byte['json.load']:12.2f}{per_byte['blastlab']:12.2f}")


def print_yaml(rate):
    print(
        f"YAML: {rate['bytes'] / 1e6:.1f} MB in {rate['seconds']:.3f} s,"
        f" {rate['bytesPerSecond'] / 1e6:.1f} MB/s, peak {rate['peak'] / 1e6:.0f} MB,"
        f" {rate['peakPerByte']:.1f} per byte")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, default=PROGRAM, help="blastlab's executable")
    parser.add_argument("--megabytes", type=int, nargs="+", default=[100], help="sizes of dumps")
    parser.add_argument(
        "--format", choices=["json", "compact"], default="json",
        help="json is indented by four, as kubectl does")
    parser.add_argument("--yaml-megabytes", type=int, default=10, help="0 leaves YAML out")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "blastlab-import-compare",
        help="where dumps are kept; those that are missing are generated")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args()


def main():
    options = arguments()
    if not options.program.is_file():
        sys.exit(f"{options.program} is missing: build it with `swift build -c release`")
    options.folder.mkdir(parents=True, exist_ok=True)
    report = {"python": sys.version.split()[0], "dumps": []}
    for megabytes in options.megabytes:
        path = dump(options.folder, megabytes, options.format)
        result = compare(options.program, path, options.rounds)
        report["dumps"].append(result)
        if not options.json:
            print_table(path.name, result)
    if options.yaml_megabytes:
        path = dump(options.folder, options.yaml_megabytes, "yaml")
        report["yaml"] = yaml_rate(options.program, path, options.rounds)
        if not options.json:
            print_yaml(report["yaml"])
    if options.json:
        print(json.dumps(report, indent=2))
    kept = all(
        result["ratio"] <= 1 and result["peakPerByte"]["blastlab"] < 4
        for result in report["dumps"])
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
