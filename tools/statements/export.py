"""A trained network goes in, the package's weights come out: statements.onnx in eight bits, and config.json with its hash.

python tools/statements/export.py build/statements src/allegedly/claim/tagger/weights [--float]
"""

import hashlib
import json
import sys
from pathlib import Path

import onnx
import torch
from network import Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

OUTSIDE = {"emit", "ask", "answer"}


class Rounded(nn.Module):
    """An embedding in eight bits with one scale a row: a quarter of the size, and as good."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = (weight.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """Return the rows of the table."""
        return self.rows[numbers].float() * self.scale[numbers]


class Exported(nn.Module):
    """The network with a distance table as a constant, so that any number of words goes in."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model
        self.register_buffer("far", model.far(512).detach())

    def forward(self, pieces: Tensor, features: Tensor, relations: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Return the scores of labels and links."""
        model = self.model
        x = model.encode(pieces, features, relations, mask)
        held = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[2]))
        asked, answered = model.ask(held), model.answer(held)
        count = first.shape[1]
        links = asked @ answered.transpose(1, 2) * asked.shape[2] ** -0.5
        return model.emit(held), links + self.far[:count, :count]


def main(folder: str, out: str, *flags: str) -> None:
    """Write the weights and their configuration."""
    here, there = Path(folder), Path(out)
    config = json.loads((there / "config.json").read_text("utf-8"))
    model = Tagger(30522, (len(config["tags"]) + 1, len(config["deps"]) + 1, 7, 4), 6, 7)
    model.load_state_dict(torch.load(here / "network.pt", weights_only=True))
    model.eval()
    moves = model.moves.detach()
    model.words = Rounded(model.words)  # type: ignore[assignment]
    b, p, w = 2, 20, 12
    given = (
        torch.zeros(b, p, dtype=torch.long), torch.zeros(b, p, 4, dtype=torch.long),
        torch.zeros(b, p, p, dtype=torch.long), torch.ones(b, p, dtype=torch.bool), torch.zeros(b, w, dtype=torch.long),
    )  # fmt: skip
    names = ["pieces", "features", "relations", "mask", "first"]
    axes = {"pieces": ["b", "p"], "features": ["b", "p"], "relations": ["b", "p", "p"], "mask": ["b", "p"], "first": ["b", "w"], "labels": ["b", "w"], "links": ["b", "w", "w"]}  # fmt: skip
    plain = here / "float.onnx"
    torch.onnx.export(Exported(model), given, plain, input_names=names, output_names=["labels", "links"],
        dynamic_axes={k: dict(enumerate(v)) for k, v in axes.items()}, opset_version=17, dynamo=False)  # fmt: skip
    target = there / "statements.onnx"
    if "--float" in flags:
        target.write_bytes(plain.read_bytes())
    else:
        graph = onnx.load(plain).graph
        constants = {one.name for one in graph.initializer}
        kept = [
            n.name
            for n in graph.node
            if n.op_type == "MatMul" and (n.input[1] not in constants or n.name.split("/")[-2] in OUTSIDE)
        ]
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul"], nodes_to_exclude=kept)  # fmt: skip
    config["moves"] = [[round(float(x), 5) for x in row] for row in moves]
    config["sha256"] = hashlib.sha256(target.read_bytes()).hexdigest()
    (there / "config.json").write_text(json.dumps(config) + "\n", "utf-8")
    print(target, target.stat().st_size, config["sha256"])


if __name__ == "__main__":
    main(*sys.argv[1:])
