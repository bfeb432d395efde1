//! One sequence of a model: its cache, its state, its logits.
#![expect(unsafe_code, reason = "calls of llama.cpp, see `native`")]

use std::ptr::NonNull;
use std::sync::Arc;

use llama_cpp_sys_2 as sys;

use super::adapter::Adapter;
use super::interrupt::{Interrupt, abort};
use super::pool::Pool;
use super::weights::Weights;

/// Number format of the cache of keys and values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::llama) enum Cache {
    /// For comparisons with a reference.
    #[cfg_attr(not(test), expect(dead_code, reason = "only golden tests need it"))]
    F32,
    F16,
    Q8_0,
}

/// What a context is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::llama) struct Setting {
    /// Tokens that it holds: a multiple of 256.
    pub(in crate::llama) n_ctx: u32,
    /// Tokens that one computation takes: at least the 256 of an image, which are decoded whole (fewer ends the process).
    pub(in crate::llama) batch: u32,
    pub(in crate::llama) threads: i32,
    pub(in crate::llama) cache: Cache,
    /// Sequences at most. Local layers have cells for one window each, and a batch.
    pub(in crate::llama) sequences: u32,
}

/// Tokens that go on at a place of a sequence.
#[derive(Debug, Clone, Copy)]
pub(in crate::llama) struct Part<'a> {
    /// From 0, below the setting's number.
    pub(in crate::llama) sequence: usize,
    pub(in crate::llama) tokens: &'a [i32],
    /// The place of the first of them.
    pub(in crate::llama) n_past: i32,
    /// The last so many get logits.
    pub(in crate::llama) wanted: usize,
}

/// Sequences that llama.cpp can tell apart (`LLAMA_MAX_SEQ`); a higher number ends the process.
const SEQUENCES: usize = 256;

/// A context whose sequences share one cache; number 0 is the one that is kept and restored.
pub(in crate::llama) struct Context {
    raw: NonNull<sys::llama_context>,
    interrupt: Interrupt,
    /// ImageCache for llama.cpp, which uses it.
    _pool: Option<Pool>,
    vocabulary: usize,
    /// Numbers of a token's embedding.
    width: usize,
    /// Tokens that one computation takes.
    most: u32,
    batch: Batch,
    /// The adapter that changes the weights, and these: held, because llama.cpp reads them; freed after the context.
    _adapter: Option<Arc<Adapter>>,
    _weights: Arc<Weights>,
}

// SAFETY: llama.cpp's contexts are bound to no thread; this one is not `Sync`, so one thread uses it at a time.
unsafe impl Send for Context {}

/// What a sequence had come to: bytes that llama.cpp wrote itself, unchanged.
pub(in crate::llama) struct State(Vec<u8>);

impl State {
    pub(in crate::llama) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// # Safety
    /// `bytes` must be what [`State::bytes`] gave, for a context of the model into which it will be restored: llama.cpp ends the process on
    /// a damaged state, and accepts one of other weights in silence.
    pub(in crate::llama) unsafe fn trusted(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

/// The arrays that a batch points to, kept to be used again.
#[derive(Default)]
struct Batch {
    tokens: Vec<i32>,
    places: Vec<i32>,
    counts: Vec<i32>,
    ids: Vec<i32>,
    sequences: Vec<*mut i32>,
    logits: Vec<i8>,
}

impl Context {
    /// `None`: no memory, parameters that do not go together, or an adapter of another model.
    pub(in crate::llama) fn new(
        weights: &Arc<Weights>,
        adapter: Option<&Arc<Adapter>>,
        setting: Setting,
    ) -> Option<Self> {
        if adapter.is_some_and(|adapter| !adapter.is_of(weights)) {
            return None;
        }
        let interrupt = Interrupt::new();
        // SAFETY: takes nothing and returns plain numbers.
        let mut params = unsafe { sys::llama_context_default_params() };
        params.n_ctx = setting.n_ctx;
        params.n_batch = setting.batch;
        params.n_ubatch = setting.batch;
        params.n_threads = setting.threads;
        params.n_threads_batch = setting.threads;
        // Local layers keep only their window: five of six layers.
        params.swa_full = false;
        params.n_seq_max = setting.sequences;
        // One cache for all sequences: what two of them share lies in it once.
        params.kv_unified = true;
        let kind = match setting.cache {
            Cache::F32 => sys::GGML_TYPE_F32,
            Cache::F16 => sys::GGML_TYPE_F16,
            Cache::Q8_0 => sys::GGML_TYPE_Q8_0,
        };
        (params.type_k, params.type_v) = (kind, kind);
        // Measured on CPU: no gain. But values in Q8_0 need it.
        params.flash_attn_type = if setting.cache == Cache::Q8_0 {
            sys::LLAMA_FLASH_ATTN_TYPE_ENABLED
        } else {
            sys::LLAMA_FLASH_ATTN_TYPE_DISABLED
        };
        params.abort_callback = Some(abort);
        params.abort_callback_data = interrupt.data();
        // SAFETY: the model outlives the context, which holds it; the interrupt's address is that of a box that the context owns and
        // drops after it. llama.cpp catches its exceptions here and gives null.
        let raw = NonNull::new(unsafe { sys::llama_init_from_model(weights.raw(), params) })?;
        let pool = Pool::new(setting.threads);
        if let Some(pool) = &pool {
            // SAFETY: both are alive, and the pool is dropped after the context.
            unsafe { sys::llama_attach_threadpool(raw.as_ptr(), pool.raw(), std::ptr::null_mut()) };
        }
        let context = Self {
            raw,
            interrupt,
            _pool: pool,
            vocabulary: weights.vocabulary(),
            width: weights.width(),
            most: setting.batch,
            batch: Batch::default(),
            _adapter: adapter.cloned(),
            _weights: Arc::clone(weights),
        };
        let Some(adapter) = adapter else {
            return Some(context);
        };
        let (mut adapters, mut scales) = ([adapter.raw()], [1.0]);
        // SAFETY: the arrays have one entry each, which llama.cpp copies; the adapter outlives the context, which borrows it.
        let code = unsafe {
            sys::llama_set_adapters_lora(
                raw.as_ptr(),
                adapters.as_mut_ptr(),
                1,
                scales.as_mut_ptr(),
            )
        };
        (code == 0).then_some(context)
    }

    /// Decodes the parts in one computation, all together not more tokens than the setting's batch. None sees another, but for what their
    /// sequences share. A code of 1 says that there are no cells for them. `stop` is asked between the nodes of the computation: stopped in the
    /// middle, llama.cpp forgets the places of the whole batch.
    ///
    /// # Errors
    /// llama.cpp's code; `None` if it was stopped.
    pub(in crate::llama) fn decode_parts(
        &mut self,
        parts: &[Part<'_>],
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Option<i32>> {
        let tokens: usize = parts.iter().map(|part| part.tokens.len()).sum();
        let known = parts.iter().all(|part| part.sequence < SEQUENCES);
        if tokens > self.most as usize || !known {
            return Err(Some(-3));
        }
        let batch = self.batch.fill(parts);
        // SAFETY: the batch's arrays have one entry a token and live in `self`, which nothing else touches meanwhile; llama.cpp copies
        // what it keeps. Tokens are checked by llama.cpp against the vocabulary.
        let decode = || unsafe { sys::llama_decode(self.raw.as_ptr(), batch) };
        match self.interrupt.asking(stop, decode) {
            (_, true) => Err(None),
            (0, false) => Ok(()),
            (code, false) => Err(Some(code)),
        }
    }

    /// Decodes an image's embeddings from place `n_past` on, as a whole, each token seeing all of them. Gives how many tokens they are.
    ///
    /// # Errors
    /// llama.cpp's code, or -3 for more than the setting's batch; `None` if it was stopped.
    pub(in crate::llama) fn see(
        &mut self,
        embeddings: &[f32],
        n_past: i32,
        stop: &dyn Fn() -> bool,
    ) -> Result<i32, Option<i32>> {
        let tokens = embeddings.len() / self.width.max(1);
        // More would be cut, and what sees only a part is another picture.
        let fits = tokens * self.width == embeddings.len() && tokens <= self.most as usize;
        let count = i32::try_from(tokens)
            .ok()
            .filter(|count| fits && *count > 0);
        let count = count.ok_or(Some(-3))?;
        let mut batch = self.batch.fill(&[Part {
            sequence: 0,
            tokens: &vec![0; tokens],
            n_past,
            wanted: 0,
        }]);
        batch.token = std::ptr::null_mut();
        batch.embd = embeddings.as_ptr().cast_mut();
        let raw = self.raw.as_ptr();
        // SAFETY: as in `decode_parts`; llama.cpp only reads the embeddings, `width` numbers for each of the tokens. Between the two settings
        // nothing else uses the context.
        let see = || unsafe {
            sys::llama_set_causal_attn(raw, false);
            let code = sys::llama_decode(raw, batch);
            sys::llama_set_causal_attn(raw, true);
            code
        };
        match self.interrupt.asking(stop, see) {
            (_, true) => Err(None),
            (0, false) => Ok(count),
            (code, false) => Err(Some(code)),
        }
    }

    /// Logits behind a token of the last batch: of those for which they were wanted the one `back` before the last; `None` if there are not so many.
    pub(in crate::llama) fn logits(&self, back: usize) -> Option<&[f32]> {
        let index = -1 - i32::try_from(back).ok()?;
        // SAFETY: only waits for the computation and reads; null for an index without logits, where negative ones count from the last. They stay where they are until
        // the next decode, which needs `&mut self`.
        let first = unsafe { sys::llama_get_logits_ith(self.raw.as_ptr(), index) };
        NonNull::new(first)
            .map(|first| unsafe { std::slice::from_raw_parts(first.as_ptr(), self.vocabulary) })
    }

    /// The sequence's whole state; `None` if there is no memory for it.
    pub(in crate::llama) fn state(&self) -> Option<State> {
        let raw = self.raw.as_ptr();
        // SAFETY: reads the context; the second call writes at most as many bytes as the buffer has.
        let size = unsafe { sys::llama_state_seq_get_size_ext(raw, 0, 0) };
        // Up to a hundred megabytes: where they are not to be had, that is no reason to end.
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(size).ok()?;
        bytes.resize(size, 0);
        let written =
            unsafe { sys::llama_state_seq_get_data_ext(raw, bytes.as_mut_ptr(), size, 0, 0) };
        (written == size).then_some(State(bytes))
    }

    /// Puts a state in place of what the sequence holds. `false`: llama.cpp refused it (it is of another setting, or has more tokens than
    /// this context), and the context is of no further use.
    pub(in crate::llama) fn restore(&mut self, state: &State) -> bool {
        let (raw, bytes) = (self.raw.as_ptr(), &state.0);
        // SAFETY: reads `len` bytes, which `State` promises to be llama.cpp's own.
        let read =
            unsafe { sys::llama_state_seq_set_data_ext(raw, bytes.as_ptr(), bytes.len(), 0, 0) };
        read > 0 && read == bytes.len()
    }

    /// Lets `sequence`, from 1 on and so far empty, begin with all that sequence 0 holds. The cells are shared; nothing is copied.
    pub(in crate::llama) fn share(&mut self, sequence: usize) -> bool {
        let Some(sequence) = number(sequence).filter(|sequence| *sequence > 0) else {
            return false;
        };
        // SAFETY: the memory belongs to the context; llama.cpp ends the process for a number beyond its most, which `number` excludes.
        unsafe {
            let memory = sys::llama_get_memory(self.raw.as_ptr());
            sys::llama_memory_seq_cp(memory, 0, sequence, -1, -1);
        }
        true
    }

    /// Forgets all of `sequence`; what it shares with others stays with them.
    pub(in crate::llama) fn empty(&mut self, sequence: usize) -> bool {
        self.forget(sequence, -1)
    }

    /// Forgets everything: as if nothing had been decoded.
    pub(in crate::llama) fn clear(&mut self) {
        // SAFETY: the memory belongs to the context.
        unsafe { sys::llama_memory_clear(sys::llama_get_memory(self.raw.as_ptr()), true) }
    }

    /// The first place that every layer still holds; none where nothing was decoded. Once local layers are full, each batch takes the cells
    /// of the oldest places, and this one moves on.
    pub(in crate::llama) fn first_held(&self) -> Option<i32> {
        // SAFETY: the memory belongs to the context; -1 for an empty sequence.
        let first =
            unsafe { sys::llama_memory_seq_pos_min(sys::llama_get_memory(self.raw.as_ptr()), 0) };
        (first >= 0).then_some(first)
    }

    /// Forgets the tokens of `sequence` from place `from` on. Only for tokens of the last batch, or as long as [`Context::first_held`] is what it was
    /// at `from`: local layers keep no more than their window, and further back the call succeeds and the next logits are wrong.
    pub(in crate::llama) fn forget(&mut self, sequence: usize, from: i32) -> bool {
        let Some(sequence) = number(sequence) else {
            return false;
        };
        // SAFETY: as in `share`.
        unsafe {
            let memory = sys::llama_get_memory(self.raw.as_ptr());
            sys::llama_memory_seq_rm(memory, sequence, from, -1)
        }
    }

    /// Forgets the tokens of sequence 0 before place `end`. What is left is only good for [`Context::state`]: it lacks what it was read behind.
    pub(in crate::llama) fn forget_before(&mut self, end: i32) -> bool {
        // SAFETY: as in `share`.
        unsafe {
            let memory = sys::llama_get_memory(self.raw.as_ptr());
            sys::llama_memory_seq_rm(memory, 0, 0, end)
        }
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        // SAFETY: it is ours; fields are dropped after this.
        unsafe { sys::llama_free(self.raw.as_ptr()) }
    }
}

/// The number of a sequence, as llama.cpp takes it.
fn number(sequence: usize) -> Option<i32> {
    let sequence = Some(sequence).filter(|sequence| *sequence < SEQUENCES);
    i32::try_from(sequence?).ok()
}

impl Batch {
    fn fill(&mut self, parts: &[Part<'_>]) -> sys::llama_batch {
        self.tokens.clear();
        self.places.clear();
        self.ids.clear();
        self.logits.clear();
        for part in parts {
            self.tokens.extend_from_slice(part.tokens);
            self.places.extend((part.n_past..).take(part.tokens.len()));
            let count = self.tokens.len();
            // Below `SEQUENCES`.
            self.ids.resize(count, part.sequence as i32);
            let wanted = part.wanted.min(part.tokens.len());
            self.logits.resize(count - wanted, 0);
            self.logits.resize(count, 1);
        }
        self.counts.clear();
        self.counts.resize(self.tokens.len(), 1);
        let ids = self.ids.iter_mut();
        self.sequences.clear();
        self.sequences.extend(ids.map(std::ptr::from_mut));
        sys::llama_batch {
            // At most the setting's batch.
            n_tokens: self.tokens.len() as i32,
            token: self.tokens.as_mut_ptr(),
            embd: std::ptr::null_mut(),
            pos: self.places.as_mut_ptr(),
            n_seq_id: self.counts.as_mut_ptr(),
            seq_id: self.sequences.as_mut_ptr(),
            logits: self.logits.as_mut_ptr(),
        }
    }
}
