//! One request: budget, a fresh context, the prompt in slices, then the reply.

use std::ffi::CString;
use std::num::NonZeroU32;

use llama_cpp_2::DecodeError;
use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::params::LlamaContextParams;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::mtmd::{
    MtmdBitmap, MtmdContext, MtmdContextParams, MtmdInputText, mtmd_default_marker,
};
use llama_cpp_2::token::LlamaToken;

use super::write::{self, Allowed, Steps};
use super::{Llama, backend};
use crate::budget::Piece;
use crate::model::{Control, ModelError, Progress, Reply, Request};
use crate::prompt::Pixels;

/// Tokens decoded between two looks at the caller's control.
const SLICE: usize = 64;
/// llama.cpp's physical batch: at least the 256 tokens of an image, which are decoded whole (fewer ends the process).
const BATCH: u32 = 512;

pub(super) fn reply(
    llama: &mut Llama,
    request: &Request,
    control: &Control<'_>,
) -> Result<Reply, ModelError> {
    let pieces = llama.budget.plan(request)?;
    let prompt: usize = pieces.iter().map(Piece::count).sum();
    if prompt == 0 {
        return Err(ModelError::EmptyPrompt);
    }
    let reply = request.reply_tokens + llama.budget.thought();
    let allowed = match &request.grammar {
        Some(grammar) => Allowed::Grammar(Box::new(llama.masks.mask(grammar)?)),
        None => Allowed::text(llama.budget.tokenizer()),
    };
    if pieces.iter().any(|piece| matches!(piece, Piece::Image(..))) && llama.projector.is_none() {
        llama.projector = Some(projector(llama)?);
    }
    let threads = threads(llama);
    let Llama {
        projector,
        model,
        budget,
        ..
    } = llama;
    // Rounded up, as llama.cpp does itself, so that the size is ours.
    let cells = (prompt + reply).next_multiple_of(256);
    let params = LlamaContextParams::default()
        .with_n_ctx(u32::try_from(cells).ok().and_then(NonZeroU32::new))
        .with_n_batch(BATCH)
        .with_n_ubatch(BATCH)
        .with_n_threads(threads)
        .with_n_threads_batch(threads)
        // Local layers keep only their window: five of six layers. Nothing here ever goes back in a sequence.
        .with_swa_full(false)
        // Measured on CPU: no gain, and q8_0 caches slower.
        .with_flash_attention_policy(llama_cpp_sys_2::LLAMA_FLASH_ATTN_TYPE_DISABLED);
    let backend = backend::backend().ok_or(ModelError::NoContext { tokens: cells })?;
    let context = model
        .new_context(backend, params)
        .map_err(|_| ModelError::NoContext { tokens: cells })?;
    let mut sequence = Sequence {
        context,
        past: 0,
        batch: LlamaBatch::new(SLICE, 1),
    };

    let mut done = 0;
    for piece in &pieces {
        match piece {
            Piece::Tokens(tokens) => {
                for slice in tokens.chunks(SLICE) {
                    check(control)?;
                    sequence.decode(slice)?;
                    done += slice.len();
                    (control.progress)(Progress::Prompt {
                        done,
                        total: prompt,
                    });
                }
            }
            Piece::Image(pixels, tokens) => {
                check(control)?;
                let projector = projector.as_mut().ok_or(ModelError::NoProjector)?;
                sequence.see(projector, pixels)?;
                done += tokens;
                (control.progress)(Progress::Prompt {
                    done,
                    total: prompt,
                });
            }
        }
    }
    let plan = write::Plan {
        tokenizer: budget.tokenizer(),
        allowed,
        choice: request.choice,
        reply: request.reply_tokens,
        thought: budget.thought(),
    };
    write::write(&mut sequence, plan, control)
}

pub(super) fn check(control: &Control<'_>) -> Result<(), ModelError> {
    (control.stop)().map_or(Ok(()), |stop| Err(stop.into()))
}

fn threads(llama: &Llama) -> i32 {
    backend::threads(llama.pack.manifest().text.bytes)
}

fn projector(llama: &Llama) -> Result<MtmdContext, ModelError> {
    let path = llama.pack.projector_path().ok_or(ModelError::NoProjector)?;
    let failed = ModelError::Backend {
        step: "loading the projector",
        code: -1,
    };
    let media_marker = CString::new(mtmd_default_marker()).map_err(|_| failed.clone())?;
    let params = MtmdContextParams {
        use_gpu: false,
        print_timings: false,
        n_threads: threads(llama),
        media_marker,
        ..MtmdContextParams::default()
    };
    let path = path.to_str().ok_or(failed.clone())?;
    MtmdContext::init_from_file(path, &llama.model, &params).map_err(|_| failed)
}

/// The one sequence of a context, and where it has come to.
struct Sequence<'a> {
    context: LlamaContext<'a>,
    past: i32,
    batch: LlamaBatch<'static>,
}

impl Sequence<'_> {
    fn decode(&mut self, tokens: &[u32]) -> Result<(), ModelError> {
        let step = "decoding";
        self.batch.clear();
        for (i, token) in tokens.iter().enumerate() {
            let token = LlamaToken(
                i32::try_from(*token).map_err(|_| ModelError::Backend { step, code: -2 })?,
            );
            let last = i + 1 == tokens.len();
            self.batch
                .add(token, self.past, &[0], last)
                .map_err(|_| ModelError::Backend { step, code: -3 })?;
            self.past += 1;
        }
        self.context
            .decode(&mut self.batch)
            .map_err(|error| ModelError::Backend {
                step,
                code: match error {
                    DecodeError::NoKvCacheSlot => 1,
                    DecodeError::NTokensZero => -1,
                    DecodeError::Unknown(code) => code,
                },
            })
    }

    /// Decodes an image between its two marks.
    fn see(&mut self, projector: &mut MtmdContext, pixels: &Pixels) -> Result<(), ModelError> {
        let failed = |step| move |_| ModelError::Backend { step, code: -1 };
        let bitmap =
            MtmdBitmap::from_image_data(pixels.side, pixels.side, &pixels.rgb).map_err(|_| {
                ModelError::Backend {
                    step: "taking the image",
                    code: -1,
                }
            })?;
        // The only text that llama.cpp ever tokenizes for us is its own image mark.
        let mark = MtmdInputText {
            text: mtmd_default_marker().to_owned(),
            add_special: false,
            parse_special: true,
        };
        let chunks = projector
            .tokenize(mark, &[&bitmap])
            .map_err(|_| ModelError::Backend {
                step: "preparing the image",
                code: -1,
            })?;
        let batch = i32::try_from(BATCH).unwrap_or(i32::MAX);
        // Logits too: a prompt may end with an image, and what follows its closing mark is the first word of the reply.
        self.past = chunks
            .eval_chunks(projector, &mut self.context, self.past, 0, batch, true)
            .map_err(failed("encoding the image"))?;
        Ok(())
    }
}

impl Steps for Sequence<'_> {
    fn logits(&self) -> &[f32] {
        self.context.get_logits_ith(-1)
    }

    fn push(&mut self, token: u32) -> Result<(), ModelError> {
        self.decode(&[token])
    }
}
