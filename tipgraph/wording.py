"""Put a claim in plain words."""

from collections.abc import Sequence

from tipgraph.gazetteer import place_name
from tipgraph.model import (
    ActorClass,
    Claim,
    Conduct,
    Internal,
    Law,
    Norm,
    Recommendation,
    Role,
    Route,
    Statistic,
    Status,
    Tier,
    ViaOrder,
)
from tipgraph.vocab import SCHEMES, label_of

# How certain the document is, said before the claim; what is possible or reported is said in the verb instead.
_OPENINGS = {
    Status.ALLEGED: "Allegedly, ",
    Status.UNCONFIRMED: "Unconfirmed: ",
    Status.DENIED: "Denied: ",
    Status.ENDED: "No longer so: ",
    Status.NO_EVIDENCE: "No evidence that ",
}

_SLOT_NAMES = {"stat_year": "year", "tier_year": "year", "enacted": "year"}

_ARTICLED = frozenset(
    "AE BS BQ CC CD CF CG CK DO FK FM FO GB GM IM IO KM KY MH MP MV NL PH PS PW SB SC TC TF UM US VA VG VI "
    "R:gulf R:caribbean R:pacific R:middle-east R:horn-of-africa R:former-soviet-union".split()
)


def describe_claim(claim: Claim) -> str:
    """Return one English sentence that says what the claim says, with its hedges and what is only implied.

    The sentence is tipgraph's own; no words of the document stand in it except names of offices, laws and areas.
    """
    said = _describe_content(claim)
    opening = _OPENINGS.get(claim.status, "")
    implied = [_SLOT_NAMES.get(slot, slot.replace("_", " ")) for slot in claim.implied]
    context = f" ({join_words(implied)} from context)" if implied else ""
    sentence = f"{opening}{said}{context}."
    return sentence[0].upper() + sentence[1:]


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count_words(1, "claim"), count_words(5427, "claim")
    ('1 claim', '5,427 claims')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Join words as English does.

    >>> join_words(["men"]), join_words(["men", "women"]), join_words(["men", "women", "boys"], "or")
    ('men', 'men and women', 'men, women, or boys')
    """
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"


def name_place(code: str, subject: str) -> str:
    """Return a place's name as it stands in a sentence: "the Philippines", "the Gulf states".

    >>> name_place("PH", "JP"), name_place("R:neighbors", "TJ")
    ('the Philippines', 'neighbors of Tajikistan')
    """
    name = place_name(code, subject)
    return f"the {name}" if code in _ARTICLED else name


def _describe_content(claim: Claim) -> str:
    match claim.content:
        case Route() as route:
            return _describe_route(claim, route)
        case Internal() as internal:
            return _describe_internal(claim, internal)
        case Role(role=role):
            verb = "may be" if claim.status is Status.POSSIBLE else "is called"
            return f"{name_place(claim.country, claim.country)} {verb} a {label_of('role', role)}"
        case ActorClass() as actor:
            certainty = _verb(claim, "").strip()
            involved = f"{certainty} involved" if certainty else "involved"
            who = _name_actor(actor.actor, actor.office)
            return f"{involved} (trafficking, exploiting, abusing, or complicit): {who}"
        case Conduct() as conduct:
            return _describe_conduct(conduct)
        case Tier() as tier:
            return _describe_tier(claim, tier)
        case Statistic() as statistic:
            return _describe_statistic(claim, statistic)
        case Law() as law:
            return _describe_law(claim, law)
        case Recommendation(position=position, topics=topics):
            return f"recommendation {position}: {join_words([label_of('topic', topic) for topic in topics])}"
        case Norm(norm=norm):
            return label_of("norm", norm)


def _describe_route(claim: Claim, route: Route) -> str:
    subject = claim.country
    victims = _describe_victims(claim, route.victims)
    if route.origin == "R:abroad":
        victims = f"foreign {victims}" if victims != "people" else "foreigners"
        origin = ""
    else:
        origin = f" from {name_place(route.origin, subject)}"
    destination = "abroad" if route.destination == "R:abroad" else f"in {name_place(route.destination, subject)}"
    via = ""
    if route.via:
        last = "or" if route.via_order is ViaOrder.ALTERNATIVES else "and"
        often = "often " if _has(claim, "often", "via") else ""
        order = " (order not stated)" if route.via_order is ViaOrder.UNORDERED else ""
        via = f", {often}through {join_words([name_place(stop, subject) for stop in route.via], last)}{order}"
    predicate = _predicate(claim, route.exploitation)
    return f"{victims}{origin} {predicate} {destination}{via}{_describe_sectors(claim, route.sectors)}{_when(claim)}"


def _describe_internal(claim: Claim, internal: Internal) -> str:
    country = name_place(claim.country, claim.country)
    victims = _describe_victims(claim, internal.victims)
    predicate = _predicate(claim, internal.exploitation)
    return f"{victims} {predicate} within {country}{_describe_sectors(claim, internal.sectors)}{_when(claim)}"


def _describe_victims(claim: Claim, victims: Sequence[str]) -> str:
    words = join_words([label_of("victims", victim) for victim in victims])
    if _has(claim, "small-number"):
        return f"a small number of {words}"
    return f"some {words}" if _has(claim, "some", "victims") else words


def _predicate(claim: Claim, exploitation: Sequence[str]) -> str:
    named = [label_of("exploitation", what) for what in exploitation if what != "unspecified"]
    if _has(claim, "vulnerable"):
        return f"{_verb(claim, 'are')} vulnerable to {join_words(named) or 'trafficking'}"
    if named:
        return f"{_verb(claim, 'are')} subjected to {join_words(named)}"
    return f"{_verb(claim, 'are')} exploited"


def _verb(claim: Claim, plain: str) -> str:
    """Return the verb with the hedges that English says in the verb."""
    if _has(claim, "past"):
        plain = "were"
    if _has(claim, "may") or claim.status is Status.POSSIBLE:
        plain = "may have been" if _has(claim, "past") else "may be"
    adverbs = []
    if claim.status is Status.REPORTED or (_has(claim, "reported") and claim.status not in _OPENINGS):
        adverbs.append("reportedly")
    if _has(claim, "presumed"):
        adverbs.append("presumably")
    verb = f"{plain}, to a lesser extent," if _has(claim, "lesser-extent") else plain
    return " ".join([verb, *adverbs])


def _describe_sectors(claim: Claim, sectors: Sequence[str]) -> str:
    if not sectors:
        return ""
    primarily = "primarily " if _has(claim, "primarily", "sectors") else ""
    return f", {primarily}in {join_words([label_of('sector', sector) for sector in sectors])}"


def _when(claim: Claim) -> str:
    return f", in {claim.event_year}" if claim.event_year else ""


def _has(claim: Claim, code: str, slot: str | None = None) -> bool:
    return any(q.code == code and slot in (None, q.modifies) for q in claim.qualifiers)


def _name_actor(actor: str, office: str | None) -> str:
    name = label_of("actor", actor)
    return f"{name} ({office})" if office else name


def _describe_conduct(conduct: Conduct) -> str:
    areas = f" in {join_words(conduct.areas)}" if conduct.areas else ""
    outcomes = [label_of("outcome", outcome) for outcome in conduct.outcomes]
    followed = f"; {', '.join(outcomes)}" if outcomes else ""
    what = f"{label_of('form', conduct.form)}: {label_of('act', conduct.act)}"
    return f"{_name_actor(conduct.actor, conduct.office)}{areas}, {what}{followed}"


def _describe_tier(claim: Claim, tier: Tier) -> str:
    report = f" in the {tier.tier_year} Report" if tier.tier_year else ""
    years = f", for {tier.consecutive_years} years in a row" if tier.consecutive_years else ""
    reasons = [label_of("reason", reason) for reason in tier.reasons]
    why = f" ({join_words(reasons)})" if reasons else ""
    return f"{name_place(claim.country, claim.country)} is placed on {label_of('tier', tier.tier)}{report}{years}{why}"


def _describe_statistic(claim: Claim, statistic: Statistic) -> str:
    when = f" in {statistic.stat_year}" if statistic.stat_year else ""
    partner = f", with {name_place(statistic.partner, claim.country)}" if statistic.partner else ""
    areas = f", in {join_words(statistic.areas)}" if statistic.areas else ""
    return f"{label_of('indicator', statistic.indicator)}{when}: {_describe_figure(statistic)}{partner}{areas}"


def _describe_figure(statistic: Statistic) -> str:
    if statistic.precision == "none-stated":
        return "none"
    bounds = (statistic.low, statistic.high) if statistic.value is None else (statistic.value,)
    figure = " to ".join(f"{bound:,.15g}" for bound in bounds if bound is not None)
    precision = "" if statistic.precision == "exact" else f"{label_of('precision', statistic.precision)} "
    return f"{precision}{figure} {label_of('unit', statistic.unit)}"


def _describe_law(claim: Claim, law: Law) -> str:
    article = f"article {law.article} of the {law.instrument}" if law.article else f"the {law.instrument}"
    enacted = f" ({law.enacted})" if law.enacted else ""
    prohibits = [SCHEMES["exploitation"].get(what, what) for what in law.prohibits]
    forbids = f" prohibits {join_words(prohibits)}" if prohibits else " is cited"
    penalty = ""
    if law.penalty_max_months is not None or law.penalty_min_months is not None:
        months = [bound for bound in (law.penalty_min_months, law.penalty_max_months) if bound is not None]
        penalty = f", with penalties of {' to '.join(_in_years(bound) for bound in months)}"
    return f"{article}{enacted} of {name_place(claim.country, claim.country)}{forbids}{penalty}"


def _in_years(months: int) -> str:
    years, rest = divmod(months, 12)
    if rest or not years:
        return f"{months} months"
    return f"{years} years" if years > 1 else "1 year"
