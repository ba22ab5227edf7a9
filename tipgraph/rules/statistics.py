"""List the shapes in which a narrative gives figures, and what they count."""

from tipgraph.rules.numerals import NUMBER
from tipgraph.rules.shapes import Rule

_ABOUT = (
    r"(?P<precision{n}>at least|more than|over|no fewer than|approximately|about|around|nearly|almost|roughly|"
    r"an estimated|some|only|just|a total of) "
)


def _quantity(n: str = "") -> str:
    """Return the shape of a figure; `n` tells the groups of a second figure apart."""
    return rf"(?:{_ABOUT.format(n=n)})?(?P<value{n}>{NUMBER}|no|zero|none)"


_NO_ADJECTIVE = r"(?!(?:of|in|to|for|and|the|were|was|are|is|has|have|did|not|any|by|with|from|on|at|that|who)\b)"
_ADJECTIVES = rf"(?:{_NO_ADJECTIVE}[\w\u2019'-]+ ){{0,4}}?"
_CHAIN = r"(?:,? (?:and|or|nor) |, )"

_VERB = (
    r"(?:investigat(?:e[ds]?|ing)|prosecut(?:e[ds]?|ing)|convict(?:ed|s|ing)?|arrest(?:ed|s|ing)?|indict(?:ed|ing)?|"
    r"charg(?:ed|ing)|sentenc(?:ed|ing)|identif(?:y|ied|ying)|assist(?:ed|s|ing)?|shelter(?:ed|ing)|repatriat(?:e[ds]?|ing))"
)
_STEMS = "investigat prosecut convict arrest indict charg sentenc identif assist shelter repatriat"
VERBS = rf"(?P<verbs>{_VERB}(?:{_CHAIN}(?:successfully |formally )?{_VERB})*)"
# What may stand between a verb and its object when other verbs share the object: "or refer to shelters".
_AND_MORE = r"(?:(?:,| and| or|, and|, or) (?:[\w-]+,? ){1,9}?[\w-]+)?"
EVENT = r"(?:investigations?|prosecutions?|convictions?|arrests?|indictments?)"
EVENTS = rf"(?P<events>{EVENT}(?:{_CHAIN}(?:new )?{EVENT})*)"

# What a figure counts, by its last noun; the first kind that fits wins.
OFFICIALS = (
    r"(?:officials?|officers?|policem[ae]n|teachers?|soldiers?|judges?|prosecutors?|diplomats?|civil servants?|"
    r"(?:government|public|state) (?:employees?|workers?))"
)
CASES = r"(?:cases?|investigations?|prosecutions?|incidents?|crimes?|offenses?)"
VICTIMS = r"victims?(?! (?:assist|protect|identif|special|support|servic|care|coordin|advoc))"
PERSONS = (
    r"(?:individuals?|persons?|people|traffickers?|offenders?|suspects?|defendants?|perpetrators?|criminals?|slaveholders?|pimps?|men|women|"
    r"foreigners|nationals|citizens|children|girls|boys|adults|minors|migrants?|brokers?|recruiters?|parents|"
    r"employers?)"
)
_NOUN = rf"(?:{OFFICIALS}|{CASES}|{VICTIMS}|{PERSONS})"
OBJECT = rf"(?P<object>{_ADJECTIVES}{_NOUN}(?:,? (?:and|or) {_ADJECTIVES}{_NOUN})?)\b"

DID = Rule(
    name="count-did",
    needs=_STEMS,
    shape=rf"\b{VERBS} {_quantity()} {OBJECT}",
    fires="authorities investigated and prosecuted 12 suspected traffickers",
    spares="authorities investigated reports that three victims were beaten",
)
EVENTS_COUNTED = Rule(
    name="count-events",
    needs="investigation prosecution conviction arrest indictment",
    shape=rf"\b{_quantity()} {_ADJECTIVES}{EVENTS}",
    fires="the government reported 23 prosecutions",
    spares="the government reported fewer prosecutions",
)
WAS_DONE = Rule(
    name="count-was-done",
    needs=_STEMS,
    shape=(
        rf"\b{_quantity()} {OBJECT}"
        r"(?: (?:(?:allegedly )?(?:complicit|involved|suspected|accused) (?:in|of)|involving|of) (?:\w+ ){1,7}?)? ?"
        rf"(?:(?:was|were|had been|have been|has been) (?:ever |reported |\w+ly )*){VERBS}"
    ),
    fires="no officials were convicted of offenses",
    spares="three victims were beaten by officials who were convicted",
)
NOT_DONE = Rule(
    name="count-not-done",
    needs=_STEMS,
    shape=(
        r"\b(?:did not|failed to|(?:has|have|had) not|(?:has|have) never|(?:has|have) yet to) (?:again |\w+ly )?"
        r"(?:(?:report|make|initiate|conduct|undertake) )?(?:report |initiating |making |conducting )?"
        rf"(?:{VERBS}{_AND_MORE} (?:any|a single|a|anyone) (?:{OBJECT})?|any {_ADJECTIVES}{EVENTS})"
    ),
    fires="police did not prosecute or arrest any suspects",
    spares="the government did not prosecute traffickers with vigor",
)
NOR_DONE = Rule(
    name="count-nor-done",
    needs=_STEMS,
    shape=rf"\b(?:or|nor)(?: did (?:they|it))? {VERBS}{_AND_MORE} any {OBJECT}",
    fires="did not open any inquiry or convict any traffickers",
    spares="convict any and all traffickers",
)
ASSISTED = Rule(
    name="count-assisted",
    needs="victim",
    shape=(
        rf"\b(?:{_quantity()} {OBJECT} (?:was|were|had been) "
        r"(?:provided|given|offered|assisted|sheltered|helped|housed|served|cared)"
        r"|(?:provided|offered|gave) (?:[\w,\u2019'-]+ ){1,10}?(?:to|for) "
        rf"{_quantity('2')} (?P<object2>{_ADJECTIVES}{VICTIMS})"
        rf"|{_quantity('3')} (?P<object3>{_ADJECTIVES}{VICTIMS}) received (?:[\w,-]+ ){{0,6}}?"
        r"(?:assistance|services|shelter|care))"
    ),
    fires="twelve victims were provided with shelter",
    spares="twelve victims were not provided with shelter",
)
SUSPENDED = Rule(
    name="count-suspended",
    needs="suspended",
    shape=(
        rf"\b{_quantity()} (?:{_ADJECTIVES}{PERSONS} (?:received|were given|was given) )?(?:a )?"
        r"suspended (?:prison )?sentences?"
    ),
    fires="no convicted traffickers received suspended sentences",
    spares="sentences were suspended in no court",
)
AMNESTY = Rule(
    name="count-amnesties",
    needs="amnest",
    shape=(
        rf"\b{_quantity()} {_ADJECTIVES}{PERSONS} (?:received suspended sentences or )?"
        r"(?:(?:were|was) )?(?:granted|given|received|benefited from) (?:an )?amnest(?:y|ies)"
    ),
    fires="no offenders were granted amnesty",
    spares="an amnesty law was granted royal assent",
)
JOINT = Rule(
    name="count-joint",
    needs="with",
    shape=(
        r"\b(?:worked|cooperated|collaborated|partnered)(?: jointly)? with (?P<partner>[^;.]{3,60}?) "
        rf"(?:to|in) (?:jointly )?(?:investigate|investigating|on) {_quantity()} {_ADJECTIVES}{CASES}"
    ),
    fires="worked with French police to investigate two trafficking cases",
    spares="worked with French police to train two officers",
)
_TERM = r"(?:days?|weeks?|months?|years?)"
SENTENCE_RANGE = Rule(
    name="sentence-range",
    shape=(
        rf"\b(?:sentences?|terms?|imprisonment|sentenced)\b[^;.]{{0,80}}?\b(?:(?:rang(?:ed|ing|es)|varied|varying) )?"
        rf"(?:from|between|of) (?P<low>{NUMBER})(?: (?P<lowterm>{_TERM})[\u2019']?)? ?(?:to|and|-|\u2013) ?"
        rf"(?P<high>{NUMBER}) (?P<highterm>{_TERM})"
    ),
    fires="sentences ranged from two months to nine years",
    spares="sentences ranged widely from court to court",
)
SENTENCED = Rule(
    name="sentence-length",
    shape=(
        rf"\bsentenced (?:[\w\u2019'-]+ ){{0,6}}?to (?P<value>{NUMBER}) (?P<term>{_TERM})[\u2019']? ?"
        r"(?:in prison|imprisonment|in jail)"
    ),
    fires="sentenced one trafficker to eight years' imprisonment",
    spares="sentenced one trafficker to a fine of eight dollars",
)
_MONEY = (
    r"(?P<precision>approximately|about|around|nearly|at least|more than|an estimated|estimated at)? ?"
    rf"\$ ?(?P<value>{NUMBER})"
)
LOSSES = Rule(
    name="global-losses",
    gives="global-victim-losses",
    shape=rf"\bvictims(?: of [\w -]{{3,25}}?)? (?:suffer|lose|lost)(?:ed)?[^$;]{{0,20}}?{_MONEY}",
    fires="victims of forced labor suffer approximately $20 billion in losses",
    spares="victims receive approximately $20 in assistance",
)
PROFITS = Rule(
    name="global-profits",
    gives="global-trafficker-profits",
    shape=rf"\bprofits[^$;]{{0,40}}?{_MONEY}",
    fires="the profits of traffickers are estimated at $31 billion",
    spares="the profits of a fund go to victims",
)
GLOBAL_VICTIMS = Rule(
    name="global-victims",
    gives="global-victims",
    shape=(
        r"\b(?P<precision>an estimated|approximately|at least|more than|nearly|about)? ?"
        rf"(?P<value>{NUMBER}) (?:[\w-]+ ){{0,4}}?(?:people|victims|persons|men, women,? and children)\b"
        r"[^;.]{0,60}?\b(?:worldwide|around the (?:world|globe)|in the world|globally)"
    ),
    fires="at least 12 million people are in forced labor worldwide",
    spares="at least 12 people were arrested in the capital",
)
GLOBAL = (LOSSES, PROFITS, GLOBAL_VICTIMS)
EVENTS_AGAINST = Rule(
    name="count-events-against",
    needs="investigation prosecution conviction arrest indictment",
    shape=rf"\b{EVENTS} (?:against|of) {_quantity()} {OBJECT}",
    fires="opened prosecutions against four alleged traffickers",
    spares="opened prosecutions against traffickers in four cases",
)
COUNTS = (JOINT, AMNESTY, SUSPENDED, ASSISTED, NOT_DONE, NOR_DONE, DID, EVENTS_AGAINST, WAS_DONE, EVENTS_COUNTED)

# A second figure, to which the first is compared: it has the indicator of the first.
_THAN = (
    r"(?:(?:(?:an |a )?(?:increase|decrease|decline|drop|rise)[ds]?|up|down) "
    r"(?:slightly |significantly |substantially |sharply )?(?:from|than)|"
    r"(?:as )?compared (?:to|with)|in comparison (?:to|with)|versus)"
)
_BEFORE = r"(?P<before>the (?:previous|prior|preceding|last) (?:reporting )?(?:year|period))"
COMPARED = Rule(
    name="compared",
    shape=(
        rf"^[^;.]{{0,90}}?\b{_THAN} (?:the )?{_quantity()}(?: (?P<object>{_ADJECTIVES}(?:{_NOUN}|{EVENT})))?"
        r"(?: (?:reported|identified|assisted|convicted|investigated|in total))*"
        rf"(?: (?:(?:in|during|for) (?P<year>(?:19|20)\d\d)|(?:(?:in|during|for) )?{_BEFORE}))?"
    ),
    fires=", up from 11 convictions reported in 2007",
    spares=", up from the level of an earlier plan",
)
IN_YEAR = Rule(
    name="in-year",
    shape=r"\b(?:in|during) (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b",
    fires="23 prosecutions in 2008",
    spares="no prosecution since 2008",
)
STATISTIC_RULES = (*COUNTS, SENTENCE_RANGE, SENTENCED, *GLOBAL, COMPARED, IN_YEAR)
