//! What follows from the counts. The limits tell weights that read from weights that are broken; how well a pack reads says `aidpost eval`.

use aidpost_models::{CardCounts, CardVerdict, Share};

/// The least share of told signs that must be read. Plain sentences of everyday complaints: a reader that misses more than two of five of these does not
/// read, whatever it was made for.
const TOLD_LEAST: f64 = 0.6;
/// The most denied signs that may be read as present: a model that reads names of signs and not sentences reads nearly all of them.
const DENIED_MOST: f64 = 0.15;
/// The most narratives in which a sign may be read that they do not name: they tell one complaint each, so more is noise.
const INVENTED_MOST: f64 = 0.25;
/// The least share of narratives that must be read alike in both orders: their sentences mean the same in either.
const ORDER_LEAST: f64 = 0.7;
/// The least share of pairs of pictures that must be told apart: one that does not see tells none apart.
const PAIRS_LEAST: f64 = 0.5;

/// Whether the weights are accepted, and if not, why.
pub(super) fn judge(counts: &CardCounts) -> (CardVerdict, Vec<String>) {
    let mut reasons = Vec::new();
    let mut refuse = |is_so: bool, why: String| {
        if is_so {
            reasons.push(why);
        }
    };
    let CardCounts {
        told,
        denied,
        invented,
        order,
        failed,
        pictures,
        calibration,
    } = counts;
    refuse(
        failed.count > 0,
        format!("{} requests were not answered", of(*failed)),
    );
    refuse(
        share(*told) < TOLD_LEAST,
        format!(
            "only {} signs that the narratives tell were read, needed are {}",
            of(*told),
            percent(TOLD_LEAST)
        ),
    );
    refuse(
        share(*denied) > DENIED_MOST,
        format!(
            "{} signs that the narratives deny were read as present, allowed are {}",
            of(*denied),
            percent(DENIED_MOST)
        ),
    );
    refuse(
        share(*invented) > INVENTED_MOST,
        format!(
            "in {} narratives a sign was read that they do not name, allowed are {}",
            of(*invented),
            percent(INVENTED_MOST)
        ),
    );
    refuse(
        share(*order) < ORDER_LEAST,
        format!(
            "only {} narratives were read alike in both orders of their sentences, needed are {}",
            of(*order),
            percent(ORDER_LEAST)
        ),
    );
    if let Some(pictures) = pictures {
        refuse(
            share(pictures.pairs) < PAIRS_LEAST,
            format!(
                "only {} pairs of pictures were told apart, needed are {}",
                of(pictures.pairs),
                percent(PAIRS_LEAST)
            ),
        );
        refuse(
            pictures.same.count < pictures.same.asked,
            format!(
                "only {} pictures that were shown twice were answered alike, needed are all",
                of(pictures.same)
            ),
        );
    }
    if let Some(found) = calibration {
        refuse(
            found.brier > found.knowing_nothing,
            format!(
                "its probabilities are worse than one and the same for all answers: Brier score {}, against {}",
                found.brier, found.knowing_nothing
            ),
        );
    }
    let verdict = if reasons.is_empty() {
        CardVerdict::Accepted
    } else {
        CardVerdict::Refused
    };
    (verdict, reasons)
}

fn share(of: Share) -> f64 {
    f64::from(of.count) / f64::from(of.asked.max(1))
}

fn of(share: Share) -> String {
    format!("{} of {}", share.count, share.asked)
}

fn percent(limit: f64) -> String {
    format!("{:.0} %", limit * 100.0)
}
