"""List the shapes in which a narrative tells of law: the provision, what it forbids and what it prescribes."""

from tipgraph.rules.numerals import NUMBER
from tipgraph.rules.shapes import Rule

_ARTICLE = r"(?:articles?|sections?|art\.|sec\.) (?P<article>\d[\w.]*\w|\d)(?:(?:,| and| through| to|-) ?\d[\w.]*)* of "
_WORD = (
    r"(?:anti-?[\w-]+|traffickings?|in|of|and|against|on|for|to|human|beings|persons?|criminal|penal|labou?r|"
    r"immigration|child|"
    r"children(?:'s|\u2019s)?|sexual|sex|offen[cs]es|prevention|suppression|prohibition|protection|control|"
    r"combating|victims|"
    r"national|federal|new|existing|comprehensive|country(?:'s|\u2019s)|care|family|(?-i:[A-Z])[\w\u2019'-]+)"
)
_KIND = r"(?:act|laws?|code|decree|statute|legislation|proclamation|ordinance|constitution)\b"
_FORBIDS = r"(?:prohibit|criminaliz|criminalis|outlaw|ban)(?:s|es|ed|d|ning|ing|ned)?"

PROVISION = Rule(
    name="law-forbids",
    shape=(
        rf"\b(?:{_ARTICLE})?(?:the |its |an? |(?:the )?country(?:'s|\u2019s) )?(?:(?P<year>(?:19|20)\d\d) )?"
        rf"(?P<instrument>(?:{_WORD} ){{0,8}}?{_KIND}(?: (?:no\. ?|number )?\d[\d/-]*)?)"
        rf"(?P<between>(?:(?!\b{_KIND})[^;.]){{0,70}}?) (?P<verb>(?P<not>(?:does|do|did) not )?"
        rf"(?:specifically |explicitly |expressly |also |now )*{_FORBIDS})\b(?P<what>[^;.]*)"
    ),
    fires="Article 12.3 of the penal code prohibits sex trafficking",
    spares="the police prohibit begging near the code archive",
)
UNREAL = Rule(
    name="law-unreal",
    shape=r"\b(?:would|could|draft|bill|pending|proposed|fail(?:s|ed|ing|ure)? to|did not|not yet|to) ?$",
    fires="a law that would",
    spares="a law that",
)
ALL_FORMS = Rule(
    name="law-all-forms",
    shape=r"\ball (?:other )?forms of (?:human |labor |sex )?(?:and sex |or sex )?trafficking",
    fires="prohibits all forms of human trafficking",
    spares="prohibits some forms of work",
)
_TERM = r"(?P<{}>months?|years?)"
PENALTY = Rule(
    name="law-penalty",
    shape=(
        rf"\b(?:of|from|between|ranging from|punishable by|imprisonment for) (?P<low>{NUMBER})(?: "
        rf"{_TERM.format('lowterm')}[\u2019']?)?"
        rf" ?(?:to|and|-|\u2013) ?(?P<high>{NUMBER}) {_TERM.format('highterm')}"
    ),
    fires="penalties of 2 to 9 years in prison",
    spares="penalties of 2 to 9 days' wages",
)
MAXIMUM = Rule(
    name="law-maximum",
    shape=rf"\b(?:up to|a maximum of|not more than|as much as) (?P<high>{NUMBER}) {_TERM.format('highterm')}",
    fires="penalties of up to ten years' imprisonment",
    spares="penalties of up to ten goats",
)
MINIMUM = Rule(
    name="law-minimum",
    shape=rf"\b(?:at least|a minimum of|not less than|no less than) (?P<low>{NUMBER}) {_TERM.format('lowterm')}",
    fires="penalties of not less than two years' imprisonment",
    spares="penalties of not less than two goats",
)
OF_YEAR = Rule(
    name="law-of-year",
    shape=r"^(?: \w+)? of (?P<year>(?:19|20)\d\d)\b",
    fires=" of 2013, which",
    spares=" of two kinds",
)
ENACTED = Rule(
    name="law-enacted",
    shape=(
        r"\b(?:passed|enacted|adopted|promulgated|amended|introduced|added to the (?:criminal|penal) code|"
        r"entered into force|"
        r"came into (?:force|effect)) (?:\w+ ){0,3}?in (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)"
    ),
    fires="a law passed in 2013",
    spares="a law passed over in silence",
)
STILL_IT = Rule(
    name="law-still-it",
    shape=(
        r"^(?:although |while |since |though )?(?:it|this (?:law|article|statute|provision|act)|the (?:law|"
        r"article|statute|provision)) (?:was|were|had been)\b"
    ),
    fires="While it was passed in 1999, no one used it.",
    spares="Although it helped victims in 2003, no one was prosecuted.",
)
LAW_RULES = (PROVISION, UNREAL, ALL_FORMS, PENALTY, MAXIMUM, MINIMUM, OF_YEAR, ENACTED, STILL_IT)
