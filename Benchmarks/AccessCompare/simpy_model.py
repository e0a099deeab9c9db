#!/usr/bin/env python3
"""The office model of the access simulation, in SimPy.

Requesters in several time zones set out on tasks in their working hours and ask for the right that
each needs, unless they hold it; whoever needs it again while it is asked for waits for the same
request. A pool of approvers with a calendar of its own takes requests in order; a decision begun
before closing is finished. A request is withdrawn when the patience of all who wait for it has ended
or expires when its time is over, whichever comes first; an approver who is at it then stops and is
free. An approval holds for a while.

Two styles: `processes` as SimPy's documentation models such things, and `callbacks`, as quick as
SimPy gets.

Reads `run SEED` and `quit` from standard input and answers each with a line of JSON, as
`AccessCompare serve` does.
"""

import collections
import importlib.metadata
import json
import math
import random
import sys
import time

import simpy

DAY = 86_400
WEEK = 7 * DAY
WORKDAYS = 5


class Calendar:
    """Monday to Friday, the same hours, in one time zone."""

    def __init__(self, start, end, offset):
        self.start, self.end, self.offset = start, end, offset
        self.length = end - start

    def instant(self, worked):
        """When so many seconds of working time have passed since the first Monday."""
        day, rest = divmod(worked, self.length)
        week, weekday = divmod(day, WORKDAYS)
        return (week * 7 + weekday) * DAY + self.start + rest - self.offset

    def shifts(self):
        """Opening and closing of every working day from instant 0 on."""
        day = 0
        while True:
            midnight = (day // WORKDAYS * 7 + day % WORKDAYS) * DAY - self.offset
            yield midnight + self.start, midnight + self.end
            day += 1


class Request:
    """A request that is not decided, and what became of it so far."""

    __slots__ = ("right", "requested", "expires", "patience_ends", "started", "closing", "timer",
                 "is_over")

    def __init__(self, right, requested, expires):
        self.right, self.requested, self.expires = right, requested, expires
        # When the last who wait for it lose patience.
        self.patience_ends = requested
        # When an approver turned to it, and when the shift of that time ends.
        self.started = self.closing = None
        self.timer = None
        self.is_over = False

    def limit(self):
        return min(self.patience_ends, self.expires)


class Office:
    """One run of the model, but for how requests wait and are served."""

    def __init__(self, parameters, seed):
        self.parameters = parameters
        self.random = random.Random(seed)
        self.env = simpy.Environment()
        hours = parameters["startHour"] * 3600, parameters["endHour"] * 3600
        self.shift = Calendar(*hours, parameters["approverUtcOffsetHours"] * 3600)
        self.zones = [
            Calendar(*hours, offset * 3600) for offset in parameters["utcOffsetsHours"]]
        self.service_mu = math.log(parameters["serviceMedianSeconds"])
        self.patience_mu = math.log(parameters["patienceMedianSeconds"])
        self.measured_from = parameters["warmUpWeeks"] * WEEK
        self.measured_until = self.measured_from + parameters["measuredWeeks"] * WEEK
        self.end = self.measured_until + WEEK
        self.closing = 0
        # Undecided requests and ends of grants, by requester and right.
        self.pending = {}
        self.granted = {}
        self.tasks = self.requests = self.ended = self.shift_changes = 0
        self.in_measure = self.approved = self.expired = self.withdrawn = 0
        self.wait = self.busy = self.on_shift = 0

    def run(self):
        for number in range(self.parameters["requesters"]):
            self.env.process(self.requester(number, self.zones[number % len(self.zones)]))
        self.env.process(self.calendar())
        self.env.run(until=self.end)

    def open(self):
        """The pool opens."""

    def close(self):
        """The pool closes."""

    def submit(self, request):
        """A request is made."""

    def calendar(self):
        """Opens and closes the pool."""
        approvers = self.parameters["approvers"]
        for opening, closing in self.shift.shifts():
            if opening < 0:
                continue
            yield self.env.timeout(opening - self.env.now)
            self.closing = closing
            self.shift_changes += 1
            if self.measured_from <= opening < self.measured_until:
                self.on_shift += approvers * (closing - opening)
            self.open()
            yield self.env.timeout(closing - opening)
            self.shift_changes += 1
            self.close()

    def requester(self, number, calendar):
        """Sets out on tasks with exponential gaps in working time."""
        rate = self.parameters["tasksPerDay"] / calendar.length
        targets = self.parameters["targets"]
        worked = 0
        while True:
            worked += round(self.random.expovariate(rate))
            instant = calendar.instant(worked)
            if instant < 0:
                continue
            yield self.env.timeout(instant - self.env.now)
            self.tasks += 1
            self.task(number * targets + self.random.randrange(targets))

    def task(self, right):
        """Asks for a right, unless it is held; waits with others where it is asked for already."""
        now = self.env.now
        if self.granted.get(right, -1) > now:
            return
        request = self.pending.get(right)
        is_new = request is None
        if is_new:
            request = Request(right, now, now + self.parameters["pendingExpirySeconds"])
            self.pending[right] = request
            self.requests += 1
            self.in_measure += self.is_measured(now)
        patience = round(
            self.random.lognormvariate(self.patience_mu, self.parameters["patienceSigma"]))
        request.patience_ends = max(request.patience_ends, now + patience)
        if is_new:
            self.submit(request)

    def begin(self, request):
        """An approver turns to a request; draws how long the decision takes."""
        request.started, request.closing = self.env.now, self.closing
        return round(
            self.random.lognormvariate(self.service_mu, self.parameters["serviceSigma"]))

    def settle(self, request, is_approved):
        """A request is decided, withdrawn or expired; books the approver's time."""
        now = self.env.now
        self.ended += 1
        del self.pending[request.right]
        if request.started is not None:
            self.busy += self.open_seconds(request.started, now, request.closing)
        if is_approved:
            self.granted[request.right] = now + self.parameters["grantSeconds"]
        if not self.is_measured(request.requested):
            return
        if is_approved:
            self.approved += 1
            self.wait += now - request.requested
        elif request.patience_ends < request.expires:
            self.withdrawn += 1
        else:
            self.expired += 1

    def is_measured(self, requested):
        return self.measured_from <= requested < self.measured_until

    def open_seconds(self, start, end, closing):
        """Seconds of an approver's work inside shifts and the measured time.

        It starts inside the shift that ends at `closing`.
        """
        start, end = max(start, self.measured_from), min(end, self.measured_until)
        seconds = max(0, min(end, closing) - start)
        opening = closing - self.shift.length
        while end > opening + DAY:
            opening += DAY
            if (opening + self.shift.offset) // DAY % 7 < WORKDAYS:
                seconds += max(0, min(end, opening + self.shift.length) - max(start, opening))
        return seconds

    def outcome(self, seconds, processor_seconds):
        requests = max(1, self.in_measure)
        return {
            "seconds": seconds, "processorSeconds": processor_seconds,
            "events": self.tasks + self.requests + self.ended + self.shift_changes,
            "tasks": self.tasks, "requests": self.requests, "ended": self.ended,
            "shiftChanges": self.shift_changes,
            "meanWait": self.wait / max(1, self.approved),
            "utilisation": self.busy / self.on_shift,
            "expiredShare": self.expired / requests,
            "withdrawnShare": self.withdrawn / requests,
        }


class ProcessOffice(Office):
    """As SimPy's documentation models it: a process for each request, which waits for a resource or
    a timeout ("Bank renege"); closing takes the whole resource with a higher priority."""

    def __init__(self, parameters, seed):
        super().__init__(parameters, seed)
        self.pool = simpy.PriorityResource(self.env, capacity=parameters["approvers"])
        self.blocks = []
        self.close()

    def open(self):
        for block in self.blocks:
            if block.triggered:
                self.pool.release(block)
            else:
                block.cancel()
        self.blocks = []

    def close(self):
        self.blocks = [self.pool.request(priority=0) for _ in range(self.pool.capacity)]

    def submit(self, request):
        self.env.process(self.request(request))

    def request(self, request):
        request.timer = self.env.timeout(request.limit() - self.env.now)
        is_approved = False
        with self.pool.request(priority=1) as turn:
            if (yield from self.comes(turn, request)):
                decision = self.env.timeout(self.begin(request))
                is_approved = yield from self.comes(decision, request)
        self.settle(request, is_approved)

    def comes(self, event, request):
        """Whether an event comes before the time of a request is over."""
        while True:
            met = yield event | request.timer
            if event in met:
                return True
            # Somebody who joined may have more patience.
            left = request.limit() - self.env.now
            if left <= 0:
                return False
            request.timer = self.env.timeout(left)


class CallbackOffice(Office):
    """As quick as SimPy gets: the queue is a deque, and what ends a wait or a decision is a timeout
    with a callback; no process, condition or resource for a request."""

    def __init__(self, parameters, seed):
        super().__init__(parameters, seed)
        self.is_open = False
        self.free = parameters["approvers"]
        self.waiting = collections.deque()

    def open(self):
        self.is_open = True
        self.assign()

    def close(self):
        self.is_open = False

    def submit(self, request):
        self.waiting.append(request)
        self.assign()
        self.watch(request)

    def watch(self, request):
        timer = self.env.timeout(request.limit() - self.env.now, request)
        timer.callbacks.append(self.check)

    def check(self, event):
        request = event.value
        if request.is_over:
            return
        if request.limit() > self.env.now:
            # Somebody who joined has more patience.
            self.watch(request)
            return
        self.finish(request, False)

    def decide(self, event):
        if not event.value.is_over:
            self.finish(event.value, True)

    def finish(self, request, is_approved):
        request.is_over = True
        self.settle(request, is_approved)
        if request.started is not None:
            self.free += 1
            self.assign()

    def assign(self):
        """Hands waiting requests, oldest first, to free approvers on shift."""
        waiting = self.waiting
        while self.is_open and self.free and waiting:
            request = waiting.popleft()
            if not request.is_over:
                self.free -= 1
                decision = self.env.timeout(self.begin(request), request)
                decision.callbacks.append(self.decide)


STYLES = {"processes": ProcessOffice, "callbacks": CallbackOffice}


def run(style, parameters, seed):
    wall, processor = time.perf_counter(), time.process_time()
    office = STYLES[style](parameters, seed)
    office.run()
    return office.outcome(time.perf_counter() - wall, time.process_time() - processor)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in STYLES:
        raise SystemExit(f"usage: simpy_model.py {'|'.join(STYLES)} PARAMETERS.json")
    style = sys.argv[1]
    with open(sys.argv[2], encoding="utf-8") as file:
        parameters = json.load(file)
    version = f"SimPy {importlib.metadata.version('simpy')}, {style}"
    print(json.dumps({"ready": version}), flush=True)
    for line in sys.stdin:
        words = line.split()
        if words == ["quit"]:
            break
        if len(words) != 2 or words[0] != "run":
            raise SystemExit(f"unknown command {line!r}")
        print(json.dumps(run(style, parameters, int(words[1]))), flush=True)


if __name__ == "__main__":
    main()
