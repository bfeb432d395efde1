"""Draws the demo pack's images with our own code: films, skin and fundus as a child would draw them, each with the truth about it.

    python phantoms.py --sheet sheet.png --kind chest_xray       a contact sheet to look at
    python phantoms.py --out DIR --kind skin --count 100         PNG files and truth.jsonl
    python phantoms.py --check                                   checks

They only look like medical images: what they teach is shapes, sides and colours. Left and right are the patient's, as on a film
that is read facing the patient: the patient's right is on the left of the picture.
"""

import argparse
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[np.float32]
KINDS = ("chest_xray", "skin", "fundus")
SIDE = 896
# Drawn at this size and enlarged: everything in a picture is larger than a few pixels of it.
DRAWN = 192
_Y, _X = (np.mgrid[0:DRAWN, 0:DRAWN].astype(np.float32) + 0.5) / DRAWN

ORIENTATIONS = ("upright", "mirrored", "quarter_right", "upside_down", "quarter_left")
COLOURS = ("brown", "black", "red", "blue-grey")
GRADES = ("none", "mild", "moderate", "severe", "proliferative")
EXPOSURES = ("dark", "good", "light")
TONES = ("light", "medium", "dark")


@dataclass(frozen=True)
class Phantom:
    """A picture, `side × side × 3` bytes, and what is true of it."""

    kind: str
    pixels: NDArray[np.uint8]
    truth: dict[str, Any]


def phantoms(kind: str, count: int, seed: int) -> Iterator[Phantom]:
    """`count` pictures of a kind; the same kind and seed give the same pictures."""
    dice = np.random.default_rng([KINDS.index(kind), seed])
    draw = {"chest_xray": chest, "skin": skin, "fundus": fundus}[kind]
    for _ in range(count):
        picture, truth = draw(dice)
        picture += _grain(dice, dice.uniform(0.004, 0.02))
        pixels = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8)).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
        yield Phantom(kind, np.asarray(pixels), truth)


# Chest films.


def chest(dice: np.random.Generator) -> tuple[Array, dict[str, Any]]:
    """Two lungs, heart on the patient's left, ribs, spine; opacity, fluid or free air in some; turned or mirrored in some."""
    truth = {
        "orientation": str(dice.choice(ORIENTATIONS, p=[0.6, 0.1, 0.1, 0.1, 0.1])),
        "opacity": str(dice.choice(["none", "left", "right", "both"], p=[0.34, 0.22, 0.22, 0.22])),
        "effusion": str(dice.choice(["none", "left", "right"], p=[0.6, 0.2, 0.2])),
        "pneumothorax": str(dice.choice(["none", "left", "right"], p=[0.7, 0.15, 0.15])),
        "enlarged_heart": bool(dice.random() < 0.35),
        "exposure": str(dice.choice(EXPOSURES, p=[0.25, 0.5, 0.25])),
    }
    # One side shows one thing, so that nothing hides another.
    if truth["effusion"] in (truth["opacity"], truth["pneumothorax"]) or (truth["opacity"] == "both"):
        truth["effusion"] = "none"
    if truth["pneumothorax"] == truth["opacity"] or truth["opacity"] == "both":
        truth["pneumothorax"] = "none"
    middle = 0.5 + dice.uniform(-0.03, 0.03)
    top, bottom = 0.14 + dice.uniform(-0.03, 0.03), 0.80 + dice.uniform(-0.03, 0.04)
    half = 0.155 + dice.uniform(-0.012, 0.018)
    film = _body(dice, middle)
    # The patient's left lung is on the right of the picture.
    lungs = {"left": (middle + 0.21 + dice.uniform(-0.01, 0.01), 1), "right": (middle - 0.21 + dice.uniform(-0.01, 0.01), -1)}
    shape = {}
    for side, (x, outward) in lungs.items():
        floor = bottom + (0.03 if side == "left" else 0.0)
        shape[side] = _lung(x, outward, top, floor, half)
        film = film * (1 - shape[side]) + shape[side] * (0.22 + 0.04 * _smooth(dice, 6))
    for side, (x, _) in lungs.items():
        film += 0.10 * _hilum(dice, x, middle, top, bottom) * shape[side]
    film += _ribs(dice, middle, top, bottom) * (0.35 + 0.65 * np.maximum(shape["left"], shape["right"]))
    wide = dice.uniform(0.215, 0.25) if truth["enlarged_heart"] else dice.uniform(0.105, 0.135)
    heart = _ellipse(middle + 0.055 + (0.03 if truth["enlarged_heart"] else 0), bottom - 0.14, wide, 0.155 + wide * 0.15, 0.35, 0.02)
    film = film * (1 - heart) + heart * (0.62 + 0.02 * _smooth(dice, 4))
    film = np.maximum(film, 0.66 * _soft(0.036 - np.abs(_X - middle), 0.008) * (_Y > 0.05))
    for side, (x, outward) in lungs.items():
        if truth["opacity"] in (side, "both"):
            # Above an enlarged heart, or it would be hidden behind it.
            lowest = bottom - (0.36 if side == "left" and truth["enlarged_heart"] else 0.22)
            film = _patch(dice, film, (x + outward * dice.uniform(0.0, 0.05), dice.uniform(top + 0.19, lowest)), shape[side] * (1 - heart))
        if truth["effusion"] == side:
            level = bottom - dice.uniform(0.17, 0.27) - 0.28 * np.clip((_X - x) * outward, -0.06, 0.16)
            fluid = _soft(_Y - level, 0.012) * shape[side]
            film = film * (1 - fluid) + fluid * 0.74
        if truth["pneumothorax"] == side:
            edge = (_X - x) * outward - dice.uniform(-0.04, -0.01) - 0.35 * np.clip(_Y - (top + 0.30), 0, 1)
            air = _soft(edge, 0.006) * shape[side] * (1 - heart)
            film = film * (1 - air) + air * 0.01
            film += 0.6 * np.exp(-((edge / 0.012) ** 2)) * shape[side] * (1 - heart) * (_Y < bottom - 0.1)
    if dice.random() < 0.5:
        film = np.maximum(film, 0.95 * _letter_l(middle + 0.36, top + dice.uniform(-0.06, 0.02)))
    gain, base = {"dark": (0.52, 0.0), "good": (1.0, 0.02), "light": (0.85, 0.28)}[truth["exposure"]]
    film = base + (gain * dice.uniform(0.95, 1.05)) * np.clip(film, 0, 1)
    film = _bordered(dice, film)
    return np.repeat(_turned(film, truth["orientation"])[..., None], 3, 2).astype(np.float32), truth


def _body(dice: np.random.Generator, middle: float) -> Array:
    trunk = _soft(0.43 + dice.uniform(-0.015, 0.02) - np.abs(_X - middle) - 0.05 * np.clip(0.3 - _Y, 0, 1), 0.01)
    shoulder = _soft(_Y - 0.12 + 0.05 * np.cos((_X - middle) * 6) * -1, 0.02)
    neck = _soft(0.085 - np.abs(_X - middle), 0.01)
    return np.maximum(trunk * shoulder, neck) * (0.46 + 0.05 * _smooth(dice, 4)) + 0.02


def _lung(x: float, outward: int, top: float, bottom: float, half: float) -> Array:
    height = (_Y - top) / (bottom - top)
    inner = 0.10 + 0.04 * height
    outer = half * np.sqrt(np.clip(height, 0, 1)) ** 0.55
    across = (_X - x) * outward
    dome = bottom - 0.05 + 1.6 * across**2
    return _soft(outer - across, 0.008) * _soft(across + inner * np.clip(height * 6, 0, 1), 0.008) * _soft(_Y - top, 0.01) * _soft(dome - _Y, 0.01)


def _hilum(dice: np.random.Generator, x: float, middle: float, top: float, bottom: float) -> Array:
    near = x + (middle - x) * 0.45
    across = np.hypot(_X - near, (_Y - (top + bottom) / 2) * 0.7)
    angle = np.arctan2(_Y - (top + bottom) / 2, _X - near)
    return np.exp(-across * 9) * (0.6 + 0.4 * np.cos(angle * int(dice.integers(7, 12)) + dice.uniform(0, 6)))


def _ribs(dice: np.random.Generator, middle: float, top: float, bottom: float) -> Array:
    across = np.abs(_X - middle)
    bend = _Y - 0.9 * across**1.4 + dice.uniform(-0.01, 0.01)
    number = dice.uniform(7.5, 9.5)
    wave = np.cos((bend - top) / (bottom - top) * 2 * math.pi * number)
    inside = (across < 0.42) & (_Y > top - 0.05) & (_Y < bottom + 0.05)
    return (dice.uniform(0.05, 0.11) * np.clip(wave, -0.2, 1) * inside).astype(np.float32)


def _patch(dice: np.random.Generator, film: Array, at: tuple[float, float], seen: Array) -> Array:
    across, down = dice.uniform(0.085, 0.115), dice.uniform(0.10, 0.14)
    distance = np.hypot((_X - at[0]) / across, (_Y - at[1]) / down) + 0.25 * _smooth(dice, 9)
    patch = np.clip(1.7 - 1.2 * distance, 0, 1) * seen
    return film * (1 - patch) + patch * dice.uniform(0.64, 0.76)


def _letter_l(x: float, y: float) -> Array:
    upright = (np.abs(_X - x) < 0.009) & (_Y > y) & (_Y < y + 0.075)
    foot = (_X > x - 0.009) & (_X < x + 0.045) & (np.abs(_Y - y - 0.075) < 0.009)
    return (upright | foot).astype(np.float32)


def _bordered(dice: np.random.Generator, film: Array) -> Array:
    """Zero-padded to a square, as the product pads a film that is not one."""
    if dice.random() < 0.6:
        return film
    other = int(DRAWN * dice.uniform(0.80, 0.96))
    wide = dice.random() < 0.5
    small = np.asarray(Image.fromarray(film.astype(np.float32)).resize((other, DRAWN) if not wide else (DRAWN, other), Image.Resampling.BILINEAR))
    framed = np.zeros_like(film)
    start = (DRAWN - other) // 2
    part = (slice(None), slice(start, start + other)) if not wide else (slice(start, start + other), slice(None))
    framed[part] = small
    return framed


def _turned(film: Array, orientation: str) -> Array:
    turns = {"quarter_right": 3, "upside_down": 2, "quarter_left": 1}
    return film[:, ::-1] if orientation == "mirrored" else np.rot90(film, turns.get(orientation, 0))


# Skin.

SKIN = {"light": (0.90, 0.74, 0.65), "medium": (0.74, 0.54, 0.41), "dark": (0.47, 0.33, 0.25)}
LESION = {"brown": (0.43, 0.25, 0.13), "black": (0.09, 0.075, 0.085), "red": (0.74, 0.13, 0.16), "blue-grey": (0.33, 0.41, 0.53)}


def skin(dice: np.random.Generator) -> tuple[Array, dict[str, Any]]:
    """One spot on skin: its colour, border and symmetry."""
    truth = {
        "colour": str(dice.choice(COLOURS)),
        "border": str(dice.choice(["smooth", "ragged"])),
        "symmetric": bool(dice.random() < 0.5),
        "skin_tone": str(dice.choice(TONES)),
    }
    base = _colour(dice, SKIN[truth["skin_tone"]], 0.05)
    picture = base[None, None] * (1 + 0.05 * _smooth(dice, 3) + 0.03 * _smooth(dice, 24))[..., None]
    at = dice.uniform(0.40, 0.60, 2)
    # Measured from its own axis. Even waves are the same on all sides of it.
    turn = dice.uniform(0, 2 * math.pi)
    right, down = _X - at[0], _Y - at[1]
    angle = np.arctan2(down, right) - turn
    distance = np.hypot(right, down)
    radius = dice.uniform(0.18, 0.25)
    edge = 1 + dice.uniform(0.04, 0.10) * np.cos(2 * angle)
    if truth["border"] == "ragged":
        # Few large teeth: at 128 pixels a side the finest must still be some pixels wide.
        for times in dice.choice([8, 10, 12], 2, replace=False):
            edge = edge + dice.uniform(0.11, 0.15) * np.cos(times * angle)
    if not truth["symmetric"]:
        lobe = dice.choice([-1, 1]) * dice.uniform(1.1, 2.0)
        edge = edge + dice.uniform(0.58, 0.78) * np.exp(-((np.angle(np.exp(1j * (angle - lobe))) / 0.5) ** 2))
        edge = edge - 0.18
    spot = _soft(radius * edge - distance, 0.006 if truth["border"] == "ragged" else 0.009)
    brown_on_dark = truth["skin_tone"] == "dark" and truth["colour"] == "brown"
    colour = _colour(dice, (0.30, 0.155, 0.06) if brown_on_dark else LESION[truth["colour"]], 0.08)
    shade = 1 + 0.06 * _smooth(dice, 12)
    if not truth["symmetric"]:
        shade = shade * (1 + 0.35 * np.tanh(6 * distance * np.sin(angle - lobe * 0.5) / radius))
    picture = picture * (1 - spot[..., None]) + spot[..., None] * colour[None, None] * shade[..., None]
    for _ in range(int(dice.integers(0, 7)) if dice.random() < 0.5 else 0):
        picture = picture * (1 - 0.6 * _hair(dice))[..., None]
    light = 1 + dice.uniform(-0.06, 0.06) * (_X - 0.5) + dice.uniform(-0.06, 0.06) * (_Y - 0.5)
    return (picture * light[..., None]).astype(np.float32), truth


def _hair(dice: np.random.Generator) -> Array:
    turn, offset, bend = dice.uniform(0, math.pi), dice.uniform(-0.4, 0.4), dice.uniform(-0.3, 0.3)
    along = (_X - 0.5) * math.cos(turn) + (_Y - 0.5) * math.sin(turn)
    across = -(_X - 0.5) * math.sin(turn) + (_Y - 0.5) * math.cos(turn)
    return np.exp(-(((across - offset - bend * along**2) / 0.004) ** 2))


# Fundus.


def fundus(dice: np.random.Generator) -> tuple[Array, dict[str, Any]]:
    """A disc on the nose's side, vessels from it, and as many dots, blots or a pool of blood as the grade says."""
    truth = {"eye": str(dice.choice(["left", "right"])), "grade": str(dice.choice(GRADES))}
    # Seen from the front, the nose is on the right of a right eye's picture.
    nose = 1 if truth["eye"] == "right" else -1
    centre = 0.5 + dice.uniform(-0.015, 0.015, 2)
    radius = dice.uniform(0.44, 0.48)
    distance = np.hypot(_X - centre[0], _Y - centre[1])
    inside = _soft(radius - distance, 0.006)
    glow = 1 - 0.45 * (distance / radius) ** 2 + 0.06 * _smooth(dice, 5)
    picture = _colour(dice, (0.80, 0.36, 0.16), 0.09)[None, None] * glow[..., None]
    disc = (centre[0] + nose * dice.uniform(0.20, 0.26), centre[1] + dice.uniform(-0.03, 0.03))
    spot = (centre[0] - nose * dice.uniform(0.03, 0.07), centre[1] + dice.uniform(-0.02, 0.03))
    picture *= (1 - 0.45 * np.exp(-(((_X - spot[0]) ** 2 + (_Y - spot[1]) ** 2) / 0.045**2)))[..., None]
    for vertical in (-1, 1):
        for reach in (0.16, 0.27):
            picture *= (1 - 0.45 * _vessel(dice, disc, nose, vertical, reach))[..., None]
    pale = _soft(dice.uniform(0.060, 0.075) - np.hypot(_X - disc[0], (_Y - disc[1]) * 0.9), 0.008)
    picture = picture * (1 - pale[..., None]) + pale[..., None] * np.array((0.97, 0.83, 0.52), np.float32)
    picture = _bleeding(dice, picture, truth, centre, radius, disc, spot)
    return (picture * inside[..., None]).astype(np.float32), truth


def _vessel(dice: np.random.Generator, disc: tuple[float, float], nose: int, vertical: int, reach: float) -> Array:
    along = (disc[0] - _X) * nose
    path = disc[1] + vertical * reach * np.sqrt(np.clip(along, 0, 1) / 0.3) * (1.25 - 0.9 * along) + 0.006 * np.sin(along * dice.uniform(30, 50))
    return np.exp(-(((_Y - path) / 0.0075) ** 2)) * (along > 0) * np.clip(1.4 - along * 2.2, 0, 1)


def _bleeding(dice: np.random.Generator, picture: Array, truth: dict[str, Any], centre: Any, radius: float, disc: Any, spot: Any) -> Array:
    dots, blots = {
        "none": (0, 0),
        "mild": (int(dice.integers(3, 6)), 0),
        "moderate": (int(dice.integers(4, 8)), int(dice.integers(3, 5))),
        "severe": (int(dice.integers(8, 14)), int(dice.integers(10, 15))),
        "proliferative": (int(dice.integers(0, 6)), int(dice.integers(0, 3))),
    }[truth["grade"]]
    taken = [(disc[0], disc[1], 0.11), (spot[0], spot[1], 0.07)]
    if truth["grade"] == "proliferative":
        # A pool of blood with a level top, below the middle.
        x, y = centre[0] + dice.uniform(-0.12, 0.12), centre[1] + dice.uniform(0.13, 0.20)
        size = dice.uniform(0.11, 0.15)
        pool = _soft(size - np.hypot(_X - x, (_Y - y) * 1.3), 0.006) * _soft(_Y - y, 0.006)
        picture = picture * (1 - pool[..., None]) + pool[..., None] * np.array((0.30, 0.03, 0.03), np.float32)
        taken.append((x, y + size / 3, size + 0.03))
    truth["dots"], truth["blots"] = dots, blots
    for number in range(dots + blots):
        size = dice.uniform(0.014, 0.017) if number < dots else dice.uniform(0.030, 0.037)
        for _ in range(60):
            away, turn = radius * 0.88 * math.sqrt(dice.random()), dice.uniform(0, 2 * math.pi)
            x, y = centre[0] + away * math.cos(turn), centre[1] + away * math.sin(turn)
            if all(math.hypot(x - other_x, y - other_y) > size + other for other_x, other_y, other in taken):
                break
        taken.append((x, y, size + 0.014))
        at = tuple(slice(max(0, int((place - 0.05) * DRAWN)), int((place + 0.05) * DRAWN) + 1) for place in (y, x))
        mark = _soft(size - np.hypot(_X[at] - x, _Y[at] - y), 0.004)[..., None]
        picture[at] = picture[at] * (1 - mark) + mark * np.array((0.33, 0.04, 0.04), np.float32)
    return picture


# Shapes.


def _soft(inside: Array, width: float) -> Array:
    """1 where `inside` is positive, 0 where negative, over `width` at the edge."""
    return np.clip(inside / width + 0.5, 0, 1)


def _ellipse(x: float, y: float, across: float, down: float, turn: float, edge: float) -> Array:
    right, below = _X - x, _Y - y
    along = right * math.cos(turn) + below * math.sin(turn)
    beside = -right * math.sin(turn) + below * math.cos(turn)
    return _soft(1 - np.hypot(along / across, beside / down), edge / min(across, down))


def _smooth(dice: np.random.Generator, cells: int) -> Array:
    """Noise without edges, between about −1 and 1."""
    coarse = dice.standard_normal((cells + 1, cells + 1)).astype(np.float32).clip(-2, 2) / 2
    return np.asarray(Image.fromarray(coarse).resize((DRAWN, DRAWN), Image.Resampling.BICUBIC))


def _colour(dice: np.random.Generator, colour: tuple[float, float, float], by: float) -> Array:
    return (np.array(colour) * dice.uniform(1 - by, 1 + by) + dice.uniform(-0.012, 0.012, 3)).astype(np.float32)


def _grain(dice: np.random.Generator, strength: float) -> Array:
    return strength * dice.standard_normal((DRAWN, DRAWN, 1), dtype=np.float32)


def main() -> None:
    """Draw, or check."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--kind", choices=KINDS, default="chest_xray")
    arguments.add_argument("--count", type=int, default=36)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--sheet", type=Path)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--check", action="store_true")
    chosen = arguments.parse_args()
    if chosen.check:
        from check_phantoms import check

        check()
        return
    drawn = phantoms(chosen.kind, chosen.count, chosen.seed)
    if chosen.sheet:
        wide = math.ceil(math.sqrt(chosen.count))
        sheet = Image.new("RGB", (wide * 200, math.ceil(chosen.count / wide) * 200))
        for number, phantom in enumerate(drawn):
            sheet.paste(Image.fromarray(phantom.pixels).resize((196, 196)), (number % wide * 200, number // wide * 200))
            print(number, json.dumps(phantom.truth))
        sheet.save(chosen.sheet)
    if chosen.out:
        chosen.out.mkdir(parents=True, exist_ok=True)
        with (chosen.out / "truth.jsonl").open("w", encoding="utf-8") as truths:
            for number, phantom in enumerate(drawn):
                name = f"{chosen.kind}-{number:05}.png"
                Image.fromarray(phantom.pixels).save(chosen.out / name)
                truths.write(json.dumps({"file": name, "kind": phantom.kind, **phantom.truth}) + "\n")


if __name__ == "__main__":
    main()
