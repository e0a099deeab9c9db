"""Figures of a comparison as rows, and rows as a table."""

import statistics


def rows(contenders):
    """A row for each contender; the first is the one that the others are compared with.

    A ratio is the median over the rounds of its time / the first's in the same round.
    """
    return [row(contender, contenders[0]) for contender in contenders]


def row(contender, base):
    times = contender.times()
    return {
        "program": contender.name, "rounds_ms": times, "median_ms": statistics.median(times),
        "ratio": median_ratio(contender, base, "median_ms"),
        "cpu_ms": contender.times("cpu_ms"),
        "cpu_ratio": median_ratio(contender, base, "cpu_ms"), "note": contender.note,
        "checksum": contender.answers[0]["checksum"], "wrong": contender.wrong,
    }


def median_ratio(contender, base, kind):
    pairs = zip(contender.times(kind), base.times(kind))
    return statistics.median(time / base_time for time, base_time in pairs)


def phase(contender, name, kind="phases"):
    """Median milliseconds of one phase over the rounds."""
    return statistics.median(answer[kind][name][0] for answer in contender.answers)


def threads(one, two):
    """What two threads bring to the propagate part: time saved and processor time added."""
    return {
        "plan_ms": phase(one, "plan"),
        "propagate_ms": [phase(contender, "propagate") for contender in (one, two)],
        "speedup": phase(one, "propagate") / phase(two, "propagate"),
        "cpu_ratio": phase(two, "propagate", "cpu_phases")
        / phase(one, "propagate", "cpu_phases"),
    }


def milliseconds(value):
    if value >= 100_000:
        return f"{value / 1e3:,.0f} s"
    return f"{value:,.0f} ms" if value >= 1_000 else f"{value:.2f} ms"


def ratio(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def print_kernel(title, table):
    print(f"\n{title}")
    print(f"  {'program':34}{'rounds':>7}{'median':>14}{'ratio':>10}{'of cpu':>10}")
    for line in table:
        note = f"  {line['note']}" if line["note"] else ""
        if line["wrong"]:
            note = f"  WRONG: {line['wrong']}"
        print(
            f"  {line['program']:34}{len(line['rounds_ms']):7}{milliseconds(line['median_ms']):>14}"
            f"{ratio(line['ratio']):>10}{ratio(line['cpu_ratio']):>10}{note}")


def print_threads(figures):
    one, two = figures["propagate_ms"]
    print(
        f"  plan {milliseconds(figures['plan_ms'])}, propagate {milliseconds(one)} on one thread,"
        f" {milliseconds(two)} on two: {figures['speedup']:.2f} times as fast for"
        f" {figures['cpu_ratio']:.2f} times the processor time")


def print_hubs(hubs):
    print("\nhub of renewing mints beside one of endless tokens")
    print(f"  {'form':34}{'renewing':>14}{'endless':>14}{'ratio':>10}")
    for hub in hubs:
        renewing, endless = (statistics.median(hub[key]) for key in ("renewing_ms", "endless_ms"))
        wrong = "" if hub["ok"] else "  WRONG: the two hold different things"
        print(
            f"  {hub['form']:34}{milliseconds(renewing):>14}{milliseconds(endless):>14}"
            f"{ratio(hub['ratio']):>10}{wrong}")


def print_environment(environment):
    print(f"{environment['date']}, {environment['processor']}, {environment['cores']} cores,"
          f" {environment['memory_gb']} GB, {environment['system']};"
          f" load average at the start {environment['load_average']:.2f}")
    print(", ".join(f"{name} {version}" for name, version in environment["versions"].items()))
