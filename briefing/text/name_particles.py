"""Small words of names: ``bin``, ``al``, ``van der``."""

from briefing.resources import word_list


def name_particles(*, doubtful: bool = False) -> frozenset[str]:
    """What stands small before or between the words of a name, in lower case.

    Args:
        doubtful: with those that most often are something else (``at``, ``an``, ``y``).
    """
    known = word_list("name_particles", "particles")
    return known | word_list("name_particles", "doubtful") if doubtful else known
