#!/usr/bin/env python3
"""Aidpost beside llama.cpp's own server and nobodywho: the same GGUF, prompt, content and threads, in turns on this machine.

A triage cold (nothing read before), then one of another patient (each with its own prompt cache warm), then one more of the first with a brief
reply (signs and opinion alone). What is written is fixed, the same
three signs with evidence, opinion, reason and two questions, so that weights which say nothing of use can be compared too: ours in its own
form of a reply, theirs as JSON that a schema of constants holds. Nothing of a patient: both accounts are made up. See README.md.
"""
import argparse, datetime, importlib.metadata, json, os, platform, re, socket, statistics, subprocess, sys, tempfile, time, urllib.request

STATES = {"+": "present", "-": "absent"}
# The third time the first patient comes again: its instructions are kept, its account is not.
TURNS = ("cold", "warm", "brief")


def content(reply):
    """The fixed reply as the object that a JSON schema would ask for."""
    signs, rest = reply.split("=\n")
    lines = rest.splitlines()
    line = re.compile(r"(\S+) ([+-]) (.*)")
    return {
        "signs": [dict(sign=s, state=STATES[m], evidence=e) for s, m, e in line.findall(signs)],
        "acuity": lines[0],
        "reason": lines[1],
        "ask_next": [question[2:] for question in lines[2:]],
    }


def constant(value):
    """A schema that only this value meets, field by field, as a schema of free fields would be walked."""
    if isinstance(value, dict):
        return {"type": "object", "properties": {k: constant(v) for k, v in value.items()}, "required": list(value), "additionalProperties": False}
    if isinstance(value, list):
        return {"type": "array", "prefixItems": [constant(v) for v in value], "minItems": len(value), "maxItems": len(value)}
    return {"const": value}


def peak(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) * 1024


def ours(arguments, accounts):
    command = [arguments.aidpost, "bench", "--pack", arguments.pack, "--minutes", "0", "--fixed-replies", "--json"]
    if arguments.loading:
        command += ["--load-mode", arguments.loading]
    bench = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    found = {
        "cold": bench["triage_cold"],
        "warm": bench["triage_warm"],
        "brief": bench["ahead"]["brief"],
        "peak_bytes": bench["peak_memory"]["text_bytes"],
        "version": f"{bench['engine']}, {bench['backend']}, loaded {bench['loading']}",
        "bench": bench,
    }
    if arguments.llama_bench:
        found["llama_bench"] = llama_bench(arguments, bench)
    return found


def llama_bench(arguments, bench):
    """What llama.cpp's own benchmark reads and writes in a second, with the settings that ours had: as many tokens, batches, loading."""
    tokens, as_in_file = bench["prefill"]["tokens"], bench["loading"] != "fast"
    command = [arguments.llama_bench, "-m", arguments.gguf, "-t", str(arguments.threads), "-fa", "0", "-b", "256", "-ub", "256", "-r", "1", "-o", "jsonl",
               "--repack", "0" if as_in_file else "1", "-lm", "mmap" if as_in_file else "none"]
    if bench["loading"] == "smallest":
        command += ["-ctk", "q8_0", "-ctv", "q8_0"]

    def rate(*what):
        out = subprocess.run(command + list(what), check=True, capture_output=True, text=True).stdout
        return json.loads(out.splitlines()[-1])["samples_ts"][0]

    return {
        "prefill": rate("-p", str(tokens), "-n", "0"),
        "decode": rate("-p", "0", "-n", str(bench["decode"]["tokens"]), "-d", str(tokens)),
    }


def server(arguments, accounts):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [arguments.server, "-m", arguments.gguf, "-c", "8192", "-np", "1", "-t", str(arguments.threads), "-tb", str(arguments.threads),
               "--host", "127.0.0.1", "--port", str(port), *arguments.server_arguments.split()]
    with tempfile.TemporaryFile() as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            for _ in range(600):
                try:
                    urllib.request.urlopen(url + "/health").read()
                    break
                except OSError:
                    time.sleep(0.5)

            def complete(**request):
                body = json.dumps({"temperature": 0, "cache_prompt": True, **request}).encode()
                start = time.monotonic()
                with urllib.request.urlopen(urllib.request.Request(url + "/completion", body, {"Content-Type": "application/json"})) as answer:
                    return json.load(answer), time.monotonic() - start

            found = {}
            for turn, account in zip(TURNS, accounts):
                # The server adds the first token itself.
                prompt = account["prompt"].removeprefix("<bos>")
                answer, seconds = complete(prompt=prompt, json_schema={"const": account["content"]}, n_predict=1200)
                assert json.loads(answer["content"]) == account["content"], answer["content"]
                timings = answer["timings"]
                # With random weights the first choice never fits, and then llama.cpp walks its grammar over the whole vocabulary. With
                # weights that know what to say it mostly does not: the least that a token can cost is one without a grammar.
                free, _ = complete(prompt=prompt, n_predict=32, ignore_eos=True)
                least = seconds - timings["predicted_n"] * (timings["predicted_per_token_ms"] - free["timings"]["predicted_per_token_ms"]) / 1000
                found[turn] = {
                    "seconds": seconds, "seconds_without_grammar": min(least, seconds), "prompt_tokens": timings["prompt_n"],
                    "prompt_seconds": timings["prompt_ms"] / 1000, "reply_tokens": timings["predicted_n"],
                }
            found["peak_bytes"] = peak(process.pid)
        finally:
            process.terminate()
    version = subprocess.run([arguments.server, "--version"], capture_output=True, text=True)
    found["version"] = (version.stdout + version.stderr).strip().splitlines()[0]
    return found


NOBODYWHO = """
import json, sys, time
import nobodywho
gguf, threads, accounts = sys.argv[1], int(sys.argv[2]), json.load(sys.stdin)
chat = nobodywho.Chat(nobodywho.Model(gguf, use_gpu_if_available=False), n_ctx=8192, n_threads=threads)
found = {}
for turn, account in zip(("cold", "warm", "brief"), accounts):
    schema = {**account["schema"], "x-guidance": {"whitespace_flexible": False}}
    chat.set_sampler_config(nobodywho.SamplerPresets.constrain_with_json_schema(schema))
    chat.reset_history()
    start, first, text, tokens = time.monotonic(), None, "", 0
    for token in chat.ask(account["user"]):
        first = first or time.monotonic() - start
        text += token
        tokens += 1
    found[turn] = {"seconds": time.monotonic() - start, "first_token_seconds": first, "reply_tokens": tokens}
    assert json.loads(text) == account["content"], text
status = open("/proc/self/status").read()
found["peak_bytes"] = int(status.split("VmHWM:")[1].split()[0]) * 1024
print(json.dumps(found))
"""


def nobodywho(arguments, accounts):
    # The program adds the marks of a turn itself.
    user = re.compile(r"<start_of_turn>user\n(.*)<end_of_turn>\n<start_of_turn>model\n$", re.S)
    asked = [{"user": user.search(a["prompt"])[1], "content": a["content"], "schema": constant(a["content"])} for a in accounts]
    run = subprocess.run([sys.executable, "-c", NOBODYWHO, arguments.gguf, str(arguments.threads)], input=json.dumps(asked), check=True,
                         capture_output=True, text=True)
    return {**json.loads(run.stdout.splitlines()[-1]), "version": "nobodywho " + importlib.metadata.version("nobodywho")}


def hardware():
    with open("/proc/cpuinfo") as info:
        model = re.search(r"model name\s*: (.*)", info.read())
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1e9:.0f} GB"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aidpost", required=True, help="the command, built for this processor")
    parser.add_argument("--pack", required=True, help="a pack's folder; without a projector it is quicker")
    parser.add_argument("--server", help="llama-server; without it, left out")
    parser.add_argument("--server-arguments", default="", help="more arguments for it")
    parser.add_argument("--llama-bench", help="llama-bench, built natively from the source of this project's llama.cpp; without it, left out")
    parser.add_argument("--without-nobodywho", action="store_true")
    parser.add_argument("--loading", help="how Aidpost loads the pack; without it, as it chooses itself")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("-o", "--output", help="where the record is written")
    arguments = parser.parse_args()
    arguments.gguf = os.path.join(arguments.pack, "text.gguf")
    accounts = json.loads(subprocess.run([arguments.aidpost, "bench", "--prompts"], check=True, capture_output=True, text=True).stdout)
    for account in accounts:
        account["content"] = content(account["reply"])
    brief = {name: accounts[0]["content"][name] for name in ("signs", "acuity")}
    accounts.append({**accounts[0], "content": brief})
    runs = {"aidpost": ours}
    if arguments.server:
        runs["llama-server"] = server
    if not arguments.without_nobodywho:
        runs["nobodywho"] = nobodywho
    record = {"date": datetime.date.today().isoformat(), "hardware": hardware(), "threads": arguments.threads,
              "model": json.load(open(os.path.join(arguments.pack, "pack.json")))["name"],
              "quantization": json.load(open(os.path.join(arguments.pack, "pack.json")))["quantization"], "turns": []}
    for turn in range(arguments.turns):
        found = {}
        for name, run in runs.items():
            found[name] = run(arguments, accounts)
            print(turn + 1, name, json.dumps(found[name]), file=sys.stderr, flush=True)
        record["turns"].append(found)
        if arguments.output:
            with open(arguments.output, "w") as output:
                json.dump(record, output, indent=1)
    report(record)


def report(record):
    """Medians, and ours over theirs."""
    def median(name, turn, what="seconds"):
        return statistics.median(turns[name][turn][what] for turns in record["turns"])

    print(f"{record['quantization']}, {record['hardware']}, {record['threads']} threads, {len(record['turns'])} turns, {record['date']}")
    print(f"{'':32}{'cold':>10}{'':>8}{'warm':>10}{'':>8}{'brief':>10}{'':>8}{'peak':>10}")
    for name in record["turns"][0]:
        kinds = [("seconds", name)]
        if name == "llama-server":
            kinds.append(("seconds_without_grammar", name + ", grammar free of charge"))
        for what, label in kinds:
            cells = ""
            for turn in TURNS:
                time_, ratio = median(name, turn, what), median("aidpost", turn) / median(name, turn, what)
                cells += f"{time_:8.1f} s{'' if name == 'aidpost' else f'{ratio:8.2f}':>8}"
            print(f"{label:32}{cells}{max(turns[name]['peak_bytes'] for turns in record['turns']) / 1e9:8.2f} GB")
    ours = [turns["aidpost"] for turns in record["turns"]]
    print(f"\n{'pressed after a pause in the typing, over their':48}{'warm':>10}")
    for what in ("rested", "brief_rested"):
        seconds = statistics.median(turn["bench"]["ahead"][what]["seconds"] for turn in ours)
        ratios = [f"{name} {seconds / median(name, 'warm'):.2f}" for name in record["turns"][0] if name != "aidpost"]
        print(f"{what:38}{seconds:8.1f} s   {', '.join(ratios)}")
    if "llama_bench" in ours[0]:
        print(f"\n{'tokens/s':32}{'Aidpost':>10}{'llama-bench':>14}{'ratio':>8}")
        for what, name in (("prefill", "read"), ("decode", "written behind it")):
            mine = statistics.median(turn["bench"][what]["tokens_per_second"] for turn in ours)
            theirs = statistics.median(turn["llama_bench"][what] for turn in ours)
            print(f"{name:32}{mine:10.2f}{theirs:14.2f}{mine / theirs:8.3f}")
    snapshots = [turn["bench"]["snapshot"] for turn in ours]
    print(f"\nrestore over the reading that it saves: {statistics.median(s['restore_seconds'] / s['prefill_seconds'] for s in snapshots):.2%}")


if __name__ == "__main__":
    main()
