"""Offer the example queries of the SPARQL page, by topic."""

from tipgraph.store import read_queries

TOPICS = {
    "Routes": "corridors destinations origins through reach groups one-sided new-and-gone past",
    "Exploitation and victims": "internal sectors victims htcds",
    "Countries": "roles concerns coverage",
    "How certain it is": "hedged supported implied-origins comparisons",
    "Actors and officials": "actors complicity inaction officials-in-sectors unpunished",
    "What governments do": "tiers watch-list downgrade-due laws repeated-recommendations",
    "Figures": "figures changes disputed incomparable",
    "Evidence": "evidence repeated-sentences runs",
}
MORE = "More"


def write_examples() -> list[dict[str, str]]:
    """Return topic, title, question and text of every query that comes with tipgraph, topic by topic."""
    queries = read_queries()
    topics = {name: topic for topic, names in TOPICS.items() for name in names.split()}
    names = [*topics, *(name for name in queries if name not in topics)]
    return [
        {
            "topic": topics.get(name, MORE),
            "title": queries[name].title,
            "question": queries[name].question,
            "text": queries[name].written_out({}),
        }
        for name in names
        if name in queries
    ]
