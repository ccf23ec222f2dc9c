"""The article proper, apart from the page around it."""

from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.models import Span
from briefing.readers import read
from briefing.readers.boilerplate import body_of, lay_out, rule_of_line
from briefing.resources import load
from tests.readers.samples import ARTICLE, FIRST, HEADLINE, PROSE, SECOND, THIRD, bodies

SEEDS = Path(__file__).parents[2] / "seeds"
MENU = "Home\nNews\nWorld\nSport\nOpinion\nWeather\n\n"
PRICES = "Basic\n₹900\n3 Months\n₹300/Month\nGold\n₹2,700\n1 Year\n₹225/Month\n"


@pytest.mark.parametrize("text", [ARTICLE, f"\n\n  {ARTICLE}  \n\n", PROSE, FIRST])
def test_a_clean_article_is_all_body(text: str) -> None:
    """Without a page around it the whole text is the article, headline included."""
    assert bodies(text) == [text.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "LEAVE A COMMENT",
        "You May Like",
        "You might also like",
        "Next Post",
        "Previous Post",
        "Spread the love",
        "Your email address will not be published. Required fields are marked *",
        "You’ve reached your limit of {{free}} free articles this month.",
        "Subscribe now for unlimited access.",
        "Already subscribed? Log in",
        "Disclaimer: this was sent to us.",
        "Sign up for our newsletter",
        "Related Stories",
        "Recommended for you",
        "Share this:",
        "Follow us on Twitter",
        "All rights reserved.",
        "Copyright 2024 The Example",
        "© 2024 The Example",
        "Comments (3)",
        "Most Read",
        "Trending now",
        "About the author",
        "Get the best of The Example in your inbox",
        "###",
        "-30-",
    ],
)
@pytest.mark.parametrize("indent", ["", "   "])
def test_what_ends_the_article(line: str, indent: str) -> None:
    """Behind a line that begins the page's own matter, what repeats the article is not it."""
    text = f"{ARTICLE}\n{indent}{line}\n\n{FIRST}\n"
    assert bodies(text) == [ARTICLE.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "© 2022 Example Pictures",
        "All rights reserved.",
        "Photo: Ann Example/The Example",
        "Sign up for our newsletter",
        "Related stories",
        "Tags: Examplia, Samplia",
        "Share this:",
        "Published in The Example, March 13th, 2024",
    ],
)
def test_what_stands_between_paragraphs(line: str) -> None:
    """A line of the page never takes away the prose of the article behind it."""
    text = f"{HEADLINE}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"
    layout = lay_out(text)
    assert [part.of(text) for part in layout.body] == [
        f"{HEADLINE}\n\n{FIRST}",
        f"{SECOND}\n\n{THIRD}",
    ]
    assert [text[part.start : part.end] for part in layout.set_aside] == [line]


def test_teasers_between_paragraphs() -> None:
    """A list of other stories is set aside with its heading; the article goes on behind it."""
    box = "Related stories\nBridge closed for winter\nFarmers ask for help"
    text = f"{FIRST}\n\n{box}\n\n{SECOND}\n\n{THIRD}"
    assert bodies(text) == [FIRST, f"{SECOND}\n\n{THIRD}"]
    assert bodies(
        f"{FIRST}\n\n{SECOND}\n\n{box}\nSamplian farmers ask Examplia for help today."
    ) == [f"{FIRST}\n\n{SECOND}"]


@pytest.mark.parametrize("row", load("boilerplate")["row"], ids=lambda row: row["yes"][0][:30])
def test_a_row_of_the_table(row: dict[str, Any]) -> None:
    """Each kind of line is told by its examples and leaves those that only resemble it alone."""
    assert [rule_of_line(line) for line in row["yes"]] == [row["rule"]] * len(row["yes"])
    assert [rule_of_line(line) for line in row["no"]] == [None] * len(row["no"])


def test_columns_are_no_prose() -> None:
    """Lines laid out in columns are named as not read, the paragraphs around them are read."""
    table = (
        "Country       City      Date\nExamplia      Exville   3 May\nSamplia       Sampton   4 May"
    )
    text = f"{FIRST}\n\n{table}\n\n{SECOND}"
    layout = lay_out(text)
    assert [part.of(text) for part in layout.body] == [FIRST, SECOND]
    (part,) = layout.set_aside
    assert (text[part.start : part.end], part.rule, part.kind) == (table, "table", "not read")


def test_a_box_and_a_price_list() -> None:
    """A subscription box with its prices is no part of the article."""
    box = "Already subscribed? Log in\nSubscribe to read the full story →\n"
    assert bodies(f"{PROSE}\n{box}{PRICES}") == [PROSE]
    assert bodies(f"{PROSE}\n{PRICES}") == [PROSE]


def test_a_few_short_lines_stay() -> None:
    """Fewer than five short lines at the end may be the article's."""
    text = f"{PROSE}\nThe delegation:\nAnn Example\nBob Sample"
    assert bodies(text) == [text]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Crossings closed since the floods",
        "Also read: Crossings closed",
        "READ: Crossings closed",
        "Read more » Crossings closed",
        "Related story: Crossings closed",
        "See also: Crossings closed",
        "Advertisement",
        "  ADVERTISEMENT  ",
        "Story continues below this ad",
        "Click here to read our series on the crossings",
        "Watch: The ministers at the bridge",
        "Image credit: The Example",
        "Photo source: The Example",
        "Share",
        "WhatsApp",
        "E-mail",
        "Skip to main content",
        "To serve you better we use cookies on this site.",
        "{{banner}}",
    ],
)
def test_single_lines_of_the_page(line: str) -> None:
    """A line of the page between paragraphs is left out, and what stands around it kept."""
    assert bodies(f"{FIRST}\n\n{line}\n\n{SECOND}\n{THIRD}") == [FIRST, f"{SECOND}\n{THIRD}"]


@pytest.mark.parametrize(
    "line",
    [
        "Read the treaty, and you will see, he said.",
        "Advertisement revenue fell in both countries.",
        "Sharing the water is the next matter.",
        "Comments by the two ministers were few.",
    ],
)
def test_lines_that_only_resemble_the_page(line: str) -> None:
    """A sentence that begins like a line of the page is the article's."""
    text = f"{FIRST}\n{line}\n{THIRD}"
    assert bodies(text) == [text]


@pytest.mark.parametrize(
    "broken",
    [
        "The ministers of the two countries,\nshare this view, he said.",
        "It is a plan that, the minister said,\nyou might like.",
        "Related stories of hardship were told by people of the valley.",
    ],
)
def test_wrapped_lines_do_not_end_the_article(broken: str) -> None:
    """A sentence whose words happen to resemble the page's does not end the article."""
    text = f"{FIRST}\n{broken}\n{THIRD}"
    assert bodies(text) == [text]


def test_a_menu_at_the_top() -> None:
    """A menu is left out; the headline behind it stays."""
    assert bodies(MENU + ARTICLE) == [ARTICLE.strip()]


def test_a_few_lines_at_the_top_stay() -> None:
    """Headline, byline and place are no menu."""
    text = f"Talks\nReopened\nBy Ann Example\nExample City\n{PROSE}"
    assert bodies(text) == [text]


def test_furniture_before_any_prose_ends_nothing() -> None:
    """A line above the article, however it begins, cannot end it."""
    text = f"Share this:\nNewsletter\n{PROSE}"
    assert bodies(text)[-1].endswith(PROSE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Span(0, 0)),
        (" \n\t\n", Span(4, 4)),
        ("Advertisement\n", Span(0, 13)),
        (" Home\nShare ", Span(1, 11)),
        ("\n".join(["One", "Two", "Three", "Four", "Five", "Six", "Seven"]), Span(0, 33)),
    ],
)
def test_where_nothing_looks_like_an_article(text: str, expected: Span) -> None:
    """Then the whole text is the article."""
    assert body_of(text) == (expected,)


PIECES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [FIRST, SECOND, HEADLINE, "", "  ", "Home", "₹900", "Advertisement", "Leave a Reply", "\r"]
    ),
)


@settings(max_examples=250, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=16).map("\n".join)))
def test_any_text_has_a_body(text: str) -> None:
    """For arbitrary text: at least one span, in order, in range, none overlapping."""
    spans = body_of(text)
    assert spans
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    layout = lay_out(text)
    parts = sorted([*spans, *(Span(p.start, p.end) for p in layout.set_aside)])
    assert all(a.end <= b.start for a, b in pairwise(parts))
    covered = {i for part in parts for i in range(part.start, part.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@pytest.mark.parametrize("between", [" " * 40_000, "\n" * 40_000, "Yes.\n" * 40_000])
def test_time_grows_with_the_text(between: str) -> None:
    """Neither one long line of spaces nor many short lines take more than their share."""
    text = f"{FIRST}\n{between}\n{SECOND}"
    begin = process_time()
    assert body_of(text)[-1].of(text).endswith(SECOND)
    assert process_time() - begin < 2


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (
            "000_eabbef6ddc77ed1a",
            "Pakistan’s Chief of Army Staff General Qamar Javed Bajwa concluded",
            "continuing oil imports from Russia.",
        ),
        (
            "001_ab6247428a11f59d",
            "Pakistan Army chief Gen Qamar Javed Bajwa has met",
            "quoted the Pakistan Army chief as saying.",
        ),
        (
            "002_22186985d1c5b4ba",
            "Chief of Army Staff Gen Asim Munir met",
            "these complex bilateral ties,” the report stated.",
        ),
        (
            "003_e5d73a871f6a4c13",
            "The Biden administration has conveyed its first message",
            "and enhance regional stability.”",
        ),
        (
            "004_ba1adee0ffc5f1fb",
            "Army Chief’s USA visit: Divergence to Convergence",
            "on the global stage.",
        ),
    ],
)
def test_the_sample_articles(name: str, first: str, last: str) -> None:
    """The body of each sample is one range, from its headline to its last sentence."""
    (article,) = read(SEEDS / f"{name}.txt").articles
    (body,) = article.body
    assert body.of(article.text).startswith(first)
    assert body.of(article.text).endswith(last)
