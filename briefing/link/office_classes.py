"""Offices by what they are, whatever a newspaper calls them.

``Chief of Army Staff``, ``COAS`` and ``the army chief`` are one office; ``Secretary of State`` is a
foreign minister. Offices that no class is known for stand for themselves, by their plain title.
"""

import re
from functools import lru_cache

from briefing.resources import word_list
from briefing.text.normalisation import fold

HEAD_OF_STATE = "head of state"
HEAD_OF_GOVERNMENT = "head of government"
FOREIGN_MINISTER = "foreign minister"
DEFENCE_MINISTER = "defence minister"
CHIEF_OF_STAFF = "chief of staff"
ARMY_CHIEF = "army chief"
ISI_DIRECTOR = "ISI director"

_LESSER = re.compile(
    r"\b(deputy|vice|assistant|under|junior|spokes\w+|aide|candidate|elect|shadow|designate|nominee"
    r"|nominated|wife|son|brother|daughter|counterpart|minister of state|former|ex|wing"
    r"|regional|provincial|parliamentary|company|university|club|bank|senate|assembly|parliament"
    r"|congress|commission|council|court|envoy|adviser|office|party|federation)\b"
)
_CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})\b"))
    for name, pattern in (
        (
            FOREIGN_MINISTER,
            r"foreign (?:affairs )?minister|external affairs minister|foreign affairs chief"
            r"|minister (?:of|for) (?:foreign|external)(?: and \w+)? (?:affairs|relations)"
            r"|top diplomat",
        ),
        (
            DEFENCE_MINISTER,
            r"(?:national )?defence (?:minister|secretary)|raksha mantri|pentagon chief"
            r"|(?:minister|secretary) (?:of|for) (?:state for )?(?:national )?defence"
            r"|defence chief",
        ),
        (
            ARMY_CHIEF,
            r"chief of (?:the )?army staff|coas|army chief|army chief of staff|chief of the army"
            r"|commander of the army",
        ),
        (
            CHIEF_OF_STAFF,
            r"(?:chairman|chair|chief) of (?:the )?joint chiefs(?: of staff)?|joint chiefs chairman"
            r"|chairman joint chiefs of staff(?: committee)?|chief of (?:the )?general staff"
            r"|chief of (?:the )?defence(?: general)? staff|armed forces chief"
            r"|chief of (?:the )?armed forces|chief of staff of the armed forces|military chief"
            r"|chief of the defence force|defence force chief",
        ),
        (
            ISI_DIRECTOR,
            r"isi (?:chief|director(?: general)?)|dg isi|director general (?:of )?(?:the )?"
            r"(?:isi|inter services intelligence)",
        ),
        (HEAD_OF_GOVERNMENT, r"prime minister|premier|pm|taoiseach|chief adviser"),
        (HEAD_OF_STATE, r"president|king|queen|emperor|emir|sultan|monarch"),
    )
)
_CHANCELLORS = frozenset({"DEU", "AUT"})
_SECRETARIES = word_list("office_classes", "secretaries")
OFFICES = frozenset(name for name, _ in _CLASSES)
"""Classes of offices that have a single holder at a time."""

_PORTFOLIO = re.compile(r"\w+ minister$|^minister (?:of|for) \w+")
_MILITARY = re.compile(
    r"\b(general|gen|lt gen|maj gen|admiral|adm|colonel|col|brigadier|marshal|commander|commodore"
    r"|major|army chief|chief of staff)\b"
)
_DIPLOMAT = re.compile(r"\b(ambassador|envoy|consul|charge|high commissioner|nuncio)\b")
_LEGISLATOR = re.compile(r"\b(senator|congress\w+|lawmaker|mp|legislator|parliamentarian)\b")
_MINISTER = re.compile(r"\b(minister|secretary of|foreign secretary|home secretary|treasury)\b")
_BESIDES = frozenset({HEAD_OF_STATE, HEAD_OF_GOVERNMENT, DEFENCE_MINISTER})
"""Offices that officers and members of parliament often hold as well."""


@lru_cache(maxsize=16384)
def plain_title(title: str) -> str:
    """The title folded, in one spelling, without the states and small words around it."""
    plain = fold(title).replace("defense", "defence").replace("advisor", "adviser")
    plain = re.sub(r"[^\w ]+", " ", plain.replace("'s", " "))
    plain = re.sub(r"\b(the|of the united states|u s|us|acting|interim|caretaker)\b", " ", plain)
    return " ".join(plain.split())


@lru_cache(maxsize=16384)
def office_class(title: str, country: str | None) -> str:
    """What an office is.

    Args:
        title: as written (``Chief of Army Staff``).
        country: alpha-3 code of the state it belongs to, where known.

    Returns:
        The name of its class (``army chief``), else its plain title.
    """
    plain = plain_title(title)
    if _LESSER.search(plain):
        return plain
    state = _by_state(plain, country)
    if state:
        return state
    for name, pattern in _CLASSES:
        if pattern.search(plain):
            return name
    return plain


def _by_state(plain: str, country: str | None) -> str | None:
    """Titles that are another office in another state."""
    if country in _SECRETARIES and re.search(r"\bdefence secretary\b", plain):
        return plain  # an official
    if country == "IRN":
        if "supreme leader" in plain:
            return HEAD_OF_STATE
        if re.search(r"\bpresident\b", plain):
            return HEAD_OF_GOVERNMENT
    if country in _CHANCELLORS and re.search(r"\bchancellor\b", plain):
        return HEAD_OF_GOVERNMENT
    if re.fullmatch(r"(us )?secretary of state", plain) and country in {None, "USA"}:
        return FOREIGN_MINISTER
    if plain.endswith("foreign secretary") and country == "GBR":
        return FOREIGN_MINISTER
    return None


def held_by_one(office: str) -> bool:
    """Whether an office is of a class that has a single holder at a time."""
    return office in OFFICES


@lru_cache(maxsize=16384)
def is_portfolio(office: str) -> bool:
    """Whether a state has one such office: a class of its own, or a minister of something."""
    if office in OFFICES:
        return True
    return bool(_PORTFOLIO.search(office)) and not _LESSER.search(office)


@lru_cache(maxsize=16384)
def walk_of_life(office: str, words: str) -> str | None:
    """``military``, ``diplomat``, ``legislator`` or ``minister``: whom one does not easily confuse.

    Args:
        office: its class.
        words: the title with the name as written (``General Asim Munir``).
    """
    if office in _BESIDES:
        return None
    plain = plain_title(f"{office} {words}")
    for name, pattern in (
        ("diplomat", _DIPLOMAT),
        ("minister", _MINISTER),
        ("legislator", _LEGISLATOR),
        ("military", _MILITARY),
    ):
        if pattern.search(plain):
            return name
    return None
