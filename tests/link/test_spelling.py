"""Names compared across articles: letters, order, parts and initials."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.link.actors.actor_features import ENOUGH
from briefing.link.actors.spelling import Key, compare, name_key, sounds
from briefing.text.transliteration import sound

ONE: tuple[tuple[str, str], ...] = (
    ("Lloyd Austin", "Lloyd Austin"),
    ("Lloyd J. Austin", "Lloyd Austin"),
    ("Lloyd J. Austin III", "L. J. Austin"),
    ("A. Blinken", "Antony Blinken"),
    ("S. M. Qureshi", "Shah Mahmood Qureshi"),
    ("Tony Blinken", "Antony Blinken"),
    ("José Peña", "JOSE PENA"),
    ("Qamar Javed Bajwa", "Qamar Bajwa"),
    ("Shahid Khaqan Abbasi", "Khaqan Abbasi"),
    ("Wang Yi", "Yi Wang"),
    ("Kim Kyung-hoon", "Kim Kyunghoon"),
    ("Volodymyr Zelensky", "Vladimir Zelenskyy"),
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Yulia Tymoshenko", "Yuliya Timoshenko"),
    ("Dmitry Medvedev", "Dmitri Medvedev"),
    ("Mohammed bin Salman", "Muhammad bin Salman"),
    ("Muammar Gaddafi", "Moammar Qaddafi"),
    ("Hassan Rouhani", "Hasan Rohani"),
    ("Hamid Karzai", "Hamed Karzai"),
    ("Mahmoud Abbas", "Mahmud Abbas"),
    ("Shehbaz Sharif", "Shahbaz Sharif"),
    ("Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi"),
    ("Toño Vega", "José Antonio Vega Meza"),
)
TWO: tuple[tuple[str, str], ...] = (
    ("Nawaz Sharif", "Shehbaz Sharif"),
    ("Imran Khan", "Sadiq Khan"),
    ("Li Keqiang", "Li Qiang"),
    ("Qamar Javed Bajwa", "Qamar Bashir"),
    ("J. Smith", "R. Smith"),
    ("George Bush", "Barbara Bush"),
    ("Kim Jong-il", "Kim Jong-un"),
    ("Petr Zelenka", "Petr Zelenko"),
    ("Hina Khar", "Hina Butt"),
    ("Ali Ali", "Ali Khan"),
)


def weight(a: str, b: str) -> float:
    """How much the names alone speak for one person; 0 where they are two."""
    found = compare(name_key(a), name_key(b))
    return found[1] if found else 0.0


@pytest.mark.parametrize(("a", "b"), ONE)
def test_names_of_one_person(a: str, b: str) -> None:
    """The names alone are enough, from either side."""
    assert weight(a, b) >= ENOUGH
    assert weight(b, a) >= ENOUGH


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_of_two_persons(a: str, b: str) -> None:
    """The names alone are not enough, from either side."""
    assert weight(a, b) < ENOUGH
    assert weight(b, a) < ENOUGH


@pytest.mark.parametrize(
    ("a", "b", "known"),
    [
        ("Blinken", "Antony Blinken", True),
        ("Xi", "Xi Jinping", True),
        ("Moon", "Moon Jae-in", True),
        ("Zelenskiy", "Volodymyr Zelenskyy", True),
        ("Vega", "José Antonio Vega Meza", True),
        ("Khan", "Antony Blinken", False),
        ("B", "Antony Blinken", False),
    ],
)
def test_a_surname_alone(a: str, b: str, known: bool) -> None:
    """It is a hint, never enough by itself."""
    assert (weight(a, b) > 0) == known
    assert weight(a, b) < ENOUGH
    assert weight(b, a) == weight(a, b)


def test_the_closer_names_weigh_more() -> None:
    """The same name, the same words, another spelling, a part, a surname alone."""
    weights = [
        weight("Sergei Lavrov", other)
        for other in ("Sergei Lavrov", "Lavrov Sergei", "Sergey Lavrov", "S. Lavrov", "Lavrov")
    ]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


def test_no_name_at_all() -> None:
    """It is nobody’s."""
    assert compare((), ("khan",)) is None
    assert compare((), ()) is None


WORDS = st.sampled_from(
    "ali khan imran m j s jose mario luis sergei sergey lavrov wang yi mohammed muhammad salman "
    "hamid hamed karzai zelensky zelenskyy nguyen van".split()
)
KEYS: st.SearchStrategy[Key] = st.lists(WORDS, min_size=0, max_size=4).map(tuple)


@given(KEYS, KEYS)
@settings(max_examples=400, deadline=None)
def test_it_does_not_matter_which_name_comes_first(a: Key, b: Key) -> None:
    """Comparing is symmetric."""
    assert compare(a, b) == compare(b, a)


@given(KEYS)
@settings(max_examples=100, deadline=None)
def test_a_name_is_its_own(a: Key) -> None:
    """Whatever its parts are."""
    found = compare(a, a)
    assert found is not None or not a
    assert len(a) < 2 or (found is not None and found[1] >= ENOUGH)


NAMES = (
    "sergei serhiy aleksandr oleksandr volodymyr mykola dmytro yevhen hryhoriy muhammad youssef "
    "hussain khalid othman abdallah suleyman qaddafi tymoshenko heorhiy yekaterina lukashenko "
    "khrushchev tchaikovsky chubais zhukov jaishankar rouhani netanyahu erdogan bajwa qureshi "
    "ghani karzai nguyen xi jinping kyunghoon yoon suk yeol modi macron scholz buddha matthew"
).split()


@pytest.mark.parametrize("name", NAMES)
def test_the_sound_of_a_name_sounds_as_the_name(name: str) -> None:
    """Spelling a spelling changes nothing."""
    assert sound(sound(name)) == sound(name)


@given(st.text(alphabet="abdeghiklmnoqrstuyz", min_size=1, max_size=9))
@settings(max_examples=300, deadline=None)
def test_the_sound_of_any_word_sounds_as_the_word(word: str) -> None:
    """Also of words that are no names."""
    assert sound(sound(word)) == sound(word)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("sergei", "serhiy", True),
        ("khan", "han", True),
        ("zhukov", "jukov", True),
        ("qaddafi", "gadhafi", True),
        ("zelenka", "zelenko", False),
        ("khan", "kahn", False),
        ("bush", "basha", False),
    ],
)
def test_words_that_sound_alike(a: str, b: str, alike: bool) -> None:
    """Vowels that tell names apart are kept apart."""
    assert (sounds((a,)) == sounds((b,))) == alike
