#!/usr/bin/env python3
"""Writes a v1 List of the given size, like `kubectl get ... -A -o json` or `-o yaml`.

The same seed, size and format give the same bytes.
"""

import argparse
import json
import random
import re

from dump_objects import Objects

PLAIN = re.compile(r"[A-Za-z/][A-Za-z0-9_./-]*")
WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def scalar(value):
    """A YAML scalar; what is not plainly a string stands in double quotes, as JSON."""
    if isinstance(value, str) and PLAIN.fullmatch(value) and value.lower() not in WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


def yaml_lines(value, indent):
    """The lines of a mapping or list in YAML's block style."""
    pad = " " * indent
    if isinstance(value, dict):
        entries = [(f"{pad}{scalar(key)}:", child) for key, child in value.items()]
    else:
        entries = [(f"{pad}-", child) for child in value]
    for start, child in entries:
        if isinstance(child, (dict, list)) and child:
            if start.endswith("-"):
                lines = yaml_lines(child, indent + 2)
                yield f"{start} {next(lines).lstrip()}"
                yield from lines
            else:
                yield start
                yield from yaml_lines(child, indent + (2 if isinstance(child, dict) else 0))
        else:
            yield f"{start} {scalar(child)}"


def json_item(value, compact):
    if compact:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = json.dumps(value, ensure_ascii=False, indent=4)
    return "        " + text.replace("\n", "\n        ")


def write_json(file, objects, size, compact):
    written = file.write('{\n    "apiVersion": "v1",\n    "items": [\n')
    separator = ""
    while written < size:
        written += file.write(separator + json_item(objects.next(), compact))
        separator = ",\n"
    file.write('\n    ],\n    "kind": "List",\n    "metadata": {"resourceVersion": ""}\n}\n')


def write_yaml(file, objects, size):
    written = file.write("apiVersion: v1\nitems:\n")
    while written < size:
        written += file.write("\n".join(yaml_lines([objects.next()], 0)) + "\n")
    file.write('kind: List\nmetadata:\n  resourceVersion: ""\n')


def generate(path, megabytes, form="json", seed=7):
    """Writes the dump to a path; a megabyte is 10^6 bytes, of ASCII for the greatest part."""
    objects = Objects(random.Random(seed))
    with open(path, "w", encoding="utf-8") as file:
        if form == "yaml":
            write_yaml(file, objects, megabytes * 1_000_000)
        else:
            write_json(file, objects, megabytes * 1_000_000, compact=form == "compact")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path")
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument(
        "--format", choices=["json", "compact", "yaml"], default="json",
        help="json is indented by four, as kubectl does")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    generate(arguments.path, arguments.megabytes, arguments.format, arguments.seed)


if __name__ == "__main__":
    main()
