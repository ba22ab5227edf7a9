"""List the shapes of sentences that tell of routes, internal exploitation, roles and actors."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape of sentences: the class of its verb, and an example on either side of its border.

    `predicate` is the class of verbs in `data/lexicon/verbs.csv` (or the name of a reading) that the shape turns on;
    `says` tells in words what it means. Both examples speak about `country`; `fires` must give a claim by this rule,
    and `spares`, which looks much like it, must not.
    """

    name: str
    predicate: str
    says: str
    fires: str
    spares: str
    country: str = "TJ"


# The first shape whose predicate stands in a statement names its claims ("route-moved-to", "internal-forced-in").
MOVEMENTS = (
    Shape(
        name="moved-through",
        predicate="transit",
        says="people pass through a country on the way to their exploitation",
        fires="Afghan women pass through Tajikistan to Russia, where they are forced into prostitution.",
        spares="Afghan traders pass through Tajikistan on their way to Russia.",
    ),
    Shape(
        name="vulnerable-in",
        predicate="vulnerable",
        says="people are at risk of exploitation in a place",
        fires="Tajik day laborers in Kazakhstan are vulnerable to forced labor on farms.",
        spares="Wheat fields in Kazakhstan are vulnerable to drought.",
    ),
    Shape(
        name="moved-to",
        predicate="move",
        says="people are taken, sent or sold to a place for exploitation",
        fires="Some girls are sent to Turkey for domestic servitude.",
        spares="Some letters are sent to Turkey for translation.",
    ),
    Shape(
        name="migrated-to",
        predicate="migrate",
        says="people go to a place and meet exploitation there",
        fires="Tajik men go to Poland in search of work, where they end up in debt bondage.",
        spares="Tajik men go to Poland in search of work.",
    ),
    Shape(
        name="conscripted",
        predicate="conscript",
        says="people are made to serve armed forces or groups",
        fires="Militias forcibly recruit boys in the northern valleys.",
        spares="Clubs recruit boys in the northern valleys for chess.",
        country="SO",
    ),
    Shape(
        name="forced-in",
        predicate="force",
        says="people are forced into work, begging, prostitution or marriage",
        fires="Landlords force Tajik children to weed tobacco fields.",
        spares="Floods forced Tajik families to leave their valley.",
    ),
    Shape(
        name="exploited-in",
        predicate="exploit",
        says="people are exploited or trafficked in a place or a kind of work",
        fires="Tajik boys are exploited in restaurants in Almaty.",
        spares="Companies exploit coal deposits near Almaty.",
    ),
    Shape(
        name="subjected-in",
        predicate="subject",
        says="people are subjected to exploitation in a place",
        fires="Uzbek women are subjected to sex trafficking in Tajikistan.",
        spares="Uzbek melons are subjected to customs duties in Tajikistan.",
    ),
    Shape(
        name="recruited-to",
        predicate="recruit",
        says="people are lured or recruited into exploitation",
        fires="Brokers lure Tajik women into prostitution in Dubai.",
        spares="Brokers lure Tajik savers into shares in Dubai.",
    ),
    Shape(
        name="undergone-in",
        predicate="undergo",
        says="people meet exploitation in a place",
        fires="Tajik welders face forced labor in Russia.",
        spares="Tajik welders face cold winters in Russia.",
    ),
)
# The name of claims whose statement has none of these verbs.
OTHER_MOVEMENT = "named"

ROLES = (
    Shape(
        name="role-called",
        predicate="role",
        says="a country is called a source, transit or destination country",
        fires="Tajikistan is a source and transit country for women subjected to forced prostitution.",
        spares="Tajikistan is a mountainous country with a source of clean water.",
    ),
    Shape(
        name="role-summary",
        predicate="summary",
        says="an opening sums up who is exploited where",
        fires="Human traffickers exploit foreign victims in Tajikistan.",
        spares="Human traffickers exploit foreign victims in the laundries of Tajikistan.",
    ),
    Shape(
        name="role-internal",
        predicate="internal",
        says="trafficking is said to be internal, without naming the victims",
        fires="Most trafficking is internal.",
        spares="Most trade is internal.",
    ),
    Shape(
        name="role-passed",
        predicate="transit",
        says="unnamed foreigners pass through a country on the way to exploitation",
        fires="Foreign victims of trafficking are moved through Tajikistan.",
        spares="Foreign lorries are moved through Tajikistan.",
    ),
    Shape(
        name="route-of-role",
        predicate="role",
        says="a role is stated with the places that victims come from or go to",
        fires="Tajikistan is a destination country for women from Kyrgyzstan subjected to sex trafficking.",
        spares="Tajikistan is a destination country for women and girls subjected to sex trafficking.",
    ),
    Shape(
        name="route-named-destination",
        predicate="destination",
        says="another country is named as the destination of the country's victims",
        fires="Turkey is the main trafficking destination, followed by Iran.",
        spares="Turkey is the primary destination of dried fruit, followed by Iran.",
    ),
)

ACTORS = (
    Shape(
        name="actor-by",
        predicate="by",
        says="people are harmed by the actor",
        fires="Girls are forced into marriage by their relatives.",
        spares="Girls are taught sewing by their relatives.",
    ),
    Shape(
        name="actor-acts",
        predicate="acts",
        says="the actor is the subject of a verb that tells of harm",
        fires="Police coerce women in bars into commercial sex.",
        spares="Police count women in bars each month.",
    ),
    Shape(
        name="actor-complicit",
        predicate="complicity",
        says="complicity, corruption or bribes are said of the actor",
        fires="Border guards take bribes from those who move victims of trafficking.",
        spares="Border guards take photographs of those who move house.",
    ),
    Shape(
        name="actor-is-trafficker",
        predicate="traffickers",
        says="traffickers are said to be, or to include, the actor",
        fires="Traffickers are often relatives of the victims.",
        spares="Doctors are often relatives of the victims.",
    ),
    Shape(
        name="actor-through",
        predicate="using",
        says="people reach their exploitation through recruiters or smugglers",
        fires="Men who leave, using unlicensed agents, are vulnerable to debt bondage.",
        spares="Men who build, using wooden ladders, are vulnerable to falls.",
    ),
    Shape(
        name="actor-sex-tourists",
        predicate="sex tourism",
        says="sex tourists are named",
        fires="Sex tourists exploit children near the lake.",
        spares="Bird watchers disturb children near the lake.",
    ),
    Shape(
        name="actor-of-state",
        predicate="state",
        says="forced labor is said to be ordered by the state",
        fires="State-sponsored forced labor persists in the cotton harvest.",
        spares="State-sponsored concerts persist in the cotton harvest.",
    ),
)
