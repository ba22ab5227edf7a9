"""List the shapes that place a country on a tier, and the reasons given for it."""

from tipgraph.rules.shapes import Rule

_LIST = r"tier ?2(?: ?[,:(\u2013\u2014-])* ?(?:special )?watch ?-?list"
TIER = rf"(?P<tier>{_LIST}|tier ?[123]\b|special (?:case|category))"
# What may stand between the verb and the tier that it gives.
_ON = r"(?:on|as|to|at|in|a|the|its|designation|level|status|of) "

HEADING = Rule(
    name="tier-heading",
    shape=rf"^[^;]{{2,70}}?(?:[(:\u2013\u2014-] ?|\n\s*){TIER}\W*$",
    fires="Ruritania (TIER 2 Watch List)",
    spares="Ruritania (two tiers of courts)",
)
OPENING = Rule(
    name="tier-opening",
    shape=rf"^(?:{TIER})(?= ?(?:[;.:\u2013\u2014-]|$))",
    fires="Tier 3 \u2014 Ruritania does not fully meet the minimum standards",
    spares="Tier 3 countries may lose foreign assistance",
)
PLACED = Rule(
    name="tier-placed",
    shape=(
        rf"\b(?:is|was|has been|again) (?:(?:also|therefore|thus|again|once again) )*"
        rf"(?:placed|ranked|rated|kept|retained|classified|designated)(?: (?:once )?again)? (?:{_ON})*{TIER}"
    ),
    fires="therefore, Ruritania is placed on Tier 2 Watch List",
    spares="a country that must be placed on Tier 3",
)
REMAINED = Rule(
    name="tier-remained",
    shape=rf"\b(?P<cue>remain(?:s|ed)|stay(?:s|ed)|continue[sd] to be) (?:{_ON})*{TIER}",
    fires="therefore Ruritania remained on the Tier 2 Watch List",
    spares="Ruritania would remain on Tier 3",
)
MOVED = Rule(
    name="tier-moved",
    shape=(
        rf"\b(?P<move>upgraded|raised|moved up|promoted|downgraded|lowered|dropped|moved down|demoted)"
        rf"(?: from (?P<former>{TIER.replace('?P<tier>', '?:')}))? (?:{_ON})*{TIER}"
    ),
    fires="Ruritania was downgraded to Tier 3",
    spares="Ruritania moved to a second tier of courts",
)
AFTER = Rule(
    name="tier-after",
    shape=rf"\bafter being (?:{_ON})*{TIER} (?P<cue>for (?P<count>\w+) consecutive years)",
    fires="after being at Tier 2 for three consecutive years",
    spares="after being a member for two consecutive years",
)
WAIVED = Rule(
    name="tier-waived",
    shape=rf"\bwaivers?\b.{{0,90}}?\bdowngraded? to (?:{_ON})*{TIER}",
    fires="was granted a waiver that spared it a downgrade to Tier 3",
    spares="was granted a waiver of the fees of a visa",
)
PLACEMENTS = (HEADING, OPENING, PLACED, REMAINED, MOVED)
TIER_RULES = (*PLACEMENTS, AFTER, WAIVED)

AGAIN = Rule(
    name="tier-again",
    shape=r"\b(?P<cue>again (?:placed|ranked|rated|kept)|(?:placed|ranked|rated|kept) (?:once )?again)\b",
    fires="Why was Ruritania again placed on Tier 2?",
    spares="Ruritania again made few efforts and is placed on Tier 2",
)
ROW = Rule(
    name="tier-consecutive",
    shape=(
        rf"{TIER} (?:again )?(?P<cue>for (?:a|an|its|the) (?P<ordinal>\w+|\d+(?:st|nd|rd|th)) "
        r"(?:consecutive|straight|successive) year)\b"
    ),
    fires="stays on Tier 2 Watch List for a fourth straight year",
    spares="did not convict anyone for the third consecutive year",
)
ROW_FIRST = Rule(
    name="tier-consecutive-first",
    shape=(
        r"^(?P<cue>for (?:a|an|its|the) (?P<ordinal>\w+) (?:consecutive|straight|successive) year),? "
        rf"[^,;]{{2,60}}? {TIER}"
    ),
    fires="For the third consecutive year, Ruritania is placed on Tier 2",
    spares="For the third consecutive year, Ruritania convicted no one, and it is placed on Tier 3",
)
ROWS = (ROW, ROW_FIRST)

REASONS = (
    Rule(
        name="reason-compliant",
        gives="compliant",
        shape=r"\b(?:fully (?:meets|complies with)|complies fully with) the minimum standards",
        fires="Ruritania fully meets the minimum standards",
        spares="Ruritania does not fully meet the minimum standards",
    ),
    Rule(
        name="reason-not-compliant",
        gives="not-compliant",
        shape=r"\b(?:does|do) not (?:yet )?(?:fully )?(?:meet|comply)(?: fully)?(?: with)?(?: the)? minimum standards",
        fires="Ruritania does not comply with minimum standards",
        spares="Ruritania fully complies with the minimum standards",
    ),
    Rule(
        name="reason-significant-efforts",
        gives="significant-efforts",
        shape=r"\b(?:it is|but is|is|was) making significant efforts\b",
        fires="but is making significant efforts",
        spares="and is not making significant efforts",
    ),
    Rule(
        name="reason-no-significant-efforts",
        gives="no-significant-efforts",
        shape=r"\bnot making (?:any|a significant effort|significant efforts?|sufficient efforts?)\b",
        fires="and is not making any efforts",
        spares="but is making significant efforts",
    ),
    Rule(
        name="reason-no-increasing-efforts",
        gives="no-increasing-efforts",
        shape=r"\b(?:(?:did not|fail(?:ed|ing|ure) to) (?:demonstrate|show|provide)(?: evidence of)?|no evidence of) "
        r"(?:overall )?increasing efforts",
        fires="Ruritania failed to show increasing efforts",
        spares="the government demonstrated increasing efforts",
    ),
    Rule(
        name="reason-commitments",
        gives="commitments",
        shape=r"\bcommitments? (?:(?:by|of) the government )?to (?:under)?take (?:additional |future )?steps",
        fires="based on commitments to take additional steps over the next year",
        spares="the commitment of its citizens to help victims",
    ),
    Rule(
        name="reason-achievements",
        gives="achievements",
        shape=r"\b(?:made|because of) (?:several |key |significant )*(?:achievements|accomplishments)",
        fires="Ruritania made several key achievements",
        spares="among its accomplishments, it opened a shelter",
    ),
    Rule(
        name="reason-written-plan",
        gives="written-plan",
        shape=r"\b(?:written plan|to a plan)\b.{0,12}if implemented,? would",
        fires="a written plan which, if implemented, would do",
        spares="a national plan that was implemented in part",
    ),
    Rule(
        name="reason-waiver",
        gives="waiver",
        shape=r"\bgranted (?:a )?waiver\b",
        fires="Ruritania was granted a waiver from a downgrade",
        spares="Ruritania did not seek a waiver of visa fees",
    ),
    Rule(
        name="reason-automatic-downgrade",
        gives="automatic-downgrade",
        shape=AFTER.shape,
        fires="after being at Tier 2 for four consecutive years",
        spares="stayed on Tier 2 for a second year",
    ),
    Rule(
        name="reason-complicity-unpunished",
        gives="complicity-unpunished",
        shape=r"\b(?:did not|failed to) (?:demonstrate|make|show) (?:any )?(?:significant )?progress in (?:\w+ ){0,4}"
        r"(?:complicit officials|officials complicit)",
        fires="did not demonstrate progress in prosecuting officials complicit in the trade",
        spares="made progress in prosecuting officials complicit in the trade",
    ),
    Rule(
        name="reason-protection-lacking",
        gives="protection-lacking",
        shape=r"\b(?:did not|failed to) (?:demonstrate|make|show) (?:any )?(?:significant )?progress in [^;]{0,90}?\b"
        r"(?:victims have access to|protecting victims|victim protection|identifying victims)",
        fires="did not demonstrate progress in ensuring that victims have access to shelters",
        spares="demonstrated progress in protecting victims",
    ),
    Rule(
        name="reason-upgraded",
        gives="upgraded",
        shape=r"\b(?:upgraded|raised|moved up|promoted) (?:from [^;]{5,25} )?(?:to|on)\b",
        fires="therefore Ruritania was upgraded to Tier 2",
        spares="the government upgraded its shelters",
    ),
    Rule(
        name="reason-downgraded",
        gives="downgraded",
        shape=r"\b(?:is|was|and|thus|therefore) (?:downgraded|lowered|moved down|demoted|dropped) "
        r"(?:from [^;]{5,25} )?(?:to|on)\b",
        fires="Ruritania was downgraded to Tier 3",
        spares="a waiver instead of being downgraded to Tier 3",
    ),
)
