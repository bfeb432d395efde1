"""Checks FHIR bundles, one a line on standard input, against the R4 (4.0.1) definitions with fhir.resources, which is not ours.

Prints counts and, for what is wrong, the place and the kind of error, never a value. The types forbid elements that R4 does not
have; that codes are those of the required value sets is checked beside them, since fhir.resources does not enforce those.
"""

import collections
import json
import sys

import fhir.resources
from fhir.resources.bundle import Bundle
from pydantic import ValidationError

# Required bindings of R4 for the elements that the bundle has.
REQUIRED = {
    ("Bundle", "type"): {"collection", "transaction", "document"},
    ("Patient", "gender"): {"male", "female", "other", "unknown"},
    ("Encounter", "status"): {"planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled", "entered-in-error", "unknown"},
    ("Observation", "status"): {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"},
    ("RiskAssessment", "status"): {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"},
    ("QuestionnaireResponse", "status"): {"in-progress", "completed", "amended", "entered-in-error", "stopped"},
    ("DocumentReference", "status"): {"current", "superseded", "entered-in-error"},
    ("DocumentReference", "docStatus"): {"preliminary", "final", "amended", "entered-in-error"},
    ("ServiceRequest", "status"): {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"},
    ("ServiceRequest", "intent"): {"proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order", "instance-order", "option"},
    ("ServiceRequest", "priority"): {"routine", "urgent", "asap", "stat"},
}

# The codes for which a validator holds an observation to R4's vital-signs profile, which wants a time.
VITAL_SIGNS = {"8867-4", "9279-1", "8310-5", "2708-6", "59408-5", "29463-7", "85354-9"}
# What R4's value sets have of what is used: Encounter.class is extensible to v3-ActEncounterCode.
CLASSES = {"AMB", "EMER", "FLD", "HH", "IMP", "ACUTE", "NONAC", "OBSENC", "PRENC", "SS", "VR"}


def beyond_types(resource):
    """What the types cannot tell, and a server that validates refuses or warns of."""
    kind = resource["resourceType"]
    if kind == "Bundle":
        entries = resource["entry"]
        if resource["type"] == "transaction" and any("request" not in entry for entry in entries):
            yield "Bundle: bdl-3"
        if resource["type"] == "document":
            if entries[0]["resource"]["resourceType"] != "Composition":
                yield "Bundle: bdl-11"
            yield from (f"Bundle.{name}: a document has one" for name in ("identifier", "timestamp") if name not in resource)
        return
    if "div" not in resource.get("text", {}):
        yield f"{kind}: dom-6"
    codings = [*resource.get("meta", {}).get("security", []), *(c for reason in resource.get("reason", []) for c in reason["coding"])]
    if any(coding["code"] == "AIAST" for coding in codings):
        yield f"{kind}: AIAST, which R4 does not know"
    if kind == "Encounter" and resource.get("class", {}).get("code") not in CLASSES:
        yield "Encounter.class: not in v3-ActEncounterCode"
    if kind == "Observation":
        codes = {coding.get("code") for coding in resource.get("code", {}).get("coding", []) if coding.get("system") == "http://loinc.org"}
        if codes & VITAL_SIGNS and "effectiveDateTime" not in resource:
            yield "Observation: vs-1"


def coded(resource):
    yield from beyond_types(resource)
    kind = resource["resourceType"]
    for (of, element), words in REQUIRED.items():
        if of == kind and element in resource and resource[element] not in words:
            yield f"{kind}.{element}: not in the required value set"
    if kind == "Device":
        yield from (f"Device.deviceName.type: {n['type']}" for n in resource["deviceName"] if n["type"] != "model-name")
    if kind == "Provenance":
        yield from ("Provenance.entity.role" for e in resource.get("entity", []) if e["role"] != "derivation")
    # obs-6 of R4: a reason for an absent value only where the value is absent.
    if kind == "Observation":
        for part in [resource, *resource.get("component", [])]:
            if "dataAbsentReason" in part and any(name.startswith("value") for name in part):
                yield "Observation: obs-6"


def errors(bundle):
    try:
        Bundle.parse_obj(bundle)
    except ValidationError as error:
        for found in error.errors():
            place = ".".join(str(part) for part in found["loc"] if not isinstance(part, int))
            yield f"{place}: {found['type']}"
    for resource in [bundle, *(entry["resource"] for entry in bundle["entry"])]:
        yield from coded(resource)


def breaks(bundle):
    """Copies of a bundle, each broken in one way that the validator must see."""

    def broken(kind, change):
        copy = json.loads(json.dumps(bundle))
        for entry in copy["entry"]:
            resource = entry["resource"]
            # Of observations the first vital sign, which has a time element.
            if resource["resourceType"] == kind and (kind != "Observation" or "_effectiveDateTime" in resource):
                change(resource)
                return copy
        raise SystemExit(f"no {kind} to break")

    yield broken("Patient", lambda r: r.update(gender="f"))
    yield broken("Patient", lambda r: r.update(age=3))
    yield broken("Observation", lambda r: r.pop("code"))
    yield broken("Observation", lambda r: r.update(valueString="", valueInteger=1))
    yield broken("RiskAssessment", lambda r: r.pop("subject"))
    yield broken("RiskAssessment", lambda r: r["prediction"][0].update(qualitativeRisk="red"))
    yield broken("Provenance", lambda r: r.update(recorded="today"))
    yield broken("Provenance", lambda r: r.update(target=[]) or r.pop("target"))
    yield broken("QuestionnaireResponse", lambda r: r["item"][0].pop("linkId"))
    yield broken("Encounter", lambda r: r.pop("class"))
    yield broken("Observation", lambda r: r["_effectiveDateTime"]["extension"][0].update(valueDate="soon"))
    yield broken("DocumentReference", lambda r: r.update(docStatus="draft"))
    yield broken("DocumentReference", lambda r: r["content"][0]["attachment"].update(size="many"))
    yield broken("Device", lambda r: r["version"][0].pop("value"))
    yield broken("Device", lambda r: r.pop("text"))
    yield broken("DocumentReference", lambda r: r.update(meta={"security": [{"code": "AIAST"}]}))
    yield broken("Provenance", lambda r: r.update(reason=[{"coding": [{"code": "AIAST"}]}]))
    yield broken("Encounter", lambda r: r["class"].update(code="unknown"))
    yield broken("Observation", lambda r: r["code"].update(coding=[{"system": "http://loinc.org", "code": "8867-4"}]))
    yield {**bundle, "type": "transaction"}
    yield {**bundle, "type": "document"}


def main():
    bundles = resources = seen = 0
    kinds, wrong, unbroken = collections.Counter(), collections.Counter(), None
    for line in sys.stdin:
        bundle = json.loads(line)
        bundles += 1
        wrong.update(errors(bundle))
        found = collections.Counter(entry["resource"]["resourceType"] for entry in bundle["entry"])
        kinds.update(found)
        resources += len(bundle["entry"])
        # Once, on a bundle that has every kind of resource and a vital sign first: does the validator see what is wrong?
        timeless = any("_effectiveDateTime" in entry["resource"] for entry in bundle["entry"])
        if unbroken is None and timeless and bundle["type"] == "collection" and "DocumentReference" in found:
            unbroken = bundle
    if unbroken is None:
        raise SystemExit("fhir: no bundle has everything that is to be broken")
    for copy in breaks(unbroken):
        seen += 1
        if not any(errors(copy)):
            wrong[f"the bundle broken in the way {seen} passed"] += 1
    for what, count in sorted(kinds.items()):
        print(f"{count:7} {what}")
    for what, count in wrong.most_common():
        print(f"{count:7} WRONG {what}", file=sys.stderr)
    print(
        f"fhir: {bundles} bundles of generated encounters, {resources} resources, against FHIR {fhir.resources.__fhir_version__} "
        f"by fhir.resources {fhir.resources.__version__}: {sum(wrong.values())} errors; {seen} bundles broken on purpose, each refused"
        if not wrong
        else f"fhir: {sum(wrong.values())} errors in {bundles} bundles"
    )
    return 1 if wrong or not bundles else 0


if __name__ == "__main__":
    sys.exit(main())
