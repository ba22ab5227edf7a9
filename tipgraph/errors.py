"""Name every way tipgraph can fail.

    TipgraphError          exit code 1: a bug in tipgraph
    ├── InputError         3: a document, table or graph that can not be read as what it claims to be
    ├── QueryError         4: a query that is refused or can not be parsed
    │   └── LimitError     4: a query that takes too long or too much
    ├── NotFoundError      5: a file, claim, place or named query that is not there
    └── CheckError         6: a graph that breaks a rule, or words that differ from their span

A message says what is wrong, which thing it is about, and what to do.
"""


class TipgraphError(Exception):
    """Something went wrong; `exit_code` is what the command line returns for it."""

    exit_code = 1


class InputError(TipgraphError):
    """A document, a table or a graph can not be read as what it claims to be."""

    exit_code = 3


class QueryError(TipgraphError):
    """A query is refused or can not be parsed."""

    exit_code = 4


class LimitError(QueryError):
    """A query takes too long, or more memory than there is for it."""


class NotFoundError(TipgraphError):
    """A file, a claim, a place or a named query is not there."""

    exit_code = 5


class CheckError(TipgraphError):
    """A graph breaks a rule, or a quotation differs from the words at its place."""

    exit_code = 6
