"""The Python door: one object for notebooks and scripts."""

import subprocess
import sys
from pathlib import Path

import pytest

import tipgraph
from tipgraph.errors import NotFoundError


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> tipgraph.Atlas:
    path = tmp_path_factory.mktemp("texts") / "georgia.txt"
    path.write_text(
        "Girls from Georgia are subjected to sex trafficking in Turkey. Men from Turkey are subjected to forced labor "
        "in Germany. Women are subjected to forced labor in hotels within the country.",
        encoding="utf-8",
    )
    return tipgraph.read_graph(str(path), country="Georgia")


def test_selects_routes_by_name_or_code(atlas: tipgraph.Atlas) -> None:
    assert [claim.evidence.document for claim in atlas.routes(origin="Georgia")] == ["georgia"]
    assert list(atlas.routes(destination="TUR")) == list(atlas.routes(origin="GE"))
    with pytest.raises(NotFoundError):
        atlas.routes(origin="Freedonia")


def test_traces_chains_and_profiles_countries(atlas: tipgraph.Atlas) -> None:
    (chain,) = atlas.chains("GE", "DE")
    assert chain.computed
    assert atlas.country("Georgia").narratives == 1
    assert {(corridor.origin, corridor.destination) for corridor in atlas.corridors()} == {("GE", "TR"), ("TR", "DE")}


def test_gives_a_fresh_network_each_time(atlas: tipgraph.Atlas) -> None:
    atlas.network().clear()
    assert atlas.network().number_of_edges() == 3


def test_answers_queries_by_text_and_by_name(atlas: tipgraph.Atlas) -> None:
    assert atlas.query("SELECT (COUNT(*) AS ?n) { ?c a tg:RouteClaim }").rows == ((2,),)
    assert len(atlas.query("destinations", {"country": "GE"}).rows) == 1


def test_shows_its_map_in_a_notebook_without_breaking_out_of_the_frame(atlas: tipgraph.Atlas, tmp_path: Path) -> None:
    shown = atlas.map()._repr_html_()
    assert shown.startswith('<iframe srcdoc="')
    assert shown.count('"') == 8
    assert atlas.map().save(tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_saves_and_opens_again(atlas: tipgraph.Atlas, tmp_path: Path) -> None:
    atlas.save(tmp_path / "graph.trig")
    assert list(tipgraph.open_graph(tmp_path / "graph.trig").claims) == list(atlas.claims)
    assert atlas.export("graphml", tmp_path / "x.graphml") == [tmp_path / "x.graphml"]


def test_becomes_a_pandas_frame(atlas: tipgraph.Atlas) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = atlas.routes().to_frame()
    assert list(frame["destination"]) == ["TR", "DE"]
    assert frame["citation"].str.startswith("georgia ").all()


def test_claims_are_a_sequence(atlas: tipgraph.Atlas) -> None:
    assert atlas.claims[0] == next(iter(atlas.claims))
    assert len(atlas.claims[:2]) == 2
    assert "claims" in repr(atlas)


def test_public_names_are_what_the_package_exports() -> None:
    for name in tipgraph.__all__:
        assert getattr(tipgraph, name).__doc__
    with pytest.raises(AttributeError):
        tipgraph.nothing  # noqa: B018


def test_importing_the_package_is_light() -> None:
    script = "import sys, tipgraph; sys.exit(bool({'rdflib', 'networkx', 'pyvis', 'pyoxigraph'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
