"""Make cables for tests: our own words, with the faults that a scanner leaves behind."""

RECOMMENDATIONS = "Train judges; open a shelter in the capital; and stop fining victims."
NARRATIVE = f"""Women from Ruritania are sold in Japan. Some men are sent to Norway,
where fish plants

STATE 00012345 002 OF 003

hold their passports. Officials of the U.S. embassy met them. Authorities in the North Province did not investigate.

Recommendations for Ruritania: {RECOMMENDATIONS}

#### Prosecution

-----

In 2009, courts convicted four traffickers, up from two in 2008.

Protection

The government funds no shelter, and victims

depend on a church.

#### Prevention

A poster was printed in May."""

PARAGRAPHS = """[1](#)1. Posts are asked to act on paras 3 and 4.

[1](#)2. The 2010 TIP Report comes out on June 14, 2010, at 10:00 a.m. EDT. Until then any public release is
prohibited.

{third} Begin text of the country narrative:

-----
{heading}
-----

{narrative}

14. Points for a non-paper:

(begin non-paper)

-- Countries that take strong action within 60 days may be assessed again.

(end non-paper)

\u00b65. Press guidance is provided for use with the media.

\u00b6Q. Why was Ruritania again placed on Tier 3?

\u00b6A. Women from Ruritania are sold in Japan.

\u00b66. The Department thanks posts.

STATION CHIEF"""

HEADER = """
VZCZCXRO0001
RR RUEHXX
DE RUEHC #2345/01 1601200
ZNR UUUUU ZZH
R {group}
FM SECSTATE WASHDC
TO AMEMBASSY STRELSAU {precedence} 0012
AMEMBASSY ZENDA

UNCLAS SECTION 01 OF 03 STATE 012345

SIPDIS
SENSITIVE

E.O. 12958: N/A

TAGS: [KTIP](#) [PHUM](#), KCRM
SUBJECT: RURITANIA--2010 TIP REPORT: HOW TO
PRESENT IT

REF: A. 2010 STATE 111
[1](#)B. STATE 222

"""


def make_cable(
    *,
    heading: str = "Japan (TIER 3)",
    narrative: str = NARRATIVE,
    third: str = "\u00b63.",
    group: str = "091200Z JUN 10",
    precedence: str = "PRIORITY",
    signature: str = "RASSENDYLL",
) -> str:
    """Return a cable; Ruritania being no country, the narrative's heading may name a real one."""
    paragraphs = PARAGRAPHS.format(third=third, heading=heading, narrative=narrative)
    header = HEADER.format(group=group, precedence=precedence)
    return header + paragraphs.replace("STATION CHIEF", signature)
