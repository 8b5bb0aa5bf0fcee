"""The network of the places of events in PyTorch: two layers of BERT that know which word is asked about, and the worth of each name on top."""

import sys
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

sys.path.append(str(Path(__file__).parents[1]))
from statements.network import HEADS, WIDTH, Layer

RELATIONS = 6
PADDING = -1e4


class Batch(NamedTuple):
    """Sentences padded to one size: ``b`` sentences of ``n`` words, ``c`` names of all of them, ``f`` features."""

    states: Tensor  # b n 384
    relations: Tensor  # b n n
    mask: Tensor  # b n, true where there is a word
    event: Tensor  # b
    row: Tensor  # c, the sentence of each name
    spans: Tensor  # c n
    heads: Tensor  # c
    features: Tensor  # c f
    none: Tensor  # b f
    right: Tensor  # c
    words: Tensor  # b n, the share of right names that a word is in: 0 or 1
    source: Tensor  # b
    counts: Tensor  # b


class Branch(nn.Module):
    """What the network says of names: how well each suits the word, how well none does, and which words are of the right ones."""

    def __init__(self, layers: int, dropped: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.relations = nn.Embedding(RELATIONS, HEADS)
        self.asked = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.toward = nn.Parameter(torch.zeros(HEADS))  # how much every word looks at the one that is asked about
        self.mean, self.head = nn.Linear(WIDTH, 1, bias=False), nn.Linear(WIDTH, 1, bias=False)
        self.none, self.word = nn.Linear(WIDTH, 1, bias=False), nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(dropped)
        for part in (self.mean, self.head, self.none):
            nn.init.zeros_(part.weight)

    def encode(self, states: Tensor, relations: Tensor, mask: Tensor, event: Tensor) -> Tensor:
        """Return the states of words as they bear on the one that is asked about, b n 384."""
        is_event = (torch.arange(states.shape[1])[None, :] == event[:, None]).float()
        x = states + is_event[:, :, None] * self.asked
        bias = self.relations(relations).permute(0, 3, 1, 2) + (1 - mask.float())[:, None, None, :] * PADDING
        bias = bias + is_event[:, None, None, :] * self.toward[None, :, None, None]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Return the worth of each name, that of none of each sentence, and of each word."""
        x = self.drop(self.encode(batch.states, batch.relations, batch.mask, batch.event).float())
        mean = torch.einsum("cn,cnw->cw", batch.spans, x[batch.row])
        places = self.mean(mean) + self.head(x[batch.row, batch.heads])
        none = self.none(x[torch.arange(len(x)), batch.event])
        return places[:, 0], none[:, 0], self.word(x)[:, :, 0]


class Scorer(nn.Module):
    """The worth of each name and of none, of named features and of the network."""

    def __init__(self, names: int, sources: int, layers: int, dropped: float) -> None:
        super().__init__()
        self.branch = Branch(layers, dropped)
        self.named, self.unnamed = nn.Linear(names, 1, bias=False), nn.Linear(names, 1)
        self.source = nn.Embedding(sources, 1)
        for part in (self.named, self.unnamed, self.source):
            nn.init.zeros_(part.weight)

    def forward(self, batch: Batch, hidden: float = 0.0) -> tuple[Tensor, Tensor, Tensor]:
        """Return the worth of names, of none and of words; the network is hidden in a share of the sentences."""
        places, none, words = (one.float() for one in self.branch(batch))
        shown = (torch.rand(len(none)) >= hidden).float()
        with torch.autocast("cpu", enabled=False):
            worth = self.named(batch.features)[:, 0] + places * shown[batch.row]
            return worth, self.unnamed(batch.none)[:, 0] + none * shown, words

    def loss(self, batch: Batch, hidden: float, beside: float) -> Tensor:
        """Return how unlikely the right names are, on average, and with the weight ``beside`` how unlikely each right word."""
        worth, none, words = self(batch, hidden)
        with torch.autocast("cpu", enabled=False):
            none = none + self.source(batch.source)[:, 0]
            parts, rest = worth.clamp(-30, 30).exp(), none.clamp(-30, 30).exp()
            zero = torch.zeros(len(none))
            held, right = zero.index_add(0, batch.row, parts), zero.index_add(0, batch.row, parts * batch.right)
            hoped = torch.where(right > 0, right, rest)
            unlikely = (held + rest).log() - hoped.log()
            apart = nn.functional.binary_cross_entropy_with_logits(words, batch.words, reduction="none") * batch.mask
            each = (unlikely + beside * apart.sum(1)) * batch.counts
            return each.sum() / batch.counts.sum() + 1e-3 * self.source.weight.square().sum()
