"""The table of what `measure.py` found: sums over its steps, a pack a row."""

import json
from pathlib import Path
from typing import Any

HEADER = ["pack", "quantization", "narratives", "F1 lexicon", "F1 model", "F1 both", "RED recall both", "denied or trapped as there", "answers", "questions right", "conditions of images right",
          "triage cold, warm (s)", "read, write (tokens/s)", "peak, predicted (MiB)", "hours"]  # fmt: skip


def results(folder: Path, kind: str) -> list[dict[str, Any]]:
    """All steps of a kind."""
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob(f"{kind}*.json"))]


def share(part: int, whole: int) -> str:
    """A share, with what it is of."""
    return f"{part / whole:.3f} of {whole}" if whole else "–"


def signs(reports: list[dict[str, Any]], reader: str) -> dict[str, tuple[int, int]]:
    """Parts and wholes of a reader, summed."""
    sums: dict[str, tuple[int, int]] = {}
    for report in reports:
        for one in report["result"]["signs"]:
            if one["reader"] == reader:
                for name, value in one["all"].items():
                    if isinstance(value, dict) and "part" in value:
                        part, whole = sums.get(name, (0, 0))
                        sums[name] = (part + value["part"], whole + value["whole"])
    return sums


def f1(sums: dict[str, tuple[int, int]]) -> str:
    """From true signs, signs read and signs told."""
    if not sums:
        return "–"
    (right, read), (_, told) = sums["precision"], sums["recall"]
    return f"{2 * right / (read + told):.3f}" if read + told else "–"


def images(folder: Path, files: list[Path]) -> str:
    """How many conditions are judged right."""
    right = asked = 0
    for file in files:
        for at, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            step = folder / f"images.{file.stem}.{at:05}.json"
            if not step.exists():
                continue
            truth = json.loads(line)["classify"]
            for judged in json.loads(step.read_text(encoding="utf-8"))["result"]["conditions"]:
                if judged["condition"] in truth:
                    asked += 1
                    right += (judged["judgement"] == "yes") == truth[judged["condition"]]
    return share(right, asked)


def row(pack: str, folder: Path, files: list[Path]) -> list[str]:
    """One pack."""
    reading, questions, bench = results(folder, "reading."), results(folder, "questions."), results(folder, "bench")
    both = signs(reading, "both")
    statuses: dict[str, int] = {}
    for report in reading:
        for name, count in report["result"]["model_status"].items():
            statuses[name] = statuses.get(name, 0) + count
    right = [report["result"]["questions"]["right"] for report in questions if report["result"]["questions"]]
    speed = bench[0]["result"] if bench else None
    peak = max((speed["peak_memory"].get(name) or 0 for name in ("load_bytes", "text_bytes", "image_bytes")), default=0) if speed else 0
    predicted = max(speed["predicted_memory"].get(name) or 0 for name in ("text_bytes", "image_bytes")) if speed else 0
    hours = sum(step["seconds"] for step in [*reading, *questions, *bench, *results(folder, "images.")]) / 3600
    return [
        pack, speed["quantization"] if speed else "–", str(sum(report["result"]["narratives"] for report in reading)),
        f1(signs(reading, "lexicon")), f1(signs(reading, "model")), f1(both),
        share(*both.get("red_recall", (0, 0))), share(*both.get("not_there_as_present", (0, 0))),
        ", ".join(f"{name} {count}" for name, count in sorted(statuses.items())) or "–",
        share(sum(one["part"] for one in right), sum(one["whole"] for one in right)), images(folder, files),
        f"{speed['triage_cold']['seconds']:.1f}, {speed['triage_warm']['seconds']:.1f}" if speed else "–",
        f"{speed['prefill']['tokens_per_second']:.0f}, {speed['decode']['tokens_per_second']:.1f}" if speed else "–",
        f"{peak / 2**20:.0f}, {predicted / 2**20:.0f}" if speed else "–", f"{hours:.2f}",
    ]  # fmt: skip


def table(work: Path, files: list[Path]) -> str:
    """Markdown, from whatever is there."""
    rows = [HEADER, ["---"] * len(HEADER)]
    for folder in sorted(path for path in work.glob("*/*") if any(path.glob("*.json"))):
        adapter = "" if folder.name == "plain" else f" + {folder.name}"
        rows.append(row(folder.parent.name + adapter, folder, files))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)
