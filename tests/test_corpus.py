"""Documents of every form become sentences that keep their offsets; bad input is told in one clear line."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipgraph.corpus import Source, clean_quote, mask_furniture, read_documents, split_narratives, split_sentences
from tipgraph.corpus import files as corpus_files
from tipgraph.corpus.source import Label, make_source
from tipgraph.errors import InputError, NotFoundError
from tipgraph.model import Section

PROSE = "Chile is a destination country. Girls from Peru are sold there.\n\nPolice helped no one."
CONDENSED = "Chile is a destination country; girls from Peru (Lima; Cusco) are sold there; police helped no one (2014)"


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def read(*sources: str, country: str | None = "CL") -> list[Source]:
    return list(read_documents(sources, country=country))


def sentences_of(text: str, kind: str = "overview") -> list[str]:
    source = make_source(text, Label(id="d", country="CL"), (Section(kind=kind, start=0, end=len(text)),))
    (narrative,) = split_narratives(source)
    return [s.text for s in split_sentences(source, narrative)]


class TestSources:
    def test_a_text_file_is_a_document_about_the_given_country(self, tmp_path: Path) -> None:
        (source,) = read(write(tmp_path, "chile.txt", PROSE))
        (narrative,) = split_narratives(source)
        assert (source.document.id, narrative.country, narrative.year) == ("chile", "CL", None)
        assert [s.text for s in split_sentences(source, narrative)] == [
            "Chile is a destination country.",
            "Girls from Peru are sold there.",
            "Police helped no one.",
        ]

    def test_a_folder_gives_its_files_by_name_and_hidden_ones_not(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.md", "deep/c.txt", ".hidden/d.txt", "picture.png"):
            write(tmp_path, name, PROSE)
        assert [s.document.id for s in read(str(tmp_path))] == ["a", "b", "c"]

    def test_a_glob_and_a_file_that_it_holds_give_the_file_once(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a.txt", PROSE)
        assert len(read(path, str(tmp_path / "*.txt"))) == 1

    def test_json_lines_give_one_document_a_line(self, tmp_path: Path) -> None:
        rows = [
            {
                "id": "x",
                "country": "PER",
                "text": PROSE,
                "report_year": 2014,
                "title": "T",
                "url": "https://example.org/x",
            },
            {"id": "y", "country": "CL", "situation": CONDENSED, "tier_text": "Tier 2 - Chile tries (2014)"},
        ]
        lines = "\n".join(json.dumps(row) for row in rows)
        first, second = read(write(tmp_path, "rows.jsonl", lines), country=None)
        assert (first.country, first.year, first.document.title) == ("PE", 2014, "T")
        assert (second.year, [s.kind for s in second.sections]) == (2014, ["overview", "tier"])
        (narrative,) = split_narratives(second)
        assert [s.section for s in split_sentences(second, narrative)] == ["overview"] * 3 + ["tier"]

    def test_standard_input_is_text_or_json_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for content, expected in ((PROSE, "stdin"), (json.dumps({"id": "x", "country": "PE", "text": PROSE}), "x")):
            stdin = SimpleNamespace(buffer=io.BytesIO(content.encode()))
            monkeypatch.setattr(corpus_files.sys, "stdin", stdin)
            assert [s.document.id for s in read("-")] == [expected]

    def test_a_report_of_many_countries_is_split_into_narratives(self, tmp_path: Path) -> None:
        chile = "CHILE (Tier 1)\n\nOne.\n\nPROSECUTION\n\nTwo."
        text = f"2012 Trafficking in Persons Report\n\n{chile}\n\nKorea, South: Tier 2\n\nThree."
        (source,) = read(write(tmp_path, "report.txt", text), country=None)
        first, second = split_narratives(source)
        assert [(n.country, n.heading, n.year) for n in (first, second)] == [
            ("CL", "CHILE (Tier 1)", 2012),
            ("KR", "Korea, South: Tier 2", 2012),
        ]
        assert [(s.section, s.text) for s in split_sentences(source, first)] == [
            ("tier", "CHILE (Tier 1)"),
            ("overview", "One."),
            ("prosecution", "Two."),
        ]

    @pytest.mark.parametrize(
        "heading",
        ["CHILE (Tier 1)", "Chile: TIER 1", "## **Chile** -- Tier 1", "CHILE\n\nTier 1", "Chile (TIER 2 WatchList)*"],
    )
    def test_a_heading_may_be_printed_in_many_ways(self, tmp_path: Path, heading: str) -> None:
        (source,) = read(write(tmp_path, "a.txt", f"Some report\n\n{heading}\n\nGirls are sold."), country=None)
        (narrative,) = split_narratives(source)
        assert narrative.country == "CL"
        assert [s.section for s in split_sentences(source, narrative)] == ["tier", "overview"]

    def test_a_line_of_prose_that_names_a_tier_is_no_heading(self, tmp_path: Path) -> None:
        text = "Chile is one of the countries on\nTier 1\n\nGirls are sold."
        (source,) = read(write(tmp_path, "a.txt", text))
        assert split_narratives(source)[0].heading is None


class TestBadInput:
    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("empty.txt", b" \n", "is empty"),
            ("photo.txt", b"\x89PNG\x00\x00", "binary"),
            ("rows.jsonl", b"{not json}", "line 1"),
            ("rows.jsonl", b"[1]", "not a JSON object"),
            ("rows.jsonl", b'{"id": "x", "text": "caf\xe9"}', "line 1 of .* byte 24 of the line is 0xe9"),
            ("rows.jsonl", b'{"id": "x", "country": "ZZ", "text": "T."}', "no country has the code 'ZZ'"),
            ("rows.jsonl", b'{"id": "x", "country": "CL"}', "has no text"),
            ("rows.jsonl", b'{"country": "CL", "text": "T."}', "has no id"),
            ("rows.jsonl", b'{"id": "x", "country": "CL", "text": "T.", "report_year": "2014"}', "report_year"),
        ],
    )
    def test_is_told_in_one_line(self, tmp_path: Path, name: str, content: bytes, message: str) -> None:
        with pytest.raises(InputError, match=message) as caught:
            read(write(tmp_path, name, content))
        assert "\n" not in str(caught.value)

    def test_a_missing_file_is_not_found(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match=r"no file .*missing\.txt"):
            read(str(tmp_path / "missing.txt"))

    def test_an_empty_folder_names_what_could_be_read(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"holds no file .*\.txt"):
            read(str(tmp_path))

    def test_a_text_without_a_country_asks_for_one(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="give --country"):
            read(write(tmp_path, "a.txt", PROSE), country=None)

    def test_an_unknown_country_is_refused_before_anything_is_read(self) -> None:
        with pytest.raises(InputError, match="no country has the code 'ZZ'"):
            read("missing.txt", country="ZZ")

    def test_a_text_over_the_limit_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(corpus_files, "MAX_TEXT_BYTES", 10)
        with pytest.raises(InputError, match="more than the"):
            read(write(tmp_path, "a.txt", PROSE))

    def test_an_id_that_comes_twice_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="the id a comes twice"):
            read(write(tmp_path, "one/a.txt", PROSE), write(tmp_path, "two/a.txt", PROSE))

    def test_bytes_that_are_not_utf8_are_read_with_a_warning(self, tmp_path: Path) -> None:
        (source,) = read(write(tmp_path, "a.txt", b"Chile\x92s girls are sold. Caf\xe9."))
        assert source.text == "Chile\ufffds girls are sold. Caf\ufffd."
        (warning,) = source.warnings
        assert "byte 5 (0x92)" in warning

    def test_line_ends_and_byte_order_marks_keep_their_offsets(self, tmp_path: Path) -> None:
        text = "\ufeffOne girl.\r\n\r\nTwo\r\nboys.\rThree men."
        (source,) = read(write(tmp_path, "a.txt", text))
        (narrative,) = split_narratives(source)
        assert source.text == text
        quotes = [source.text[s.start : s.end] for s in split_sentences(source, narrative)]
        assert quotes == ["One girl.", "Two\r\nboys.", "Three men."]

    def test_utf16_is_read(self, tmp_path: Path) -> None:
        (source,) = read(write(tmp_path, "a.txt", PROSE.encode("utf-16")))
        assert source.text.endswith(PROSE)


class TestSentences:
    def test_end_at_full_stops_but_not_in_abbreviations(self) -> None:
        text = "Mr. Roe of the U.S. Embassy paid Nos. 3 and 4. Sec. 5 of the D.R.C. code is old. It cost $2.50."
        assert sentences_of(text) == [
            "Mr. Roe of the U.S. Embassy paid Nos. 3 and 4.",
            "Sec. 5 of the D.R.C. code is old.",
            "It cost $2.50.",
        ]

    def test_end_behind_an_acronym_before_a_word_that_opens_sentences(self) -> None:
        assert sentences_of("Two were flown to the U.S. Authorities met them.") == [
            "Two were flown to the U.S.",
            "Authorities met them.",
        ]

    def test_of_condensed_texts_end_at_semicolons_outside_brackets(self) -> None:
        assert sentences_of(CONDENSED) == [
            "Chile is a destination country",
            "girls from Peru (Lima; Cusco) are sold there",
            "police helped no one",
        ]

    def test_of_prose_keep_their_semicolons(self) -> None:
        text = "The law is old; it names few crimes; none is used. Judges know it. Police do not."
        assert sentences_of(text)[0] == "The law is old; it names few crimes; none is used."

    def test_of_recommendations_are_told_apart(self) -> None:
        assert len(sentences_of("Train judges; pay them. Open courts.", "recommendations")) == 3

    def test_part_at_bullets(self) -> None:
        assert sentences_of("\u2022 Train judges\n\u2022 Open courts\n-- Pay them", "recommendations") == [
            "Train judges",
            "Open courts",
            "Pay them",
        ]


class TestMask:
    def test_blanks_furniture_and_keeps_lines(self) -> None:
        masked = mask_furniture("are\n\nSTATE 00012345 002 OF 0O3\n\nsold [1](#)2. [here](http://example.org) for \\$5")
        assert masked.split() == ["are", "sold", "2.", "here", "for", "$5"]
        assert masked.count("\n") == 4

    def test_blanks_the_header_of_later_sections(self) -> None:
        text = "they\n\nUNCLAS SECTION 02 OF 03 STATE 012345\nSIPDIS\nE.O. 12958: N/A\nTAGS: KTIP\nSUBJECT: OLD\n\ncame"
        assert clean_quote(text) == "they came"

    def test_leaves_prose_alone(self) -> None:
        assert mask_furniture(PROSE) == PROSE


PIECES = [
    *"aB. ;,()[]#\n\r\t-\u00b61290\u2022\ufeff\u2028\\",
    "STATE 00012345 002 OF 003",
    "U.S.",
    "Tier 2",
    "[1](#)2.",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


class TestOffsets:
    @settings(deadline=None)
    @given(TEXTS)
    def test_a_masked_text_is_as_long_as_the_text(self, text: str) -> None:
        assert len(mask_furniture(text)) == len(text)

    @settings(deadline=None)
    @given(TEXTS)
    def test_sentences_are_spans_in_order_without_overlap(self, text: str) -> None:
        source = make_source(text, Label(id="d", country="CL"), (Section(kind="overview", start=0, end=len(text)),))
        last = 0
        for sentence in split_sentences(source, split_narratives(source)[0]):
            assert last <= sentence.start < sentence.end <= len(text)
            assert source.masked[sentence.start : sentence.end] == sentence.text
            last = sentence.end

    @settings(deadline=None)
    @given(TEXTS)
    def test_sentences_cover_every_letter(self, text: str) -> None:
        source = make_source(text, Label(id="d", country="CL"), (Section(kind="overview", start=0, end=len(text)),))
        spans = [(s.start, s.end) for s in split_sentences(source, split_narratives(source)[0])]
        for at, char in enumerate(source.masked):
            assert not char.isalpha() or any(start <= at < end for start, end in spans)
