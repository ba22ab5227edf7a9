"""Write the plain shapes as SPARQL, so that each of them is asked once over a whole store."""

from functools import cache

import pyoxigraph as ox

from tipgraph.store.shapes import Constraint, read_severity, shapes_store

_PROPERTY_RULES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?target ?path ?message ?rule ?value ?severity WHERE {
  ?shape sh:targetClass ?target ; sh:property ?property .
  ?property sh:path ?path ; sh:message ?message ; ?rule ?value .
  OPTIONAL { ?shape sh:severity ?severity }
  FILTER(?rule NOT IN (sh:path, sh:message))
}
ORDER BY ?target ?path ?rule
"""

_VALUES = "SELECT $this ?value WHERE {{ $this a {target} ; {path} ?value . {broken} }}"
_SELECTS = {
    "minCount": "SELECT $this WHERE {{ $this a {target} OPTIONAL {{ $this {path} ?any }} FILTER(!BOUND(?any)) }}",
    "maxCount": (
        "SELECT $this WHERE {{ $this a {target} ; {path} ?said }} GROUP BY $this HAVING(COUNT(DISTINCT ?said) > 1)"
    ),
    "uniqueLang": (
        "SELECT $this WHERE {{ $this a {target} ; {path} ?said }} GROUP BY $this (LANG(?said)) "
        "HAVING(COUNT(DISTINCT ?said) > 1)"
    ),
}
_BROKEN = {
    "class": "OPTIONAL {{ ?value a {value} BIND(true AS ?found) }} FILTER(!BOUND(?found))",
    "datatype": "FILTER(!isLiteral(?value) || DATATYPE(?value) != {value})",
    "nodeKind": "FILTER(!isIRI(?value))",
    "pattern": "FILTER(isBlank(?value) || !REGEX(STR(?value), {value}))",
    "minLength": "FILTER(STRLEN(STR(?value)) < {value})",
    "minInclusive": "FILTER(!COALESCE(?value >= {value}, false))",
    "maxInclusive": "FILTER(!COALESCE(?value <= {value}, false))",
    "lessThan": "$this {value} ?other FILTER(!COALESCE(?value < ?other, false))",
    "lessThanOrEquals": "$this {value} ?other FILTER(!COALESCE(?value <= ?other, false))",
}


@cache
def read_set_constraints() -> tuple[Constraint, ...]:
    """Return the plain shapes as SPARQL constraints; what they find is what a SHACL processor finds (a test says so).

    A processor looks at one node after another: a million triples take it minutes, and Oxigraph seconds. Every count
    in the shapes is 1 and every node kind an IRI: this writes no more of SHACL than they use.
    """
    found = shapes_store().query(_PROPERTY_RULES)
    assert isinstance(found, ox.QuerySolutions)
    return tuple(
        Constraint(
            message=row["message"].value,
            severity=read_severity(row["severity"]),
            path=row["path"].value,
            select=_write_select(row["rule"].value.rpartition("#")[2], row),
        )
        for row in found
    )


def _write_select(rule: str, row: ox.QuerySolution) -> str:
    told = {name: str(row[name]) for name in ("target", "path", "value")}
    if rule in _SELECTS:
        return _SELECTS[rule].format(**told)
    return _VALUES.format(broken=_BROKEN[rule].format(**told), **told)
