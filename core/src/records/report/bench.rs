//! What was measured, as a table: what, how long, how fast.

use super::page::{DIM, Page, short};
use crate::bench::{Bandwidth, Bench, Pace, PressTime, Rate, TriageTime, Work};

/// The table of a run.
pub fn bench(bench: &Bench) -> String {
    let mut page = Page::new(80);
    page.line(&format!(
        "{} ({}), {} threads",
        bench.pack, bench.quantization, bench.threads
    ));
    page.line("");
    let compared = bench.file_read.map_or_else(String::new, |read| {
        format!("{:.2} times reading its file once", read.load_ratio)
    });
    row(&mut page, "load", bench.load_seconds, &compared);
    if let Some(read) = &bench.file_read {
        let size = format!("{}, warm", megabytes(read.bytes));
        row(&mut page, "  its file, read once", read.seconds, &size);
    }
    for (what, time) in [
        ("whole triage, cold", &bench.triage_cold),
        ("whole triage, warm", &bench.triage_warm),
    ] {
        row(&mut page, what, time.seconds, &triage(time));
    }
    if let Some(ahead) = &bench.ahead {
        row(
            &mut page,
            "read ahead",
            ahead.read_seconds,
            "what was left after a pause",
        );
        let presses = [
            ("pressed: nothing read", Some(&ahead.plain)),
            ("pressed: while typing", Some(&ahead.typing)),
            ("pressed: after a pause", Some(&ahead.rested)),
            ("brief: nothing read", ahead.brief.as_ref()),
            ("brief: after a pause", ahead.brief_rested.as_ref()),
        ];
        for (what, press) in presses {
            let Some(press) = press else { continue };
            row(
                &mut page,
                what,
                press.seconds,
                &pressed(press, &ahead.plain),
            );
        }
    }
    row(
        &mut page,
        "prefill",
        bench.prefill.seconds,
        &rate(&bench.prefill),
    );
    row(
        &mut page,
        "decode",
        bench.decode.seconds,
        &rate(&bench.decode),
    );
    let snapshot = &bench.snapshot;
    let size = format!("{} tokens, {}", snapshot.tokens, megabytes(snapshot.bytes));
    row(&mut page, "snapshot: save", snapshot.save_seconds, &size);
    let share = if snapshot.prefill_seconds > 0.0 {
        100.0 * snapshot.restore_seconds / snapshot.prefill_seconds
    } else {
        0.0
    };
    let spares = format!("{share:.2} % of the prefill that it saves");
    row(
        &mut page,
        "snapshot: restore",
        snapshot.restore_seconds,
        &spares,
    );
    if let Some(image) = &bench.image {
        row(
            &mut page,
            "image: prepare",
            image.prepare_seconds,
            "12 megapixels, JPEG",
        );
        row(&mut page, "image: load projector", image.load_seconds, "");
        row(&mut page, "image: encode", image.encode_seconds, "");
        row(
            &mut page,
            "image: prefill",
            image.prefill.seconds,
            &rate(&image.prefill),
        );
        row(
            &mut page,
            "image: again",
            image.again_seconds,
            "for a further question",
        );
        for (what, seconds) in [
            ("image: first question", image.first_question_seconds),
            ("image: second question", image.second_question_seconds),
        ] {
            row(&mut page, what, seconds, "until its answer begins");
        }
    }
    for length in &bench.lengths {
        let what = format!("{} words: read", length.words);
        row(
            &mut page,
            &what,
            length.prefill.seconds,
            &rate(&length.prefill),
        );
        row(
            &mut page,
            "  written",
            length.decode.seconds,
            &rate(&length.decode),
        );
    }
    if let Some(batch) = &bench.batch {
        let at_once = format!("{} at once", batch.at_once);
        for (what, queue) in [("one by one", &batch.alone), (&*at_once, &batch.together)] {
            let what = format!("queue of {}: {what}", batch.encounters);
            row(
                &mut page,
                &what,
                queue.seconds,
                &format!("written {}", rate(&queue.written)),
            );
        }
        page.line(&format!(
            "  {:.2} times as many tokens/s written, {:.2} times as many triages",
            batch.writing_ratio(),
            batch.whole_ratio()
        ));
    }
    let stop = &bench.stop;
    for (what, seconds) in [
        ("stop: load", Some(stop.load_seconds)),
        ("stop: prefill", Some(stop.prefill_seconds)),
        ("stop: decode", Some(stop.decode_seconds)),
        ("stop: encode", stop.encode_seconds),
    ] {
        let Some(seconds) = seconds else { continue };
        row(&mut page, what, seconds, "until it takes effect");
    }
    if let Some(sustained) = &bench.sustained
        && let (Some(first), Some(last)) = (sustained.parts.first(), sustained.parts.last())
    {
        page.line("");
        page.line(&format!(
            "sustained, {:.1} minutes: first tenth against last",
            sustained.minutes
        ));
        for (what, of) in [
            ("prefill", (|pace| pace.prefill) as fn(&Pace) -> Rate),
            ("decode", |pace| pace.decode),
        ] {
            let (first, last) = (of(first), of(last));
            page.line(&format!(
                "  {what:<22}{:>10.1} tokens/s {:>10.1} tokens/s",
                first.tokens_per_second, last.tokens_per_second
            ));
        }
    }
    if let (Some(bandwidth), Some(work)) = (&bench.bandwidth, &bench.work) {
        page.line("");
        limits(&mut page, bench, bandwidth, work);
    }
    page.line("");
    let peak = &bench.peak_memory;
    let predicted = &bench.predicted_memory;
    for (what, bytes, predicted) in [
        ("peak memory: before", peak.before_bytes, None),
        ("peak memory: loaded", peak.load_bytes, None),
        ("peak memory: text", peak.text_bytes, predicted.text_bytes),
        (
            "peak memory: image",
            peak.image_bytes,
            predicted.image_bytes,
        ),
    ] {
        let Some(bytes) = bytes else { continue };
        let predicted = predicted.map_or(String::new(), |predicted| {
            format!("  {} predicted", megabytes(predicted))
        });
        page.line(&format!("{what:<24}{:>12}{predicted}", megabytes(bytes)));
    }
    page.line("");
    page.line(&format!(
        "{DIM}{}; model {}{}; {}{DIM:#}",
        bench.engine,
        short(&bench.model_sha256),
        (bench.adapter_sha256.as_deref()).map_or_else(String::new, |digest| format!(
            " with adapter {}",
            short(digest)
        )),
        bench.backend
    ));
    page.text
}

/// What the machine could do at most, and what of it was reached.
fn limits(page: &mut Page, bench: &Bench, bandwidth: &Bandwidth, work: &Work) {
    let most = bandwidth.bytes_per_second;
    let read = bench.decode.tokens_per_second * work.written_bytes as f64;
    let share = if most > 0.0 { 100.0 * read / most } else { 0.0 };
    let computed = bench.prefill.tokens_per_second * work.read_operations as f64;
    for (what, rate, more) in [
        (
            "memory",
            format!("{:.1} GB/s", most / 1e9),
            format!("read by {} threads", bench.threads),
        ),
        (
            "  of it when writing",
            format!("{:.1} GB/s", read / 1e9),
            format!("{share:.0} %; {} a token", megabytes(work.written_bytes)),
        ),
        (
            "reading computes",
            format!("{:.1} GOP/s", computed / 1e9),
            format!("{:.1} million a token", work.read_operations as f64 / 1e6),
        ),
    ] {
        page.line(&format!("{what:<24}{rate:>12}  {more}"));
    }
}

/// With the ratios to a triage that nothing was read ahead of.
fn pressed(press: &PressTime, plain: &PressTime) -> String {
    let ratio = |time: f64, plain: f64| if plain > 0.0 { time / plain } else { 0.0 };
    format!(
        "{:.2} of plain; the first sign after {} ({:.2})",
        ratio(press.seconds, plain.seconds),
        time(press.first_sign_seconds),
        ratio(press.first_sign_seconds, plain.first_sign_seconds)
    )
}

fn row(page: &mut Page, what: &str, seconds: f64, more: &str) {
    let line = format!("{what:<24}{:>12}  {more}", time(seconds));
    page.line(line.trim_end());
}

fn triage(time: &TriageTime) -> String {
    format!(
        "{} tokens read, {} written, the first after {}",
        time.prompt_tokens,
        time.reply_tokens,
        self::time(time.first_token_seconds)
    )
}

fn rate(rate: &Rate) -> String {
    format!(
        "{} tokens, {:.1} tokens/s",
        rate.tokens, rate.tokens_per_second
    )
}

fn time(seconds: f64) -> String {
    if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1000.0)
    } else {
        format!("{seconds:.2} s")
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
