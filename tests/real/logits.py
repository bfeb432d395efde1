"""The best token behind every token of some texts, by Hugging Face transformers' `Gemma3ForCausalLM` in float32 on the dequantized weights of a GGUF.

    python logits.py WEIGHTS.gguf <CASES.json >BEST.json

In come lists of token ids; out comes for each `{"best": […], "margin": […]}`: the best token and by how much its logit is above the second's.
"""

import json
import sys
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM

# Places whose logits, of 262,144 tokens each, are in memory at once.
PLACES = 128


def main() -> None:
    """Read, compute, write."""
    file = Path(sys.argv[1])
    cases = json.load(sys.stdin)
    model = AutoModelForCausalLM.from_pretrained(str(file.parent), gguf_file=file.name, dtype=torch.float32).eval()
    if type(model).__name__ != "Gemma3ForCausalLM":
        raise SystemExit(f"{file}: transformers reads it as {type(model).__name__}")
    answers = []
    with torch.no_grad():
        for tokens in cases:
            hidden = model.model(input_ids=torch.tensor([tokens])).last_hidden_state[0]
            best, margin = [], []
            for places in hidden.split(PLACES):
                top = model.lm_head(places).topk(2, dim=-1)
                best += top.indices[:, 0].tolist()
                margin += (top.values[:, 0] - top.values[:, 1]).tolist()
            answers.append({"best": best, "margin": margin})
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
