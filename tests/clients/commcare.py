"""CommCare's intent: every extra is one that the engine takes, and every response one that it gives: commcare.py INTENT.xml PROGRAM."""

import json
import subprocess
import sys
import xml.etree.ElementTree as tree

intent, program = sys.argv[1:]
root = tree.parse(intent).getroot()
extras = [extra.get("key") for extra in root.iter("extra")]
responses = [response.get("key") for response in root.iter("response")]
paths = [element.get("ref") for element in [*root.iter("extra"), *root.iter("response")]]
assert len(set(extras)) == len(extras) and len(set(responses)) == len(responses) and len(set(paths)) == len(paths)
told = {"age_months": "408.0", "vitals_heart_rate_per_minute": "160.0", "narrative": "He is noisy when breathing in, and has a fit.", "signs_stridor": "present",
        "fields": " ".join(responses)}
# An unanswered question comes as an empty text.
answer = subprocess.run([program], input=json.dumps({key: told.get(key, "") for key in extras}), capture_output=True, text=True, check=True)
given = json.loads(answer.stdout)
assert sorted(given) == sorted(responses), given
assert given["aidpost_acuity"] == "red" and given["aidpost_findings_0_criterion"], given
print(f"clients: forms: commcare: {len(extras)} extras taken, {len(responses)} responses given; CommCare itself was not tried")
