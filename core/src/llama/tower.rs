//! Where images are encoded, and the test that anything but the processor must pass first.
//!
//! Both make something of two known images. What is compared are the logits after each, since llama-cpp-2 gives no access to the embeddings.
//! The measure needs no number of its own: an error must be small against the difference that an image makes.
//! No machine with a graphics processor was at hand: the comparison was tried on made-up runs and on the processor alone.

use super::Llama;
use super::context::Sequence;
use super::vision::{Eye, see};
use super::write::Steps;
use crate::model::{Control, ModelError};
use crate::prompt::Pixels;

/// Where images are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tower {
    Cpu,
    Gpu,
}

/// Why images are encoded on the processor.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TowerError {
    /// This build of llama.cpp, or this machine, has no other device.
    #[error("no other device")]
    NoDevice,
    /// A step failed.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// NaN or infinity came out.
    #[error("the other device gives numbers that are not finite")]
    NotFinite,
    /// The processor itself does not tell the known images apart: this pack cannot be tested.
    #[error("this pack does not tell the known images apart")]
    Blind,
    /// The known images look different there.
    #[error(
        "the other device sees a known image differently: by {error:.3} of what an image makes"
    )]
    Differs {
        /// The distance between both devices, over the distance between both images; 0.25 is allowed.
        error: f64,
    },
}

/// The share of the difference between two images that a device may be off by.
const MOST: f64 = 0.25;

/// The logits after each of the two known images.
struct Run([Vec<f32>; 2]);

pub(super) fn tested(llama: &Llama) -> Result<(), TowerError> {
    let offers = super::backend::backend().is_some_and(|backend| backend.supports_gpu_offload());
    if !offers {
        return Err(TowerError::NoDevice);
    }
    agree(&run(llama, Tower::Cpu)?, &run(llama, Tower::Gpu)?)
}

/// Whether `other` makes of the known images what `cpu` makes of them.
fn agree(cpu: &Run, other: &Run) -> Result<(), TowerError> {
    if other.0.iter().flatten().any(|logit| !logit.is_finite()) {
        return Err(TowerError::NotFinite);
    }
    let made = distance(&cpu.0[0], &cpu.0[1]);
    if !made.is_finite() || made == 0.0 {
        return Err(TowerError::Blind);
    }
    let pairs = cpu.0.iter().zip(&other.0);
    let error = pairs
        .map(|(cpu, other)| distance(cpu, other) / made)
        .fold(0.0, f64::max);
    if error > MOST {
        return Err(TowerError::Differs { error });
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

fn run(llama: &Llama, tower: Tower) -> Result<Run, ModelError> {
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
    let mut projector = Eye::of(llama, tower)?.open(&llama.model, &Control::UNATTENDED)?;
    let mut after = |image: Pixels| -> Result<Vec<f32>, ModelError> {
        let mut sequence = Sequence::new(llama, 512)?;
        let control = &Control::UNATTENDED;
        sequence.push(&[bos], 0, control)?;
        see(&mut sequence, &mut projector, &image, control, &|| ())?;
        Ok(sequence.logits(0)?.to_vec())
    };
    let [one, other] = known(side);
    Ok(Run([after(one)?, after(other)?]))
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
mod tests {
    use std::ops::ControlFlow;
    use std::path::Path;

    use super::*;

    fn one() -> Vec<f32> {
        (0..100).map(|i| (i as f32).sin() * 5.0).collect()
    }

    fn other() -> Vec<f32> {
        (0..100).map(|i| (i as f32).cos() * 5.0).collect()
    }

    #[test]
    fn a_tower_that_is_a_little_off_passes_and_a_wrong_one_does_not() {
        let cpu = Run([one(), other()]);
        assert_eq!(agree(&cpu, &Run([one(), other()])), Ok(()));
        let off = |logits: Vec<f32>| logits.iter().map(|logit| logit + 0.1).collect();
        assert_eq!(agree(&cpu, &Run([off(one()), off(other())])), Ok(()));
        // The same answer whatever the image is, images taken for each other, and silence.
        for wrong in [
            [one(), one()],
            [other(), one()],
            [vec![0.0; 100], vec![0.0; 100]],
        ] {
            assert!(matches!(
                agree(&cpu, &Run(wrong)),
                Err(TowerError::Differs { error }) if error > MOST
            ));
        }
        for broken in [f32::NAN, f32::INFINITY] {
            let run = Run([one(), vec![broken; 100]]);
            assert_eq!(agree(&cpu, &run), Err(TowerError::NotFinite));
        }
        assert!(agree(&cpu, &Run([one(), vec![0.0; 99]])).is_err());
        let blind = Run([one(), one()]);
        assert_eq!(agree(&blind, &blind), Err(TowerError::Blind));
    }

    #[test]
    fn the_processor_agrees_with_itself_and_says_so_where_nothing_else_is() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/tiny");
        let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
        let mut llama = Llama::open(&pack, &Control::UNATTENDED).unwrap();
        let (first, second) = (
            run(&llama, Tower::Cpu).unwrap(),
            run(&llama, Tower::Cpu).unwrap(),
        );
        assert_eq!(first.0, second.0);
        assert_eq!(agree(&first, &second), Ok(()));
        // Broken on purpose: what it makes of the images is swapped.
        let [one, other] = second.0;
        assert!(agree(&first, &Run([other, one])).is_err());
        assert_eq!(llama.encode_images_on_gpu(), Err(TowerError::NoDevice));
        assert!(
            llama
                .identity
                .backend
                .ends_with("images: cpu (no other device)")
        );
        assert_eq!(llama.tower, Tower::Cpu);
    }
}
