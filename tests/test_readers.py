"""Pages, PDF files and Factbook JSON are read into the text that a person would read, with its country and year."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tipgraph.corpus import Source, read_documents, split_narratives, split_sentences
from tipgraph.errors import InputError
from tipgraph.model import DocumentKind

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>2019 Trafficking in Persons Report: Fiji - An Office</title>
<link rel="canonical" href="https://example.org/reports/2019-trafficking-in-persons-report/fiji/">
<style>p {color: red}</style></head>
<body><nav>Home | Reports</nav><main><h1>2019 Trafficking in Persons Report: Fiji</h1>
<h2>FIJI (Tier&nbsp;2 <em>Watch List</em>)</h2>
<p>Judges tried   two men
in Suva.<br>Both were freed.</p><script>alert(1)</script>
<h3>PRIORITIZED RECOMMENDATIONS:</h3><ul><li>Train judges.</li><li><p>Open a shelter</p></li></ul>
<h3>PROSECUTION</h3><p>Caf&eacute; owners were fined.</p>
<h3>TRAFFICKING PROFILE</h3><div>Girls from Tonga are sold in Suva.</div></main>
<footer>Privacy</footer></body></html>"""

ENTRY = {
    "Government": {"Country name": {"conventional short form": {"text": "Fiji"}}},
    "Transnational Issues": {
        "Trafficking in persons": {
            "current situation": {"text": "<p>girls are sold in Suva; boys &amp; men pick fruit (2015)</p>"},
            "tier rating": {"text": "<strong>Tier 2</strong> \u2014 Fiji tries"},
        }
    },
}


def make_pdf(pages: list[list[str]]) -> bytes:
    """Return a PDF with one line of text under the other on every page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, lines in enumerate(pages):
        drawn = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Resources {resources} /Contents {5 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    content, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF"
    return f"{content}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def read(path: Path, content: bytes, country: str | None = None) -> Source:
    path.write_bytes(content)
    (source,) = read_documents([str(path)], country=country)
    return source


def told(source: Source) -> list[tuple[str | None, str]]:
    (narrative,) = split_narratives(source)
    return [(s.section, " ".join(s.text.split())) for s in split_sentences(source, narrative)]


class TestPage:
    def test_gives_the_narrative_with_its_sections(self, tmp_path: Path) -> None:
        source = read(tmp_path / "fiji.html", PAGE.encode())
        assert told(source) == [
            ("tier", "FIJI (Tier 2 Watch List)"),
            ("overview", "Judges tried two men in Suva."),
            ("overview", "Both were freed."),
            ("recommendations", "Train judges."),
            ("recommendations", "Open a shelter"),
            ("prosecution", "Caf\u00e9 owners were fined."),
            ("profile", "Girls from Tonga are sold in Suva."),
        ]

    def test_gives_country_year_title_and_address(self, tmp_path: Path) -> None:
        source = read(tmp_path / "fiji.html", PAGE.encode())
        assert (source.country, source.year, source.document.kind) == ("FJ", 2019, DocumentKind.REPORT)
        assert source.document.title == "2019 Trafficking in Persons Report: Fiji"
        assert source.document.url == "https://example.org/reports/2019-trafficking-in-persons-report/fiji/"

    def test_is_known_by_its_content(self, tmp_path: Path) -> None:
        assert read(tmp_path / "fiji", PAGE.encode()).country == "FJ"

    def test_in_an_encoding_that_it_does_not_say_is_read_with_a_warning(self, tmp_path: Path) -> None:
        source = read(
            tmp_path / "fiji.html",
            PAGE.replace('<meta charset="utf-8">', "").replace("freed", "freed\u2019").encode("cp1252"),
        )
        assert "freed\u2019." in source.text
        assert any("read as windows-1252" in warning for warning in source.warnings)

    def test_without_text_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="a page without text"):
            read(tmp_path / "blank.html", b"<html><body><script>1</script></body></html>")


class TestPdf:
    def test_gives_its_text_without_running_heads(self, tmp_path: Path) -> None:
        pages = [
            ["Annual Report 1", "FIJI \\(Tier 2\\)", "Girls from Tonga are traf-"],
            ["Annual Report 2", "ficked to", "Suva."],
            ["Annual Report 3", "PROSECUTION", "No one was tried."],
        ]
        source = read(tmp_path / "report.pdf", make_pdf(pages))
        assert told(source) == [
            ("tier", "FIJI (Tier 2)"),
            ("overview", "Girls from Tonga are trafficked to Suva."),
            ("prosecution", "No one was tried."),
        ]

    def test_without_a_text_layer_says_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"no text layer.*OCR"):
            read(tmp_path / "scan.pdf", make_pdf([[]]), country="FJ")

    def test_that_is_damaged_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="can not be read as a PDF"):
            read(tmp_path / "broken.pdf", b"%PDF-1.4\nnothing", country="FJ")

    def test_a_damaged_one_is_told_in_the_error_alone(self, tmp_path: Path) -> None:
        (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
        command = [sys.executable, "-m", "tipgraph", "claims", str(tmp_path / "broken.pdf"), "--country", "FJ"]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert (ran.returncode, len(ran.stderr.splitlines())) == (3, 1)


class TestFactbook:
    def test_gives_situation_and_tier_without_markup(self, tmp_path: Path) -> None:
        source = read(tmp_path / "fj.json", json.dumps(ENTRY).encode())
        assert (source.country, source.year, source.document.kind) == ("FJ", 2015, DocumentKind.FACTBOOK)
        assert told(source) == [
            ("overview", "girls are sold in Suva"),
            ("overview", "boys & men pick fruit"),
            ("tier", "Tier 2 \u2014 Fiji tries"),
        ]

    def test_that_is_silent_on_trafficking_gives_no_narrative_but_a_warning(self, tmp_path: Path) -> None:
        source = read(tmp_path / "fj.json", b'{"Transnational Issues": {}}', country="FJ")
        assert split_narratives(source) == ()
        assert any("nothing of trafficking" in warning for warning in source.warnings)

    def test_of_another_layout_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="neither a record"):
            read(tmp_path / "x.json", b'{"a": 1}', country="FJ")

    def test_json_may_hold_a_list_of_records(self, tmp_path: Path) -> None:
        path = tmp_path / "rows.json"
        path.write_text(
            json.dumps([{"id": i, "country": "FJ", "text": "Girls are sold."} for i in "ab"]), encoding="utf-8"
        )
        assert [s.document.id for s in read_documents([str(path)])] == ["a", "b"]


def test_the_readers_libraries_are_imported_only_when_needed() -> None:
    code = "import sys, tipgraph.corpus; sys.exit(bool({'bs4', 'pypdf'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
