"""How far the logits move with each fault that parity is there to catch, and whether the golden file would show it.

    python parity_faults.py PACK_DIR CASES.json

The faults are put into the reference, one at a time: what moves it by more than the tolerance would fail the engine's test.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import Gemma3ForConditionalGeneration

import parity

TEXT_TOLERANCE, IMAGE_TOLERANCE = 1e-3, 1e-2


def main() -> None:
    """A line a fault."""
    pack, file = Path(sys.argv[1]), Path(sys.argv[2])
    manifest = json.loads((pack / "pack.json").read_text(encoding="utf-8"))
    files = [pack / manifest[part]["file"] for part in ("text", "projector")]
    cases = json.loads(file.read_text(encoding="utf-8"))
    text = next(case for case in cases if not any("image" in piece for piece in case["pieces"]))
    image = next(case for case in cases if any("image" in piece for piece in case["pieces"]))
    caught = True
    for of, case, faults, tolerance in (("text", text, TEXT_FAULTS, TEXT_TOLERANCE), ("image", image, IMAGE_FAULTS, IMAGE_TOLERANCE)):
        right, places = parity.logits(load(files), case["pieces"], file.parent)
        for name, fault in faults.items():
            found = fault(load(files), case["pieces"], file.parent)
            # Within an image the engine has no logits.
            apart = float((found - right)[places].abs().max())
            best = float((found.argmax(-1) == right.argmax(-1))[places].float().mean())
            caught &= apart > tolerance
            print(f"{of}: {name}: {apart:.4f} (tolerance {tolerance}), {best:.1%} of the best tokens stay")
    if not caught:
        raise SystemExit("a fault within the tolerance")


def load(files: list[Path]) -> Gemma3ForConditionalGeneration:
    """The reference, anew."""
    return parity.reference(parity.File(files[0]), parity.File(files[1]))


Fault = Callable[[Gemma3ForConditionalGeneration, list[dict[str, Any]], Path], Tensor]


def in_weights(change: Callable[[dict[str, Tensor]], None]) -> Fault:
    """A fault in the conversion of weights."""

    def fault(model: Gemma3ForConditionalGeneration, pieces: list[dict[str, Any]], folder: Path) -> Tensor:
        with torch.no_grad():
            change(dict(model.named_parameters()))
        return parity.logits(model, pieces, folder)[0]

    return fault


def in_pixels(change: Callable[[Tensor], Tensor]) -> Fault:
    """A fault in the preparation of the image."""

    def fault(model: Gemma3ForConditionalGeneration, pieces: list[dict[str, Any]], folder: Path) -> Tensor:
        right = parity.pixels
        parity.pixels = lambda file, side: change(right(file, side)).contiguous()
        try:
            return parity.logits(model, pieces, folder)[0]
        finally:
            parity.pixels = right

    return fault


def in_rotation(kind: str, scale: float) -> Fault:
    """A fault in the rotary positions of one kind of layers."""

    def fault(model: Gemma3ForConditionalGeneration, pieces: list[dict[str, Any]], folder: Path) -> Tensor:
        frequencies = getattr(model.model.language_model.rotary_emb, f"{kind}_inv_freq")
        frequencies *= scale
        return parity.logits(model, pieces, folder)[0]

    return fault


def causal_image(model: Gemma3ForConditionalGeneration, pieces: list[dict[str, Any]], folder: Path) -> Tensor:
    """An image's tokens that do not see those after them."""
    call = model.forward
    model.forward = lambda **given: call(**{**given, "token_type_ids": torch.zeros_like(given["token_type_ids"])})  # type: ignore[method-assign]
    return parity.logits(model, pieces, folder)[0]


def narrow(model: Gemma3ForConditionalGeneration, pieces: list[dict[str, Any]], folder: Path) -> Tensor:
    """Local layers that see one token less."""
    model.config.text_config.sliding_window -= 1
    for layer in model.model.language_model.layers:
        if layer.self_attn.sliding_window:
            layer.self_attn.sliding_window -= 1
    return parity.logits(model, pieces, folder)[0]


def _norms(weights: dict[str, Tensor]) -> None:
    for name, weight in weights.items():
        if "language_model" in name and "norm" in name:
            weight -= 1


def _query_norms(weights: dict[str, Tensor]) -> None:
    for name, weight in weights.items():
        if name.endswith(("q_norm.weight", "k_norm.weight")):
            weight.zero_()


def _embedding(weights: dict[str, Tensor]) -> None:
    # Unscaled embeddings, the tied output left as it is, so that only the input is wrong.
    weights["model.language_model.norm.weight"].add_(1).mul_(weights["model.language_model.embed_tokens.weight"].shape[1] ** 0.5).sub_(1)
    weights["model.language_model.embed_tokens.weight"].mul_(weights["model.language_model.embed_tokens.weight"].shape[1] ** -0.5)


TEXT_FAULTS: dict[str, Fault] = {
    "norms taken less one": in_weights(_norms),
    "norms of queries and keys left out": in_weights(_query_norms),
    "embeddings not scaled": in_weights(_embedding),
    "global layers rotated without scaling": in_rotation("full_attention", 8.0),
    "local layers rotated with scaling": in_rotation("sliding_attention", 1 / 8),
    "a window of one token less": narrow,
}
IMAGE_FAULTS: dict[str, Fault] = {
    "image tokens see only those before them": causal_image,
    "image mirrored": in_pixels(lambda image: image.flip(3)),
    "image upside down": in_pixels(lambda image: image.flip(2)),
    "image turned by a quarter": in_pixels(lambda image: image.rot90(1, (2, 3))),
    "channels swapped": in_pixels(lambda image: image.flip(1)),
    "pixels from 0 to 1": in_pixels(lambda image: (image + 1) / 2),
    "norm of the projector taken less one": in_weights(lambda weights: weights["model.multi_modal_projector.mm_soft_emb_norm.weight"].sub_(1)),
    "positions of the patches left out": in_weights(lambda weights: weights["model.vision_tower.embeddings.position_embedding.weight"].zero_()),
}


if __name__ == "__main__":
    main()
