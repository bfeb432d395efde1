"""Synthetic encounters in Parquet files, column `encounter`. Nothing of them comes from a patient: ages, measurements, signs and sentences are drawn
at random from what is plausible, one in two hundred with a value that cannot be. The same seed gives the same encounters.

    python synthetic.py FOLDER --encounters 1000000 --files 200
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

COMPLAINTS = [
    "Cough and a runny nose for {days} days.",
    "Fever since {days} days, worse in the evening.",
    "She says that the belly hurts since the morning.",
    "Vomited {times} times today and cannot keep water down.",
    "Watery diarrhoea, {times} times since last night.",
    "Fell from a bicycle, the wrist is swollen.",
    "A headache for {days} days, and the neck feels stiff.",
    "An itching rash on both arms for {days} days.",
    "Came for the control of the blood pressure.",
    "Short of breath when walking up the hill.",
    "A dog bit the leg {times} hours ago.",
    "The child sleeps much and is hard to wake.",
]
BESIDES = ["No fever.", "No vomiting.", "Eats and drinks as usual.", "No convulsions.", "Nobody at home is ill.", "Took paracetamol.", "He had malaria last year."]
# Signs of the triage tool's charts, with how often they are seen.
SIGNS = {
    "respiratory_distress": 0.02,
    "stridor": 0.003,
    "active_convulsions": 0.003,
    "heavy_bleeding": 0.005,
    "unable_to_feed_or_drink": 0.02,
    "vomits_everything": 0.03,
    "stiff_neck": 0.01,
    "lethargy": 0.02,
    "severe_pain": 0.04,
}


def age(draw: random.Random) -> tuple[dict[str, int], float]:
    """An age as the encounter has it, and in years."""
    band = draw.random()
    if band < 0.05:
        days = draw.randint(0, 59)
        return {"days": days}, days / 365
    if band < 0.20:
        months = draw.randint(2, 35)
        return {"months": months}, months / 12
    years = min(int(draw.triangular(3, 95, 22)), 95)
    return {"years": years}, float(years)


def vitals(draw: random.Random, years: float) -> dict[str, Any]:
    """Measurements around what is usual at that age; each is missing at times."""
    heart, breath, pressure = (140, 42, 75) if years < 1 else (115, 28, 95) if years < 5 else (95, 22, 105) if years < 12 else (80, 16, 122)
    ill = 1.25 if draw.random() < 0.12 else 1.0
    systolic = round(draw.gauss(pressure, 14))
    measured = {
        "heart_rate_per_minute": round(draw.gauss(heart * ill, heart / 9)),
        "respiratory_rate_per_minute": round(draw.gauss(breath * ill, breath / 8)),
        "temperature_celsius": round(draw.gauss(36.9 + (ill - 1) * 6, 0.5), 1),
        "spo2_percent": min(100, round(draw.gauss(97 - (ill - 1) * 14, 1.6))),
        "systolic_mmhg": systolic,
        "diastolic_mmhg": round(systolic * draw.uniform(0.55, 0.72)),
        "avpu": draw.choices(["alert", "confusion", "voice", "pain", "unresponsive"], [960, 15, 15, 6, 4])[0],
        "weight_kg": round(max(2.5, draw.gauss(3.5 + 2.6 * min(years, 20), 1 + min(years, 20) / 3)), 1),
    }
    return {name: value for name, value in measured.items() if draw.random() < (0.45 if "mmhg" in name and years < 12 else 0.9)}


def story(draw: random.Random) -> str:
    complaint = draw.choice(COMPLAINTS).format(days=draw.randint(2, 9), times=draw.randint(2, 6))
    return " ".join([complaint, *draw.sample(BESIDES, draw.randint(1, 3))])


def encounter(draw: random.Random, name: str) -> dict[str, Any]:
    """One encounter in the command's JSON; half of them have a story."""
    told_age, years = age(draw)
    sex = draw.choice(["female", "male"])
    made: dict[str, Any] = {"id": name, "age": told_age, "sex": sex, "vitals": vitals(draw, years)}
    if sex == "female" and 15 <= years < 50:
        made["pregnancy"] = draw.choices(["not_pregnant", "pregnant", "postpartum", "unknown"], [75, 10, 4, 11])[0]
    made["signs"] = {sign: "present" if draw.random() < often else "absent" for sign, often in SIGNS.items() if draw.random() < 0.6}
    made["checklist_complete"] = draw.random() < 0.8
    if draw.random() < 0.5:
        made |= {"narrative": story(draw), "language": "en"}
    if draw.random() < 0.005:
        made["vitals"]["spo2_percent"] = draw.randint(101, 199)
    return made


def write(folder: Path, encounters: int, files: int, seed: int) -> None:
    """Writes the files; each has draws of its own, so that any of them can be made alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in range(files):
        draw = random.Random(f"{seed}/{file}")
        rows = range(encounters * file // files, encounters * (file + 1) // files)
        lines = [json.dumps(encounter(draw, f"synthetic-{row:09}")) for row in rows]
        pq.write_table(pa.table({"encounter": lines}), folder / f"part-{file:05}.parquet", compression="zstd")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encounters", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    write(chosen.folder, chosen.encounters, chosen.files, chosen.seed)
