"""A small folder, indexed."""

from briefing.link import link
from briefing.storage import Store
from briefing.storage.search import index_briefing
from tests.link.paper import Paper

BLINKEN = (
    "Antony Blinken met Asim Munir in Washington on 14 December 2023.\n"
    "“Pakistan is an important partner,” Blinken said of the Afghan peace process.\n"
    "The São Tomé and Zürich talks are Afghan-led, and the CAFÉ is closed.\n"
)
QAMAR = (
    "Qamar Javed Bajwa visited China.\n"
    "China and Pakistan support peace in Afghanistan and a process of trade.\n"
    "It was the process of peace, near the border, and not a word on NEAR or OR.\n"
)


def blinken() -> Paper:
    """A meeting, an issue, a position and a quotation."""
    paper = Paper("1.txt", BLINKEN, "2023-12-15")
    secretary = paper.actor("Antony Blinken", "USA")
    chief = paper.actor("Asim Munir", "PAK")
    state = paper.actor("Pakistan", "PAK", kind="state")
    paper.meeting(
        "Antony Blinken met Asim Munir in Washington",
        [secretary],
        [chief],
        when=paper.date("14 December 2023"),
    )
    issue = paper.issue("Afghan peace process", "Afghan peace process")
    paper.position("Pakistan is an important partner", issue, secretary, "support", target=state)
    paper.quote("Pakistan is an important partner,", secretary)
    return paper


def qamar() -> Paper:
    """A visit, and an issue."""
    paper = Paper("2.txt", QAMAR, "2022-10")
    general = paper.actor("Qamar Javed Bajwa", "PAK")
    paper.actor("China", "CHN", kind="state")
    paper.visit("Qamar Javed Bajwa visited China", general, to="CHN")
    paper.issue("Trade", "trade")
    return paper


def indexed(*papers: Paper) -> Store:
    """A store in memory that holds what can be found."""
    store = Store(None)
    add(store, *papers)
    return store


def add(store: Store, *papers: Paper) -> None:
    """Index a briefing of these papers in place of what was there."""
    texts = {paper.read().id: paper.article.text for paper in papers}
    with store.transaction() as db:
        index_briefing(db, link([paper.read() for paper in papers]), texts.get)
