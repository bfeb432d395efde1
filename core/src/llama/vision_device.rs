//! Where images are encoded, and the test that anything but the processor must pass first.
//!
//! Both make something of two known images. What is compared are the logits after each, since these are what an answer is read from.
//! The measure needs no number of its own: an error must be small against the difference that an image makes.
//! No machine with a graphics processor was at hand: in its part the tests have the processor, with embeddings that are spoilt.

use super::Llama;
use super::decode::{Decode, Rows};
use super::sequence::Sequence;
use super::vision_projector::{VisionDevice, VisionProjector, see};
use crate::model::{Control, ModelError, Progress, Request};
use crate::prompt::{Pixels, Segment};

/// Why images are encoded on the processor though there is another device.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum Unfit {
    /// A step failed there.
    #[error("on the other device {0}")]
    Failed(ModelError),
    /// NaN or infinity came out.
    #[error("the other device gives numbers that are not finite")]
    NotFinite,
    /// The processor itself does not tell the known images apart: this pack cannot be tested.
    #[error("this pack does not tell the known images apart")]
    Blind,
    /// The known images look different there; [`MOST`] is allowed.
    #[error(
        "the other device sees a known image differently: by {error:.3} of what an image makes"
    )]
    Differs {
        /// The distance between both devices, over the distance between both images.
        error: f64,
    },
}

/// The share of the difference between two images that a device may be off by.
const MOST: f64 = 0.25;

/// The logits after each of the two known images.
struct Run([Vec<f32>; 2]);

impl Llama {
    /// Before the first image of `request`: see [`Llama::select_vision_device`].
    pub(super) fn ready_for(
        &mut self,
        request: &Request,
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        let mut segments = request.prompt.prefix.iter().chain(&request.prompt.rest);
        if segments.any(|segment| matches!(segment, Segment::Image(_))) {
            self.select_vision_device(control)?;
        }
        Ok(())
    }

    /// Tests the other device, where there is one that was not tested yet. It encodes images from now on if it makes of known ones what
    /// the processor makes of them, since several drivers compute nonsense here in silence (llama.cpp #13046); else the processor does, and
    /// the identity says why.
    ///
    /// # Errors
    /// [`ModelError`] of a stop, or of the processor: the test is still to be made.
    pub(crate) fn select_vision_device(&mut self, control: &Control<'_>) -> Result<(), ModelError> {
        let Some(other) = self.untested else {
            return Ok(());
        };
        let cpu = run(self, VisionDevice::Cpu, control, 0.0)?;
        let tested = match run(self, other, control, 0.5) {
            Err(stop @ (ModelError::Cancelled | ModelError::TimedOut)) => return Err(stop),
            Err(error) => Err(Unfit::Failed(error)),
            Ok(run) => agree(&cpu, &run),
        };
        self.untested = None;
        let told = match tested {
            Ok(()) => {
                self.vision_device = other;
                "; images: gpu, tested against cpu".to_owned()
            }
            Err(unfit) => format!("; images: cpu ({unfit})"),
        };
        self.identity.backend.push_str(&told);
        Ok(())
    }
}

/// Whether `other` makes of the known images what `cpu` makes of them.
fn agree(cpu: &Run, other: &Run) -> Result<(), Unfit> {
    if other.0.iter().flatten().any(|logit| !logit.is_finite()) {
        return Err(Unfit::NotFinite);
    }
    let made = distance(&cpu.0[0], &cpu.0[1]);
    if !made.is_finite() || made == 0.0 {
        return Err(Unfit::Blind);
    }
    let pairs = cpu.0.iter().zip(&other.0);
    let error = pairs
        .map(|(cpu, other)| distance(cpu, other) / made)
        .fold(0.0, f64::max);
    if error > MOST {
        return Err(Unfit::Differs { error });
    }
    Ok(())
}

fn distance(one: &[f32], other: &[f32]) -> f64 {
    if one.len() != other.len() {
        return f64::INFINITY;
    }
    let pairs = one.iter().zip(other);
    let squares = pairs.map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2));
    squares.sum::<f64>().sqrt()
}

/// Half of the test, whose progress begins at `begun`.
fn run(
    llama: &Llama,
    vision_device: VisionDevice,
    control: &Control<'_>,
    begun: f32,
) -> Result<Run, ModelError> {
    let begins = "<bos>";
    let tokenizer = llama.budget.tokenizer();
    let bos = tokenizer
        .control(begins)
        .ok_or(ModelError::NoControlToken(begins))?;
    let side = llama
        .pack
        .projector()
        .map(|(_, projector)| projector.image)
        .ok_or(ModelError::NoProjector)?;
    (control.progress)(Progress::Loading(begun));
    let mut projector = VisionProjector::of(llama, vision_device)?.open(control)?;
    let mut after = |image: Pixels, done: f32| -> Result<Vec<f32>, ModelError> {
        let mut sequence = Sequence::new(llama, 512)?;
        sequence.push(&[bos], 0, control)?;
        see(&mut sequence, &mut projector, &image, control, &|| ())?;
        (control.progress)(Progress::Loading(begun + done));
        Ok(sequence.logits(0)?.to_vec())
    };
    let [one, other] = known(side);
    Ok(Run([after(one, 0.25)?, after(other, 0.5)?]))
}

/// A slope of colours, and a chequered board.
fn known(side: u32) -> [Pixels; 2] {
    let picture = |colour: &dyn Fn(u32, u32) -> [u8; 3]| Pixels {
        side,
        rgb: (0..side * side)
            .flat_map(|at| colour(at % side, at / side))
            .collect(),
    };
    let part = |of: u32| (of * 255 / side) as u8;
    [
        picture(&|x, y| [part(x), part(y), 255 - part(x)]),
        picture(&|x, y| [255 * ((x / 64 + y / 64) % 2) as u8; 3]),
    ]
}

#[cfg(test)]
mod tests;
