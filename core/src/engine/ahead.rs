//! Reading while the worker still writes, so that less is left to read when they ask.

use super::{Engine, Reader, request};
use crate::encounter::{Encounter, EncounterError};
use crate::model::{Control, ReadAhead};

impl Engine {
    /// Reads what stands so far of an encounter, in idle moments: after a pause in the typing, say. Where the text has changed since the last
    /// call, it goes back to what is the same and reads on from there. The next [`Engine::triage`] of this encounter begins behind what still
    /// holds, and gives the same triage to the bit.
    ///
    /// A stop is answered as in every call, and keeps the batches that were read before it; it is no error. What a model cannot do is none
    /// either: the triage will say it.
    ///
    /// One encounter is held at a time. It is dropped by the next request to the model of any kind, by an encounter with another `id`, and
    /// by [`Engine::forget`]. Where encounters have no `id`, call that when a patient leaves.
    ///
    /// # Errors
    /// [`EncounterError`] for an impossible encounter, as it may stand while somebody types: nothing was read, and what was read before stays.
    pub fn read_ahead(
        &mut self,
        encounter: &Encounter,
        control: &Control<'_>,
    ) -> Result<ReadAhead, EncounterError> {
        encounter.check()?;
        self.turn_to(encounter);
        self.ahead_of = encounter.id.clone();
        let Reader::Ready(model) = &mut self.reader else {
            return Ok(ReadAhead::default());
        };
        let request = request(encounter, &self.options, model.as_ref());
        Ok(model.read_ahead(&request, control).unwrap_or_default())
    }

    /// Drops what was read ahead, and its memory.
    pub fn forget(&mut self) {
        self.ahead_of = None;
        if let Reader::Ready(model) = &mut self.reader {
            model.forget();
        }
    }

    /// Drops what was read ahead of another encounter than this one.
    pub(super) fn turn_to(&mut self, encounter: &Encounter) {
        if self.ahead_of != encounter.id {
            self.forget();
        }
    }
}
