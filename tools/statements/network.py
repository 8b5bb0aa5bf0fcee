"""The network of the tagger in PyTorch: MiniLM with the parse in its attention, a chain of labels (CRF) and links to cues on top."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, gelu

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LINK = 128
# Link scores know how far apart two words are: 1, 2, 3-4, 5-8 ... words, before or behind.
STEPS = 8
IMPOSSIBLE = -1e4


class Batch(NamedTuple):
    """Windows padded to one size; ``b`` windows, ``p`` pieces, ``w`` words."""

    pieces: Tensor  # b p
    features: Tensor  # b p 4
    relations: Tensor  # b p p
    mask: Tensor  # b p, true where there is a piece
    first: Tensor  # b w, the first piece of each word
    word_mask: Tensor  # b w
    starts: Tensor  # b w, true where a paragraph starts
    labels: Tensor  # b w
    links: Tensor  # b w, -1 for none


def fake_quantized(x: Tensor) -> Tensor:
    """Return what eight-bit activations keep of ``x``, with the gradient of ``x``: one scale a tensor, as onnxruntime takes it."""
    low, high = x.detach().amin().clamp(max=0), x.detach().amax().clamp(min=0)
    scale = ((high - low) / 255).clamp(min=1e-8)
    zero = (-low / scale).round()
    kept = ((x / scale + zero).round().clamp(0, 255) - zero) * scale
    return x + (kept - x).detach()


def fake_quantized_weight(w: Tensor) -> Tensor:
    """Return what seven-bit weights keep of ``w``: one scale an output, symmetric (``reduce_range``: the same result on every processor)."""
    scale = (w.detach().abs().amax(1, keepdim=True) / 63).clamp(min=1e-8)
    kept = (w / scale).round().clamp(-64, 63) * scale
    return w + (kept - w).detach()


class Linear(nn.Linear):
    """A linear layer that can be trained as if it were eight-bit."""

    quantized = False

    def forward(self, x: Tensor) -> Tensor:
        """Return ``x W + b``."""
        if self.quantized:
            return nn.functional.linear(fake_quantized(x), fake_quantized_weight(self.weight), self.bias)
        return super().forward(x)


class Layer(nn.Module):
    """One transformer layer of BERT, its attention shifted by a bias given from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.norm, self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's states; ``bias`` is b h p p."""
        b, p, _ = x.shape
        q, k, v = (f(x).view(b, p, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = (q @ k.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias).softmax(-1)
        held = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(b, p, WIDTH)
        x = self.norm(x + self.drop(self.out(held)))
        return self.norm_out(x + self.drop(self.down(gelu(self.up(x)))))


class Tagger(nn.Module):
    """Word labels and links of a batch of windows."""

    def __init__(self, vocabulary: int, sizes: tuple[int, int, int, int], relations: int, labels: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in sizes)
        self.relations = nn.Embedding(relations, HEADS)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.emit = nn.Linear(WIDTH, labels)
        self.ask, self.answer = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.distance = nn.Embedding(2 * STEPS + 1, 1)
        self.moves = nn.Parameter(torch.zeros(labels, labels))
        for table in (*self.features, self.relations, self.distance):
            nn.init.zeros_(table.weight)

    def encode(self, pieces: Tensor, features: Tensor, relations: Tensor, mask: Tensor) -> Tensor:
        """Return the states of the pieces, b p 384."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        for i, table in enumerate(self.features):
            x = x + table(features[:, :, i])
        x = self.drop(self.norm(x))
        bias = self.relations(relations).permute(0, 3, 1, 2) + (~mask)[:, None, None, :] * IMPOSSIBLE
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, pieces: Tensor, features: Tensor, relations: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Return the score of each label of each word (b w l) and of each link between words (b w w)."""
        x = self.encode(pieces, features, relations, mask)
        held = self.drop(torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH)))
        asked, answered = self.ask(held), self.answer(held)
        links = asked @ answered.transpose(1, 2) * LINK**-0.5
        return self.emit(held).float(), links.float() + self.far(first.shape[1])

    def far(self, count: int) -> Tensor:
        """Return what the distance alone says of a link, w w."""
        at = torch.arange(count)
        gap = at[None, :] - at[:, None]
        step = torch.clamp(torch.ceil(torch.log2(gap.abs().clamp(min=1).float())) + 1, max=STEPS) * (gap != 0)
        return self.distance((torch.sign(gap) * step).long() + STEPS)[:, :, 0]

    def loss(self, batch: Batch, illegal: Tensor) -> tuple[Tensor, Tensor]:
        """Return the loss of the labels (a window's, a word) and that of the links."""
        emitted, links = self(batch.pieces, batch.features, batch.relations, batch.mask, batch.first)
        chain = chain_loss(emitted, self.moves + illegal, batch)
        linked = batch.links >= 0
        scores = links.masked_fill(~batch.word_mask[:, None, :], IMPOSSIBLE)[linked]
        return chain, cross_entropy(scores, batch.links[linked]) if linked.any() else chain * 0


def barred(batch: Batch) -> Tensor:
    """Return what a paragraph's start forbids: to go on with a span (labels are O, then B and I in turn)."""
    bar = torch.zeros(7)
    bar[2::2] = IMPOSSIBLE
    return batch.starts[:, :, None] * bar


def chain_loss(emitted: Tensor, moves: Tensor, batch: Batch) -> Tensor:
    """Return the negative log likelihood of the labels under the chain, a word."""
    emitted = emitted + barred(batch)
    gold = emitted.gather(2, batch.labels[:, :, None])[:, :, 0]
    stepped = moves[batch.labels[:, :-1], batch.labels[:, 1:]]
    both = batch.word_mask[:, 1:]
    score = (gold * batch.word_mask).sum(1) + (stepped * both).sum(1)
    total = emitted[:, 0]
    for i in range(1, emitted.shape[1]):
        step = torch.logsumexp(total[:, :, None] + moves, 1) + emitted[:, i]
        total = torch.where(batch.word_mask[:, i, None], step, total)
    return (torch.logsumexp(total, 1) - score).sum() / batch.word_mask.sum()
