"""List the shapes that tell what a recommendation is about."""

from tipgraph.rules.shapes import Rule

TOPICS = (
    Rule(
        name="topic-state-forced-labor",
        gives="state-forced-labor",
        shape=(
            r"\b(?:prohibit|end|cease|stop|eliminate|prevent)\b[^;]{0,60}?\b(?:forced|coerced|compelled|"
            r"compulsory)\b[^;]{0,30}"
            r"?\b(?:labor|work|mobilization)\b"
        ),
        fires="end the forced labor of adults in the harvest",
        spares="prosecute those who profit from forced labor",
    ),
    Rule(
        name="topic-official-complicity",
        gives="official-complicity",
        shape=(
            r"\b(?:complicit|complicity|corrupt|corruption)\b|\b(?:officials?|officers?|employees) (?:who|"
            r"that|suspected|accused|"
            r"found|allegedly) [^;]{0,40}?(?:participat|facilitat|traffick|involve)|re-?victimized by "
            r"(?:government )?officials"
        ),
        fires="convict public officials who facilitate trafficking",
        spares="train public officials who meet victims",
    ),
    Rule(
        name="topic-prosecution",
        gives="prosecution",
        shape=(
            r"\b(?:investigat|prosecut|convict|punish|sentence)\w*\b[^;]{0,60}?"
            r"\b(?:trafficking|traffickers|offen[cs]es|offenders|crimes|cases|officials|perpetrators)"
        ),
        fires="vigorously prosecute trafficking offenses",
        spares="do not punish victims for what they were made to do",
    ),
    Rule(
        name="topic-labor-trafficking",
        gives="labor-trafficking",
        shape=r"\blabor trafficking\b|\bforced labor (?:cases|crimes|offen[cs]es)\b|\btrafficking for forced labor\b",
        fires="investigate labor trafficking",
        spares="employ labor inspectors",
    ),
    Rule(
        name="topic-child-trafficking",
        gives="child-trafficking",
        shape=(
            r"\bchild(?:ren)?(?: sex| labor)? trafficking|\bchild(?:ren)? in (?:prostitution|commercial)|\bforced "
            r"child\b|\bchild sex tourism"
        ),
        fires="act against child sex tourism",
        spares="open a school for children",
    ),
    Rule(
        name="topic-child-soldiers",
        gives="child-soldiers",
        shape=r"\bchild soldiers?\b|\bchildren\b[^;]{0,40}\b(?:armed forces|armed groups|military)",
        fires="demobilize child soldiers",
        spares="pay soldiers in time",
    ),
    Rule(
        name="topic-coordination",
        gives="coordination",
        shape=r"\bcoordinat(?:e|ion|ing)\b|\binter-?agency\b|\binter-?ministerial\b",
        fires="ensure better coordination between agencies",
        spares="appoint a speaker",
    ),
    Rule(
        name="topic-victim-identification",
        gives="victim-identification",
        shape=(
            r"\b(?:victim )?(?:identification|referral)\b[^;]{0,40}?\b(?:mechanism|procedures?|system|"
            r"guidelines|efforts?)|"
            r"\bidentify\b[^;]{0,40}?\bvictims|\bscreen\b"
        ),
        fires="develop a victim referral mechanism",
        spares="develop a banking system",
    ),
    Rule(
        name="topic-victim-protection",
        gives="victim-protection",
        shape=(
            r"\b(?:protect|assist|shelter|care)\w*\b[^;]{0,50}?\bvictims\b|"
            r"\bvictims?\b[^;]{0,60}?\b(?:protect|assist|shelter|"
            r"services|care|not assaulted)|\bassaulted\b"
        ),
        fires="provide victims with shelter",
        spares="provide judges with law books",
    ),
    Rule(
        name="topic-non-punishment",
        gives="non-punishment",
        shape=(
            r"\bvictims\b[^;]{0,40}?\bnot (?:be )?(?:\w+ )?(?:punished|penalized|detained|prosecuted|jailed|"
            r"deported|inappropriately)"
            r"|\b(?:not|never|cease|stop) (?:to )?(?:punish|penaliz|detain|deport)\w* (?:\w+ )?victims"
        ),
        fires="ensure victims are not penalized",
        spares="ensure offenders are punished",
    ),
    Rule(
        name="topic-funding",
        gives="funding",
        shape=r"\b(?:fund(?:s|ing)?|financial|in-kind|resources|budget)\b",
        fires="provide in-kind assistance to shelters",
        spares="provide legal advice",
    ),
    Rule(
        name="topic-awareness",
        gives="awareness",
        shape=(
            r"\bawareness\b|\bcampaigns? to (?:educate|inform)|\binformation (?:appears|campaigns?)\b|\beducate "
            r"(?:the public|migrants)"
        ),
        fires="run awareness campaigns",
        spares="run election campaigns",
    ),
    Rule(
        name="topic-training",
        gives="training",
        shape=r"\btrain(?:ing|ed)?\b",
        fires="train judges",
        spares="detain no victims",
    ),
    Rule(
        name="topic-legislation",
        gives="legislation",
        shape=(
            r"\b(?:amend|enact|pass|adopt|draft|revise|approve|implement)\w*\b[^;]{0,50}?\b(?:law|laws|"
            r"legislation|statute|penal code|"
            r"criminal code|amendments|bill)\b|\bcriminaliz\w+ all"
        ),
        fires="amend the law so that it covers all forms",
        spares="apply for a law degree",
    ),
    Rule(
        name="topic-action-plan",
        gives="action-plan",
        shape=r"\baction plan\b|\bnational plan\b|\bnational strategy\b",
        fires="carry out the national action plan",
        spares="plan a conference",
    ),
    Rule(
        name="topic-labor-inspection",
        gives="labor-inspection",
        shape=r"\b(?:inspect(?:ing|ions?|ors?)?|monitor(?:ing)?|recruitment (?:agencies|fees)|recruiters|licens\w+)\b",
        fires="inspect fields during the harvest",
        spares="harvest the fields",
    ),
    Rule(
        name="topic-data",
        gives="data",
        shape=r"\bdata\b|\bstatistics\b",
        fires="improve data collection",
        spares="improve shelters",
    ),
    Rule(
        name="topic-cooperation",
        gives="cooperation",
        shape=(
            r"\b(?:cooperat|collaborat|partner|bilateral)\w*\b|\bwork with (?:\w+ ){0,3}(?:governments?|"
            r"countries|authorities|NGOs|"
            r"civil society)"
        ),
        fires="cooperate with neighboring countries",
        spares="work with more care",
    ),
)
