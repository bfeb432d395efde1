"""Who narratives tell of, and which signs can be the truth about them."""

from dataclasses import dataclass

_CHARTS = {
    # As `protocol::vocabulary`: the chart's own signs and those that others follow from. `--check` of the trainer compares them.
    "both": """unresponsive stridor respiratory_distress chest_indrawing severe_chest_indrawing central_cyanosis weak_and_fast_pulse
        heavy_bleeding active_convulsions altered_mental_status stiff_neck fever hypothermia headache severe_headache hypoglycaemia
        high_risk_trauma major_burn burn poisoning_or_chemical_exposure threatened_limb snake_bite severe_abdominal_pain
        acute_visual_disturbance trauma open_fracture visible_acute_limb_deformity suspected_dislocation mouth_throat_or_neck_swelling wheezing
        vomits_everything ongoing_diarrhoea persistent_diarrhoea unable_to_feed_or_drink severe_pallor severe_pain
        new_rash_worsening_or_peeling known_diagnosis_needing_urgent_surgery sexual_assault acute_testicular_or_scrotal_pain
        exposure_needing_prophylaxis""",
    "adult": """acute_chest_or_abdominal_pain ecg_acute_ischaemia violent_or_aggressive ongoing_bleeding recent_fainting agitation
        acute_general_weakness acute_focal_neurologic_complaint unable_to_pass_urine""",
    "child": """cold_extremities lethargy sunken_eyes very_slow_skin_pinch drinks_poorly dehydration restless_or_irritable
        visible_severe_wasting oedema_both_feet""",
    "imci": """convulsions_this_illness cough difficult_breathing slow_skin_pinch drinks_eagerly blood_in_stool some_pallor""",
    "young_infant": "not_feeding_well convulsions_this_illness moves_only_when_stimulated",
    "pregnant": "active_labour imminent_delivery pregnancy_complication_referral vaginal_bleeding looks_very_ill severe_vomiting",
}
CHARTS = {name: codes.split() for name, codes in _CHARTS.items()}
RARE = {code for name in ("imci", "young_infant", "pregnant") for code in CHARTS[name]} | {"chest_indrawing", "severe_chest_indrawing"}


@dataclass(frozen=True)
class Person:
    """Who is told of."""

    age: dict[str, int]
    months: int
    female: bool
    pregnant: bool

    @property
    def tags(self) -> set[str]:
        """Which wordings fit."""
        found = {"adult" if self.months >= 144 else "child", "female" if self.female else "male"}
        found |= {"baby"} if self.months < 24 else set()
        found |= {"talks"} if self.months >= 48 else set()
        return found | ({"pregnant"} if self.pregnant else set())

    @property
    def kind(self) -> str:
        """The key of its nouns."""
        if self.months < 24:
            return "baby"
        grown = self.months >= 144
        return ("woman" if grown else "girl") if self.female else ("man" if grown else "boy")

    def vocabulary(self) -> list[str]:
        """Signs that can be the truth about this person."""
        codes = CHARTS["both"] + CHARTS["adult" if self.months >= 144 else "child"]
        codes += CHARTS["young_infant"] if self.months < 2 else CHARTS["imci"] if self.months < 60 else []
        codes = codes + (CHARTS["pregnant"] if self.pregnant else [])
        # Indrawing has a sign of its own in two age groups only; in others it would be respiratory distress.
        shut = ({"chest_indrawing"} if not 2 <= self.months < 60 else set()) | ({"severe_chest_indrawing"} if self.months >= 2 else set())
        shut |= {"acute_visual_disturbance"} if self.months < 48 else set()
        shut |= {"severe_abdominal_pain"} if self.months < 24 else set()
        return [code for code in codes if code not in shut]


def pronoun(slot: str, female: bool) -> str:
    """A pronoun by the name of its slot."""
    return {"he": ("he", "she"), "him": ("him", "her"), "his": ("his", "her"), "himself": ("himself", "herself")}[slot][female]
