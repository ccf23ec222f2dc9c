"""English is read; other languages are named, short texts never."""

import pytest

from briefing.models import Span
from briefing.text.language import foreign_paragraphs, is_english, language_of

FRENCH = (
    "Le ministre des Affaires étrangères s’est entretenu mercredi avec son homologue, à qui il a "
    "proposé de rouvrir deux passages avant l’hiver, a indiqué son cabinet dans un communiqué."
)
ENGLISH = (
    "The minister said on Wednesday that he had spoken with his colleague and that two crossings "
    "would be opened before the winter, his office said in a statement."
)


def code(text: str) -> str:
    """The language of a text that is all body."""
    return language_of(text, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        ("Der Außenminister hat am Mittwoch mit seinem Amtskollegen über die Öffnung von zwei "
         "Übergängen vor dem Winter gesprochen, teilte das Ministerium mit.", "de"),
        ("El canciller habló el miércoles con su homóloga sobre la apertura de dos pasos antes del "
         "invierno, informó su oficina en un comunicado.", "es"),
        ("Министр иностранных дел встретился в среду со своим коллегой.", "ru"),
        ("外交部长星期三会见了他的同事，双方同意在冬天之前开放两个口岸。", "zh"),
        ("", "en"),
        ("G7", "en"),
        ("5 March", "en"),
        ("Talks postponed", "en"),
        ("Xi, Lula hold talks in Beijing", "en"),
        ("FOREIGN MINISTER RECEIVES COUNTERPART", "en"),
    ],
)  # fmt: skip
def test_languages(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [(None, True), ("en", True), ("en-GB", True), ("EN_us", True), ("fr", False)],
)
def test_which_are_read(tag: str | None, expected: bool) -> None:
    assert is_english(tag) is expected


def test_paragraphs_of_another_language() -> None:
    """Of a text in two languages the English half is read, the other half named."""
    text = f"{ENGLISH}\n\n{FRENCH}\n\n{ENGLISH}"
    (part,) = foreign_paragraphs(text, (Span(0, len(text)),))
    assert (text[part.start : part.end], part.rule, part.kind) == (FRENCH, "French", "not read")
