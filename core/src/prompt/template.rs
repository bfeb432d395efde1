//! A template: text with `{{name}}` slots. Slots are filled once, by position; what fills them is never read as a template.

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A slot that this task does not fill, or an unclosed one.
    #[error("line {line}: unknown or unclosed slot (there are {known})")]
    UnknownSlot {
        /// Counted from 1.
        line: usize,
        /// The names that are filled; `none`.
        known: String,
    },
    /// A slot without patient data stands behind one with it.
    #[error("line {line}: slot {{{{{name}}}}} must stand before the patient's own")]
    Order {
        /// Counted from 1.
        line: usize,
        /// The slot's name.
        name: String,
    },
    /// A slot that the task needs is not there.
    #[error("line {line}, the last: slot {{{{{name}}}}} stands nowhere before the end")]
    Missing {
        /// The last line, counted from 1.
        line: usize,
        /// The slot's name.
        name: String,
    },
    /// A slot stands a second time.
    #[error("line {line}: slot {{{{{name}}}}} stands here a second time")]
    Twice {
        /// Where it stands again, counted from 1.
        line: usize,
        /// The slot's name.
        name: String,
    },
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    Slot(String),
}

/// The slots of a template: each stands exactly once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Slots {
    /// Without patient data; before those with it, so that what comes before the patient can be kept between encounters.
    pub free: &'static [&'static str],
    /// With patient data.
    pub patient: &'static [&'static str],
    /// With patient data, but wherever the template puts them: images.
    pub anywhere: &'static [&'static str],
}

/// A parsed template.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Vec<Part>,
}

impl Template {
    /// Parses `source`, whose slots must be exactly `wanted`.
    ///
    /// # Errors
    /// [`TemplateError`] with the line or the slot.
    pub fn parse(source: &str, wanted: Slots) -> Result<Self, TemplateError> {
        let slots = [wanted.free, wanted.patient, wanted.anywhere].concat();
        let mut patient_from = None;
        let mut parts = Vec::new();
        let mut rest = source;
        while let Some(open) = rest.find("{{") {
            let inside = &rest[open + 2..];
            let name = inside
                .find("}}")
                .map(|close| &inside[..close])
                .filter(|name| slots.contains(name));
            let Some(name) = name else {
                let line = 1 + source[..source.len() - inside.len()].matches('\n').count();
                return Err(TemplateError::UnknownSlot {
                    line,
                    known: if slots.is_empty() {
                        "none".to_owned()
                    } else {
                        slots.join(", ")
                    },
                });
            };
            let line = 1 + source[..source.len() - inside.len()].matches('\n').count();
            if wanted.patient.contains(&name) {
                patient_from.get_or_insert(line);
            } else if wanted.free.contains(&name) && patient_from.is_some() {
                return Err(TemplateError::Order {
                    line,
                    name: name.to_owned(),
                });
            }
            if parts.contains(&Part::Slot(name.to_owned())) {
                return Err(TemplateError::Twice {
                    line,
                    name: name.to_owned(),
                });
            }
            parts.push(Part::Text(rest[..open].to_owned()));
            parts.push(Part::Slot(name.to_owned()));
            rest = &inside[name.len() + 2..];
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        let stands = |name: &&&str| parts.contains(&Part::Slot((**name).to_owned()));
        if let Some(name) = slots.iter().find(|name| !stands(name)) {
            return Err(TemplateError::Missing {
                line: source.lines().count().max(1),
                name: (*name).to_owned(),
            });
        }
        Ok(Self { parts })
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(
        source: &str,
        free: &'static [&'static str],
        patient: &'static [&'static str],
    ) -> Result<Template, TemplateError> {
        let slots = Slots {
            free,
            patient,
            anywhere: &[],
        };
        Template::parse(source, slots)
    }

    #[test]
    fn a_slot_is_found_and_text_stays_in_order() {
        let template = parse("a {{x}} b\n{{y}}", &["x"], &["y"]).unwrap();
        let text = |s: &str| Part::Text(s.to_owned());
        let slot = |s: &str| Part::Slot(s.to_owned());
        assert_eq!(
            template.parts(),
            [text("a "), slot("x"), text(" b\n"), slot("y")]
        );
    }

    #[test]
    fn a_bad_slot_is_named_by_line_and_reason() {
        let unknown = TemplateError::UnknownSlot {
            line: 2,
            known: "x".to_owned(),
        };
        assert_eq!(parse("{{x}}\n{{z}}", &["x"], &[]).unwrap_err(), unknown);
        assert_eq!(parse("{{x}}\n{{x", &["x"], &[]).unwrap_err(), unknown);
        let order = TemplateError::Order {
            line: 2,
            name: "x".to_owned(),
        };
        assert_eq!(parse("{{y}}\n{{x}}", &["x"], &["y"]).unwrap_err(), order);
        let name = || "x".to_owned();
        assert_eq!(
            parse("none\nat all\n", &["x"], &[]).unwrap_err(),
            TemplateError::Missing {
                line: 2,
                name: name()
            }
        );
        assert_eq!(
            parse("{{x}}\n\n{{x}}", &["x"], &[]).unwrap_err(),
            TemplateError::Twice {
                line: 3,
                name: name()
            }
        );
    }

    #[test]
    fn images_stand_once_and_anywhere() {
        let slots = Slots {
            free: &["x"],
            patient: &["y"],
            anywhere: &["images"],
        };
        for source in [
            "{{images}}{{x}}{{y}}",
            "{{x}}{{images}}{{y}}",
            "{{x}}{{y}}{{images}}",
        ] {
            assert!(Template::parse(source, slots).is_ok(), "{source}");
        }
        assert!(matches!(
            Template::parse("{{x}}{{y}}", slots),
            Err(TemplateError::Missing { name, .. }) if name == "images"
        ));
        assert!(matches!(
            Template::parse("{{images}}{{x}}{{y}}{{images}}", slots),
            Err(TemplateError::Twice { name, .. }) if name == "images"
        ));
        assert!(matches!(
            Template::parse("{{images}}{{y}}{{x}}", slots),
            Err(TemplateError::Order { .. })
        ));
    }
}
