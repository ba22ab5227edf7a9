"""List the shapes that tell what a government failed to do, and what it did, against trafficking."""

from tipgraph.rules.shapes import Rule

# The words that open what was not done; what follows them is their scope.
FAILS = Rule(
    name="fails",
    needs="not never fail refus no minimal little yet lack",
    shape=(
        r"\b(?:(?:did|does|do|has|have|had) not|(?:has|have) never|failed to|fails to|failures? to|failing to|"
        r"refused to|"
        r"(?:made|makes|took|takes|demonstrated|showed) (?:no|minimal|little) (?:\w+ )?(?:efforts?|progress|"
        r"steps|actions?|attempts?)"
        r"(?: to| in)?|no (?:\w+ )?(?:efforts|actions?|steps) (?:were|was) (?:made|taken|reported)(?: to)?"
        r"|(?:provid|offer|initiat|conduct)(?:ed|es|s) no|could not|(?:has|have|had) yet to|lack(?:s|ed)?)\b"
    ),
    fires="the ministry did not deploy teams",
    spares="the ministry did deploy teams",
)
SCOPE_END = Rule(
    name="scope-end",
    shape=(
        r";|, but\b|, although\b|, though\b|, while\b|, however\b| -- |,? despite\b| and (?:the )?\u00a4"
        r"|, and (?!investigat|prosecut|convict|identif|refer|protect|assist|punish)"
    ),
    fires="did not act, although asked",
    spares="did not act, or speak",
)
_HEAD = (
    r"^ ?(?:(?:again|yet|also|fully|any|new|or|and|nor|report(?:ing)?|initiat(?:e|ing)|conduct(?:ing)?|"
    r"undertake|significant|efforts|"
    r"make|making|demonstrate|take|steps|actions?|progress|to|in|sufficient|adequate|\w+ly|investigat\w*|"
    r"prosecut\w*|convict\w*|"
    r"identif\w*|assist\w*|protect\w*|develop|implement|punish|hold)\b,? ?)*?"
)
ON_COMPLICITY = Rule(
    name="not-on-complicity",
    gives="no-action-on-complicity",
    shape=r"\b(?:complicit|complicity|corrupt|corruption)\b",
    fires="did not convict officials complicit in the trade",
    spares="did not convict offenders",
)
INACTIONS = (
    Rule(
        name="not-investigating",
        gives="no-investigation",
        shape=rf"{_HEAD}investigat(?:e|ing|ions?)\b",
        fires=" vigorously investigate reports",
        spares=" deploy teams to investigate reports",
    ),
    Rule(
        name="not-prosecuting",
        gives="no-prosecution",
        shape=rf"{_HEAD}(?:prosecut(?:e|ing|ions?)\b|used? the (?:statute|law) to prosecute)",
        fires=" investigate or prosecute offenders",
        spares=" train those who prosecute offenders",
    ),
    Rule(
        name="not-convicting",
        gives="no-conviction",
        shape=rf"{_HEAD}convict(?:ed|ing|ions?)?\b",
        fires=" prosecute or convict any traffickers",
        spares=" free the convict",
    ),
    Rule(
        name="not-disciplining",
        gives="no-discipline",
        shape=rf"{_HEAD}(?:disciplin(?:e|ing)|hold (?:[\w-]+ ){{0,4}}?accountable|punish)\b",
        fires=" generally discipline teachers",
        spares=" teach discipline",
    ),
    Rule(
        name="not-inspecting",
        gives="no-inspection",
        shape=(
            rf"{_HEAD}(?:deploy [\w ]{{0,20}}?inspection|inspect|monitor|(?:systematic )?(?:monitoring|"
            rf"inspections?))\b"
        ),
        fires=" deploy inspection teams",
        spares=" deploy the army",
    ),
    Rule(
        name="not-identifying",
        gives="no-identification",
        shape=(
            rf"{_HEAD}(?:identify(?:ing)?|screen(?:ing)?|refer(?:ring)?)\b"
            r"|^[^;,]{0,70}?\b(?:identification|referral) (?:procedures?|mechanism|efforts|guidelines|system)"
        ),
        fires=" identify any victims",
        spares=" show a pass",
    ),
    Rule(
        name="not-assisting",
        gives="no-assistance",
        shape=(
            rf"{_HEAD}(?:assist(?:ing)?|protect(?:ing)?|shelter|(?:provid|offer)(?:e|ing)? "
            rf"[^;]{{0,70}}?(?:assistance|support|services|"
            r"shelter|care|protection|funding))\b|^[^;]{0,140}?\bvictims have access to\b"
            r"|^ ?(?:direct |victim |protective |protection |adequate |formal |sufficient )*(?:assistance|"
            r"services|shelters?|funding)\b"
        ),
        fires=" provide medical care to girls",
        spares=" provide a reason",
    ),
    Rule(
        name="not-preventing",
        gives="no-prevention",
        shape=rf"{_HEAD}(?:prevent(?:ing)?\b|(?:any )?(?:\w+ )?(?:prevention|awareness)\b)",
        fires=" prevent local officials from compelling pupils",
        spares=" deny what it could not prevent",
    ),
    Rule(
        name="not-making-law",
        gives="no-law",
        shape=(
            rf"{_HEAD}(?:(?:pass|enact|adopt|amend|approve|promulgate)\b"
            r"[^;,]{0,60}?\b(?:laws?|legislation|bill|code|amendments?|regulations)\b|criminalize\b)"
        ),
        fires=" adopt comprehensive legislation",
        spares=" adopt orphans",
    ),
)
NO_EFFORTS = Rule(
    name="no-efforts",
    gives="no-efforts",
    shape=(
        r"^ ?(?:make|demonstrate|show) (?:any |significant |sufficient |discernible )*(?:\w+ )?efforts?\b|"
        r"\b(?:any|no) (?:\w+ )?efforts\b"
    ),
    fires=" make any efforts to combat trafficking",
    spares=" count its efforts",
)

EFFORTS = (
    Rule(
        name="investigates",
        needs="investigat",
        gives="investigation",
        shape=r"\binvestigat(?:ed|ing)\b|\b(?:initiat|open|conduct)(?:ed|ing) (?:[\w-]+ ){0,5}?investigations?\b",
        fires="opened two investigations",
        spares="reported no investigations",
    ),
    Rule(
        name="prosecutes",
        needs="prosecut",
        gives="prosecution",
        shape=r"\bprosecut(?:ed|ing)\b|\b(?:initiat|open|launch)(?:ed|ing) (?:[\w-]+ ){0,5}?prosecutions?\b",
        fires="prosecuted two offenders",
        spares="lacked prosecutors",
    ),
    Rule(
        name="convicts",
        needs="convict sentenc",
        gives="conviction",
        shape=r"\bconvict(?:ed|ing) (?!trafficker|offender)|\bconvicting (?:trafficker|offender)|\bsentenc(?:ed|ing)\b",
        fires="convicted three traffickers",
        spares="no convicted trafficker was freed",
    ),
    Rule(
        name="inspects",
        needs="inspect monitor licens",
        gives="inspection",
        shape=(
            r"\b(?:inspect(?:ed|ing)|(?:institut|conduct|increas)(?:ed|ing) (?:[\w-]+ ){0,4}?(?:monitoring|"
            r"inspections?|licensing))\b"
        ),
        fires="instituted monitoring of travel firms",
        spares="resisted monitoring",
    ),
    Rule(
        name="identifies",
        needs="identif screen",
        gives="identification",
        shape=(
            r"\bidentif(?:ied|ying) (?:[\w-]+ ){0,5}?victims\b|\bscreen(?:ed|ing) [^;,]{3,60}? for (?:human "
            r")?trafficking"
        ),
        fires="identified five victims",
        spares="unidentified victims",
    ),
    Rule(
        name="assists",
        needs="shelter service assist care support victims",
        gives="assistance",
        shape=(
            r"\b(?:provid|offer|fund|giv|maintain|open)(?:ed|ing) (?:[\w,-]+ ){0,8}?(?:shelters?|services|"
            r"assistance|care|support (?:to|for) (?:[\w-]+ ){0,4}?victims)\b"
            r"|\b(?:assist|refer|repatriat|shelter)(?:ed|red|ing|ring) (?:[\w-]+ ){0,4}?victims\b"
        ),
        fires="funded a shelter",
        spares="a funded army",
    ),
    Rule(
        name="raises-awareness",
        needs="awareness campaign television outreach",
        gives="awareness",
        shape=(
            r"\b(?:conduct|launch|rais|run|ran|continu|produc|broadcast|fund|organiz|held|hold)(?:e?d|ing|"
            r"cast)? (?:[\w-]+ ){0,6}?"
            r"(?:awareness|campaigns?|television programs|outreach)\b"
        ),
        fires="produced and broadcast television programs",
        spares="was aware of the risk",
    ),
    Rule(
        name="trains",
        needs="train",
        gives="training",
        shape=(
            r"\btrain(?:ed|ing) (?:[\w,-]+ ){0,8}?(?:officials|officers|police|prosecutors|judges|inspectors|"
            r"personnel|staff|teachers|diplomats)\b"
        ),
        fires="trained 30 judges",
        spares="untrained judges",
    ),
    Rule(
        name="makes-law",
        needs="law legislation act amend code decree bill protocol",
        gives="legislation",
        shape=(
            r"\b(?:pass|enact|adopt|amend|promulgat|ratif|approv|acced|draft)(?:ed|ied|ing|ying) (?:to "
            r")?(?:[\w,-]+ ){0,8}?"
            r"(?:laws?|legislation|act|amendments?|code|decree|bill|protocol)\b"
        ),
        fires="enacted a comprehensive law",
        spares="broke the law",
    ),
    Rule(
        name="plans",
        needs="plan strategy procedures sops guidelines mechanism force committee",
        gives="planning",
        shape=(
            r"\b(?:adopt|approv|draft|develop|launch|implement|finaliz|creat|establish|pass)(?:ed|ing) "
            r"(?:[\w,-]+ ){0,8}?"
            r"(?:action plan|national plan|strategy|operating procedures|SOPs|guidelines|mechanism|task force|"
            r"committee)\b"
        ),
        fires="adopted a national action plan",
        spares="lacked a national action plan",
    ),
    Rule(
        name="cooperates",
        needs="with",
        gives="cooperation",
        shape=r"\b(?:cooperat|coordinat|collaborat|partner|work)(?:ed|ing) (?:closely |jointly )?with\b",
        fires="worked with French police",
        spares="police with whom no one worked",
    ),
)
