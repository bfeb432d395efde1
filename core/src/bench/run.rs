//! The steps of a run, one after the other: text first, so that its peak of memory is seen without the image's.

use std::cell::Cell;
use std::sync::{Arc, Mutex, PoisonError};

use aidpost_models::{Device, VerifiedPack};

use super::clock::timed;
use super::lent::Lent;
use super::sample_cases::{FIRST, FIRST_REPLY, SECOND, SECOND_REPLY, asked, encounter};
use super::scratch::Scratch;
use super::{
    BENCH_SCHEMA, Bench, BenchError, BenchOptions, ImageTime, LengthTime, PeakMemory,
    PredictedMemory, Rate, SnapshotTime, Step, StopTime, TriageTime, Watch, ahead, bandwidth,
    batch, cancel_latency, file_read, picture, sustained, work,
};
use crate::budget::Piece;
use crate::encounter::{PhotoKind, Sign};
use crate::engine::{Engine, Options};
use crate::image::{Limits, prepare};
use crate::llama::{AHEAD_ROOM, Llama, LoadMode, Probe};
use crate::model::{Control, ImageCache, Model, ModelError, Progress, Request, StopReason};
use crate::prompt::Image;
use crate::reading;
use crate::tasks::ask_image_request;

/// Tokens that the decoding step writes.
const WRITTEN: usize = 64;

/// Measures `pack` on this device.
///
/// # Errors
/// [`BenchError`]: the pack cannot be opened, a step failed, or `watch` stopped it.
pub fn run(
    pack: &VerifiedPack,
    options: &BenchOptions,
    watch: &Watch<'_>,
) -> Result<Bench, BenchError> {
    // The word lists are the process's own, whatever pack is opened: built before anything is measured.
    let _ = reading::suggest(&encounter(FIRST));
    let _ = aidpost_reading::support("en", "", Sign::Stridor);
    (watch.began)(Step::Load);
    let file_read = file_read::measure(&pack.text_path(), watch)?;
    let before_bytes = aidpost_models::held_memory();
    aidpost_models::forget_peak();
    let choose = || LoadMode::choose(pack, Device::here());
    let loading = options.loading.unwrap_or_else(choose);
    let (llama, load) = timed(watch, || Llama::open_as(pack, loading, &watch.control));
    let mut llama = llama?;
    let scratch = Scratch::new(options.scratch.as_deref());
    llama.keep_prefixes_in(scratch.folder());
    let load_bytes = aidpost_models::peak_memory();
    aidpost_models::forget_peak();
    let identity = llama.identity().clone();
    let threads = llama.threads();
    let model = Lent {
        llama: Arc::new(Mutex::new(llama)),
        identity: identity.clone(),
        failed: Arc::default(),
    };

    let (triage_cold, triage_warm) = triages(&model, options.fixed_replies, watch)?;
    let ahead = ahead::run(&model, options.fixed_replies, watch)?;
    let one_by_one = aidpost_models::peak_memory();
    let batch = batch::run(&model, options.batch, options.fixed_replies, watch)?;
    if batch.is_some() {
        // The peak of text is that of one triage.
        aidpost_models::forget_peak();
    }
    let mut llama = model.llama.lock().unwrap_or_else(PoisonError::into_inner);
    let request = asked(FIRST);
    let pieces = llama.budget().plan(&request)?;
    let tokens = pieces.iter().flat_map(|piece| match piece {
        Piece::Tokens(tokens) => tokens.as_slice(),
        Piece::Image(..) => &[],
    });
    let prompt: Vec<u32> = tokens.copied().collect();
    let prefix = pieces.first().map_or(0, Piece::count);

    let mut probe = Probe::new(&llama, prompt.len() + request.reply_tokens)?;
    (watch.began)(Step::Prefill);
    let (read, time) = timed(watch, || probe.read(&prompt, &watch.control));
    read?;
    let prefill = Rate::of(prompt.len(), time);
    (watch.began)(Step::Decode);
    let (written, time) = timed(watch, || probe.write(WRITTEN, &watch.control));
    written?;
    let decode = Rate::of(WRITTEN, time);
    drop(probe);
    (watch.began)(Step::Snapshot);
    let snapshot = snapshot(&llama, &prompt[..prefix], watch)?;
    let text_bytes = aidpost_models::peak_memory().max(one_by_one);
    let mut lengths = Vec::new();
    for words in &options.lengths {
        lengths.push(length(&llama, *words, watch)?);
    }
    let tokens = prompt.len() + request.reply_tokens + AHEAD_ROOM;
    let predicted_memory = predict(pack, loading, tokens, prefix, before_bytes);
    let (image, image_bytes) = match pack.projector() {
        Some(_) => {
            llama.select_vision_device(&watch.control)?;
            let (time, peak) = image(&mut llama, watch)?;
            (Some(time), peak)
        }
        None => (None, None),
    };
    let sustained = if options.minutes > 0.0 {
        Some(sustained::run(
            &llama,
            &prompt,
            prefix,
            options.minutes,
            watch,
        )?)
    } else {
        None
    };
    (watch.began)(Step::Stop);
    let encode = image.as_ref().map(|image| image.encode_seconds);
    let prefill_seconds = cancel_latency::reading(&llama, &prompt, prefill, watch)?;
    let decode_seconds = cancel_latency::writing(&llama, &prompt[..1], decode, watch)?;
    let encode_seconds = encode
        .map(|whole| cancel_latency::encoding(&llama, whole, watch))
        .transpose()?;
    // Loaded beside itself it would not fit everywhere.
    drop(llama);
    drop(model);
    let stop = StopTime {
        load_seconds: cancel_latency::loading(pack, loading, load, watch)?,
        prefill_seconds,
        decode_seconds,
        encode_seconds,
    };
    let bandwidth = bandwidth::measure(threads, watch)?;
    Ok(Bench {
        schema: BENCH_SCHEMA.to_owned(),
        engine: concat!("aidpost ", env!("CARGO_PKG_VERSION")).to_owned(),
        pack: identity.pack,
        model_sha256: identity.model_sha256,
        adapter_sha256: identity.adapter_sha256,
        quantization: identity.quantization,
        backend: identity.backend,
        loading,
        threads,
        load_seconds: load.as_secs_f64(),
        file_read: file_read.map(|read| read.compared(load.as_secs_f64())),
        triage_cold,
        triage_warm,
        ahead: Some(ahead),
        prefill,
        decode,
        snapshot,
        lengths,
        image,
        sustained,
        stop,
        peak_memory: PeakMemory {
            before_bytes,
            load_bytes,
            text_bytes,
            image_bytes,
        },
        predicted_memory,
        bandwidth: Some(bandwidth),
        batch,
        work: Some(work::of(pack, loading, prompt.len())),
    })
}

/// The peak of a triage of so many tokens, of which the first are kept as a file.
fn predict(
    pack: &VerifiedPack,
    loading: LoadMode,
    tokens: usize,
    prefix: usize,
    held: Option<u64>,
) -> PredictedMemory {
    let predicted = loading.predict(pack, u32::try_from(tokens).unwrap_or(u32::MAX));
    // While it is written or read, the state is in memory beside the context.
    let file = loading.state_bytes(pack, prefix);
    let text = predicted.text() + file;
    let image = loading.predict(pack, 512).with_image();
    PredictedMemory {
        text_bytes: held.map(|held| held + text),
        image_bytes: held.and_then(|held| image.map(|image| held + image)),
    }
}

fn triages(
    model: &Lent,
    fixed_replies: bool,
    watch: &Watch<'_>,
) -> Result<(TriageTime, TriageTime), BenchError> {
    let mut engine = Engine::with_model(Box::new(model.clone()), Options::default());
    let mut triage = |step, narrative, reply| {
        (watch.began)(step);
        if fixed_replies {
            model.force_replies(&[reply]);
        }
        model.checked(triage(&mut engine, narrative, watch))
    };
    Ok((
        triage(Step::TriageCold, FIRST, FIRST_REPLY)?,
        triage(Step::TriageWarm, SECOND, SECOND_REPLY)?,
    ))
}

fn triage(engine: &mut Engine, narrative: &str, watch: &Watch<'_>) -> TriageTime {
    let start = (watch.clock)();
    let first = Cell::new(None);
    let (prompt_tokens, reply_tokens) = (Cell::new(0), Cell::new(0));
    let progress = |progress| {
        match progress {
            Progress::Prompt { total, .. } => prompt_tokens.set(total as u64),
            Progress::Reply { done, .. } => {
                reply_tokens.set(done as u64);
                if first.get().is_none() {
                    first.set(Some((watch.clock)().saturating_sub(start)));
                }
            }
            _ => {}
        }
        (watch.control.progress)(progress);
    };
    let control = Control {
        progress: &progress,
        ..watch.control
    };
    // The encounter is ours, and possible.
    let _ = engine.triage(&encounter(narrative), &control);
    let time = (watch.clock)().saturating_sub(start);
    TriageTime {
        seconds: time.as_secs_f64(),
        first_token_seconds: first.get().unwrap_or(time).as_secs_f64(),
        prompt_tokens: prompt_tokens.get(),
        reply_tokens: reply_tokens.get(),
    }
}

fn snapshot(llama: &Llama, prefix: &[u32], watch: &Watch<'_>) -> Result<SnapshotTime, BenchError> {
    let mut probe = Probe::new(llama, prefix.len())?;
    let (read, prefill) = timed(watch, || probe.read(prefix, &watch.control));
    read?;
    let (kept, save) = timed(watch, || probe.keep(prefix));
    let bytes = kept?;
    // No triage has two contexts at once: the peak would not be its own.
    drop(probe);
    let mut fresh = Probe::new(llama, prefix.len())?;
    let (restored, restore) = timed(watch, || fresh.restore_prefix(prefix));
    restored?;
    Ok(SnapshotTime {
        tokens: prefix.len() as u64,
        bytes,
        prefill_seconds: prefill.as_secs_f64(),
        save_seconds: save.as_secs_f64(),
        restore_seconds: restore.as_secs_f64(),
    })
}

/// An account of so many words, and the first tokens behind it.
fn length(llama: &Llama, words: u32, watch: &Watch<'_>) -> Result<LengthTime, BenchError> {
    (watch.began)(Step::Length { words });
    let all = FIRST.split_whitespace().cycle().take(words as usize);
    let request = asked(&all.collect::<Vec<_>>().join(" "));
    let pieces = llama.budget().plan(&request)?;
    let mut tokens = pieces.iter().map(|piece| match piece {
        Piece::Tokens(tokens) => tokens.as_slice(),
        Piece::Image(..) => &[],
    });
    let prefix = tokens.next().unwrap_or_default();
    let rest = tokens.collect::<Vec<_>>().concat();
    let mut probe = Probe::new(llama, prefix.len() + rest.len() + WRITTEN)?;
    probe.restore_prefix(prefix)?;
    let (read, time) = timed(watch, || probe.read(&rest, &watch.control));
    read?;
    let prefill = Rate::of(rest.len(), time);
    let (written, time) = timed(watch, || probe.write(WRITTEN, &watch.control));
    written?;
    Ok(LengthTime {
        words,
        prefill,
        decode: Rate::of(WRITTEN, time),
    })
}

/// How long a question about an image takes until its answer begins.
fn question(
    llama: &mut Llama,
    request: &Request,
    kept: &mut ImageCache,
    watch: &Watch<'_>,
) -> Result<f64, BenchError> {
    let start = (watch.clock)();
    let first = Cell::new(None);
    let control = Control {
        progress: &|progress| {
            if matches!(progress, Progress::Reply { .. }) && first.get().is_none() {
                first.set(Some((watch.clock)().saturating_sub(start)));
            }
            (watch.control.progress)(progress);
        },
        // The answer itself is not waited for.
        stop: &|| match first.get() {
            Some(_) => Some(StopReason::Cancelled),
            None => (watch.control.stop)(),
        },
        ..watch.control
    };
    let answered = llama.reply_about(request, kept, &control);
    match (first.get(), answered) {
        (Some(time), _) => Ok(time.as_secs_f64()),
        (None, Err(error)) => Err(error.into()),
        (None, Ok(_)) => Err(ModelError::EmptyPrompt.into()),
    }
}

fn image(llama: &mut Llama, watch: &Watch<'_>) -> Result<(ImageTime, Option<u64>), BenchError> {
    (watch.began)(Step::Image);
    let pixels = picture::pixels();
    // What the model takes for an image, without what preparing a photo leaves in the heap.
    aidpost_models::forget_peak();
    let (projector, load) = timed(watch, || llama.projector(&watch.control));
    let mut projector = projector?;
    let mut probe = Probe::new(llama, 512)?;
    (watch.control.progress)(Progress::Image {
        number: 1,
        images: 1,
    });
    let start = (watch.clock)();
    let between = Cell::new(start);
    let encoded = || between.set((watch.clock)());
    let tokens = probe.see(&mut projector, &pixels, &watch.control, &encoded)?;
    let read = (watch.clock)().saturating_sub(between.get());
    drop(projector);
    let state = probe.save()?;
    drop(probe);
    let mut fresh = Probe::new(llama, 512)?;
    let (restored, again) = timed(watch, || fresh.restore(&state));
    restored?;
    let peak_bytes = aidpost_models::peak_memory();
    drop(fresh);
    let shown = [Image {
        kind: PhotoKind::Other,
        pixels: Arc::new(pixels),
    }];
    let mut kept = ImageCache::default();
    let mut ask = |question| {
        let prompts = Options::default().prompts;
        let request = ask_image_request(&shown, question, &prompts);
        self::question(llama, &request, &mut kept, watch)
    };
    let first_question_seconds = ask("Is there a wound, and how large is it?")?;
    let second_question_seconds = ask("Which colours does the skin around it have?")?;
    let jpeg = picture::jpeg()?;
    let (prepared, prepare) = timed(watch, || prepare(&jpeg, &Limits::default()));
    prepared?;
    let time = ImageTime {
        prepare_seconds: prepare.as_secs_f64(),
        load_seconds: load.as_secs_f64(),
        encode_seconds: between.get().saturating_sub(start).as_secs_f64(),
        prefill: Rate::of(tokens, read),
        again_seconds: again.as_secs_f64(),
        first_question_seconds,
        second_question_seconds,
    };
    Ok((time, peak_bytes))
}
