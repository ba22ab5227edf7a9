"""Cables are read with their header, their true paragraphs and one narrative, whatever the scanner did to them."""

import json
from pathlib import Path

import pytest
from scans import RECOMMENDATIONS, make_cable

from tipgraph.corpus import Source, clean_quote, read_documents, split_enclosures, split_narratives, split_sentences
from tipgraph.model import CableHeader, DocumentKind

SHARED = Path(__file__).parent.parent.parent / "shared"


def read_cable(tmp_path: Path, text: str, *, country: str | None = None) -> Source:
    path = tmp_path / "cable.txt"
    path.write_bytes(text.encode())
    return next(read_documents([str(path)], country=country))


def header_of(source: Source) -> CableHeader:
    assert source.document.cable is not None
    return source.document.cable


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return read_cable(tmp_path, make_cable())


class TestHeader:
    def test_is_read_field_by_field(self, source: Source) -> None:
        header = header_of(source)
        assert source.document.kind is DocumentKind.CABLE
        assert source.document.id == header.number == "10STATE12345"
        assert source.document.issued == "2010-06-09T12:00:00Z"
        assert header.originator == "SECSTATE WASHDC"
        assert header.addressees == ("AMEMBASSY STRELSAU", "AMEMBASSY ZENDA")
        assert header.precedence == "PRIORITY"
        assert header.classification == "UNCLAS"
        assert header.captions == ("SIPDIS", "SENSITIVE")
        assert header.tags == ("KTIP", "PHUM", "KCRM")
        assert header.subject == "RURITANIA--2010 TIP REPORT: HOW TO PRESENT IT"
        assert header.references == ("2010 STATE 111", "STATE 222")
        assert header.signature == "RASSENDYLL"

    def test_gives_the_embargo_in_utc(self, source: Source) -> None:
        assert header_of(source).embargo_until == "2010-06-14T14:00:00Z"

    def test_takes_the_precedence_of_the_group_where_no_addressee_has_one(self, tmp_path: Path) -> None:
        assert header_of(read_cable(tmp_path, make_cable(precedence=""))).precedence == "ROUTINE"

    def test_reads_letters_that_a_scanner_made_of_digits(self, tmp_path: Path) -> None:
        header = header_of(read_cable(tmp_path, make_cable(group="O912O0Z JUN 10")))
        assert header.date_time_group == "091200Z JUN 10"

    def test_reads_classifications_with_their_letters_apart(self, tmp_path: Path) -> None:
        text = make_cable().replace("UNCLAS SECTION 01", "C O N F I D E N T I A L SECTION 01")
        assert header_of(read_cable(tmp_path, text)).classification == "CONFIDENTIAL"


class TestParagraphs:
    def test_have_their_true_numbers(self, source: Source) -> None:
        assert [p.number for p in source.paragraphs] == ["1", "2", "3", "4", "5", "6"]

    @pytest.mark.parametrize("mark", ["\u00b63.", "13.", "[1](#)3.", "3.", "\u00b6 3.", "l3."])
    def test_are_found_under_every_mark(self, tmp_path: Path, mark: str) -> None:
        source = read_cable(tmp_path, make_cable(third=mark))
        assert [p.number for p in source.paragraphs] == ["1", "2", "3", "4", "5", "6"]

    def test_keep_their_numbers_behind_one_that_is_missing(self, tmp_path: Path) -> None:
        source = read_cable(tmp_path, make_cable(third="13.").replace("[1](#)2. The", "The"))
        assert [p.number for p in source.paragraphs] == ["1", "3", "4", "5", "6"]

    def test_that_are_missing_are_told(self, tmp_path: Path) -> None:
        source = read_cable(tmp_path, make_cable().replace("14. Points", "Points"))
        assert [p.number for p in source.paragraphs] == ["1", "2", "3", "5", "6"]
        assert source.warnings == ("10STATE12345: paragraph 4 was not found",)


class TestNarrative:
    @pytest.mark.parametrize(
        ("clean", "fault"),
        [
            ("\n", "\r\n"),
            ("STATE 00012345 002 OF 003", "STATE 00012345  OO2 0F 003"),
            ("#### Prosecution\n\n-----", "PROSECUTION:"),
            ("Japan (TIER 3)", "JAPAN: Tier 3"),
            ("Japan (TIER 3)", "**Japan** -- (Tier 3)"),
            ("[1](#)", "\u00b6"),
            ("[1](#)", ""),
            ("the U.S. embassy", "the U.S.\nembassy"),
        ],
    )
    def test_is_the_same_under_every_fault(self, tmp_path: Path, clean: str, fault: str) -> None:
        def told(text: str, name: str) -> list[tuple[str | None, str | None, str]]:
            (tmp_path / name).mkdir()
            source = read_cable(tmp_path / name, text)
            (narrative,) = split_narratives(source)
            return [(s.section, s.paragraph, " ".join(s.text.split())) for s in split_sentences(source, narrative)]

        faulty = told(make_cable().replace(clean, fault), "faulty")
        assert faulty[1:] == told(make_cable(), "clean")[1:]

    def test_is_one_with_its_sections_and_tier(self, source: Source) -> None:
        (narrative,) = split_narratives(source)
        assert (narrative.country, narrative.year, narrative.heading) == ("JP", 2010, "Japan (TIER 3)")
        kinds = [section.kind for section in narrative.sections]
        assert kinds == ["overview", "recommendations", "prosecution", "protection", "prevention"]

    def test_has_sentences_that_run_through_page_furniture(self, source: Source) -> None:
        (narrative,) = split_narratives(source)
        sentences = [clean_quote(source.text[s.start : s.end]) for s in split_sentences(source, narrative)]
        assert sentences[0] == "Japan (TIER 3)"
        assert "Some men are sent to Norway, where fish plants hold their passports." in sentences
        assert "The government funds no shelter, and victims depend on a church." in sentences

    def test_has_recommendations_as_sentences_of_their_own(self, source: Source) -> None:
        (narrative,) = split_narratives(source)
        parts = [s.text for s in split_sentences(source, narrative) if s.section == "recommendations"]
        assert parts == RECOMMENDATIONS.split("; ")

    def test_stands_in_its_paragraph(self, source: Source) -> None:
        (narrative,) = split_narratives(source)
        assert {s.paragraph for s in split_sentences(source, narrative)} == {"3"}

    def test_is_not_repeated_by_press_guidance(self, source: Source) -> None:
        enclosed = {s.section for s in split_enclosures(source)}
        assert enclosed == {"non-paper", "press-guidance"}
        assert len(split_narratives(source)) == 1

    def test_may_be_missing(self, tmp_path: Path) -> None:
        source = read_cable(tmp_path, make_cable(heading="The text follows"))
        assert split_narratives(source) == ()
        assert any("holds no country narrative" in warning for warning in source.warnings)

    def test_is_the_whole_text_where_the_user_names_the_country(self, tmp_path: Path) -> None:
        source = read_cable(tmp_path, make_cable(heading="The text follows"), country="NO")
        (narrative,) = split_narratives(source)
        assert narrative.country == "NO"
        assert not source.warnings
        sentences = [s.text for s in split_sentences(source, narrative)]
        assert sentences[0] == "Posts are asked to act on paras 3 and 4."
        assert sentences[-1] == "The Department thanks posts."

    def test_is_the_text_behind_the_header_where_nothing_is_numbered(self, tmp_path: Path) -> None:
        header = make_cable().split("[1](#)1.")[0]
        source = read_cable(tmp_path, f"{header}\n\nGirls are sold in Oslo. No one helps.", country="NO")
        (narrative,) = split_narratives(source)
        assert [s.text for s in split_sentences(source, narrative)] == ["Girls are sold in Oslo.", "No one helps."]


@pytest.fixture(name="real", scope="module")
def read_real_cable() -> Source:
    return next(read_documents([str(SHARED / "sources" / "09STATE60639.txt")]))


@pytest.fixture(scope="module")
def coding() -> dict[str, object]:
    gold = json.loads((SHARED / "gold" / "09STATE60639.gold.json").read_text(encoding="utf-8"))
    document: dict[str, object] = gold["document"]
    return document


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, which holds the real cable and its coding, is missing")
class TestRealCable:
    def test_has_the_header_of_its_coding(self, real: Source, coding: dict[str, object]) -> None:
        header = header_of(real)
        read = {
            "kind": real.document.kind,
            "number": header.number,
            "title": real.document.title,
            "issued": real.document.issued,
            "from": header.originator,
            "to": list(header.addressees),
            "precedence": header.precedence,
            "classification": header.classification,
            "captions": list(header.captions),
            "tags": list(header.tags),
            "references": list(header.references),
            "signed": header.signature,
            "embargo_until": header.embargo_until,
        }
        assert read == {key: coding[key] for key in read}

    def test_has_the_structure_of_its_coding(self, real: Source, coding: dict[str, object]) -> None:
        (narrative,) = split_narratives(real)
        assert [int(p.number or 0) for p in real.paragraphs] == coding["paragraphs"]
        assert [section.kind for section in narrative.sections] == coding["sections"]
        assert {s.paragraph for s in split_sentences(real, narrative)} == {str(coding["narrative_paragraph"])}
        assert not real.warnings

    def test_keeps_offsets_of_the_file(self, real: Source) -> None:
        content = (SHARED / "sources" / "09STATE60639.txt").read_bytes().decode()
        assert real.text == content
        assert real.document.length == len(content) == len(real.masked) == 22482
