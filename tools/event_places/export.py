"""What train.py fitted in; the package's event_place_weights.py and event_place_network.onnx, in eight bits, out.

python tools/event_places/export.py build/event_places src/allegedly/claim
"""

import hashlib
import sys
from pathlib import Path
from typing import Any

import onnx
import torch
from network import Branch, Scorer
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

OUTSIDE = {"mean", "head", "none"}


class Exported(nn.Module):
    """The network for one sentence: the worth of its names and of none."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, states: Tensor, relations: Tensor, event: Tensor, spans: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Return the worth of each name, and of none."""
        branch = self.branch
        whole = torch.ones_like(states[None, :, 0], dtype=torch.bool)
        x = branch.encode(states[None], relations[None], whole, event)[0]
        places = branch.mean(spans @ x) + branch.head(x[heads])
        return places[:, 0], branch.none(x[event])[:, 0]


def weights_text(scorer: Scorer, held: dict[str, Any], network: bytes) -> str:
    """Return the module of the weights of named features, with the hash of the network that was fitted with them."""
    named, unnamed = scorer.named.weight[0].tolist(), scorer.unnamed.weight[0].tolist()
    weights = {name: (unnamed if name.startswith("none_") else named)[at] for name, at in held["names"].items()}
    weights["none"] = scorer.unnamed.bias.item()
    lines = "".join(f'    "{name}": {round(weight, 3)},\n' for name, weight in sorted(weights.items()))
    return (
        '"""The weights of the features of a place for an event, as ``tools/event_places`` fitted them, and the hash of the network beside them."""\n\n'
        f'SHA256 = "{hashlib.sha256(network).hexdigest()}"\n'
        f"# fitted on {held['verbs']} verbs\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n"
    )


def main(folder: str, out: str) -> None:
    """Write the weights."""
    here, there = Path(folder), Path(out)
    held = torch.load(here / "fitted.pt", weights_only=True)
    scorer = Scorer(len(held["names"]), held["sources"], held["layers"], 0.0)
    scorer.load_state_dict(held["state"])
    scorer.eval()
    n, c = 9, 3
    given = (
        torch.zeros(n, 384), torch.zeros(n, n, dtype=torch.long), torch.zeros(1, dtype=torch.long),
        torch.zeros(c, n), torch.zeros(c, dtype=torch.long),
    )  # fmt: skip
    names = ["states", "relations", "event", "spans", "heads"]
    axes = {"states": ["n"], "relations": ["n", "n"], "spans": ["c", "n"], "heads": ["c"], "places": ["c"]}
    plain, target = here / "float.onnx", there / "event_place_network.onnx"
    torch.onnx.export(Exported(scorer.branch), given, plain, input_names=names, output_names=["places", "none"],
        dynamic_axes={name: dict(enumerate(one)) for name, one in axes.items()}, opset_version=17, dynamo=False)  # fmt: skip
    graph = onnx.load(plain).graph
    constants = {one.name for one in graph.initializer}
    kept = [
        one.name
        for one in graph.node
        if one.op_type == "MatMul" and (one.input[1] not in constants or one.name.split("/")[-2] in OUTSIDE)
    ]
    quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul"], nodes_to_exclude=kept)  # fmt: skip
    network = target.read_bytes()
    (there / "event_place_weights.py").write_text(weights_text(scorer, held, network), "utf-8")
    print(target, len(network), hashlib.sha256(network).hexdigest())


if __name__ == "__main__":
    main(*sys.argv[1:])
