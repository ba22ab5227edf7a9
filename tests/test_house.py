"""The house rules, read from the code itself."""

import ast
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "tipgraph"

# A room imports only rooms before it in this list.
ORDER = (
    "errors files model vocab corpus gazetteer wording rules extract rdf store reviews "
    "network routes maps export pipeline atlas server cli"
).split()

DOORS = {
    "rdflib": {"rdf", "store"},
    "pyoxigraph": {"rdf", "store"},
    "oxrdflib": {"rdf", "store"},
    "pyshacl": {"store"},
    "httpx": {"store"},
    "networkx": {"network", "routes", "export", "atlas"},
    "xlsxwriter": {"export"},
    "pyvis": {"maps"},
    "jinja2": {"maps"},
    "typer": {"cli"},
    "rich": {"cli"},
    "starlette": {"server"},
    "uvicorn": {"server"},
}

QUIET = {"errors", "model", "wording", "rules", "extract", "rdf", "network", "routes"}
WORLDLY = {
    "os",
    "time",
    "datetime",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "tempfile",
    "shutil",
    "urllib.request",
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "util", "misc", "base"}

FILES = sorted(p for p in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def rooms_imported(path: Path) -> set[str]:
    parts = (name.split(".") for name in imports_of(path))
    return {p[1] for p in parts if p[0] == "tipgraph" and len(p) > 1 and p[1] in ORDER}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
class TestEveryFile:
    def test_has_a_one_line_docstring(self, path: Path) -> None:
        docstring = ast.get_docstring(tree_of(path))
        assert docstring, "a module says in one line what happens in it"
        if room_of(path) != "errors":
            assert "\n" not in docstring.strip()
        assert docstring.splitlines()[0].endswith(".")

    def test_imports_only_rooms_before_its_own(self, path: Path) -> None:
        room = room_of(path)
        if room in ("__init__", "__main__"):
            return
        assert room in ORDER, f"the room {room} has no place in the house"
        later = {name for name in rooms_imported(path) if ORDER.index(name) > ORDER.index(room)}
        assert not later

    def test_lets_libraries_in_by_their_own_door(self, path: Path) -> None:
        tops = {name.split(".")[0] for name in imports_of(path)}
        wrong = {top for top in tops if top in DOORS and room_of(path) not in DOORS[top]}
        assert not wrong

    def test_keeps_quiet_rooms_quiet(self, path: Path) -> None:
        if room_of(path) not in QUIET:
            return
        assert not imports_of(path) & WORLDLY
        calls = {n.func.id for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        assert not calls & {"open", "input", "print"}

    def test_has_functions_that_fit_a_screen(self, path: Path) -> None:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                arguments = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
                count = len([a for a in arguments if a.arg not in ("self", "cls")])
                # A command's parameters are its options, and a command has as many as its users need.
                limit = 14 if room_of(path) == "cli" else 6
                assert length <= 55, f"{node.name} has {length} lines"
                assert count <= limit, f"{node.name} has {count} parameters"

    def test_has_a_name_of_its_own_and_a_bearable_length(self, path: Path) -> None:
        assert path.stem not in FORBIDDEN_NAMES
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 430

    def test_never_swallows_an_error(self, path: Path) -> None:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, "a bare except hides bugs"
                names = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
                if names & {"Exception", "BaseException"}:
                    assert any(isinstance(n, ast.Raise) for n in ast.walk(node)), "re-raise what you did not expect"


def test_modules_import_without_cycles() -> None:
    graph = {}
    for path in FILES:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = {n for n in imports_of(path) if n.startswith("tipgraph.") and n != name}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"cycle: {' -> '.join((*trail, name))}"
        if name in done or name not in graph:
            return
        for other in graph[name]:
            walk(other, (*trail, name))
        done.add(name)

    for name in graph:
        walk(name, ())


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for group in project["optional-dependencies"].values() for name in group]
    declared = {_name(d) for d in [*project["dependencies"], *extras]}
    modules = {"bs4": "beautifulsoup4"}
    for path in FILES:
        for name in imports_of(path):
            top = name.split(".")[0]
            if top not in sys.stdlib_module_names and top != "tipgraph":
                assert modules.get(top, top).lower() in declared, f"{path}: {top} is not in pyproject.toml"


def _name(requirement: str) -> str:
    for end, char in enumerate(requirement):
        if not (char.isalnum() or char in "-_."):
            return requirement[:end].lower()
    return requirement.lower()
