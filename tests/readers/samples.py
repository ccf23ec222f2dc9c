"""An invented article, and short ways to read one."""

from briefing.readers.boilerplate import body_of

HEADLINE = "Examplia and Samplia agree to open two crossings"
FIRST = (
    "The foreign ministers of Examplia and Samplia met in the border town on Monday and agreed to "
    "open two crossings before the winter."
)
SECOND = "“We have listened to each other,” the Samplian minister said after four hours of talks."
THIRD = "The two will meet again in the spring, when the farmers of the valley are to be heard."
ARTICLE = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
PROSE = f"{FIRST}\n{SECOND}\n{THIRD}"


def bodies(text: str) -> list[str]:
    """The parts of a text that are the article, as words."""
    return [part.of(text) for part in body_of(text)]
