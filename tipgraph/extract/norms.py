"""Read the rules by which tiers are assigned, where a document states them."""

from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.model import Norm, Sentence
from tipgraph.rules.norms import NORMS
from tipgraph.rules.shapes import find_matches
from tipgraph.vocab import label_of


def find_norms(sentence: Sentence, context: Context) -> tuple[Finding, ...]:
    """Return the norms that a sentence of a non-paper states."""
    if sentence.section != "non-paper":
        return ()
    return tuple(
        Finding(
            step=make_step(rule.name, sentence, *match.span(), label_of("norm", rule.gives)),
            claims=(make_claim(Norm(norm=rule.gives), sentence, context, rule.name),),
        )
        for rule, match in find_matches(NORMS, sentence.text)
    )
