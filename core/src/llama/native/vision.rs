//! The projector: from pixels to embeddings, and these into a context.
#![expect(unsafe_code, reason = "calls of llama.cpp, see `native`")]

use std::ffi::CString;
use std::marker::PhantomData;
use std::path::Path;
use std::ptr::NonNull;

use llama_cpp_sys_2 as sys;

use super::context::Context;
use super::interrupt::{Interrupt, between};
use super::weights::Weights;

/// A loaded projector of a model.
pub(in crate::llama) struct Projector<'a> {
    raw: NonNull<sys::mtmd_context>,
    interrupt: Interrupt,
    weights: PhantomData<&'a Weights>,
    #[cfg(test)]
    spoil: Option<fn(&mut [f32])>,
    #[cfg(test)]
    width: usize,
}

/// An image with its two marks, cut into the chunks that are read one after the other.
pub(in crate::llama) struct Chunks(NonNull<sys::mtmd_input_chunks>);

/// One of them.
pub(in crate::llama) enum Chunk<'a> {
    /// A mark.
    Tokens(&'a [i32]),
    Image(ImageChunk<'a>),
}

pub(in crate::llama) struct ImageChunk<'a>(&'a sys::mtmd_input_chunk);

impl<'a> Projector<'a> {
    /// Loads a verified file. `None`: no memory, or not a projector of this model.
    pub(in crate::llama) fn load(
        file: &Path,
        weights: &'a Weights,
        on_gpu: bool,
        threads: i32,
    ) -> Option<Self> {
        let path = CString::new(file.to_str()?).ok()?;
        let interrupt = Interrupt::new();
        // SAFETY: takes nothing; the marker that the defaults point to is static.
        let mut params = unsafe { sys::mtmd_context_params_default() };
        params.use_gpu = on_gpu;
        params.print_timings = false;
        params.n_threads = threads;
        params.cb_eval = Some(between);
        params.cb_eval_user_data = interrupt.data();
        // SAFETY: the model outlives the projector, which borrows it; the interrupt's box is dropped after it. mtmd catches its
        // exceptions here and gives null.
        let raw = unsafe { sys::mtmd_init_from_file(path.as_ptr(), weights.raw(), params) };
        Some(Self {
            raw: NonNull::new(raw)?,
            interrupt,
            weights: PhantomData,
            #[cfg(test)]
            spoil: None,
            #[cfg(test)]
            // SAFETY: the model is there.
            width: usize::try_from(unsafe { sys::llama_model_n_embd(weights.raw()) }).ok()?,
        })
    }

    /// Makes something else of what it encodes, as another device may.
    #[cfg(test)]
    pub(in crate::llama) fn spoilt(mut self, spoil: fn(&mut [f32])) -> Self {
        self.spoil = Some(spoil);
        self
    }

    #[cfg(test)]
    fn spoil(&self, image: &ImageChunk<'_>) {
        let Some(spoil) = self.spoil else { return };
        // SAFETY: this image was just encoded: the embeddings are the projector's, as many as the image has tokens, and nothing else uses
        // them meanwhile.
        let embeddings = unsafe {
            let tokens = sys::mtmd_input_chunk_get_n_tokens(image.0);
            let first = sys::mtmd_get_output_embd(self.raw.as_ptr());
            assert!(!first.is_null());
            std::slice::from_raw_parts_mut(first, tokens * self.width)
        };
        spoil(embeddings);
    }

    /// Cuts an image of `side` × `side` pixels. `None` if its bytes are not `side × side × 3`, or mtmd refuses it.
    pub(in crate::llama) fn chunks(&self, side: u32, rgb: &[u8]) -> Option<Chunks> {
        let bytes = (side as usize).checked_pow(2)?.checked_mul(3)?;
        if side == 0 || rgb.len() != bytes {
            return None;
        }
        // SAFETY: the pixels are as many as the sides say; mtmd copies them. The only text is mtmd's own mark of an image, which is
        // static. What is made here is freed here, the chunks by `Chunks`.
        unsafe {
            let chunks = Chunks(NonNull::new(sys::mtmd_input_chunks_init())?);
            let bitmap = NonNull::new(sys::mtmd_bitmap_init(side, side, rgb.as_ptr()))?;
            let mark = sys::mtmd_default_marker();
            let text = sys::mtmd_input_text {
                text: mark,
                text_len: std::ffi::CStr::from_ptr(mark).count_bytes(),
                add_special: false,
                parse_special: true,
            };
            let mut bitmaps = [bitmap.as_ptr().cast_const()];
            let cut = sys::mtmd_tokenize(
                self.raw.as_ptr(),
                chunks.0.as_ptr(),
                &raw const text,
                bitmaps.as_mut_ptr(),
                1,
            );
            sys::mtmd_bitmap_free(bitmap.as_ptr());
            (cut == 0).then_some(chunks)
        }
    }

    /// Encodes an image; the result stays in the projector until the next one. Between the nodes of the computation `stop` is asked.
    ///
    /// # Errors
    /// mtmd's code; `None` if it was stopped.
    pub(in crate::llama) fn encode(
        &mut self,
        image: &ImageChunk<'_>,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Option<i32>> {
        let raw = self.raw.as_ptr();
        // SAFETY: both are alive; mtmd catches its exceptions here.
        let encode = || unsafe { sys::mtmd_encode_chunk(raw, image.0) };
        match self.interrupt.asking(stop, encode) {
            (_, true) => Err(None),
            (0, false) => {
                #[cfg(test)]
                self.spoil(image);
                Ok(())
            }
            (code, false) => Err(Some(code)),
        }
    }

    /// Decodes what [`Projector::encode`] last made of `image` into `context`, from place `past` on. Gives the place behind it.
    ///
    /// # Errors
    /// llama.cpp's code; `None` if it was stopped.
    pub(in crate::llama) fn read(
        &mut self,
        image: &ImageChunk<'_>,
        context: &mut Context<'_>,
        past: i32,
        batch: u32,
        stop: &dyn Fn() -> bool,
    ) -> Result<i32, Option<i32>> {
        let projector = self.raw.as_ptr();
        let batch = i32::try_from(batch).map_err(|_| Some(-3))?;
        let mut behind = past;
        let read = |context| {
            // SAFETY: all three are alive; the embeddings belong to the projector and are those of this image, the last encoded.
            unsafe {
                let embeddings = sys::mtmd_get_output_embd(projector);
                if embeddings.is_null() {
                    return -4;
                }
                sys::mtmd_helper_decode_image_chunk(
                    projector,
                    context,
                    image.0,
                    embeddings,
                    past,
                    0,
                    batch,
                    &raw mut behind,
                    None,
                    std::ptr::null_mut(),
                )
            }
        };
        match context.asking(stop, read) {
            (_, true) => Err(None),
            (0, false) => Ok(behind),
            (code, false) => Err(Some(code)),
        }
    }
}

impl Drop for Projector<'_> {
    fn drop(&mut self) {
        // SAFETY: it is ours; fields are dropped after this.
        unsafe { sys::mtmd_free(self.raw.as_ptr()) }
    }
}

impl Chunks {
    pub(in crate::llama) fn iter(&self) -> impl Iterator<Item = Chunk<'_>> {
        // SAFETY: the list is ours and does not change; its chunks live as long as it, and an index below its size is there.
        let count = unsafe { sys::mtmd_input_chunks_size(self.0.as_ptr()) };
        (0..count).filter_map(|index| unsafe {
            let chunk = sys::mtmd_input_chunks_get(self.0.as_ptr(), index).as_ref()?;
            let mut tokens = 0;
            let first = sys::mtmd_input_chunk_get_tokens_text(chunk, &raw mut tokens);
            Some(match NonNull::new(first.cast_mut()) {
                Some(first) => Chunk::Tokens(std::slice::from_raw_parts(first.as_ptr(), tokens)),
                None => Chunk::Image(ImageChunk(chunk)),
            })
        })
    }
}

impl Drop for Chunks {
    fn drop(&mut self) {
        // SAFETY: it is ours, and what was given of it borrows it.
        unsafe { sys::mtmd_input_chunks_free(self.0.as_ptr()) }
    }
}
