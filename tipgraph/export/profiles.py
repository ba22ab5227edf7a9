"""Render a country's profile as Markdown, HTML or JSON."""

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tipgraph.corpus import clean_quote
from tipgraph.errors import NotFoundError
from tipgraph.gazetteer import place_name
from tipgraph.model import Claim
from tipgraph.routes import Corridor, Profile
from tipgraph.vocab import label_of
from tipgraph.wording import describe_claim

PROFILE_FORMS = ("markdown", "html", "json")

_COUNTS = "Counts are narratives that say so, and in brackets different sentences: mentions, never victims."


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a profile for reading: a title, a note, and a table of words."""

    title: str
    note: str = ""
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render_profile(profile: Profile, form: str) -> str:
    """Return a profile as "markdown", "html" (a page that asks no host for anything) or "json".

    Raises `NotFoundError` for any other form.
    """
    if form == "json":
        return json.dumps(profile.to_json(), ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        return _render_markdown(profile)
    if form == "html":
        return _render_html(profile)
    raise NotFoundError(f"a profile has no form {form!r}: choose one of {', '.join(PROFILE_FORMS)}")


def summarize_profile(profile: Profile) -> str:
    """Return what a reader should know first: how much there is to read about the country."""
    if not profile.narratives:
        return f"No narrative about {profile.name} is at hand; that is no claim about {profile.name}."
    span = f" of {_span(profile.years)}" if profile.years else ""
    narratives = "1 narrative" if profile.narratives == 1 else f"{profile.narratives} narratives"
    told = f"{narratives}{span} about {profile.name}, in {', '.join(profile.documents)}."
    return f"{told} A claim is not a fact: each line cites the sentence that makes it."


def lay_out_profile(profile: Profile) -> list[Block]:
    """Return the parts of a profile that have anything to say, in the order of reading."""
    name = profile.name
    blocks = [
        Block(
            title="Called",
            note="A role is not a flow.",
            columns=("Role", "Narratives", "Citations"),
            rows=tuple((label_of("role", r.role), str(r.narratives), _cite(r.claims)) for r in profile.roles),
        ),
        _lay_out_corridors(f"From {name} to", profile.outward, "destination"),
        _lay_out_corridors(f"To {name} from", profile.inward, "origin"),
        _lay_out_claims(f"Through {name}", profile.through),
        _lay_out_claims(f"Within {name}", profile.within),
        Block(
            title="Who is said to traffic, exploit, abuse or be complicit",
            columns=("Class of actors", "Narratives", "Citations"),
            rows=tuple((label_of("actor", a.actor), str(a.narratives), _cite(a.claims)) for a in profile.actors),
        ),
        _lay_out_claims("What officials did or failed to do", profile.conduct),
        Block(
            title="Tier placements",
            note="Tiers rate the government's efforts, not how much trafficking there is.",
            columns=("Report", "Tier", "Change", "Sources"),
            rows=tuple(
                (str(m.year), label_of("tier", m.tier), m.change or "", m.agreement or "document")
                for m in profile.tiers
            ),
        ),
        _lay_out_claims("Laws", profile.laws),
        _lay_out_claims("Figures", profile.statistics),
        _lay_out_claims("Recommendations", profile.recommendations),
        _lay_out_claims("Denied, ended, or without evidence", profile.set_aside),
        Block(
            title="Goods",
            note="Goods on the US Department of Labor's list, beside claims about the same kind of work.",
            columns=("Good", "Listed for", "Kind of work", "Narratives"),
            rows=tuple(
                (g.good, ", ".join(g.listed), label_of("sector", g.sector), str(g.narratives)) for g in profile.goods
            ),
        ),
    ]
    return [block for block in blocks if block.rows]


def _lay_out_corridors(title: str, corridors: Sequence[Corridor], far_end: str) -> Block:
    rows = []
    for corridor in corridors:
        place = place_name(getattr(corridor, far_end), corridor.subject)
        via = ", ".join(place_name(code, corridor.subject) for code in corridor.said("via"))
        rows.append(
            (
                f"{place} (via {via})" if via else place,
                _label("victims", corridor.said("victims")),
                _label("exploitation", corridor.said("exploitation")),
                _label("sector", corridor.said("sectors")),
                f"{corridor.narratives} ({corridor.sentences})",
                f"{corridor.hedged_share:.0%}",
                _cite(corridor.claims),
            )
        )
    columns = ("Place", "Victims", "Exploitation", "Kinds of work", "Narratives", "Hedged", "Citations")
    return Block(title=title, note=_COUNTS, columns=columns, rows=tuple(rows))


def _lay_out_claims(title: str, claims: Sequence[Claim]) -> Block:
    quoted = any(claim.evidence.quote is not None for claim in claims)
    columns = ("Claim, in tipgraph's words", "Citation", *(["Words of the document"] if quoted else []))
    rows = []
    for claim in claims:
        words = clean_quote(claim.evidence.quote) if claim.evidence.quote is not None else ""
        rows.append((describe_claim(claim), claim.evidence.citation, *([words] if quoted else [])))
    return Block(title=title, columns=columns, rows=tuple(rows))


def _label(scheme: str, codes: Iterable[str]) -> str:
    return ", ".join(label_of(scheme, code) for code in codes)


def _cite(claims: Iterable[Claim]) -> str:
    return "; ".join(dict.fromkeys(claim.evidence.citation for claim in claims))


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _render_markdown(profile: Profile) -> str:
    lines = [f"# {profile.name}", "", summarize_profile(profile), ""]
    for block in lay_out_profile(profile):
        lines += [f"## {block.title}", "", *([block.note, ""] if block.note else []), *_table_lines(block), ""]
    return "\n".join(lines)


def _table_lines(block: Block) -> Iterator[str]:
    yield _line(block.columns)
    yield _line(["---"] * len(block.columns))
    for row in block.rows:
        yield _line(row)


def _line(cells: Iterable[str]) -> str:
    escaped = (cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for cell in cells)
    return f"| {' | '.join(escaped)} |"


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430; }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.9rem; }}
th, td {{ text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid #d5dae2; }}
td:last-child {{ color: #4a5568; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{summary}</p>
{body}</body>
</html>
"""


def _render_html(profile: Profile) -> str:
    parts = []
    for block in lay_out_profile(profile):
        head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in block.columns)
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block.rows)
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        note = f"<p>{html.escape(block.note)}</p>\n" if block.note else ""
        table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
        parts.append(f"<h2>{html.escape(block.title)}</h2>\n{note}{table}")
    return _PAGE.format(
        title=html.escape(profile.name), summary=html.escape(summarize_profile(profile)), body="".join(parts)
    )
