"""Trains the vision tower alone, with a head for each fact about a picture that is thrown away afterwards: `see.py PICTURES OUT`."""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from model import Siglip, Text, Vision
from muon import Muon

# Facts that a head tells apart, by kind.
FACTS: dict[str, dict[str, list]] = {
    "chest_xray": {
        "orientation": ["upright", "mirrored", "quarter_right", "upside_down", "quarter_left"],
        "opacity": ["none", "left", "right", "both", "somewhere"],
        "effusion": ["none", "left", "right", "somewhere"],
        "pneumothorax": ["none", "left", "right", "somewhere"],
        "enlarged_heart": [False, True],
        "exposure": ["dark", "good", "light"],
    },
    "skin": {
        "colour": ["brown", "black", "red", "blue-grey"],
        "border": ["smooth", "ragged"],
        "symmetric": [False, True],
        "skin_tone": ["light", "medium", "dark"],
    },
    "fundus": {"eye": ["left", "right"], "grade": ["none", "mild", "moderate", "severe", "proliferative"]},
}


def fact(truth: dict, name: str) -> object:
    """What can be told: nobody is asked for the side of something on a film that lies or is mirrored."""
    turned = truth.get("orientation", "upright") != "upright"
    return "somewhere" if turned and truth[name] in ("left", "right", "both") else truth[name]


def turns(kinds: list[str]) -> list[str]:
    """Whose turn it is to be looked at: films twice as often as the others, since most is told of them and small signs decide."""
    return [kind for kind in kinds for _ in range(2 if kind == "chest_xray" else 1)]


class Pictures:
    """Pictures of one kind with their truths; the last tenth is kept to see how well it goes."""

    def __init__(self, folder: Path, kind: str) -> None:
        """Reads both files."""
        self.pixels = np.load(folder / f"{kind}.npy", mmap_mode="r")
        self.truths = json.loads((folder / f"{kind}.json").read_text())
        self.train = len(self.truths) * 9 // 10
        facts = FACTS[kind]
        self.facts = torch.tensor([[values.index(fact(truth, name)) for name, values in facts.items()] for truth in self.truths])

    def patches(self, numbers: np.ndarray, dice: np.random.Generator | None) -> Tensor:
        """As the tower takes them; with dice, moved by some pixels and a little lighter or darker."""
        pixels = self.pixels[np.sort(numbers)].astype(np.float32) / 127.5 - 1
        if dice is not None:
            down, right = dice.integers(-5, 6, 2)
            pixels = np.roll(np.pad(pixels, ((0, 0), (5, 5), (5, 5), (0, 0)), mode="edge"), (down, right), (1, 2))[:, 5:-5, 5:-5]
            pixels = pixels * dice.uniform(0.97, 1.03) + dice.uniform(-0.02, 0.02)
        return patches(torch.from_numpy(np.ascontiguousarray(pixels)))


def patches(pixels: Tensor) -> Tensor:
    """`[batch, 128, 128, 3]` to `[batch, 256, 192]`: rows of patches, each channel by channel as a convolution's kernel."""
    shape = Vision()
    side, inner = shape.image // shape.patch, shape.patch // shape.block
    cut = pixels.view(len(pixels), side, inner, side, inner, 3).permute(0, 1, 3, 5, 2, 4)
    return cut.reshape(len(pixels), side * side, 3 * inner * inner)


class Whitened(nn.Module):
    """The patch embedding, learned on whitened patches: raw ones differ by their mean brightness a hundred times more than by an edge."""

    def __init__(self, plain: nn.Linear, sample: Tensor) -> None:
        """Begins as the same function as `plain`; `sample` are patches."""
        super().__init__()
        rows = sample.flatten(0, 1)
        values, vectors = torch.linalg.eigh(torch.cov(rows.T))
        root = (values + 3e-3).sqrt()
        self.register_buffer("whiten", vectors.T / root[:, None])
        self.weight = nn.Parameter(plain.weight.detach() @ (vectors * root))
        self.bias = nn.Parameter(plain.bias.detach().clone())

    def forward(self, x: Tensor) -> Tensor:
        """As the plain one."""
        return F.linear(x, self.weight @ self.whiten, self.bias)

    def state(self) -> dict[str, Tensor]:
        """The plain one's weights."""
        return {"patch.weight": (self.weight @ self.whiten).detach(), "patch.bias": self.bias.detach()}


class Heads(nn.Module):
    """Two linear heads a fact: on the mean of the soft tokens, and on all of them side by side, where a fact has its place."""

    def __init__(self, width: int) -> None:
        """Heads for all kinds."""
        super().__init__()
        tokens = (Vision().image // Vision().patch // Vision().merge) ** 2
        sizes = {f"{kind} {name}": len(values) for kind, facts in FACTS.items() for name, values in facts.items()}
        self.mean = nn.ModuleDict({name: nn.Linear(width, size) for name, size in sizes.items()})
        self.beside = nn.ModuleDict({name: nn.Linear(width * tokens, size) for name, size in sizes.items()})

    def forward(self, kind: str, soft: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Logits of each fact, of both heads."""
        mean, beside = soft.mean(1), soft.flatten(1)
        return [(self.mean[f"{kind} {name}"](mean), self.beside[f"{kind} {name}"](beside)) for name in FACTS[kind]]


def facts_loss(heads: Heads, kind: str, soft: Tensor, facts: Tensor) -> tuple[Tensor, Tensor]:
    """The loss over all facts, and for each the share that is right by the second head."""
    found = heads(kind, soft)
    loss = torch.stack([0.5 * F.cross_entropy(logits, facts[:, at]) for at, both in enumerate(found) for logits in both]).sum()
    right = torch.stack([(both[1].argmax(-1) == facts[:, at]).float().mean() for at, both in enumerate(found)])
    return loss, right


def save(file: Path, siglip: Siglip, heads: Heads) -> None:
    """Write all at once, since the text model's training reads it meanwhile."""
    weights = {name: values for name, values in siglip.state_dict().items() if not name.startswith("patch.")} | siglip.patch.state()
    torch.save({"siglip": weights, "heads": heads.state_dict()}, f"{file}.new")
    Path(f"{file}.new").replace(file)


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pictures", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=6_000)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=20250709)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    dice = np.random.default_rng(args.seed)
    siglip, heads = Siglip(Vision(), Text(1).width), Heads(Text(1).width)
    pictures = {kind: Pictures(args.pictures, kind) for kind in FACTS if (args.pictures / f"{kind}.npy").exists()}
    args.out.mkdir(parents=True, exist_ok=True)
    saved = args.out / "siglip.pt"
    if saved.exists():
        state = torch.load(saved)
        siglip.load_state_dict(state["siglip"])
        if "mean.skin border.weight" in state["heads"]:
            heads.load_state_dict(state["heads"])
    sample = torch.cat([one.patches(np.arange(min(150, len(one.truths))), None) for one in pictures.values()])
    siglip.patch = Whitened(siglip.patch, sample)
    inner = [p for name, p in siglip.named_parameters() if p.ndim == 2 and ("layers" in name or name == "patch.weight")]
    outer = [p for name, p in siglip.named_parameters() if not (p.ndim == 2 and ("layers" in name or name == "patch.weight"))] + list(heads.parameters())
    muon, adam = Muon(inner), torch.optim.AdamW(outer, lr=args.rate, betas=(0.9, 0.98), weight_decay=0.0)
    start, spent, done = time.monotonic(), 0.0, 0
    kinds = turns(list(pictures))
    while (progress := max(done / args.steps, (spent := time.monotonic() - start) / args.seconds)) < 1:
        rate = min(1.0, (done + 1) / 20) * min(1.0, (1 - progress) / 0.4)
        kind = kinds[done % len(kinds)]
        numbers = np.sort(dice.integers(0, pictures[kind].train, args.batch))
        soft = siglip(pictures[kind].patches(numbers, dice))
        loss, _ = facts_loss(heads, kind, soft, pictures[kind].facts[numbers])
        adam.zero_grad(set_to_none=True)
        for p in inner:
            p.grad = None
        loss.backward()
        for group in adam.param_groups:
            group["lr"] = args.rate * rate
        adam.step()
        muon.step(args.rate * 5 * rate, 0.02)
        done += 1
        if done % 100 == 0:
            with torch.no_grad():
                line = [f"{done} {spent:.0f}s"]
                for kind, some in pictures.items():
                    kept = np.arange(some.train, min(len(some.truths), some.train + 150))
                    _, right = facts_loss(heads, kind, siglip(some.patches(kept, None)), some.facts[kept])
                    line.append(kind + " " + " ".join(f"{share:.3f}" for share in right))
            print(" | ".join(line), flush=True)
            save(saved, siglip, heads)
    save(saved, siglip, heads)


if __name__ == "__main__":
    main()
