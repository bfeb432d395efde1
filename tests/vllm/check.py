"""Requests of ours through vLLM's own class of a request, and answers of ours for the tests by its own classes of an answer.

    VLLM_SOURCE=FOLDER python check.py REQUESTS.jsonl ANSWERS.json

REQUESTS.jsonl: {"name", "body"}, as `cargo test` writes it where VLLM_REQUESTS is set. An unknown field, which vLLM ignores, is an error here.
"""

import importlib
import json
import math
import sys

import llguidance

import own  # noqa: F401  (before vLLM)

chat = importlib.import_module("vllm.entrypoints.openai.chat_completion.protocol")
engine = importlib.import_module("vllm.entrypoints.serve.engine.protocol")
serving = importlib.import_module("vllm.entrypoints.generate.base.protocol")


def take(name, body):
    """One request, as vLLM takes it; then its constraint, as its backend `guidance` compiles it."""
    request = chat.ChatCompletionRequest.model_validate(body)
    if request.model_extra:
        raise SystemExit(f"{name}: vLLM does not know {sorted(request.model_extra)}")
    # A TypedDict of OpenAI's with a field too many would pass.
    for message in body["messages"]:
        if set(message) != {"role", "content"}:
            raise SystemExit(f"{name}: a message with {sorted(message)}")
    asked = request.structured_outputs
    if asked.grammar is not None:
        grammar = llguidance.grammar_from("grammar", asked.grammar)
    else:
        grammar = llguidance.LLMatcher.grammar_from_json_schema(asked.json, defaults={"whitespace_flexible": True})
    if error := llguidance.LLMatcher.validate_grammar(grammar, None):
        raise SystemExit(f"{name}: its constraint does not compile: {error}")


def refuses(body):
    """Whether vLLM's class refuses it: the check has to be able to fail."""
    try:
        take("on purpose", body)
    except (Exception, SystemExit):
        return True
    return False


# The tokens of two answers, with what could have stood in their place.
SIGN, OPINION = {"+": 0.8, "-": 0.2}, {"red": 0.7, "yellow": 0.2, "green": 0.1}
STATE = {"present": 0.8, "absent": 0.2}
LINES = [("stridor ", None), ("+", SIGN), (" blaring like a kazoo\n=\n", None), ("red", OPINION), ("\nNoisy.\n", None)]
OBJECT = [
    ('{"signs": [{"sign": "stridor", "state": "', None),
    ("present", STATE),
    ('", "evidence": "blaring like a kazoo"}], "acuity": "', None),
    ("red", OPINION),
    ('", "reason": "Noisy.", "ask_next": []}', None),
]


def logprobs(tokens):
    content = []
    for text, likely in tokens:
        likely = likely or {text: 1.0}
        top = [chat.ChatCompletionLogProb(token=one, logprob=math.log(p), bytes=list(one.encode())) for one, p in likely.items()]
        first = top[0].model_dump()
        content.append(chat.ChatCompletionLogProbsContent(**{**first, "token": text, "bytes": list(text.encode())}, top_logprobs=top))
    return chat.ChatCompletionLogProbs(content=content)


def event(**choice):
    choice = chat.ChatCompletionResponseStreamChoice(index=0, **choice)
    chunk = chat.ChatCompletionStreamResponse(id="chatcmpl-0", created=1, choices=[choice], model="ward-27b")
    return f"data: {chunk.model_dump_json(exclude_unset=True)}\n\n"


def stream(tokens, end="stop", before=()):
    """As `chat_completion_stream_generator` writes it: the role, a chunk a token, an empty one with the end."""
    delta = serving.DeltaMessage
    events = [event(delta=delta(role="assistant", content=""), logprobs=None, finish_reason=None)]
    events += [event(delta=delta(reasoning=text), logprobs=None, finish_reason=None) for text in before]
    events += [event(delta=delta(content=one[0]), logprobs=logprobs([one]), finish_reason=None) for one in tokens]
    events.append(event(delta=delta(content=""), logprobs=None, finish_reason=end, stop_reason=None))
    return "".join(events) + "data: [DONE]\n\n"


def answers():
    error = engine.ErrorResponse(error=engine.ErrorInfo(message="too long", type="BadRequestError", param=None, code=400))
    text = "".join(text for text, _ in OBJECT)
    choice = chat.ChatCompletionResponseChoice(
        index=0, message=chat.ChatMessage(role="assistant", content=text), logprobs=logprobs(OBJECT), finish_reason="stop"
    )
    usage = engine.UsageInfo(prompt_tokens=1, completion_tokens=2, total_tokens=3)
    whole = chat.ChatCompletionResponse(id="chatcmpl-0", created=1, model="ward-27b", choices=[choice], usage=usage)
    card = engine.ModelCard(id="ward-27b", created=1, root="ward-27b", max_model_len=8192)
    begun = stream(LINES[:2]).split('data: {"id":"chatcmpl-0"')
    return {
        "lines": stream(LINES),
        "object": stream(OBJECT),
        "thought": stream(OBJECT, before=["wheezing + blaring\n", "or not"]),
        "cut": stream(LINES[:3], end="length"),
        "error_in_the_middle": 'data: {"id":"chatcmpl-0"'.join(begun[:-1]) + f"data: {error.model_dump_json()}\n\ndata: [DONE]\n\n",
        "whole": whole.model_dump_json(),
        "error": error.model_dump_json(),
        "models": engine.ModelList(data=[card]).model_dump_json(),
    }


def main():
    lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    for line in lines:
        take(line["name"], line["body"])
    good = lines[0]["body"]
    for wrong in ({"guided_json": {}}, {"top_logprobs": -5}, {"structured_outputs": {"grammar": "start: a"}}, {"max_tokens": "many"}):
        if not refuses({**good, **wrong}):
            raise SystemExit(f"vLLM's class takes {wrong}: the check sees nothing")
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(answers(), file, indent=1, ensure_ascii=False)
        file.write("\n")
    print(f"vllm: {len(lines)} requests taken by vLLM's own class, their grammars and schemas compiled by llguidance; answers written")


main()
