"""How fast narratives are read, against spaCy's blank pipeline with an entity ruler over the same gazetteer.

    pip install -e '.[bench]'
    python benchmarks/bench_reading.py CORPUS.jsonl [--words 7000000]

CORPUS is read again and again until so many words have gone by: seven million are all TIP Reports since 2001. spaCy
splits sentences and finds names, which is less than tipgraph does; it is here because both numbers come from one run
on one machine. Words per second are those of one core; then all is read on all cores, and the peak memory is told.
"""

import argparse
import json
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tipgraph.corpus import read_documents
from tipgraph.gazetteer.lexicon import read_lexicon
from tipgraph.pipeline import extract_source, extract_sources


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--words", type=int, default=7_000_000, help="how many words the last measurement reads")
    asked = parser.parse_args()
    sources = list(read_documents([str(asked.corpus)]))
    texts = [source.document.text or "" for source in sources]
    words = sum(len(text.split()) for text in texts)
    read_lexicon()
    own = words / _time(lambda: [extract_source(source) for source in sources])
    other = words / _time_spacy(texts)
    print(
        f"one core, {words:,} words: tipgraph {own:,.0f} words/s, spaCy {other:,.0f} words/s, ratio {own / other:.2f}"
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "many.jsonl"
        total = _repeat(asked.corpus, path, asked.words)
        start = time.perf_counter()
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as executor:
            claims = sum(len(extraction.claims) for extraction in extract_sources([str(path)], executor=executor))
        seconds = time.perf_counter() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"all cores, {total:,} words: {seconds:.1f} s, {claims:,} claims, at most {peak:.0f} MB in one process")


def _time(work: object) -> float:
    start = time.process_time()
    assert callable(work)
    work()
    return time.process_time() - start


def _time_spacy(texts: list[str]) -> float:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "NAME", "pattern": " ".join(phrase)} for phrase in read_lexicon().phrases()])
    return _time(lambda: [len(list(document.sents)) for document in pipeline.pipe(texts)])


def _repeat(corpus: Path, path: Path, words: int) -> int:
    """Write the corpus again and again, each record with an id of its own, and return the number of words."""
    total = 0
    with path.open("w", encoding="utf-8") as out:
        for number, record in enumerate(_forever(corpus)):
            total += sum(len((record.get(key) or "").split()) for key in ("text", "situation", "tier_text"))
            out.write(json.dumps({**record, "id": f"{record['id']}-{number}"}) + "\n")
            if total >= words:
                break
    return total


def _forever(corpus: Path) -> Iterator[dict[str, str]]:
    return cycle(json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines() if line.strip())


if __name__ == "__main__":
    main()
