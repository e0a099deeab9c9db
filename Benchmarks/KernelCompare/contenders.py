"""The programs that are compared, each in a process that loads a graph once and awaits orders."""

import dataclasses
import json
import subprocess

import known_answers


class Server:
    """A process that answers each line with one line of JSON."""

    def __init__(self, name, command, is_announced=False):
        self.name = name
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, bufsize=1)
        # A peer says when it has loaded; its version is in what it says.
        self.version = self.answer()["ready"] if is_announced else None

    def ask(self, line):
        try:
            self.process.stdin.write(line + "\n")
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


@dataclasses.dataclass
class Contender:
    """A program with one kernel on one input, and what its rounds said."""

    name: str
    server: Server
    order: str
    known: dict
    # Rounds it takes part in; slow ones sit out the later ones.
    rounds: int
    # All sources / those that it runs from.
    scale: float = 1.0
    note: str = ""
    answers: list = dataclasses.field(default_factory=list)
    wrong: str = ""

    def run(self):
        answer = self.server.ask(self.order)
        self.wrong = self.wrong or known_answers.differences(answer["checksum"], self.known)
        self.answers.append(answer)

    def times(self, kind="median_ms"):
        """Milliseconds of each round, for all sources; `cpu_ms` for those of the processors."""
        return [answer[kind] * self.scale for answer in self.answers]


@dataclasses.dataclass(frozen=True)
class Peer:
    """A library's method for a kernel, and how much of it a comparison can afford."""

    kernel: str
    library: str
    method: str
    # Sizes it runs on; on those of `once` for one round.
    sizes: str = "SML"
    once: str = ""
    # By size: identities to start from, where that is not the whole sample.
    samples: tuple = ()
    # Whether it always computes all sources.
    takes_all: bool = False

    def sample(self, size):
        return dict(self.samples).get(size, 1_000)

    def contender(self, server, size, rounds):
        rounds = 1 if size in self.once else rounds
        name = f"{self.library} {self.method}"
        if self.kernel == "reach":
            return Contender(
                name, server, f"reach {self.method}", known_answers.REACH[size], rounds)
        sample = self.sample(size)
        total = known_answers.IDENTITIES[size]
        return Contender(
            name, server, f"all-source {self.method} {sample}",
            known_answers.SAMPLES[size].get(sample, {}), rounds,
            scale=1.0 if self.takes_all else total / sample,
            note="" if self.takes_all else f"extrapolated from {sample} of {total} identities")


PEERS = [
    Peer("reach", "igraph", "neighborhood_size"),
    Peer("reach", "igraph", "subcomponent"),
    Peer("reach", "networkit", "BFS"),
    Peer("reach", "scipy", "breadth_first_order"),
    Peer("reach", "rustworkx", "descendants"),
    Peer("reach", "networkx", "descendants", sizes="SM", once="M"),
    Peer("all-source", "igraph", "neighborhood_size", once="L"),
    Peer("all-source", "igraph", "subcomponent", once="L"),
    Peer("all-source", "networkit", "ReachableNodes", sizes="SM", once="M", takes_all=True),
    Peer("all-source", "scipy", "breadth_first_order", once="L"),
    Peer("all-source", "rustworkx", "descendants", once="L"),
    Peer("all-source", "networkx", "descendants", sizes="SM", once="SM", samples=(("M", 50),)),
]


def interleave(contenders, rounds):
    """Runs every contender once in each round it takes part in."""
    for number in range(rounds):
        for contender in contenders:
            if number < contender.rounds:
                contender.run()
