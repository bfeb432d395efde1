//! Acceptance: whether a pack's weights do what a reader must do at all. A few narratives, each telling one sign and denying another, are read in both
//! orders of their sentences, and a few pictures are asked about; from the counts follows a card with a verdict. It finds weights that are broken:
//! layers in the wrong order, a projector of another model, numbers cut too short. It is no evaluation: the module `eval` is.

mod count;
mod narratives;
mod pictures;
mod probe;
mod verdict;

use aidpost_models::{CARD_SCHEMA, Card, CardCounts, PictureCounts};

use crate::engine::{Engine, Reader};
use crate::model::{Control, StopReason};

use narratives::Distances;
use probe::Probes;

/// Why there is no card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AcceptError {
    /// The caller stopped it: nothing is said of the pack.
    #[error("stopped before the probes were through")]
    Stopped(StopReason),
    /// The engine has no model, or it could not be opened.
    #[error("no model: {0}")]
    NoModel(String),
    /// This machine has no memory for a request: nothing is said of the pack.
    #[error("no memory to ask the probes")]
    NoMemory,
    /// The probes that are compiled in cannot be read: a fault of this program.
    #[error("the built-in probes: {0}")]
    Probes(String),
}

impl From<StopReason> for AcceptError {
    fn from(stop: StopReason) -> Self {
        Self::Stopped(stop)
    }
}

impl Engine {
    /// Probes the model that reads, and gives its card: [`Card::made`] and [`Card::seconds`] are left to the caller, who has a clock. `progress` is told
    /// how many requests are done and how many there are. The pictures are the probes' own, so no switch for images is asked.
    ///
    /// # Errors
    /// [`AcceptError`]. A model that fails otherwise than for want of memory is none: its card says so, and refuses it.
    pub fn accept(
        &mut self,
        control: &Control<'_>,
        progress: &dyn Fn(usize, usize),
    ) -> Result<Card, AcceptError> {
        let probes = Probes::read()?;
        // The next triage of an encounter that was read ahead begins anew.
        self.forget();
        let (reader, options) = self.parts();
        let model = match reader {
            Reader::Ready(model) => model.as_mut(),
            Reader::Unusable(reason) => return Err(AcceptError::NoModel(reason.clone())),
            Reader::None => return Err(AcceptError::NoModel("none was given".to_owned())),
        };
        // A draft of a probe is nobody's.
        let control = &Control {
            on_text: &|_| (),
            ..*control
        };
        let sees = model.identity().projector_sha256.is_some();
        let (mut done, all) = (0, probes.requests(sees));
        let mut counts = CardCounts::default();
        let mut distances = Distances::default();
        progress(done, all);
        for narrative in &probes.narratives {
            let prompts = &options.prompts;
            narratives::read(
                model,
                narrative,
                prompts,
                &mut counts,
                &mut distances,
                control,
            )?;
            done += 2;
            progress(done, all);
        }
        counts.calibration = distances.found(model);
        if sees {
            let mut seen = PictureCounts::default();
            for pair in &probes.pictures {
                let into = (&mut seen, &mut counts.failed);
                pictures::ask(model, pair, &options.prompts, into, control, &mut || {
                    done += 1;
                    progress(done, all);
                })?;
            }
            counts.pictures = Some(seen);
        }
        let (verdict, reasons) = verdict::judge(&counts);
        let identity = model.identity();
        Ok(Card {
            schema: CARD_SCHEMA.to_owned(),
            pack: identity.pack.clone(),
            model_sha256: identity.model_sha256.clone(),
            projector_sha256: identity.projector_sha256.clone(),
            adapter: identity.adapter.clone(),
            adapter_sha256: identity.adapter_sha256.clone(),
            probes: probes.version,
            engine: concat!("aidpost ", env!("CARGO_PKG_VERSION")).to_owned(),
            backend: identity.backend.clone(),
            made: None,
            seconds: None,
            counts,
            verdict,
            reasons,
        })
    }
}
