"""Keep processes that answer queries, and kill those that take too long."""

import dataclasses
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Condition, Timer
from typing import Any, Self

from tipgraph.errors import LimitError, QueryError, TipgraphError
from tipgraph.store.graph import Graph
from tipgraph.store.question import Answer, Limits, Question
from tipgraph.store.saving import save_graph
from tipgraph.store.worker import READY, write_question

_STOPPING = "no more queries are answered: the server is stopping"
_PROGRAM = "from tipgraph.store.worker import main; main()"


class QueryWorkers:
    """Processes that answer queries about one graph, side by side and each within limits.

    Nothing inside a process can stop a query of Oxigraph; so one that takes too long is killed, and another takes its
    place. They start with the first question and end with `close`, or with a `with` block.
    """

    def __init__(self, graph: Graph, *, count: int = 2, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._graph = graph
        self._count = count
        self._changed = Condition()
        self._running: set[_Worker] = set()
        self._free: list[_Worker] = []
        self._saved: tempfile.TemporaryDirectory[str] | None = None
        self._folder: Path | None = None

    def answer(self, question: Question) -> Answer:
        """Answer a question; threads may ask at the same time.

        Raises `QueryError` for what is no query or is refused, and `LimitError` for a query that takes too much and
        when every process is busy.
        """
        worker = self._take()
        try:
            return worker.answer(question)
        finally:
            self._give_back(worker)

    def close(self) -> None:
        """End all processes, with the queries they are at; another question would start them again."""
        with self._changed:
            self._folder = None
            for worker in self._running:
                worker.kill(_STOPPING)
            self._changed.notify_all()
            self._changed.wait_for(lambda: len(self._free) == len(self._running))
            for worker in self._running:
                worker.close()
            self._free.clear()
            self._running.clear()
            if self._saved is not None:
                self._saved.cleanup()
                self._saved = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self) -> "_Worker":
        """Return a process that is free, and start all of them the first time."""
        with self._changed:
            if self._folder is None:
                self._folder = self._graph.folder or self._save()
                self._free += [self._start(self._folder) for _ in range(self._count)]
            self._changed.wait_for(lambda: self._free or self._folder is None, self.limits.seconds)
            if not self._free:
                raise LimitError("all query processes are busy: ask again later")
            return self._free.pop(0)

    def _give_back(self, worker: "_Worker") -> None:
        """Take a process back, or start another in its place if it ended."""
        with self._changed:
            if not worker.ended:
                self._free.append(worker)
            else:
                worker.close()
                self._running.remove(worker)
                if self._folder is not None:
                    self._free.append(self._start(self._folder))
            self._changed.notify_all()

    def _start(self, folder: Path) -> "_Worker":
        worker = _Worker(folder, self.limits)
        self._running.add(worker)
        return worker

    def _save(self) -> Path:
        """Save the graph where the processes can open it."""
        self._saved = tempfile.TemporaryDirectory(prefix="tipgraph-", ignore_cleanup_errors=True)
        folder = Path(self._saved.name) / "graph"
        save_graph(self._graph, folder)
        return folder


class _Worker:
    """One process; it answers one question at a time."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._limits = limits
        self._is_ready = False
        self._killed_for: str | None = None
        told = [str(folder), json.dumps(dataclasses.asdict(limits))]
        # In a session of its own, Ctrl-C in the terminal is the server's alone.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, *told],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._questions, self._answers = self._process.stdin, self._process.stdout

    @property
    def ended(self) -> bool:
        return self._killed_for is not None or self._process.poll() is not None

    def answer(self, question: Question) -> Answer:
        self._await_start()
        late = f"the query was stopped after {self._limits.seconds} seconds: ask for less"
        timer = Timer(self._limits.seconds, self.kill, [late])
        timer.start()
        try:
            said, content = self._ask(write_question(question))
        except (EOFError, BrokenPipeError) as error:
            scarce = f"the query was stopped: it needs more than {self._limits.memory // 1_000_000} MB of memory"
            message = self._killed_for or scarce
            self.kill(message)
            raise LimitError(message) from error
        finally:
            timer.cancel()
            timer.join()
        if "refused" in said:
            raise QueryError(said["refused"])
        return Answer(form=said["form"], content=content)

    def kill(self, reason: str) -> None:
        self._killed_for = self._killed_for or reason
        self._process.kill()

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _await_start(self) -> None:
        if self._is_ready:
            return
        if self._answers.readline() != READY:
            if self._killed_for is not None:
                raise LimitError(self._killed_for)
            self.kill("it did not start")
            raise TipgraphError("the process that answers queries did not start: its message stands above")
        self._is_ready = True

    def _ask(self, question: bytes) -> tuple[dict[str, Any], bytes]:
        self._questions.write(question)
        self._questions.flush()
        header = self._answers.readline()
        if not header:
            raise EOFError
        said = json.loads(header)
        content = self._answers.read(said["size"])
        if len(content) < said["size"]:
            raise EOFError
        return said, content
