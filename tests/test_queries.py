"""Every query that ships, asked of the first cable as it was coded by hand, and of a small invented world."""

from pathlib import Path

import pytest
from cable import read_cable
from claims import make_documents, make_route
from pyoxigraph import Quad
from world import make_world

from tipgraph.errors import NotFoundError, QueryError
from tipgraph.rdf import quads_to_nquads
from tipgraph.store import Graph, find_query, graph_from_claims, parse_query, read_queries

Row = tuple[str, ...]

ANSWERS = Path(__file__).parent / "answers"
# What changes with every change of a claim or a version, and says nothing about the answer.
HIDDEN = {"claim", "run", "version"}


@pytest.fixture(scope="module")
def cable() -> Graph:
    return graph_from_claims(*read_cable())


@pytest.fixture(scope="module")
def world() -> Graph:
    return graph_from_claims(*make_world())


def ask(graph: Graph, name: str, *columns: str, **chosen: str) -> list[Row]:
    query = find_query(name)
    found = graph.query(query.text, query.bind(chosen))
    places = [found.variables.index(column) for column in columns]
    return [tuple(row[place].rpartition(":")[2] for place in places) for row in found.table]


class TestOnTheCable:
    def test_destinations(self, cable: Graph) -> None:
        found = ask(cable, "destinations", "destination", "name", country="Tajikistan")
        assert [code for code, _ in found] == ["IN", "IR", "KZ", "PL", "RU", "RU", "TR", "AE"]
        assert found[0] == ("IN", "India")
        assert ask(cable, "destinations", "destination", country="AE") == []

    def test_destinations_cite_their_sentences(self, cable: Graph) -> None:
        query = find_query("destinations")
        rows = cable.query(query.text, query.bind({"country": "TJ"})).rows
        assert all(row[-1].startswith("09STATE60639 ¶8 [") for row in rows)

    def test_origins(self, cable: Graph) -> None:
        assert ask(cable, "origins", "origin", "basis", country="PL") == [("TJ", "place")]

    def test_through(self, cable: Graph) -> None:
        columns = ("origin", "destination", "order", "words")
        for country in ("KG", "RU"):
            assert ask(cable, "through", *columns, country=country) == [("TJ", "AE", "unordered", "often")]

    def test_hedged(self, cable: Graph) -> None:
        found = ask(cable, "hedged", "hedge", "modifies")
        assert [row for row in found if row[0]] == [("lesser-extent", "the whole claim"), ("small-number", "victims")]
        assert len(found) == 2 + 5, "and five acts of officials that are reported, alleged or unconfirmed"

    def test_internal(self, cable: Graph) -> None:
        found = ask(cable, "internal", "victims", "exploitation", "sector", country="TJ")
        cotton = [(who, "labor", "agriculture") for who in ("children", "men", "women")]
        begging = [(who, how, "begging") for who in ("boys", "girls") for how in ("labor", "sex")]
        assert found == cotton + begging

    def test_roles(self, cable: Graph) -> None:
        found = ask(cable, "roles", "country", "role", "first", "narratives")
        assert found == [("TJ", "internal", "2009", "1"), ("TJ", "source", "2009", "1")]

    def test_actors(self, cable: Graph) -> None:
        found = [actor for (actor,) in ask(cable, "actors", "actor")]
        assert found == ["border-officials", "education-officials", "local-officials", "officials", "security-service"]

    def test_tiers(self, cable: Graph) -> None:
        assert ask(cable, "tiers", "country", "year", "tier") == [("TJ", "2008", "2WL"), ("TJ", "2009", "2WL")]

    def test_corridors(self, cable: Graph) -> None:
        found = ask(cable, "corridors", "from", "to", "narratives", "claims")
        assert found[0] == ("TJ", "RU", "1", "2")
        assert sorted(to for _, to, *_ in found) == ["AE", "IN", "IR", "KZ", "PL", "RU", "TR"]

    def test_sectors(self, cable: Graph) -> None:
        found = ask(cable, "sectors", "work", "destination", sector="agriculture")
        assert sorted(found) == [("agriculture", ""), ("agriculture", "KZ"), ("agriculture", "RU")]


def test_narrower_kinds_of_work_are_found_and_broader_ones_are_not() -> None:
    claims = [make_route("UZ", "RU", sectors=(sector,)) for sector in ("manufacturing", "textiles", "mining")]
    graph = graph_from_claims(make_documents(claims), claims)
    assert ask(graph, "sectors", "work", sector="manufacturing") == [("manufacturing",), ("textiles",)]
    assert ask(graph, "sectors", "work", sector="textiles") == [("textiles",)]


@pytest.mark.parametrize("name", sorted(read_queries()))
class TestEveryQuery:
    def test_says_what_it_answers(self, name: str) -> None:
        query = find_query(name)
        assert query.title
        assert query.question.endswith(("?", "."))

    def test_answers_as_expected(self, name: str, world: Graph) -> None:
        query = find_query(name)
        found = world.query(query.text, query.bind({}))
        shown = [place for place, variable in enumerate(found.variables) if variable not in HIDDEN]
        rows = ["\t".join(row[place] for place in shown) for row in (found.variables, *found.table)]
        assert rows == (ANSWERS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()

    def test_gives_its_parameters_back(self, name: str, world: Graph) -> None:
        query = find_query(name)
        assert {p.name for p in query.parameters} <= {*world.query(query.text, query.bind({})).variables}

    def test_written_out_gives_the_same_rows(self, name: str, world: Graph) -> None:
        query = find_query(name)
        assert world.query(query.written_out({})).rows == world.query(query.text, query.bind({})).rows


def test_every_answer_belongs_to_a_query() -> None:
    assert {path.stem for path in ANSWERS.iterdir()} == set(read_queries())


def test_an_engine_of_others_gives_the_same_rows(world: Graph) -> None:
    """Queries are plain SPARQL 1.1: rdflib's own engine, slow as it is, answers alike."""
    import rdflib

    triples = (Quad(quad.subject, quad.predicate, quad.object) for quad in world.store)
    plain = rdflib.Graph().parse(data=quads_to_nquads(triples), format="nt")
    for name, query in read_queries().items():
        written = query.written_out({})
        assert len(list(plain.query(written))) == len(world.query(written).rows), name


class TestParameters:
    def test_take_names_and_codes_of_places(self) -> None:
        query = find_query("destinations")
        assert query.bind({"country": "TJK"}) == query.bind({"country": "tajikistan"}) == query.bind({"country": "TJ"})

    def test_take_places_that_depend_on_a_country(self) -> None:
        query = find_query("destinations")
        assert str(query.bind({"country": "R:neighbors@TJ"})["country"]).endswith("/neighbors-TJ>")
        with pytest.raises(QueryError, match="R:neighbors@TJ"):
            query.bind({"country": "R:neighbors"})

    @pytest.mark.parametrize("value", ['TJ"', "TJ> } DROP ALL #", "nowhere"])
    def test_never_become_part_of_the_query(self, value: str) -> None:
        with pytest.raises(NotFoundError):
            find_query("destinations").bind({"country": value})

    def test_of_other_kinds_are_checked(self) -> None:
        query = parse_query("q", "# param year: integer = 2009\n# param said: text = x\nSELECT ?year ?said WHERE { }")
        assert str(query.bind({"said": 'a" } #'})["said"]) == '"a\\" } #"'
        with pytest.raises(QueryError, match="not a whole number"):
            query.bind({"year": "2009 || true"})
        with pytest.raises(QueryError, match="no sector code"):
            find_query("sectors").bind({"sector": "gardening"})

    def test_that_a_query_does_not_have_are_refused(self) -> None:
        with pytest.raises(QueryError, match="has no parameter 'place'; its parameters: country"):
            find_query("origins").bind({"place": "TJ"})


def test_a_name_that_no_query_has_tells_the_names_there_are() -> None:
    with pytest.raises(NotFoundError, match=r"no query is called 'nothing'; there are actors, .*corridors"):
        find_query("nothing")
