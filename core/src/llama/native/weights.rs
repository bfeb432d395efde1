//! A text model in memory.
//!
//! llama.cpp is told how many tokens there are, and reads no vocabulary: prompts come to it as tokens, and the engine's own tokenizer makes
//! them. Only mtmd tokenizes, the two marks of an image, so a projector gets the vocabulary, without weights, for as long as it is there.
#![expect(unsafe_code, reason = "calls of llama.cpp, see `native`")]

use std::ffi::{CStr, CString, c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::ptr::NonNull;

use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_sys_2 as sys;

/// How weights lie in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::llama) enum Layout {
    /// Read into memory, and there rearranged for speed where the processor has code for it.
    Rearranged,
    /// Mapped from the file as they are: the system may drop pages and read them again.
    Mapped,
}

/// A loaded model.
pub(in crate::llama) struct Weights {
    raw: NonNull<sys::llama_model>,
    vocabulary: usize,
}

// SAFETY: llama.cpp's models are bound to no thread, and nothing changes one after it is loaded.
unsafe impl Send for Weights {}
// SAFETY: as above; contexts on several threads only read it.
unsafe impl Sync for Weights {}

type Progress<'a> = &'a mut (dyn FnMut(f32) -> bool + 'a);

impl Weights {
    /// Loads a verified file whose vocabulary has so many tokens; `progress` is told from 0 to 1 and says whether to go on. `None`: stopped,
    /// no memory, or not a model that llama.cpp can run; its log has the reason.
    pub(in crate::llama) fn load(
        _started: &LlamaBackend,
        file: &Path,
        layout: Layout,
        tokens: u32,
        mut progress: Progress<'_>,
    ) -> Option<Self> {
        // SAFETY: takes nothing and returns plain numbers.
        let mut params = unsafe { sys::llama_model_default_params() };
        let overrides = [
            replaced(c"tokenizer.ggml.model", Replacement::Text(c"no_vocab")),
            replaced(c"gemma3.vocab_size", Replacement::Number(tokens.into())),
            // The one with an empty key ends the list.
            replaced(c"", Replacement::Number(0)),
        ];
        params.kv_overrides = overrides.as_ptr();
        (params.load_mode, params.use_extra_bufts) = match layout {
            Layout::Rearranged => (sys::LLAMA_LOAD_MODE_NONE, true),
            Layout::Mapped => (sys::LLAMA_LOAD_MODE_MMAP, false),
        };
        params.progress_callback = Some(told);
        params.progress_callback_user_data = (&raw mut progress).cast();
        Self::from_file(file, params)
    }

    /// The shape and the vocabulary of a verified file, without its weights: for a projector. `None` as above.
    pub(super) fn without_numbers(file: &Path) -> Option<Self> {
        // SAFETY: takes nothing and returns plain numbers.
        let mut params = unsafe { sys::llama_model_default_params() };
        params.load_mode = sys::LLAMA_LOAD_MODE_NONE;
        params.use_extra_bufts = false;
        params.no_alloc = true;
        Self::from_file(file, params)
    }

    fn from_file(file: &Path, params: sys::llama_model_params) -> Option<Self> {
        let path = CString::new(file.to_str()?).ok()?;
        // SAFETY: the path ends with a zero byte; overrides and progress outlive the call, which is the only time they are used.
        // llama.cpp catches its exceptions here and gives null.
        let raw = NonNull::new(unsafe { sys::llama_model_load_from_file(path.as_ptr(), params) })?;
        // SAFETY: the model is there.
        let tokens = unsafe { sys::llama_vocab_n_tokens(sys::llama_model_get_vocab(raw.as_ptr())) };
        let vocabulary = usize::try_from(tokens).unwrap_or_default();
        Some(Self { raw, vocabulary })
    }

    pub(super) fn raw(&self) -> *mut sys::llama_model {
        self.raw.as_ptr()
    }

    /// Numbers of a token's embedding.
    pub(super) fn width(&self) -> usize {
        // SAFETY: only reads the model.
        let width = unsafe { sys::llama_model_n_embd_inp(self.raw.as_ptr()) };
        usize::try_from(width).unwrap_or_default()
    }

    /// Entries of the vocabulary.
    pub(super) fn vocabulary(&self) -> usize {
        self.vocabulary
    }
}

impl Drop for Weights {
    fn drop(&mut self) {
        // SAFETY: it is ours, and whatever uses it borrows it.
        unsafe { sys::llama_model_free(self.raw.as_ptr()) }
    }
}

enum Replacement {
    Text(&'static CStr),
    Number(i64),
}

/// A value of the file's header that llama.cpp is to take as another.
fn replaced(key: &CStr, with: Replacement) -> sys::llama_model_kv_override {
    let (tag, value) = match with {
        Replacement::Text(text) => {
            let val_str = letters(text);
            let value = sys::llama_model_kv_override__bindgen_ty_1 { val_str };
            (sys::LLAMA_KV_OVERRIDE_TYPE_STR, value)
        }
        Replacement::Number(val_i64) => {
            let value = sys::llama_model_kv_override__bindgen_ty_1 { val_i64 };
            (sys::LLAMA_KV_OVERRIDE_TYPE_INT, value)
        }
    };
    sys::llama_model_kv_override {
        tag,
        key: letters(key),
        __bindgen_anon_1: value,
    }
}

/// A short text as llama.cpp's arrays of 128 letters have it, filled up with zeros.
fn letters(text: &CStr) -> [c_char; 128] {
    let mut letters = [0; 128];
    for (letter, byte) in letters.iter_mut().zip(text.to_bytes()) {
        *letter = c_char::from_ne_bytes([*byte]);
    }
    letters
}

unsafe extern "C" fn told(part: f32, data: *mut c_void) -> bool {
    // SAFETY: `data` is the place of `progress` in `load`, which is still running, and calls it from one thread at a time.
    let Some(progress) = (unsafe { data.cast::<Progress<'_>>().as_mut() }) else {
        return false;
    };
    // A panic must not unwind into C.
    catch_unwind(AssertUnwindSafe(|| (**progress)(part))).unwrap_or(false)
}
