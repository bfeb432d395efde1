//! Numbers told in the text. None becomes a vital sign by itself: each is offered, "39.4 °C is told: enter it?". What a temperature tells: `temperature`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

/// What the number measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldVital {
    /// Body temperature.
    Temperature,
    /// Oxygen saturation.
    Spo2,
    /// The upper number of a blood pressure.
    Systolic,
    /// The lower number of a blood pressure.
    Diastolic,
    /// Heart rate or pulse.
    HeartRate,
    /// Respiratory rate.
    RespiratoryRate,
    /// Blood sugar.
    Glucose,
    /// Mid-upper-arm circumference.
    Muac,
    /// Glasgow coma scale, 3 to 15.
    Gcs,
    /// Body weight.
    Weight,
    /// Capillary refill.
    CapillaryRefill,
    /// Age; a week of pregnancy is never one.
    Age,
    /// Length of a pregnancy: a pregnancy is told.
    Gestation,
}

/// The unit in which the number was told, or that its size alone allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ToldUnit {
    /// °C
    Celsius,
    /// °F
    Fahrenheit,
    /// %
    Percent,
    /// mmHg
    MmHg,
    /// per minute
    PerMinute,
    /// mmol/L
    MmolPerL,
    /// mg/dL
    MgPerDl,
    /// mm
    Mm,
    /// cm
    Cm,
    /// kg
    Kg,
    /// seconds
    Seconds,
    /// points of a scale
    Points,
    /// days
    Days,
    /// weeks
    Weeks,
    /// months
    Months,
    /// years
    Years,
}

/// A number told in the text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ToldValue {
    /// What it measures.
    pub vital: ToldVital,
    /// The number as told, in `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: ToldUnit,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The words at `span`, as written.
    pub text: String,
}

impl ToldValue {
    /// The number in the unit of the encounter's field: °C, mmol/L, mm; otherwise as told.
    #[must_use]
    pub fn in_field_unit(&self) -> f64 {
        match self.unit {
            ToldUnit::Fahrenheit => ((self.value - 32.0) / 1.8 * 10.0).round() / 10.0,
            // The molar mass of glucose is 180.16 g/mol.
            ToldUnit::MgPerDl => (self.value / 18.016 * 10.0).round() / 10.0,
            ToldUnit::Cm => (self.value * 10.0).round(),
            _ => self.value,
        }
    }
}

const NUMBER: &str = r"(\d{1,3}(?:[.,]\d{1,2})?)";
/// What may stand between the name and the number.
const IS: &str = r"\s{0,2}(?:was|is|of|at|today|now|es de|est de|est à|est|es|é de|é|de|ni|है|इस)?\s{0,2}[:=@~\-]?\s{0,2}";

static PATTERNS: LazyLock<Vec<(ToldVital, Regex)>> = LazyLock::new(|| {
    let named = |vital, names: &str, units: &str| {
        (
            vital,
            format!(r"(?i)(?:^|[^\p{{L}}\p{{N}}])(?:{names}){IS}{NUMBER}\s?({units})?"),
        )
    };
    let patterns = [
        named(
            ToldVital::Temperature,
            r"temperature|temp|tmp|t°|t|température|temperatura|joto|बुखार|तापमान|حرارته|حرارة|الحرارة|حرارتها|fever",
            r"°\s?[cf]|degrees?\s?[cf]?|deg|[cf]\b|℃",
        ),
        named(
            ToldVital::Spo2,
            r"sp\s?o\s?2|sats?|o2\s?sats?|saturations?|oxygen(?: saturation)?|sao2|oksijeni|saturación|saturação|ऑक्सीजन|الأكسجين",
            "%|percent|pct",
        ),
        named(
            ToldVital::HeartRate,
            r"hr|pulse|pr|p|heart ?rate|fc|pouls|pulso|mapigo|नाड़ी|धड़कन|النبض|نبض|نبضه",
            r"/\s?min|bpm|per min(?:ute)?|a minute",
        ),
        named(
            ToldVital::RespiratoryRate,
            r"rr|resp(?:iratory)?s?(?: rate)?|breaths?|fr|breathing rate|pumzi|सांस|التنفس",
            r"/\s?min|bpm|per min(?:ute)?|a minute|breaths",
        ),
        named(
            ToldVital::Glucose,
            r"cbg|rbs|fbs|bs|bm|bgl|gluc(?:ose)?|(?:blood )?sugar|glyc[ée]mie|dextro|glucemia|glicemia|azúcar|açúcar|sukari|शुगर|السكر|سكر|dxt|grbs",
            r"mg\s?/\s?dl|mg%|mmol(?:\s?/\s?l)?|mmols|g/l",
        ),
        named(
            ToldVital::Muac,
            r"muac|upper arm|pb|périmètre brachial|arm",
            r"cm|mm",
        ),
        named(
            ToldVital::Weight,
            r"wt|weight|weighs|poids|peso|uzito|वजन|الوزن",
            r"kgs?|kilos?",
        ),
        named(
            ToldVital::CapillaryRefill,
            r"crt|cap(?:illary)?\.? refill(?: time)?|trc",
            r"s(?:ec(?:onds?|s)?)?\b",
        ),
    ];
    let compiled = patterns
        .into_iter()
        .filter_map(|(vital, text)| Some((vital, Regex::new(&text).ok()?)));
    compiled.collect()
});

static PRESSURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\p{L}\p{N}/])(?:(?:b\.?p\.?|blood pressure|pressure|ta|pa|tension|presión|pressão|bp|shinikizo|बीपी|الضغط|ضغطها|ضغطه|ضغط)[^\p{N}]{0,8})?(\d{2,3})\s?(?:/|over|sur|sobre|por|على)\s?(\d{2,3})(?:\s?mm\s?hg)?").ok()
});
static GCS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\p{L}\p{N}])(?:gcs|glasgow)[^\p{N}]{0,6}(\d{1,2})(?:\s?/\s?15)?").ok()
});
static LOOSE_TEMPERATURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\p{L}\p{N}.,/])(\d{2,3}(?:[.,]\d{1,2})?)\s?(°\s?[cf]|℃|degrees?(?:\s?[cf])?|[cf])(?:$|[^\p{L}\p{N}])").ok()
});
static LOOSE_SPO2: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:^|[^\p{L}\p{N}.,/])(\d{2,3})\s?(%)\s?(?:on (?:room )?air|ra\b|o2|on oxygen|sat)",
    )
    .ok()
});
static GESTATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\p{L}\p{N}/])(\d{1,2})(?:\+\d)?\s?(?:/\s?40\b|(?:-\s?)?(?:weeks?|wks?|w|/52)\s?(?:pregnant|gestation|preg\b|gravid|ga\b|amenorrh)|(?:semaines|sa)\s?(?:d'aménorrhée|de grossesse)|semanas de (?:embarazo|gestación|gestação|gravidez))").ok()
});
static AGE: LazyLock<Vec<(ToldUnit, Regex)>> = LazyLock::new(|| {
    let before = r"(?:^|[^\p{L}\p{N}/.,])(?:(?:aged?|baby(?: is| of)?|child(?: is| of)?|infant(?: of| is)?|boy(?: of)?|girl(?: of)?|he is|she is|i am|is)\s?:?\s?)";
    let after = r"\s?(?:/\s?\d{2}\s?)?(?:-\s?)?(?:old|of age|baby|infant|child|girl|boy|male|female|man|woman|m\b|f\b|ch\b|lady)";
    let unit = [
        (ToldUnit::Days, r"(?:-\s?)?(?:days?|d|/\s?7)"),
        (ToldUnit::Weeks, r"(?:-\s?)?(?:weeks?|wks?|/\s?52)"),
        (ToldUnit::Months, r"(?:-\s?)?(?:months?|mths?|mo|/\s?12)"),
        (ToldUnit::Years, r"(?:-\s?)?(?:years?|yrs?|y|yo)"),
    ];
    let one = |(unit, words): (ToldUnit, &str)| {
        let start = r"(?:^|[^\p{L}\p{N}/.,])";
        let mut text = format!(
            r"(?i){before}(\d{{1,3}})\s?{words}(?:$|[^\p{{L}}\p{{N}}])|{start}(\d{{1,3}})\s?{words}{after}"
        );
        if unit == ToldUnit::Years {
            text.push_str(&format!(r"|{start}(\d{{1,3}})\s?(?:yo|y/o|yr/o|y\.o\.?|ans|años|anos|سنة|سنوات|साल|वर्ष)(?:$|[^\p{{L}}\p{{N}}])|{start}(\d{{1,3}})\s?[mf](?:$|[^\p{{L}}\p{{N}}])|miaka\s?(\d{{1,3}})"));
        }
        if unit == ToldUnit::Months {
            text.push_str(&format!(r"|{start}(\d{{1,2}})\s?/\s?12(?:$|[^\p{{L}}\p{{N}}])|{start}(\d{{1,2}})\s?(?:mois|meses|महीने|महीना|أشهر|شهور)|miezi\s?(\d{{1,2}})"));
        }
        Some((unit, Regex::new(&text).ok()?))
    };
    unit.into_iter().filter_map(one).collect()
});

/// Every value told, in the order of the text.
pub(crate) fn told(text: &str) -> Vec<ToldValue> {
    let mut found: Vec<ToldValue> = Vec::new();
    let mut add = |value: ToldValue| {
        let over = |o: &ToldValue| o.span.start < value.span.end && value.span.start < o.span.end;
        let pair =
            |o: &ToldValue| o.vital == ToldVital::Systolic && value.vital == ToldVital::Diastolic;
        if !found.iter().any(|o| over(o) && !pair(o)) {
            found.push(value);
        }
    };
    for found in PRESSURE.iter().flat_map(|regex| regex.captures_iter(text)) {
        let (Some(systolic), Some(diastolic)) = (number(&found, 1), number(&found, 2)) else {
            continue;
        };
        if (50.0..=300.0).contains(&systolic)
            && (20.0..=200.0).contains(&diastolic)
            && systolic > diastolic
        {
            add(value(
                text,
                &found,
                ToldVital::Systolic,
                systolic,
                ToldUnit::MmHg,
            ));
            add(value(
                text,
                &found,
                ToldVital::Diastolic,
                diastolic,
                ToldUnit::MmHg,
            ));
        }
    }
    for found in GCS.iter().flat_map(|regex| regex.captures_iter(text)) {
        if let Some(points) = number(&found, 1).filter(|points| (3.0..=15.0).contains(points)) {
            add(value(
                text,
                &found,
                ToldVital::Gcs,
                points,
                ToldUnit::Points,
            ));
        }
    }
    for found in GESTATION.iter().flat_map(|regex| regex.captures_iter(text)) {
        if let Some(weeks) = number(&found, 1).filter(|weeks| (3.0..=45.0).contains(weeks)) {
            add(value(
                text,
                &found,
                ToldVital::Gestation,
                weeks,
                ToldUnit::Weeks,
            ));
        }
    }
    let loose = [
        (ToldVital::Temperature, &LOOSE_TEMPERATURE),
        (ToldVital::Spo2, &LOOSE_SPO2),
    ];
    let loose = loose
        .into_iter()
        .filter_map(|(vital, regex)| Some((vital, regex.as_ref()?)));
    for (vital, regex) in PATTERNS
        .iter()
        .map(|(vital, regex)| (*vital, regex))
        .chain(loose)
    {
        for found in regex.captures_iter(text) {
            let Some(n) = number(&found, 1) else { continue };
            let written = found.get(2).map_or("", |unit| unit.as_str()).to_lowercase();
            let glued = found.get(0).is_some_and(|all| continues(text, all.end()));
            if let Some(unit) = unit(vital, n, &written).filter(|_| !glued) {
                add(value(text, &found, vital, n, unit));
            }
        }
    }
    for (unit, regex) in AGE.iter() {
        for found in regex.captures_iter(text) {
            let n = (1..found.len()).find_map(|group| number(&found, group));
            if let Some(n) = n.filter(|n| *n <= 120.0) {
                add(value(text, &found, ToldVital::Age, n, *unit));
            }
        }
    }
    found.sort_by_key(|value| (value.span.start, value.span.end, value.vital as u8));
    found
}

/// The number goes on behind what was read: "38" of "382" or "4" of "4/7".
fn continues(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let mut chars = rest.chars();
    match chars.next() {
        Some(c) if c.is_ascii_digit() => true,
        Some('/' | '.' | ',') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn number(found: &regex::Captures<'_>, group: usize) -> Option<f64> {
    let digits = found.get(group)?.as_str().chars().map(|c| {
        c.to_digit(10)
            .or_else(|| eastern(c))
            .and_then(|d| char::from_digit(d, 10))
            .unwrap_or('.')
    });
    digits.collect::<String>().parse().ok()
}

fn eastern(c: char) -> Option<u32> {
    [0x660, 0x6f0, 0x966]
        .into_iter()
        .find_map(|zero| (c as u32).checked_sub(zero).filter(|digit| *digit < 10))
}

/// The unit that was written, or the only one in which a living body has this number; `None`: not such a measurement.
fn unit(vital: ToldVital, n: f64, written: &str) -> Option<ToldUnit> {
    let within = |low: f64, high: f64| (low..=high).contains(&n);
    match vital {
        ToldVital::Temperature if within(25.0, 45.0) && !written.ends_with('f') => {
            Some(ToldUnit::Celsius)
        }
        ToldVital::Temperature if within(85.0, 113.0) && !written.ends_with('c') => {
            Some(ToldUnit::Fahrenheit)
        }
        ToldVital::Spo2 => within(30.0, 100.0).then_some(ToldUnit::Percent),
        ToldVital::HeartRate => within(20.0, 300.0).then_some(ToldUnit::PerMinute),
        ToldVital::RespiratoryRate => within(4.0, 150.0).then_some(ToldUnit::PerMinute),
        ToldVital::Glucose if written.starts_with("mg") => {
            within(5.0, 999.0).then_some(ToldUnit::MgPerDl)
        }
        ToldVital::Glucose if written.starts_with("mmol") => {
            within(0.3, 60.0).then_some(ToldUnit::MmolPerL)
        }
        ToldVital::Glucose if written == "g/l" => None,
        // Nobody walks in with 30 mmol/L told without a unit and less than 30 mg/dL.
        ToldVital::Glucose if within(0.3, 29.9) => Some(ToldUnit::MmolPerL),
        ToldVital::Glucose => within(40.0, 999.0).then_some(ToldUnit::MgPerDl),
        ToldVital::Muac if written != "mm" && within(6.0, 40.0) => Some(ToldUnit::Cm),
        ToldVital::Muac => (written != "cm" && within(60.0, 400.0)).then_some(ToldUnit::Mm),
        ToldVital::Weight => within(0.4, 300.0).then_some(ToldUnit::Kg),
        ToldVital::CapillaryRefill => within(0.5, 15.0).then_some(ToldUnit::Seconds),
        _ => None,
    }
}

fn value(
    text: &str,
    found: &regex::Captures<'_>,
    vital: ToldVital,
    value: f64,
    unit: ToldUnit,
) -> ToldValue {
    let all = found.get(0).map_or(0..0, |all| all.range());
    let matched = text.get(all.clone()).unwrap_or_default();
    // The mark that stood before the name, and after the number, is not part of it.
    let trimmed = matched.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = all.end - trimmed.len();
    let kept = trimmed
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '°' | '℃' | ')'));
    let span = start..start + kept.len();
    ToldValue {
        vital,
        value,
        unit,
        text: kept.to_owned(),
        span,
    }
}
