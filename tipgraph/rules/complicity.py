"""List the shapes that tell of officials who take part in trafficking or abuse its victims, and what followed."""

from tipgraph.rules.officials import ITS, SIGN, WHO
from tipgraph.rules.shapes import Rule

# Words that may stand between officials and what they do, without another subject coming in.
_LINK = (
    r"(?: in (?:[\w'\u2019-]+,? ){1,6}?(?:regions?|provinces?|districts?|areas|country))?"
    r"(?:,? (?:who|that|were|was|are|is|have|has|had|been|being|directly|allegedly|reportedly|sometimes|often|"
    r"routinely|also|"
    r"generally|continue[ds]?|remain(?:s|ed)?|may|might|from|for|to|in|and|or|involved|participat(?:e|ed|ing)|"
    r"engag(?:e|ed|ing)|"
    r"organiz(?:e|ed|ing)|deceived|unlawfully|forcibly|us(?:e|ed) their (?:authority|positions?)|\w+ly)\b)*"
)


_WORK = (
    r"(?:pick|harvest|work|labor|participate|perform|serve|servitude|prostitution|sex|agricultur\w+|cotton|"
    r"fields|construction|"
    r"forced labor|armed groups)"
)

_TRAFFICKING = (
    r"(?:[^;,]{0,70}?\b(?:traffick\w*|victims?|forced|exploitation|such|recruitment|crimes|begging|prostitution))"
)
IS_COMPLICIT = Rule(
    name="is-complicit",
    needs="complicit collud facilitat profit benefit assist protect permit",
    gives="facilitation",
    shape=(
        rf"{WHO}{_LINK} (?:complicit|(?:collud|facilitat)(?:e|es|ed|ing)\b{_TRAFFICKING}|profit(?:s|ed|ing)? "
        rf"(?:\w+ )?from|"
        r"benefit(?:s|ed|ing|ted)? from|(?:assist|protect)(?:s|ed|ing)? (?:human )?traffickers|permit(?:s|ted|ting)?,)"
    ),
    fires="some officials are reportedly complicit in trafficking",
    spares="officials facilitate trade",
)
COMPLICITY = (
    Rule(
        name="compels",
        needs="compel coerc forc requir order mobiliz",
        gives="compel-labor",
        shape=(
            rf"{WHO}{_LINK} (?:compel(?:s|led|ling)?|(?:coerc|forc|requir)(?:e|es|ed|ing)|order(?:s|ed|ing)?|"
            rf"mobiliz(?:e|es|ed|ing))"
            rf"(?: (?:and|or) (?:coerc|forc)(?:e|es|ed|ing))? (?!by )[^;]{{2,120}}?\b(?:to|into|in) (?:[\w'-]+ "
            rf"){{0,4}}?{_WORK}\b(?! in (?:\w+ )?(?:criminal|court|legal|investigat|prosecut|proceed|trial))"
        ),
        fires="local officials in two regions were involved in coercing pupils to pick cotton",
        spares="local officials released pupils whom no one forced to pick cotton",
    ),
    Rule(
        name="compelled-by",
        needs="compelled coerced forced required ordered mobilized",
        gives="compel-labor",
        shape=rf"\b(?:compelled|coerced|forced|required|ordered|mobilized) by (?:some |certain |corrupt )*{WHO}",
        fires="women are coerced by local officials to harvest fruit",
        spares="women were freed by local officials",
    ),
    Rule(
        name="assaults",
        needs="assault abus exploit harass rap",
        gives="sexual-assault",
        shape=(
            rf"{WHO}{_LINK} (?:sexually (?:assault|abus|exploit|harass)(?:e|es|ed|ing|s)?|rap(?:e|es|ed|"
            rf"ing))\b(?! (?:by|victims'))"
        ),
        fires="a victim alleged that border officials sexually assaulted her",
        spares="border officials helped a sexually assaulted woman",
    ),
    Rule(
        name="assaulted-by",
        needs="assaulted abused exploited raped",
        gives="sexual-assault",
        shape=rf"\b(?:sexually (?:assaulted|abused|exploited)|raped) by (?:some )?(?:{WHO}|(?P<its>{ITS}))",
        fires="victims were sexually assaulted by police",
        spares="victims were sexually assaulted by traffickers",
    ),
    Rule(
        name="abuses",
        needs="abus mistreat beat harass extort threaten",
        gives="victim-abuse",
        shape=(
            rf"{WHO}(?:['\u2019]s?)?(?:{_LINK})? (?:physical )?(?:abuses?|mistreatment|abused|abusing|"
            rf"mistreated|beat|harassed|extort(?:s|ed|ing)?|"
            r"threaten(?:s|ed|ing)?)(?: and \w+)?(?: of)? (?:[\w-]+ ){0,4}?victims\b"
        ),
        fires="allegations of security officials' abuse of victims",
        spares="police helped abused victims",
    ),
    Rule(
        name="obstructs",
        needs="stop block halt hinder obstruct imped interfer drop",
        gives="obstruction",
        shape=(
            rf"{WHO}{_LINK} (?:stop|block|halt|hinder|obstruct|imped|interfer|drop)(?:e|es|s|ed|ped|"
            rf"ping|ing)? (?:with )?"
            r"(?:[\w-]+ ){0,4}?(?:investigations?|prosecutions?|cases|charges|inquiries|law enforcement)\b"
        ),
        fires="police used their position to drop charges",
        spares="officials opened an investigation after traffic stopped",
    ),
    Rule(
        name="takes-bribes",
        needs="bribe money payment",
        gives="bribery",
        shape=(
            rf"{WHO}{_LINK} (?:accept|tak|receiv|request|solicit|demand|extort)(?:e|es|s|ed|ing|en)? (?:[\w-]+ "
            rf"){{0,3}}?(?:bribes?|money|payments?)\b"
        ),
        fires="border officials accept bribes",
        spares="border officials refuse bribes",
    ),
    Rule(
        name="bribed",
        needs="brib",
        gives="bribery",
        shape=rf"\b(?:bribes? (?:to|from)|brib(?:e|es|ed|ing)) (?:some |corrupt )*{WHO}",
        fires="traffickers bribe police",
        spares="traffickers evade police",
    ),
    Rule(
        name="uses-child-soldiers",
        needs="child minors boys",
        gives="child-soldiering",
        shape=(
            rf"{WHO}(?:\W+including [^;,]{{3,80}},)?{_LINK} (?:unlawful )?(?:recruit|us|conscript|"
            rf"re-?recruit)(?:e|es|s|ed|ing|ment)?"
            r"(?: (?:and|or) (?:recruit|us|re-?recruit)(?:e|es|s|ed|ing)?)*(?: of)? (?:[\w-]+ ){0,4}?(?:child "
            r"soldiers|children|boys|minors)\b"
        ),
        fires="the army continued to recruit and use child soldiers",
        spares="the army released all child soldiers",
    ),
    Rule(
        name="used-by",
        needs="child",
        gives="child-soldiering",
        shape=rf"\b(?:recruitment|use)(?: and use)? of (?:child soldiers|children)(?: \w+){{0,3}} by (?:the )?{WHO}",
        fires="the recruitment and use of children by the army",
        spares="the schooling of children by the army",
    ),
    IS_COMPLICIT,
    Rule(
        name="takes-part",
        needs="involved implicated",
        gives="facilitation",
        shape=(
            rf"{WHO}(?: in [\w ]{{3,30}}?)? (?:were|was|are|have been|had been|allegedly|reportedly) (?:\w+ly "
            rf")?(?:involved|implicated) in"
        ),
        fires="border guards were implicated in trafficking",
        spares="some security officials were promoted in May",
    ),
    Rule(
        name="complicity-of",
        needs="complicity corruption involvement collusion",
        gives="facilitation",
        shape=(
            rf"\b(?:complicity|corruption|involvement|collusion)(?: [\w-]+){{0,3}}? (?:of|among|by|from|on the "
            rf"part of) (?:\w+ ){{0,2}}?{WHO}"
        ),
        fires="complicity among police remained a concern",
        spares="the absence of police remained a concern",
    ),
    Rule(
        name="officials-complicity",
        needs="complicity corruption involvement collusion",
        gives="facilitation",
        shape=rf"{WHO}(?:['\u2019]s?)? (?:alleged |reported )?(?:complicity|involvement|corruption|collusion)\b",
        fires="allegations of police officers' involvement",
        spares="police officers' uniforms",
    ),
    Rule(
        name="penalizes-victims",
        needs="victims",
        gives="penalizing-victims",
        shape=(
            rf"{WHO}{_LINK} (?:detain|arrest|deport|penaliz|punish|imprison|jail|prosecut|fin)(?:e|es|s|ed|"
            rf"ing)?(?:,? (?:and|or) \w+|, \w+)*"
            r" (?:(?!who |offenders|traffickers)[\w-]+ ){0,4}?victims\b"
        ),
        fires="authorities continued to punish trafficking victims",
        spares="authorities punished offenders who beat victims",
    ),
    Rule(
        name="exploits",
        needs="traffick exploit subject",
        gives="trafficking",
        shape=(
            rf"{WHO}{_LINK} (?:traffick(?:s|ed|ing)? (?!crimes|cases|offen|victims)\w|exploit(?:s|ed|ing)?|"
            rf"subject(?:s|ed|ing)? [^;]{{2,60}}? to)\b"
        ),
        fires="some local officials exploit herders in forced labor",
        spares="some local officials exported grain",
    ),
)

# What a government does without being named: its actor is implied.
IMPERSONAL = (
    Rule(
        name="policy-of-forced-labor",
        needs="pattern",
        gives="compel-labor",
        shape=r"\bpolicy or pattern of (?:[\w-]+ ){0,3}?forced labor\b",
        fires="there was a policy or pattern of forced labor",
        spares="there was a policy against forced labor",
    ),
    Rule(
        name="policy-of-trafficking",
        needs="pattern",
        gives="trafficking",
        shape=r"\bpolicy or pattern of (?:[\w-]+ ){0,3}?trafficking\b",
        fires="a policy or pattern of human trafficking",
        spares="a policy on human trafficking",
    ),
    Rule(
        name="policy-of-child-soldiering",
        needs="pattern",
        gives="child-soldiering",
        shape=r"\bpattern of (?:employing|recruiting)(?: or recruiting)? child soldiers\b",
        fires="a pattern of employing or recruiting child soldiers",
        spares="a pattern of releasing child soldiers",
    ),
    Rule(
        name="keeps-penalizing",
        needs="continue",
        gives="penalizing-victims",
        shape=(
            r"\band continued? to (?:\w+ly )?(?:penalize|punish|detain|arrest|deport|jail)(?:,? (?:and|or) \w+)? "
            r"(?:[\w-]+ ){0,3}?victims\b"
        ),
        fires="helped no one and continued to punish some victims",
        spares="and continued to help victims",
    ),
    Rule(
        name="victims-penalized",
        needs="victims",
        gives="penalizing-victims",
        shape=(
            r"\bvictims (?:(?:are|were|continued? to be|have been) (?:also |still |often |sometimes |"
            r"routinely |inappropriately )*)"
            r"(?:penalized|punished|detained|arrested|deported|imprisoned|jailed|fined)\b"
        ),
        fires="victims were often detained",
        spares="victims were not detained",
    ),
)

STATUSES = (
    Rule(
        name="status-unconfirmed",
        gives="unconfirmed",
        shape=r"\bunconfirmed\b",
        fires="there were unconfirmed reports that",
        spares="he confirmed reports that",
    ),
    Rule(
        name="status-alleged",
        gives="alleged",
        shape=(
            r"\balleg(?:ed|edly|e|es|ations?)\b|\baccus(?:ed|ations?)\b|\bsuspected\b"
            rf"|\b(?:investigated|charged|arrested|prosecuted) (?:\w+ )?(?:{SIGN}|[^;]{{0,60}}?\bfor\b)"
        ),
        fires="allegations that teachers forced pupils",
        spares="legal teachers",
    ),
    Rule(
        name="status-reported",
        gives="reported",
        shape=r"\breportedly\b|\breports? (?:that|of|indicat\w+|suggest\w+)\b|\bcredible reports\b",
        fires="widespread reports of forced labor",
        spares="the report counts forced labor",
    ),
    Rule(
        name="status-possible",
        gives="possible",
        shape=r"\b(?:may|might|could) (?:have|be|also)\b",
        fires="corruption may have hindered the police",
        spares="corruption in May hindered the police",
    ),
)

OUTCOMES = (
    Rule(
        name="outcome-not-investigated",
        gives="not-investigated",
        shape=(
            r"\b(?:did not|failed to|failure to) (?:\w+ly )?investigate\b|\bno [^;,]{0,50}? (?:was|were) investigated"
            r"|\bno (?:\w+ )?investigations\b"
        ),
        fires="did not vigorously investigate reports",
        spares="did investigate reports",
    ),
    Rule(
        name="outcome-investigated",
        gives="investigated",
        shape=(
            rf"\binvestigated (?:[\w-]+ ){{0,4}}?{SIGN}|\b(?:initiated|opened) (?:\w+ )?investigations? (?:into|of)\b"
            rf"|{SIGN}[^;,]{{0,20}}? (?:was|were|have been|has been) investigated"
        ),
        fires="initiated investigations into allegations that",
        spares="closed investigations",
    ),
    Rule(
        name="outcome-prosecuted",
        gives="prosecuted",
        shape=rf"\b(?:prosecuted|charged|indicted) (?:[\w-]+ ){{0,4}}?{SIGN}",
        fires=f"prosecuted three {SIGN}{SIGN}",
        spares=f"three {SIGN}{SIGN} prosecuted no one",
    ),
    Rule(
        name="outcome-reprimanded",
        gives="reprimanded",
        shape=rf"(?P<actor>{SIGN}+) (?:was|were) (?:reprimanded|disciplined|fined|demoted|suspended)\b",
        fires=f"some {SIGN}{SIGN} were reprimanded",
        spares=f"{SIGN}{SIGN} reprimanded no one",
    ),
    Rule(
        name="outcome-none-convicted",
        gives="none-convicted",
        shape=(
            rf"\bno (?:\w+ )?(?:{SIGN}+[^;,]{{0,60}}? (?:was|were)(?: \w+ or)? convicted|convictions of (?:\w+ "
            rf")?{SIGN})"
        ),
        fires=f"no {SIGN}{SIGN} were convicted",
        spares=f"some {SIGN}{SIGN} were convicted",
    ),
    Rule(
        name="outcome-convicted",
        gives="convicted",
        shape=rf"\bconvicted (?:and sentenced )?(?:[\w-]+ ){{0,3}}?{SIGN}",
        fires=f"convicted two {SIGN}{SIGN}",
        spares=f"convicted two men who were no friends of {SIGN}{SIGN}",
    ),
)
