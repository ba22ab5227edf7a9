"""Read documents and split them into narratives, sections, paragraphs and sentences that keep their offsets."""

from tipgraph.corpus.documents import read_documents
from tipgraph.corpus.files import find_files
from tipgraph.corpus.mask import clean_quote, mask_furniture
from tipgraph.corpus.narratives import split_narratives, split_sections
from tipgraph.corpus.sentences import split_enclosures, split_sentences
from tipgraph.corpus.source import Source

__all__ = [
    "Source",
    "clean_quote",
    "find_files",
    "mask_furniture",
    "read_documents",
    "split_enclosures",
    "split_narratives",
    "split_sections",
    "split_sentences",
]
