"""Tell what a check found, as lines, as JSON and as a SHACL report."""

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from tipgraph.rdf import shorten_iri, triples_to_turtle
from tipgraph.vocab import BASE, mint_id

_SH = "http://www.w3.org/ns/shacl#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_BOOLEAN = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a graph should not say: at which node (IRI), about which property and value if there is one.

    `severity` is "violation" or "warning".
    """

    severity: str
    message: str
    node: str
    path: str | None = None
    value: str | None = None

    @property
    def line(self) -> str:
        """The finding in one line."""
        about = f" {shorten_iri(self.path)}" if self.path else ""
        value = f" ({shorten_iri(self.value)})" if self.value else ""
        return f"{self.severity}: {shorten_iri(self.node)}{about}: {self.message}{value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check looked at and what it found; a graph conforms if there is no violation."""

    findings: tuple[Finding, ...]
    documents: int
    claims: int
    quotations: int

    @property
    def conforms(self) -> bool:
        """Whether the graph keeps every rule; warnings do not break one."""
        return not any(finding.severity == "violation" for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "conforms": self.conforms,
            "documents": self.documents,
            "claims": self.claims,
            "quotations": self.quotations,
            "findings": [
                {name: getattr(finding, name) for name in ("severity", "message", "node", "path", "value")}
                for finding in self.findings
            ],
        }

    def to_shacl(self) -> bytes:
        """Return the report in Turtle, as a SHACL validation report."""
        report = NamedNode(f"{BASE}id/check/report")
        triples = [
            Triple(report, _TYPE, NamedNode(f"{_SH}ValidationReport")),
            Triple(report, _sh("conforms"), Literal(str(self.conforms).lower(), datatype=_BOOLEAN)),
        ]
        for number, finding in enumerate(self.findings, start=1):
            node = NamedNode(mint_id("check", f"finding-{number}"))
            triples += [
                Triple(report, _sh("result"), node),
                Triple(node, _TYPE, _sh("ValidationResult")),
                Triple(node, _sh("focusNode"), NamedNode(finding.node)),
                Triple(node, _sh("resultSeverity"), _sh(finding.severity.title())),
                Triple(node, _sh("resultMessage"), Literal(finding.message)),
            ]
            if finding.path:
                triples.append(Triple(node, _sh("resultPath"), NamedNode(finding.path)))
            if finding.value:
                triples.append(Triple(node, _sh("value"), Literal(finding.value)))
        return triples_to_turtle(triples)


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)
