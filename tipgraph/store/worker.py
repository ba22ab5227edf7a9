"""Answer questions from standard input on standard output, shut off from everything else."""

import dataclasses
import json
import signal
import sys
from typing import Any

from pyoxigraph import Store

from tipgraph.errors import QueryError
from tipgraph.store.query import run_query
from tipgraph.store.question import Limits, Question, Scope

READY = b"ready\n"


def main() -> None:
    """Answer one question a line until there are no more.

    The arguments are the folder of a store and the limits as JSON. An answer is a line of JSON, then its content.
    """
    folder, limits = sys.argv[1], Limits(**json.loads(sys.argv[2]))
    store = Store.read_only(folder)
    # What a first query imports is imported now: soon no file can be opened.
    run_query(store, "ASK { ?s ?p ?o }", limits=limits).serialize("json")
    shut_off(limits)
    answers = sys.stdout.buffer
    answers.write(READY)
    answers.flush()
    for line in sys.stdin.buffer:
        _set_alarm(limits.seconds + 1)
        said, content = _answer(store, _read_question(line), limits)
        answers.write(json.dumps({**said, "size": len(content)}).encode() + b"\n" + content)
        answers.flush()
        _set_alarm(0)


def write_question(question: Question) -> bytes:
    """Return a question as one line."""
    return json.dumps(dataclasses.asdict(question)).encode() + b"\n"


def _read_question(line: bytes) -> Question:
    said = json.loads(line)
    scope = said.pop("scope")
    return Question(**said, scope=scope and Scope(default=tuple(scope["default"]), named=tuple(scope["named"])))


def _answer(store: Store, question: Question, limits: Limits) -> tuple[dict[str, Any], bytes]:
    try:
        result = run_query(store, question.text, scope=question.scope, limits=limits)
    except QueryError as error:
        return {"refused": str(error)}, b""
    form = question.triples_form if result.kind == "graph" else question.rows_form
    content = b"" if form is None else result.serialize(form)
    if len(content) > limits.size:
        return {"refused": f"the answer is longer than {limits.size} bytes: ask for less"}, b""
    return {"form": form}, content


def shut_off(limits: Limits) -> None:
    """Leave no way to open a file or a connection, and only so much memory, where the platform has such limits.

    A query that would ask another host is refused before it runs; this is the second line of defence.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        # macOS has this limit in name only, and refuses to set it.
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _set_alarm(seconds: int) -> None:
    """End this process after some seconds even if nobody is left to kill it; 0 calls the alarm off."""
    if sys.platform != "win32":
        signal.alarm(seconds)
