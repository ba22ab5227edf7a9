"""Read what a document recommends, in order, and what each recommendation is about."""

from tipgraph.extract.context import Context, Finding, make_claim, make_step
from tipgraph.model import Recommendation, Sentence
from tipgraph.rules.recommendations import TOPICS
from tipgraph.rules.shapes import find_codes
from tipgraph.vocab import label_of

RULE = "recommendation"


def find_recommendations(sentence: Sentence, context: Context, position: int) -> tuple[Finding, ...]:
    """Return the recommendation that a sentence of that section makes; `position` is its place in the list, from 1."""
    if sentence.section != "recommendations":
        return ()
    topics = find_codes(TOPICS, sentence.text) or ("other",)
    gave = "; ".join(label_of("topic", topic) for topic in topics)
    claim = make_claim(Recommendation(position=position, topics=topics), sentence, context, RULE)
    return (Finding(step=make_step(RULE, sentence, 0, len(sentence.text), gave), claims=(claim,)),)
