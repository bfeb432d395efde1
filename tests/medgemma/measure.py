"""Measures real packs on this machine, step by step, and goes on where it was stopped: `measure.py WORK PACK...`. README.md beside this file says how.

A step is one call of the command `aidpost`, and its result one JSON file under WORK; a step whose file is there is not done again. Needs Python 3.9 and nothing else.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from table import table

HERE = Path(__file__).parent
READING = HERE.parent / "reading"
LANGUAGES = ["en", "fr", "es", "pt", "sw", "hi", "ar"]
# Lines of one step: what a stop can lose.
CHUNK = 25
FAILED = 2


class Steps:
    """The steps of one pack: done ones are read, others are run."""

    def __init__(self, program: str, store: str | None, pack: str, folder: Path, seen: dict[str, float]) -> None:
        """`seen`: seconds for each line of a kind of step, so far."""
        self.program, self.store, self.pack, self.folder, self.seen = program, store, pack, folder, seen
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command, with what it says on standard error passed on."""
        environment = dict(os.environ)
        if self.store:
            environment["AIDPOST_PACKS"] = self.store
        return subprocess.run([self.program, *arguments], env=environment, stdout=subprocess.PIPE, text=True, check=False)

    def step(self, name: str, kind: str, lines: int, *arguments: str) -> None:
        """One call whose output is JSON; what fails is told and left for the next time."""
        file = self.folder / f"{name}.json"
        if file.exists():
            return
        began = time.monotonic()
        done = self.run(*arguments)
        # 2 of `eval` says that lines could not be used; they stand in the report.
        if done.returncode not in (0, FAILED) or not done.stdout.startswith("{"):
            print(f"{self.pack}: {name}: ended with status {done.returncode}; run this again to try it again", file=sys.stderr)
            return
        spent = time.monotonic() - began
        self.seen[kind] = spent / max(1, lines)
        result = json.loads(done.stdout)
        file.with_suffix(".new").write_text(json.dumps({"seconds": spent, "lines": lines, "result": result}, indent=1), encoding="utf-8")
        file.with_suffix(".new").replace(file)


def chunks(file: Path, work: Path, limit: int | None) -> list[tuple[Path, int]]:
    """The file's lines in pieces, each a file of its own, named by what is in it."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()][:limit]
    made = []
    for start in range(0, len(lines), CHUNK):
        text = "".join(line + "\n" for line in lines[start : start + CHUNK])
        to = work / "lines" / f"{file.stem}.{hashlib.sha256(text.encode()).hexdigest()[:12]}.jsonl"
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, encoding="utf-8")
        made.append((to, text.count("\n")))
    return made


def planned(args: argparse.Namespace) -> list[tuple[str, str, int, list[str]]]:
    """Name, kind, lines and arguments of each step behind the first, the quick ones first."""
    asked = ["--pack", "{pack}", *(["--adapter", args.adapter] if args.adapter else [])]
    steps = [("bench", "bench", 1, ["bench", *asked, "--minutes", "0", "--json"])]
    for language in args.languages:
        for file in sorted(READING.glob(f"{language}.held*.jsonl")) if not args.narratives else args.narratives:
            for part, lines in chunks(file, args.work, args.limit):
                steps.append((f"reading.{language}.{part.stem}", "reading", lines, ["eval", str(part), "--language", language, *asked, "--format", "json"]))
    for file in args.questions:
        for part, lines in chunks(file, args.work, args.limit):
            steps.append((f"questions.{file.stem}.{part.stem}", "questions", lines, ["eval", str(part), *asked, "--format", "json"]))
    for file in args.images:
        for at, line in enumerate(file.read_text(encoding="utf-8").splitlines()[: args.limit]):
            case = json.loads(line)
            image = f"{case['kind']}={(file.parent / case['file']).resolve()}"
            steps.append((f"images.{file.stem}.{at:05}", "images", 1, ["classify", image, "--image-interpretation", *asked, "--format", "json"]))
    return steps


def foretell(steps: list, folder: Path, seen: dict[str, float]) -> str:
    """How long the rest takes, by what was measured so far."""
    left: dict[str, int] = {}
    for name, kind, lines, _ in steps:
        if not (folder / f"{name}.json").exists():
            left[kind] = left.get(kind, 0) + lines
    known = sum(seen[kind] * lines for kind, lines in left.items() if kind in seen)
    unknown = [f"{lines} lines of {kind}" for kind, lines in left.items() if kind not in seen]
    return f"about {known / 60:.0f} minutes" + (f", and {', '.join(unknown)}" if unknown else "")


def measure(args: argparse.Namespace, pack: str) -> None:
    """All steps of one pack."""
    folder = args.work / pack.replace("/", "_") / (args.adapter or "plain")
    seen: dict[str, float] = {}
    steps = Steps(args.program, args.store, pack, folder, seen)
    fits = steps.run("pack", "fit", pack)
    print(fits.stdout.rstrip())
    if "will not fit" in fits.stdout.splitlines()[0] and not args.anyway:
        print(f"{pack}: left out; --anyway tries it all the same", file=sys.stderr)
        return
    if steps.run("pack", "verify", pack).returncode != 0:
        licence = ["--accept-licence", args.accept_licence] if args.accept_licence else []
        if steps.run("pack", "fetch", pack, *licence).returncode != 0:
            print(f"{pack}: could not be fetched; run this again to go on", file=sys.stderr)
            return
    plan = planned(args)
    for file in folder.glob("*.json"):
        done = json.loads(file.read_text(encoding="utf-8"))
        seen[file.stem.split(".")[0]] = done["seconds"] / max(1, done["lines"])
    for name, kind, lines, arguments in plan:
        if (folder / f"{name}.json").exists():
            continue
        print(f"{pack}: {name}; left: {foretell(plan, folder, seen)}", flush=True)
        steps.step(name, kind, lines, *(part.replace("{pack}", pack) for part in arguments))


def main() -> None:
    """Measure, and write the table after each pack."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("work", type=Path, help="a folder for results; the same again goes on where it was")
    parser.add_argument("packs", nargs="+", help="names that `aidpost pack list` shows")
    parser.add_argument("--program", default="aidpost", help="the command")
    parser.add_argument("--store", help="where packs are kept")
    parser.add_argument("--adapter", help="which of the packs' adapters is used")
    parser.add_argument("--accept-licence", help="accept this licence without being asked")
    parser.add_argument("--languages", type=lambda text: text.split(","), default=LANGUAGES, help="of this project's held-out narratives; all seven without it")
    parser.add_argument("--narratives", type=Path, action="append", default=[], help="your own labelled narratives instead, in the one language that --languages names")
    parser.add_argument("--questions", type=Path, action="append", default=[], help="a file of questions: MedQA, MedMCQA, MMLU, MedXpertQA")
    parser.add_argument("--images", type=Path, action="append", default=[], help="labelled images: lines with file, kind and classify")
    parser.add_argument("--limit", type=int, help="so many lines of each file at most")
    parser.add_argument("--anyway", action="store_true", help="also a pack that will not fit by the prediction")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    for pack in args.packs:
        measure(args, pack)
        (args.work / "table.md").write_text(table(args.work, args.images), encoding="utf-8")
    print((args.work / "table.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
