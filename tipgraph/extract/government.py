"""Read what a sentence says of government: tiers, figures, laws, conduct, recommendations and norms."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tipgraph.extract.conduct import find_conduct
from tipgraph.extract.context import Context, Finding
from tipgraph.extract.laws import find_laws
from tipgraph.extract.norms import find_norms
from tipgraph.extract.recommendations import find_recommendations
from tipgraph.extract.statistics import find_statistics
from tipgraph.extract.tiers import find_tiers
from tipgraph.model import ActorClass, Claim, Conduct, Mention, Sentence

# Who does this harms victims; complicity at large is read by the words that say so.
_HARM = frozenset("compel-labor sexual-assault victim-abuse obstruction bribery child-soldiering trafficking".split())


def find_government(
    sentences: Sequence[Sentence], index: int, context: Context, mentions: Sequence[Mention]
) -> tuple[Finding, ...]:
    """Return what the sentence at `index` says of government; `mentions` are those of that sentence.

    Its neighbors tell the place of a recommendation in its list, and what a following "it" adds to a law. Of the parts
    that a cable encloses, a non-paper gives norms and figures of the world, and press guidance gives only the tiers
    of other years: it repeats the narrative.
    """
    sentence = sentences[index]
    if sentence.section == "recommendations":
        position = sum(s.section == "recommendations" for s in sentences[: index + 1])
        return find_recommendations(sentence, context, position)
    if sentence.section == "non-paper":
        return (*find_norms(sentence, context), *find_statistics(sentence, context, mentions))
    if sentence.section == "press-guidance":
        return tuple(
            f for f in find_tiers(sentence, context) if any("tier_year" in claim.implied for claim in f.claims)
        )
    following = sentences[index + 1] if index + 1 < len(sentences) else None
    return (
        *find_tiers(sentence, context),
        *find_statistics(sentence, context, mentions),
        *find_laws(sentence, context, mentions, following),
        *find_conduct(sentence, context, mentions),
    )


def name_actors(claims: Iterable[Claim], known: Iterable[str]) -> tuple[Claim, ...]:
    """Return an actor claim for each class of officials whose conduct harms victims and who is not `known` yet."""
    named: dict[str, Claim] = {}
    for claim in claims:
        content = claim.content
        if isinstance(content, Conduct) and content.act in _HARM and not claim.implied and content.actor not in known:
            named.setdefault(
                content.actor, replace(claim, content=ActorClass(actor=content.actor, office=content.office))
            )
    return tuple(named.values())
