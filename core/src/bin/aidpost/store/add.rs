//! `aidpost store add`: encounters with the triages that were made of them, from two files or from an audit log that kept their content.

use std::path::{Path, PathBuf};

use aidpost::encounter::Encounter;
use aidpost::records::audit::{Event, check};
use aidpost::store::{NewVisit, PhotoDigest, Store};
use anyhow::Context;
use serde_json::Value;

use super::fail::{at, is_input};
use super::progress::Progress;
use super::{Moment, Place};
use crate::console::{Failure, Status, cancelled, write_out};
use crate::input::{self, Expected, Input, Line};
use crate::output::bad;
use crate::photos;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// What went in: one encounter (JSON), or one a line (.jsonl); `-` for standard input. Each needs an `id`
    #[arg(required_unless_present = "audit", requires = "triages")]
    encounters: Option<PathBuf>,
    /// What `aidpost triage` printed of them, in the same order: --format json, or jsonl
    triages: Option<PathBuf>,
    /// Take both, and the time, from an audit log that was written with --audit-content; overrides are not taken
    #[arg(long, value_name = "FILE", conflicts_with = "encounters")]
    audit: Option<PathBuf>,
    /// The visits are there already: add these triages to them. A visit's colour can only become more urgent by it
    #[arg(long)]
    later: bool,
    #[command(flatten)]
    moment: Moment,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let moment = arguments.moment.text()?;
    let mut adding = Adding {
        store: arguments.place.open()?,
        path: &arguments.place.store,
        later: arguments.later,
        shown: Progress::counting("adding visits"),
        added: 0,
        refused: 0,
    };
    let done = match (&arguments.audit, &arguments.encounters, &arguments.triages) {
        (Some(log), ..) => adding.log(log),
        (None, Some(encounters), Some(triages)) => adding.files(encounters, triages, &moment),
        _ => Err(bad("give the encounters and their triages, or --audit".to_owned()).into()),
    };
    let Adding { added, refused, .. } = adding;
    if added > 0 {
        done.with_context(|| format!("{added} visit(s) were added before"))?;
    } else {
        done?;
    }
    write_out(&format!("{added} added, {refused} refused\n"))?;
    Ok(match (cancelled(), refused) {
        (true, _) => Status::Cancelled,
        (false, 0) => Status::Done,
        (false, _) => Status::BadInput,
    })
}

struct Adding<'a> {
    store: Store,
    path: &'a Path,
    later: bool,
    shown: Progress,
    added: u64,
    refused: u64,
}

impl Adding<'_> {
    fn files(&mut self, encounters: &Path, triages: &Path, moment: &str) -> anyhow::Result<()> {
        if encounters.as_os_str() == "-" && triages.as_os_str() == "-" {
            return Err(bad("only one of the two can be standard input".to_owned()).into());
        }
        let (mut encounters, mut triages) = (lines(encounters)?, lines(triages)?);
        for number in 1_u64.. {
            let (encounter, triage) = match (encounters.next(), triages.next()) {
                _ if cancelled() => return Ok(()),
                (None, None) => return Ok(()),
                (Some(encounter), Some(triage)) => (encounter?, triage?),
                _ => {
                    return Err(bad(format!(
                        "one of the two files ends before its line {number}"
                    ))
                    .into());
                }
            };
            let place = format!("line {number}");
            match (encounter, triage) {
                (Ok(encounter), Ok(triage)) => {
                    self.pair(&place, &encounter, &triage, |encounter| {
                        encounter
                            .measured_at
                            .as_deref()
                            .unwrap_or(moment)
                            .to_owned()
                    })?
                }
                (Err(reason), _) | (_, Err(reason)) => self.refuse(&place, reason)?,
            }
        }
        Ok(())
    }

    fn log(&mut self, log: &Path) -> anyhow::Result<()> {
        std::fs::metadata(log).map_err(|error| bad(format!("{}: {error}", log.display())))?;
        let (mut without, mut overrides, mut done) = (0_u64, 0_u64, Ok(()));
        let checked = check(log, &[], &mut |record| {
            if done.is_err() || cancelled() {
                return;
            }
            let triaged = match &record.event {
                Event::Triage(triaged) => triaged,
                Event::Override(_) => return overrides += 1,
                Event::TornTail(_) => return,
            };
            let (Some(encounter), Some(triage)) =
                (&triaged.encounter.content, &triaged.triage.content)
            else {
                return without += 1;
            };
            let place = format!("record {}", record.sequence);
            done = self.pair(&place, encounter.get(), triage.get(), |_| {
                record.time.clone()
            });
        });
        done?;
        checked.with_context(|| log.display().to_string())?;
        if without > 0 {
            write_out(&format!(
                "{without} record(s) hold hashes only: nothing to add\n"
            ))?;
        }
        if overrides > 0 {
            write_out(&format!(
                "{overrides} override(s) of the log were not added: see `aidpost store override`\n"
            ))?;
        }
        Ok(())
    }

    /// One visit; what the store does not take of it is said, and the rest still come.
    fn pair(
        &mut self,
        place: &str,
        encounter: &str,
        triage: &str,
        when: impl Fn(&Encounter) -> String,
    ) -> anyhow::Result<()> {
        let was_refused = |json: &str| {
            serde_json::from_str::<Value>(json).is_ok_and(|read| !read["error"].is_null())
        };
        if was_refused(triage) {
            return self.refuse(place, "it was not triaged");
        }
        let encounter = match Encounter::from_json(encounter) {
            Ok(encounter) => encounter,
            Err(error) => return self.refuse(place, &error.to_string()),
        };
        let at_time = when(&encounter);
        let put = if self.later {
            let id = encounter.id.as_deref().unwrap_or_default();
            self.store.add_triage(id, &at_time, &triage.into())
        } else {
            self.store.put_visit(&NewVisit {
                id: None,
                at: at_time,
                encounter: &encounter,
                triage: triage.into(),
                photos: digests(&encounter),
            })
        };
        match put {
            Ok(()) => {
                self.added += 1;
                self.shown.one_more();
                Ok(())
            }
            Err(error) if is_input(&error) => self.refuse(place, &error.to_string()),
            Err(error) => Err(at(self.path, error)),
        }
    }

    fn refuse(&mut self, place: &str, reason: &str) -> anyhow::Result<()> {
        self.refused += 1;
        self.shown
            .suspend(|| write_out(&format!("{place}: refused: {reason}\n")))
    }
}

/// The photos that the encounter names, as far as their files can be read.
fn digests(encounter: &Encounter) -> Vec<PhotoDigest> {
    let files = photos::files(encounter);
    let both = encounter.photos.iter().zip(files);
    both.filter_map(|(photo, file)| {
        let sha256 = file?.sha256.0;
        Some(PhotoDigest {
            kind: photo.kind,
            sha256,
        })
    })
    .collect()
}

fn lines(path: &Path) -> Result<Box<dyn Iterator<Item = Result<Line, Failure>>>, Failure> {
    Ok(match input::open(path, Expected::Either)? {
        Input::One(text) => Box::new(std::iter::once(Ok(Ok(text)))),
        Input::Lines(lines) => Box::new(lines),
    })
}
