"""What a comparison needs before it can run: peers, graphs and compiled references."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# Versions of the first measurements; they need Python 3.11 or newer.
PEERS = {
    "igraph": "1.0.0", "networkit": "11.3", "networkx": "3.6.1", "numpy": "2.4.6",
    "rustworkx": "0.18.1", "scipy": "1.17.1",
}
REFERENCES = ["reach", "all_source", "timed"]
COMPILER_FLAGS = ["-std=c++20", "-O3", "-march=native", "-Wall", "-Wextra"]
VERSIONS = """
import importlib.metadata, json, sys
versions = {}
for name in sys.argv[1:]:
    try:
        versions[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
print(json.dumps(versions))
"""


def say(message):
    print(f"==> {message}", file=sys.stderr, flush=True)


def run(command, failure):
    """Runs a command; stops with a sentence and the end of what it said where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise SystemExit(f"{failure}: {error}") from error
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        raise SystemExit(f"{failure}\n{said}")
    return done.stdout


def python_with_peers(folder, python):
    """An interpreter that has the peers at the pinned versions.

    Without one given, a virtual environment in the folder, which is made where it is missing; the
    package index is that of the user's pip configuration.
    """
    wanted = [f"{name}=={version}" for name, version in PEERS.items()]
    if python is not None:
        if missing_peers(python):
            raise SystemExit(f"{python} lacks some of {' '.join(wanted)}")
        return python
    environment = folder / "venv"
    python = environment / "bin" / "python"
    if not python.exists():
        say("making a virtual environment")
        run([sys.executable, "-m", "venv", environment],
            "no virtual environment can be made:"
            " install Python's venv and pip (Debian: python3-venv)")
    if missing_peers(python):
        say(f"installing {' '.join(wanted)}")
        run([python, "-m", "pip", "install", "--disable-pip-version-check", *wanted],
            "pip cannot install the peers (Python 3.11 or newer and a package index are needed)")
    return python


def missing_peers(python):
    """Whether some peer is missing or of another version."""
    output = run([python, "-c", VERSIONS, *PEERS], f"{python} does not run")
    return json.loads(output) != PEERS


def graphs(folder, python, sizes):
    """Makes the graphs of each size that are missing; the folder that has them."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        static, timed = folder / f"{size}.blg", folder / f"{size}.blt"
        if not static.exists():
            say(f"generating {static.name}")
            run([python, HERE / "gen_graphs.py", size, folder], f"{static.name} cannot be made")
        if not timed.exists():
            say(f"generating {timed.name}")
            run([python, HERE / "gen_timed.py", static, timed], f"{timed.name} cannot be made")
    return folder


def compiler():
    """The system's C++ compiler: $CXX, or the first that is on PATH."""
    candidates = [os.environ.get("CXX"), "c++", "g++", "clang++"]
    found = next((name for name in candidates if name and shutil.which(name)), None)
    if found is None:
        raise SystemExit("no C++ compiler: install g++ or clang++, or set CXX")
    return found


def references(folder):
    """Compiles the C++ references; the folder that has them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in REFERENCES:
        source = HERE / "References" / f"reference_{name}.cpp"
        target = folder / source.stem
        newest = max(path.stat().st_mtime for path in source.parent.iterdir())
        if target.exists() and target.stat().st_mtime > newest:
            continue
        say(f"compiling {source.name}")
        run([compiler(), *COMPILER_FLAGS, source, "-o", target], f"{source.name} does not compile")
    return folder
