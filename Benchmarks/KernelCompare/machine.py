"""The machine and the versions that a comparison ran with."""

import datetime
import os
import pathlib
import platform
import subprocess

import preparation


def first_line(command):
    """The first line that a command prints, empty where it does not run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return next(iter(done.stdout.splitlines()), "") if done.returncode == 0 else ""


def processor():
    """The model of the processor as the system names it."""
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        return first_line(["sysctl", "-n", "machdep.cpu.brand_string"]) or platform.processor()
    return platform.machine()


def environment(python):
    """What a reader must know to judge the figures."""
    pages, page = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    here = str(preparation.HERE)
    return {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(pages * page / 1e9),
        "system": f"{platform.system()} {platform.machine()}",
        "load_average": os.getloadavg()[0],
        "versions": {
            "candidate": first_line(["git", "-C", here, "describe", "--always", "--dirty"])
            or "of no known commit",
            "Swift": first_line(["swift", "--version"]).removeprefix("Swift version "),
            "C++": f"{first_line([preparation.compiler(), '--version'])}"
            f" {' '.join(preparation.COMPILER_FLAGS[:3])}",
            "Python": first_line([python, "--version"]).removeprefix("Python "),
            **preparation.PEERS,
        },
    }
