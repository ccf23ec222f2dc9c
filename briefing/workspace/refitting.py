"""The scores of a folder, refitted to what its reader confirmed and rejected."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefing import paths
from briefing.judgements.anchoring import find, findings
from briefing.judgements.refit import KINDS, Refit, Sample, fitted
from briefing.models.article import text_digest
from briefing.models.extraction import PositionFound
from briefing.models.judgement import Judgement
from briefing.storage import Store
from briefing.workspace.attestation import own_accuracy_of_each


def refit(store: Store, judgements: Iterable[Judgement]) -> Refit:
    """Fit every kind of which enough was judged.

    Args:
        store: with the articles and what was found in them, before any judgement.
        judgements: of the reader.
    """
    judged = own_accuracy_of_each(judgements)
    texts = {judgement.on[0].text for judgement, _ in judged}
    samples: dict[str, list[Sample]] = {kind: [] for kind in KINDS}
    for _, article, fingerprint in store.each_article():
        digest = text_digest(article.text)
        extraction = store.extraction(fingerprint) if digest in texts else None
        if extraction is None:
            continue
        for judgement, right in judged:
            anchor = judgement.on[0]
            if anchor.text != digest or judgement.kind not in samples:
                continue
            at = find(extraction, judgement.kind, anchor)
            if at is not None:
                found = findings(extraction, judgement.kind)[at]
                score = found.confidence
                if isinstance(found, PositionFound) and found.probability is not None:
                    score = found.probability
                samples[judgement.kind].append(Sample(score, found.rule, right))
    made = {kind: fit for kind, some in samples.items() if (fit := fitted(some)) is not None}
    return Refit(made)


def kept_refit(root: Path) -> tuple[Refit, str]:
    """The fits that are kept of a folder, and their text; nothing where none can be read."""
    try:
        data = paths.refit_file(root).read_bytes()
        return msgspec.json.decode(data, type=Refit), data.decode("utf-8", "replace")
    except (OSError, msgspec.DecodeError, ValueError):
        return Refit(), ""


def keep_refit(root: Path, made: Refit) -> bool:
    """Keep the fits of a folder in place of those before; False where they cannot be written."""
    return paths.write_private(paths.refit_file(root), msgspec.json.encode(made))
