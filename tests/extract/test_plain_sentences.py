"""Ordinary sentences in every order: who met whom, who went where, whatever stands around names."""

import pytest

from tests.extract.telling import Tell

pytestmark = pytest.mark.model

GUESTS = (
    "Kenyan President Joseph Wanjala",
    "the Kenyan president, Joseph Wanjala,",
    "Joseph Wanjala, the president of Kenya,",
    "President Joseph Wanjala of Kenya",
)
HOSTS = (
    "Norwegian Prime Minister Ingrid Solberg",
    "Norway's prime minister, Ingrid Solberg,",
    "the Prime Minister of Norway, Ingrid Solberg,",
    "H.E. Ms Ingrid Solberg, Prime Minister of Norway,",
)
MEETINGS = (
    "{A} met {B} on Tuesday in Oslo.",
    "{A} on Tuesday met with {B} in Oslo.",
    "Yesterday {A} met {B} in Oslo.",
    "{A} held talks yesterday with {B}.",
    "{A} had a call with {B} on 15 January.",
    "{A} spoke on Tuesday by telephone with {B}.",
    "{A} was received by {B} yesterday.",
    "{A} hosted {B} for dinner on Tuesday.",
    "{A} called on {B} yesterday.",
    "{A} paid a courtesy call on {B} on Tuesday.",
    "{A} sat down with {B} on Tuesday in Oslo.",
    "{A} and {B} discussed fishing on Tuesday.",
    "{A} is due to hold talks with {B} next week.",
    "A meeting between {A} and {B} took place on Tuesday.",
    "{A} held a tete-a-tete with {B} on Tuesday.",
    "{A} exchanged views with {B} yesterday.",
    "{A} travelled to Oslo on Tuesday to meet {B}.",
    "In Oslo on 15 January {A} met {B}.",
)
JOURNEYS = (
    "{A} visited {P} on Tuesday.",
    "{A} arrived on Tuesday in {P}.",
    "{A} left for {P} yesterday.",
    "{A} set off for {P} on Tuesday.",
    "{A} is likely to visit {P} next month.",
    "{A} took part in a conference in {P} yesterday.",
    "{A}, on a visit to {P}, said trade would grow.",
    "{A} told reporters in {P} during a visit that trade would grow.",
    "{A} has been to {P} twice.",
)


def sentence(pattern: str, **words: str) -> str:
    """A pattern with its words, a capital at its beginning, no comma twice."""
    text = pattern.format(**words)
    for twice, once in ((",,", ","), (",.", "."), (", ,", ",")):
        text = text.replace(twice, once)
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("pattern", MEETINGS)
def test_meetings(tell: Tell, pattern: str) -> None:
    """Both are found, and once, however they are introduced."""
    for number, guest in enumerate(GUESTS):
        text = sentence(pattern, A=guest, B=HOSTS[(number + len(pattern)) % len(HOSTS)])
        assert tell(text).pairs == ["Ingrid Solberg – Joseph Wanjala"], text


def test_who_signs_together_has_met(tell: Tell) -> None:
    """At one table, and who is at home there travels nowhere."""
    told = tell(f"{GUESTS[0]} and {HOSTS[0]} signed a treaty in Oslo on Tuesday.")
    assert told.pairs == ["Ingrid Solberg – Joseph Wanjala"]
    assert [line.split(":")[0] for line in told.visits] == ["Joseph Wanjala → NOR"]


@pytest.mark.parametrize("pattern", JOURNEYS)
@pytest.mark.parametrize("place", ["Oslo", "Norway", "Oslo, Norway,"])
def test_journeys(tell: Tell, pattern: str, place: str) -> None:
    """The traveller and the country are found, and once."""
    for guest in GUESTS:
        text = sentence(pattern, A=guest, P=place)
        found = [line.split(":")[0] for line in tell(text).visits]
        assert found == ["Joseph Wanjala → NOR"], text


@pytest.mark.parametrize("day", ["on Tuesday", "yesterday", "on 15 January", "last week"])
@pytest.mark.parametrize("pattern", ["{A} {D} met {B}.", "{A} met {B} {D}.", "{D}, {A} met {B}."])
def test_days_date_the_verb(tell: Tell, day: str, pattern: str) -> None:
    """A day beside a name is the verb's."""
    text = sentence(pattern, A=GUESTS[0], B=HOSTS[0], D=day)
    (met,) = tell(text).found.meetings
    assert met.when is not None, text


@pytest.mark.parametrize(
    "text",
    [
        "President Joseph Wanjala, the prime minister said, embraced reform.",
        "Kenyan President Joseph Wanjala called Norwegian minister Ingrid Solberg back to Oslo.",
        "Kenyan President Joseph Wanjala called on Ingrid Solberg to do something.",
        "The pilot landed the aircraft at Oslo airport.",
        "Joseph Wanjala and Ingrid Solberg have spoken in parliament.",
    ],
)
def test_nobody_met(tell: Tell, text: str) -> None:
    """Words that look like a meeting and are none."""
    assert tell(text).pairs == []
