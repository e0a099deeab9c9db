"""What the comparison needs before it can run: an interpreter that has SimPy."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# SimPy 4.1.1, of November 2023, is the newest release of the 4.1 line.
SIMPY = "4.1.1"
VERSION = "import importlib.metadata; print(importlib.metadata.version('simpy'))"


def say(message):
    print(f"==> {message}", file=sys.stderr, flush=True)


def run(command, failure):
    """Runs a command; stops with a sentence and the end of what it said where it fails."""
    try:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, check=False)
    except OSError as error:
        raise SystemExit(f"{failure}: {error}") from error
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        raise SystemExit(f"{failure}\n{said}")
    return done.stdout


def has_simpy(python):
    """Whether an interpreter has SimPy at the pinned version."""
    done = subprocess.run(
        [str(python), "-c", VERSION], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.strip() == SIMPY


def python_with_simpy(folder, python):
    """An interpreter that has SimPy at the pinned version.

    Without one given, a virtual environment in the folder, which is made where it is missing; the
    package index is that of the user's pip configuration.
    """
    if python is not None:
        if not has_simpy(python):
            raise SystemExit(f"{python} lacks simpy=={SIMPY}")
        return python
    environment = folder / "venv"
    python = environment / "bin" / "python"
    if not python.exists():
        say("making a virtual environment")
        run([sys.executable, "-m", "venv", environment],
            "no virtual environment can be made:"
            " install Python's venv and pip (Debian: python3-venv)")
    if not has_simpy(python):
        say(f"installing simpy=={SIMPY}")
        run([python, "-m", "pip", "install", "--disable-pip-version-check", f"simpy=={SIMPY}"],
            "pip cannot install SimPy (a package index is needed)")
    return python
