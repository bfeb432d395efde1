//! Encodes an image with the pack's projector, on the processor or another device, and decodes what it became.

use std::path::PathBuf;

use super::Llama;
use super::can_allocate::can_allocate;
use super::decode::Decode;
use super::native::{Chunk, Projector};
use super::sequence::{Sequence, interruptible, threads};
use crate::model::{Control, ModelError};
use crate::prompt::Pixels;

/// Where images are encoded.
#[derive(Debug, Clone, Copy)]
pub(super) enum VisionDevice {
    Cpu,
    Gpu,
    /// The processor in the part of another device, which makes this of each embedding.
    #[cfg(test)]
    Spoilt(fn(&mut [f32])),
    /// The processor, without the 16-bit keys and values that llama.cpp's flash attention has there: to be compared with float32.
    #[cfg(test)]
    Exact,
}

impl VisionDevice {
    /// The device that would encode images instead of the processor, if this build of llama.cpp and this machine have one.
    pub(super) fn other() -> Option<Self> {
        let offers =
            super::backend::backend().is_some_and(|backend| backend.supports_gpu_offload());
        offers.then_some(Self::Gpu)
    }
}

/// What an image became: its marks, and between them the embeddings of its tokens. A few megabytes.
#[derive(Default)]
pub(super) struct Encoded(Vec<Part>);

enum Part {
    Mark(Vec<u32>),
    Image(Vec<f32>),
}

/// A projector before it is loaded.
pub(super) struct VisionProjector {
    path: PathBuf,
    text: PathBuf,
    vision_device: VisionDevice,
    threads: i32,
    bytes: u64,
}

impl VisionProjector {
    /// The pack's, to run in `vision_device`.
    pub(super) fn of(llama: &Llama, vision_device: VisionDevice) -> Result<Self, ModelError> {
        let path = llama.pack.projector_path().ok_or(ModelError::NoProjector)?;
        let memory = llama.loading.predict(&llama.pack, 0).model_with_image;
        Ok(Self {
            path,
            text: llama.pack.text_path(),
            vision_device,
            threads: threads(llama),
            bytes: memory.map_or(0, |memory| memory.projector + memory.projector_compute),
        })
    }

    /// Loads it.
    pub(super) fn open(&self, control: &Control<'_>) -> Result<Projector, ModelError> {
        let bytes = self.bytes;
        if !can_allocate(bytes) {
            return Err(ModelError::NoRoom { bytes });
        }
        let on_gpu = matches!(self.vision_device, VisionDevice::Gpu);
        #[cfg(test)]
        let exact = matches!(self.vision_device, VisionDevice::Exact);
        // At MedGemma's size the scores of a layer would take a gigabyte.
        #[cfg(not(test))]
        let exact = false;
        let projector = interruptible(control, "loading the projector", |stop| {
            Projector::load(&self.path, &self.text, on_gpu, exact, self.threads, stop)
        })?;
        #[cfg(test)]
        let projector = match self.vision_device {
            VisionDevice::Spoilt(spoil) => projector.spoilt(spoil),
            VisionDevice::Cpu | VisionDevice::Gpu | VisionDevice::Exact => projector,
        };
        Ok(projector)
    }
}

/// Encodes an image.
pub(super) fn encoded(
    projector: &mut Projector,
    pixels: &Pixels,
    control: &Control<'_>,
) -> Result<Encoded, ModelError> {
    let chunks = projector
        .chunks(pixels.side, &pixels.rgb)
        .ok_or(failed("preparing the image"))?;
    let mut parts = Vec::new();
    for chunk in chunks.iter() {
        parts.push(match chunk {
            Chunk::Tokens(mark) => {
                Part::Mark(mark.iter().map(|token| token.unsigned_abs()).collect())
            }
            Chunk::Image(image) => {
                interruptible(control, "encoding the image", |stop| {
                    projector.encode(&image, stop)
                })?;
                let embeddings = projector.embeddings(&image);
                Part::Image(embeddings.ok_or(failed("encoding the image"))?)
            }
        });
    }
    Ok(Encoded(parts))
}

/// Decodes what an image became between its two marks. The last mark gets logits too: a prompt may end with an image, and what follows its
/// closing mark is the first word of the reply.
pub(super) fn put(
    sequence: &mut Sequence,
    encoded: &Encoded,
    control: &Control<'_>,
) -> Result<(), ModelError> {
    for part in &encoded.0 {
        match part {
            Part::Mark(mark) => sequence.push(mark, 1, control)?,
            Part::Image(embeddings) => {
                let (context, n_past) = (&mut sequence.context, sequence.n_past);
                sequence.n_past += interruptible(control, "reading the image", |stop| {
                    context.see(embeddings, n_past, stop)
                })?;
            }
        }
    }
    Ok(())
}

/// Encodes an image and decodes it; `told` between the two.
pub(super) fn see(
    sequence: &mut Sequence,
    projector: &mut Projector,
    pixels: &Pixels,
    control: &Control<'_>,
    told: &dyn Fn(),
) -> Result<(), ModelError> {
    let encoded = encoded(projector, pixels, control)?;
    told();
    put(sequence, &encoded, control)
}

fn failed(step: &'static str) -> ModelError {
    ModelError::Backend { step, code: -1 }
}

#[cfg(test)]
pub(super) mod tests;
