//! The projector: from pixels to embeddings.
#![expect(unsafe_code, reason = "calls of llama.cpp, see `native`")]

use std::ffi::CString;
use std::path::Path;
use std::ptr::NonNull;

use llama_cpp_sys_2 as sys;

use super::interrupt::{Interrupt, between, goes_on};
use super::weights::Weights;

/// A loaded projector of a model.
pub(in crate::llama) struct Projector {
    raw: NonNull<sys::mtmd_context>,
    interrupt: Interrupt,
    /// The vocabulary in which mtmd looks up an image's marks.
    text: Weights,
    #[cfg(test)]
    spoil: Option<fn(&mut [f32])>,
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

impl Projector {
    /// Loads a verified file, for the text model in the verified file `text`. After each tensor `stop` is asked. `exact`: attention in 32 bits
    /// throughout, with all scores in memory.
    ///
    /// # Errors
    /// `None` if it was stopped; else -1: no memory, or not a projector of this model.
    pub(in crate::llama) fn load(
        file: &Path,
        text: &Path,
        on_gpu: bool,
        exact: bool,
        threads: i32,
        stop: &dyn Fn() -> bool,
    ) -> Result<Self, Option<i32>> {
        let path = file.to_str().and_then(|path| CString::new(path).ok());
        let path = path.ok_or(Some(-1))?;
        let text = Weights::without_numbers(text).ok_or(Some(-1))?;
        let interrupt = Interrupt::new();
        // SAFETY: takes nothing; the marker that the defaults point to is static.
        let mut params = unsafe { sys::mtmd_context_params_default() };
        params.use_gpu = on_gpu;
        params.print_timings = false;
        params.n_threads = threads;
        if exact {
            params.flash_attn_type = sys::LLAMA_FLASH_ATTN_TYPE_DISABLED;
        }
        params.cb_eval = Some(between);
        params.cb_eval_user_data = interrupt.data();
        params.progress_callback = Some(goes_on);
        params.progress_callback_user_data = interrupt.data();
        // SAFETY: the projector keeps the text model, and drops it and the interrupt's box after itself. mtmd catches its
        // exceptions here, also the one by which it ends a loading that was stopped, and gives null.
        let load = || unsafe { sys::mtmd_init_from_file(path.as_ptr(), text.raw(), params) };
        let (raw, stopped) = interrupt.asking(stop, load);
        let raw = NonNull::new(raw);
        let loaded = raw.map(|raw| Self {
            raw,
            interrupt,
            text,
            #[cfg(test)]
            spoil: None,
        });
        match (loaded, stopped) {
            (_, true) => Err(None),
            (Some(projector), false) => Ok(projector),
            (None, false) => Err(Some(-1)),
        }
    }

    /// Makes something else of what it encodes, as another device may.
    #[cfg(test)]
    pub(in crate::llama) fn spoilt(mut self, spoil: fn(&mut [f32])) -> Self {
        self.spoil = Some(spoil);
        self
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
            (0, false) => Ok(()),
            (code, false) => Err(Some(code)),
        }
    }

    /// What [`Projector::encode`] last made of `image`: the embeddings of its tokens one after the other, for
    /// [`Context::see`](super::Context::see).
    pub(in crate::llama) fn embeddings(&self, image: &ImageChunk<'_>) -> Option<Vec<f32>> {
        // SAFETY: all are alive. The embeddings belong to the projector, are those of this image, the last encoded, and are copied here:
        // for each of its tokens as many numbers as the model takes, which mtmd has checked when it was loaded.
        let embeddings = unsafe {
            let first = NonNull::new(sys::mtmd_get_output_embd(self.raw.as_ptr()))?;
            let tokens = sys::mtmd_input_chunk_get_n_tokens(image.0);
            let numbers = tokens.checked_mul(self.text.width())?;
            std::slice::from_raw_parts(first.as_ptr(), numbers).to_vec()
        };
        #[cfg(test)]
        let embeddings = match self.spoil {
            Some(spoil) => {
                let mut spoilt = embeddings;
                spoil(&mut spoilt);
                spoilt
            }
            None => embeddings,
        };
        Some(embeddings)
    }
}

impl Drop for Projector {
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
