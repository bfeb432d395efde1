//! Several encounters whose model's replies are written together.

use super::{Begun, Engine, Reader, request};
use crate::encounter::{Encounter, EncounterError};
use crate::model::{BatchEvent, Control};
use crate::reading::{self, Asked};
use crate::triage::Triage;

impl Engine {
    /// Triages several encounters, each as [`Engine::triage`] does, in order. The model's replies are written together, at most 16 at once. With large weights
    /// that takes less time than one after the other, with small ones more (`aidpost bench --batch`); rules, lexicon and joining are each encounter's own. `tell` hears which have their model's answer, by place.
    ///
    /// A reply of a batch can differ from one that is computed alone where two tokens are equally likely but for rounding. The same encounters in the same
    /// order get the same triages to the bit; `provenance.backend` says how many were computed together. One after the other go those that cannot
    /// be in a batch: of a model that thinks first, checks sign by sign, or is on another machine.
    ///
    /// A stop ends all that have no answer yet; each of these is a triage by rules and lexicon, with that as its status. Pieces of replies
    /// are given to nobody.
    ///
    /// # Errors
    /// [`EncounterError`] in the place of each impossible encounter.
    pub fn triage_many(
        &mut self,
        encounters: &[Encounter],
        control: &Control<'_>,
        tell: &dyn Fn(BatchEvent),
    ) -> Vec<Result<Triage, EncounterError>> {
        let quiet = &Control {
            on_text: &|_| (),
            ..*control
        };
        let begun = encounters.iter().map(|encounter| self.begin(encounter));
        let begun: Vec<Result<Begun, EncounterError>> = begun.collect();
        let possible = encounters.iter().zip(&begun).enumerate();
        let possible = possible.filter_map(|(at, (encounter, begun))| {
            let told = &begun.as_ref().ok()?.told;
            Some((at, encounter, told))
        });
        let possible: Vec<_> = possible.collect();
        let mut readings = match &mut self.reader {
            Reader::Ready(model) if model.identity().checks.is_none() => {
                let asked = possible.iter().map(|(_, encounter, told)| Asked {
                    request: request(encounter, &self.options, model.as_ref()),
                    encounter,
                    told,
                });
                let asked: Vec<Asked<'_>> = asked.collect();
                let tell = |event| match event {
                    BatchEvent::Answered { at } => tell(BatchEvent::Answered {
                        at: possible.get(at).map_or(at, |(at, ..)| *at),
                    }),
                    event => tell(event),
                };
                self.ahead_of = None;
                reading::read_many(model.as_mut(), &asked, quiet, &tell)
            }
            _ => {
                let one = |(at, encounter, told): &(usize, &Encounter, &_)| {
                    let reading = self.have_read(encounter, told, quiet);
                    tell(BatchEvent::Answered { at: *at });
                    reading
                };
                possible.iter().map(one).collect()
            }
        }
        .into_iter();
        let pairs = encounters.iter().zip(begun);
        let triages = pairs.map(|(encounter, begun)| {
            // One for each encounter that is possible.
            let (begun, reading) = begun.map(|begun| (begun, readings.next()))?;
            let reading = reading.unwrap_or_else(reading::ModelReading::not_loaded);
            Ok(self.finish(encounter, begun, reading, quiet))
        });
        triages.collect()
    }
}
