"""What stands behind the noun of an office: ``General``, ``of State for Political Affairs``."""

from briefing.extract.components.gazetteer import Place
from briefing.extract.components.office_words import domains, heads, modifiers
from briefing.extract.matching.tokens import POSSESSIVES, Tokens
from briefing.resources import word_list, words

SMALL = word_list("office_tail", "small")
TARGETED = word_list("office_tail", "targeted")
_SENT_NOWHERE = word_list("office_tail", "sent_nowhere")
_SERVANTS = word_list("office_tail", "servants")
_GENERAL_HEADS = word_list("office_tail", "general_heads")
_LONGEST_COMPLEMENT = 16


class OfficeTail:
    """Reads on behind the noun that names an office.

    Args:
        tokens: the text.
        place_at: known phrases by their first token.
        place_ending: known phrases by the token behind them.
    """

    def __init__(
        self, tokens: Tokens, place_at: dict[int, Place], place_ending: dict[int, Place]
    ) -> None:
        self.tokens = tokens
        self.place_at = place_at
        self.place_ending = place_ending

    def fixed_tail(self, head: int) -> int:
        """Behind ``-elect``, ``General`` of ``Secretary General``, ``d'affaires``."""
        tokens = self.tokens
        lower = tokens.lower
        j = head + 1
        if lower[head] in {"charge", "chargé"}:
            while j < len(tokens) and not lower[j].endswith(("affairs", "affaires")):
                j += 1
            return min(j + 1, len(tokens))
        while j + 1 < len(tokens) and lower[j] == "-" and tokens.glued(j):
            if lower[j + 1] in {"elect", "general", "designate", "in"}:
                j += 4 if lower[j + 1] == "in" else 2
            else:
                break
        while j < len(tokens) and lower[j] in {"extraordinary", "plenipotentiary"}:
            j += 2 if lower[j + 1 : j + 3] == ["and", "plenipotentiary"] else 1
        tail = lower[j] if j < len(tokens) else ""
        if tail in {"elect", "designate"} or (tail == "general" and lower[head] in _GENERAL_HEADS):
            j += 1
        return min(j, len(tokens))

    def complement(self, j: int, head: int, owners: list[Place]) -> int:
        """One behind a complement that opens at ``j``, else 0; its owners are added."""
        tokens = self.tokens
        if tokens.lower[j] not in words("offices", "words", "complement_openers"):
            return 0
        if tokens.lower[j] in {"in", "at"} and heads()[tokens.lower[head]] not in TARGETED:
            return 0  # where somebody acted, not what his office is
        if tokens.lower[j] == "to" and heads()[tokens.lower[head]] in _SENT_NOWHERE:
            return 0  # a visit by the minister to Oslo
        k = j + 1
        if k < len(tokens) and tokens.lower[k] == "the":
            k += 1
        begun = k
        while k < len(tokens) and k - j < _LONGEST_COMPLEMENT:
            step = self._complement_word(k, begun, owners)
            if not step:
                break
            k = step
        while k > begun and tokens.lower[k - 1] in SMALL:
            k -= 1
        return k if k > begun else 0

    def _complement_word(self, k: int, begun: int, owners: list[Place]) -> int:
        tokens = self.tokens
        place = self.place_at.get(k)
        if place and (
            k == begun or (tokens.lower[k - 1] in SMALL and not self._names_person(place))
        ):
            owners.append(place)
            return place.end
        word = tokens.lower[k]
        if word in domains() and not self.is_rank(k):
            return k + 1
        if word in heads() and self._serves(k, begun):
            return self.fixed_tail(k)
        if word == "office" and tokens.lower[k + 1 : k + 3] == ["of", "the"]:
            return k + 3
        if k > begun and word in POSSESSIVES and k in self.place_ending:
            return k + 1
        if k > begun and (word in SMALL or word in {",", "-"}) and k + 1 < len(tokens):
            after = k + 2 if tokens.lower[k + 1] in {"the", "and"} else k + 1
            if (
                after < len(tokens)
                and (tokens.lower[after] in domains() or (word != "," and self._shares(after)))
                and not self.starts_office(after)
            ):
                return after
        return 0

    def _shares(self, k: int) -> bool:
        """``of Oman and Qatar``; ``of state and Israel’s minister`` begins another office."""
        place = self.place_at.get(k)
        behind = self.tokens.lower[place.end] if place and place.end < len(self.tokens) else ""
        return place is not None and behind not in POSSESSIVES

    def _serves(self, k: int, begun: int) -> bool:
        """``adviser to the president``: one office within another's complement."""
        lower = self.tokens.lower
        behind_office = lower[k - 3 : k] == ["office", "of", "the"]
        opener = begun - 2 if lower[begun - 1] == "the" else begun - 1
        holder = heads().get(lower[opener - 1]) if opener > 0 else None
        return behind_office or holder in _SERVANTS

    def _names_person(self, place: Place) -> bool:
        """A city's name before another capital is a given name (``Victoria Nuland``)."""
        behind = place.end
        return (
            place.entry.kind in {"capital", "city"}
            and behind < len(self.tokens)
            and (self.tokens.capital[behind] and self.tokens.lower[behind] not in domains())
            and self.tokens.ner[behind] == "PERSON"
        )

    def starts_office(self, k: int) -> bool:
        """Whether domain words at ``k`` lead to a head of their own (``and Defence Minister``)."""
        lower = self.tokens.lower
        for word in lower[k : k + 5]:
            if word in heads():
                return True
            if word not in domains() and word not in modifiers():
                return False
        return False

    def direct(self, j: int, head: int, owners: list[Place]) -> int:
        """One behind domain words without a preposition (``Chief of Staff US Army``)."""
        tokens = self.tokens
        if not tokens.capital[j] or not tokens.capital[head]:
            return 0
        if tokens.lower[j] in domains() and not self.is_rank(j) and not self.starts_office(j):
            return j + 1
        place = self.place_at.get(j)
        if (
            place
            and place.end < len(tokens)
            and tokens.capital[place.end]
            and (tokens.lower[place.end] in domains())
            and j > head + 1
            and not self.starts_office(place.end)
        ):
            owners.append(place)
            return place.end
        return 0

    def is_rank(self, k: int) -> bool:
        """``General`` and the like before a name are ranks, not domains."""
        tokens = self.tokens
        if tokens.lower[k] not in words("offices", "words", "ranks"):
            return False
        return (
            k + 1 < len(tokens)
            and tokens.capital[k]
            and tokens.capital[k + 1]
            and (
                tokens.lower[k + 1] not in domains()
                or tokens.lower[k + 1] in {"general", "marshal"}
            )
        )
