//! What `aidpost pack` says: packs, the catalogue, fits, and the bar while something is brought or verified.

use std::ops::ControlFlow;

use aidpost_models::{
    Acceptance, Card, CardCounts, CardVerdict, ClinicalUse, Entry, Fit, Listed, PackManifest, Plan,
    Progress, Replacement, Share, Store, Suggestion, Verdict, catalogue,
};
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

use crate::console::cancelled;

/// What changes if one pack takes another's place.
pub(super) fn replaces(replacement: &Replacement) -> String {
    let mut text = format!(
        "{}: another pack of this name is here. Replacing it changes:\n",
        replacement.id
    );
    for change in &replacement.changes {
        text += &format!("  {change}\n");
    }
    text
}

/// The packs that are here and, of the catalogue, those that are not.
pub(super) fn list(store: &Store, here: &[Listed]) -> String {
    let mut text = format!("here, in {}:\n", store.root().display());
    for pack in here {
        // Read without verification: who vouches for it decides what it may be used for.
        match store.vouched(&pack.id) {
            Ok(manifest) => {
                text += &format!("  {}\n{}", pack.id, about(&manifest));
                text += &accepted("", &store.acceptance(&pack.id, None));
                for adapter in &manifest.adapters {
                    let with = format!("with {}: ", adapter.name);
                    let of = store.acceptance(&pack.id, Some(&adapter.name));
                    text += &accepted(&with, &of);
                }
            }
            Err(error) => text += &format!("  {}\n    unusable: {error}\n", pack.id),
        }
    }
    if here.is_empty() {
        text += "  none\n";
    }
    text += "to fetch:\n";
    let is_here = |entry: &Entry| here.iter().any(|pack| pack.id == entry.id);
    for entry in catalogue().iter().filter(|entry| !is_here(entry)) {
        text += &offered(entry);
    }
    text
}

fn offered(entry: &Entry) -> String {
    let size: Option<u64> = entry.files().map(|file| file.bytes).sum();
    let size = size.map_or("size told by the server".to_owned(), |bytes| {
        HumanBytes(bytes).to_string()
    });
    let least = entry.least_memory().map_or(String::new(), |bytes| {
        format!(", at least {} of memory (estimate)", HumanBytes(bytes))
    });
    let pinned = entry.files().all(|file| file.sha256.is_some());
    let hash = if pinned { "" } else { ", hash at first fetch" };
    let mut text = format!(
        "  {}\n    {}, {size}{least}{hash}, licence {}\n    {}\n",
        entry.id, entry.name, entry.licence, entry.thinking
    );
    for defect in &entry.known_defects {
        text += &format!("    known: {defect}\n");
    }
    text
}

/// A few indented lines about an installed pack.
pub(super) fn about(manifest: &PackManifest) -> String {
    let size: u64 = manifest.files().map(|entry| entry.bytes).sum();
    let images = if manifest.projector.is_some() {
        "text and images"
    } else {
        "text only"
    };
    let clinical = match manifest.clinical_use {
        ClinicalUse::NotForClinicalUse => ", NOT FOR CLINICAL USE",
        ClinicalUse::IntegratorDecides => "",
    };
    let mut text = format!(
        "    {}, {}, {}, {images}, licence {}{clinical}\n    sha256 {}\n",
        manifest.name,
        manifest.quantization,
        HumanBytes(size),
        manifest.licence.id,
        manifest.text.sha256
    );
    for adapter in &manifest.adapters {
        text += &format!(
            "    adapter {}, {}, licence {}, sha256 {}\n",
            adapter.name,
            HumanBytes(adapter.weights.bytes),
            adapter.licence.id,
            adapter.weights.sha256
        );
        // A card may be long: what it says first is what it is for.
        if let Some(line) = adapter.card.lines().find(|line| !line.trim().is_empty()) {
            let line: String = line.chars().filter(|c| !c.is_control()).take(160).collect();
            text += &format!("      {line}\n");
        }
    }
    manifest
        .known_defects
        .iter()
        .for_each(|defect| text += &format!("    known: {defect}\n"));
    text
}

/// A line on the acceptance card of what is used of a pack.
pub(super) fn accepted(with: &str, (acceptance, card): &(Acceptance, Option<Card>)) -> String {
    let card = card.as_ref();
    let day = card.and_then(|card| card.made.as_deref());
    let reasons = card.map(|card| card.reasons.join("; "));
    let said = match acceptance {
        Acceptance::Accepted => format!("accepted on {}", day.unwrap_or("a day not noted")),
        Acceptance::Refused => format!("NOT ACCEPTED: {}", reasons.unwrap_or_default()),
        Acceptance::Stale => "its acceptance card is of other weights, or damaged".to_owned(),
        Acceptance::None => "no acceptance card".to_owned(),
    };
    format!("    {with}{said}\n")
}

/// An acceptance card.
pub(super) fn card(card: &Card) -> String {
    let CardCounts {
        told,
        denied,
        invented,
        order,
        failed,
        pictures,
        calibration,
    } = &card.counts;
    let with = card.adapter.as_ref();
    let with = with.map_or(String::new(), |name| format!(" with {name}"));
    let verdict = match card.verdict {
        CardVerdict::Accepted => "accepted",
        CardVerdict::Refused => "NOT ACCEPTED",
    };
    let of = |share: &Share| format!("{} of {}", share.count, share.asked);
    let mut text = format!(
        "{}{with}: {verdict}\n  told signs read                   {}\n  denied signs read as present      {}\n  narratives with a sign made up    {}\n  read alike in both orders         {}\n",
        card.pack,
        of(told),
        of(denied),
        of(invented),
        of(order)
    );
    match pictures {
        Some(seen) => {
            text += &format!(
                "  pairs of pictures told apart      {}\n  same answer to the same picture   {}\n",
                of(&seen.pairs),
                of(&seen.same)
            );
        }
        None => text += "  pictures                          none: text only\n",
    }
    text += &match calibration {
        Some(found) => format!(
            "  probabilities, Brier score        {} ({} knows nothing)\n",
            found.brier, found.knowing_nothing
        ),
        None => "  probabilities                     not calibrated\n".to_owned(),
    };
    if failed.count > 0 {
        text += &format!("  not answered                      {}\n", of(failed));
    }
    for reason in &card.reasons {
        text += &format!("  because: {reason}\n");
    }
    text + "  It says that these weights read at all, not how well: for that, aidpost eval.\n"
}

/// The verdict, the numbers behind it, and what would help.
pub(super) fn fits(named: &str, plan: Plan, report: &Fit) -> String {
    let bytes = |bytes: u64| HumanBytes(bytes).to_string();
    let memory = report.memory;
    let verdict = match report.verdict {
        Verdict::Fits => "fits",
        Verdict::Tight => "tight",
        Verdict::WillNotFit => "will not fit",
    };
    let mut text = format!(
        "{named}: {verdict}\n  needs      {:>12}  with {} tokens of context\n  available  {:>12}  of {}\n",
        bytes(memory.total()),
        plan.context_tokens,
        bytes(report.device.available_memory),
        bytes(report.device.total_memory)
    );
    for (what, amount, basis) in [
        ("weights", memory.weights, "exact"),
        ("adapter", memory.adapter, "exact"),
        ("cache, global layers", memory.global_cache, "exact"),
        ("cache, windowed layers", memory.window_cache, "exact"),
        ("computing", memory.compute, "estimate"),
        ("vocabulary", memory.vocabulary, "estimate"),
        ("projector", memory.projector, "exact"),
        ("computing an image", memory.projector_compute, "estimate"),
    ] {
        text += &format!("    {what:<24}{:>12}  {basis}\n", bytes(amount));
    }
    for suggestion in &report.suggestions {
        let line = match *suggestion {
            Suggestion::Context { tokens, saves } => {
                format!("a context of {tokens} tokens saves {}", bytes(saves))
            }
            Suggestion::ReadWeights { saves } => {
                format!("weights read instead of mapped save {}", bytes(saves))
            }
            Suggestion::CacheQ8 { saves } => format!("a cache in Q8_0 saves {}", bytes(saves)),
            Suggestion::TextOnly { saves } => format!("text only saves {}", bytes(saves)),
            Suggestion::Quantization { at_most } => {
                format!("a text model of at most {} would fit", bytes(at_most))
            }
            Suggestion::FreeMemory { bytes: needed } => {
                format!("closing other apps until {} more are free", bytes(needed))
            }
        };
        text += &format!("  would help: {line}\n");
    }
    text
}

/// A bar on standard error with rate and time left, shown only on a terminal.
pub(super) struct Bar(pub(super) ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(0);
        let template = "{msg:24!} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(super) fn show(&self, at: Progress<'_>) -> ControlFlow<()> {
        let message = at.file.unwrap_or("verifying");
        if self.0.message() != message {
            self.0.reset();
            // What arrived in an earlier run says nothing about the rate of this one.
            self.0.set_position(at.done);
            self.0.reset_eta();
            self.0.set_message(message.to_owned());
        }
        if let Some(total) = at.total {
            self.0.set_length(total);
        }
        self.0.set_position(at.done);
        if cancelled() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}
