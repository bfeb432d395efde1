//! What loads on which device: the verdict follows the numbers, and every suggestion that is named helps by what it says.

use aidpost_models::{
    CacheType, Device, Gemma3, Model, Plan, Projector, Suggestion, Verdict, Weights, WeightsIn,
    catalogue, fit, predict,
};

const GIB: u64 = 1 << 30;
const PLAN: Plan = Plan {
    context_tokens: 8192,
    batch_tokens: 512,
    cache: CacheType::F16,
    weights: WeightsIn::Read,
    branches: 0,
};

fn medgemma() -> Model {
    catalogue()[0].model().unwrap()
}

fn device(total: u64, available: u64) -> Device {
    Device {
        total_memory: total,
        available_memory: available,
    }
}

#[test]
fn the_verdict_changes_at_four_fifths_and_at_all_of_what_is_available() {
    let model = medgemma();
    let need = fit(&model, PLAN, device(64 * GIB, 32 * GIB)).memory.total();
    let verdict = |available| fit(&model, PLAN, device(64 * GIB, available)).verdict;
    assert_eq!(verdict(need.div_ceil(4) * 5), Verdict::Fits);
    assert_eq!(verdict(need.div_ceil(4) * 5 - 10), Verdict::Tight);
    assert_eq!(verdict(need), Verdict::Tight);
    assert_eq!(verdict(need - 1), Verdict::WillNotFit);
    assert_eq!(verdict(0), Verdict::WillNotFit);
}

#[test]
fn what_fits_needs_no_knob_and_each_knob_saves_what_it_says() {
    let model = medgemma();
    assert!(
        fit(&model, PLAN, device(64 * GIB, 32 * GIB))
            .suggestions
            .is_empty()
    );
    let plan = Plan {
        weights: WeightsIn::MappedAndRepacked,
        ..PLAN
    };
    let total = |model: &Model, plan: Plan| {
        predict(&model.text, model.projector.as_ref(), model.weights, plan).total()
    };
    let need = total(&model, plan);
    let report = fit(&model, plan, device(8 * GIB, 4 * GIB));
    assert_eq!(report.verdict, Verdict::WillNotFit);
    let mut seen = vec![];
    for suggestion in report.suggestions {
        let (after, saves) = match suggestion {
            Suggestion::Context { tokens, saves } => (
                total(
                    &model,
                    Plan {
                        context_tokens: tokens,
                        ..plan
                    },
                ),
                saves,
            ),
            Suggestion::ReadWeights { saves } => (
                total(
                    &model,
                    Plan {
                        weights: WeightsIn::Read,
                        ..plan
                    },
                ),
                saves,
            ),
            Suggestion::CacheQ8 { saves } => (
                total(
                    &model,
                    Plan {
                        cache: CacheType::Q8_0,
                        ..plan
                    },
                ),
                saves,
            ),
            Suggestion::TextOnly { saves } => (
                total(
                    &Model {
                        projector: None,
                        ..model.clone()
                    },
                    plan,
                ),
                saves,
            ),
            Suggestion::Quantization { at_most } => {
                assert!(at_most < model.weights.text);
                continue;
            }
            Suggestion::FreeMemory { .. } => {
                panic!("no closing of apps makes room for {need} bytes in 8 GiB")
            }
        };
        assert_eq!(need - saves, after);
        seen.push(std::mem::discriminant(&suggestion));
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn freeing_what_is_asked_for_makes_it_fit() {
    let model = medgemma();
    let (total, available) = (16 * GIB, 3 * GIB);
    let report = fit(&model, PLAN, device(total, available));
    assert_ne!(report.verdict, Verdict::Fits);
    let bytes = report
        .suggestions
        .iter()
        .find_map(|suggestion| match suggestion {
            Suggestion::FreeMemory { bytes } => Some(*bytes),
            _ => None,
        });
    assert_eq!(
        fit(&model, PLAN, device(total, available + bytes.unwrap() + 5)).verdict,
        Verdict::Fits
    );
}

#[test]
fn the_27b_does_not_fit_a_phone_and_the_4b_does() {
    let entries = catalogue();
    let big = &entries
        .iter()
        .find(|entry| entry.id.contains("27b-text"))
        .unwrap()
        .shape;
    // Sixteen gigabytes is what 27 billion weights take at 4.85 bits; the catalogue does not know the exact length.
    let weights = Weights {
        text: 16_000_000_000,
        token_embedding: 0,
        second_embedding: 0,
        projector: 0,
        adapter: 0,
    };
    let phone = device(8 * GIB, 5 * GIB);
    let verdict = |text: &Gemma3, projector: Option<Projector>, weights| {
        fit(
            &Model {
                text: text.clone(),
                projector,
                weights,
                branches: 0,
            },
            PLAN,
            phone,
        )
        .verdict
    };
    assert_eq!(verdict(big, None, weights), Verdict::WillNotFit);
    let small = medgemma();
    assert_eq!(verdict(&small.text, None, small.weights), Verdict::Fits);
    assert!(entries[0].least_memory().unwrap() > small.weights.text);
}

#[test]
fn a_context_that_a_model_does_not_take_is_refused_with_its_range() {
    let model = medgemma();
    for asked in [0, 1, 511, 131_073, u32::MAX] {
        let message = model.takes(asked).unwrap_err().to_string();
        assert_eq!(
            message,
            format!(
                "a context of {asked} tokens: allowed is 512 to 131072, which the model was trained for"
            )
        );
    }
    for asked in [512, 8192, 131_072] {
        model.takes(asked).unwrap();
    }
}

#[test]
fn the_branches_of_a_model_count_in_its_fit() {
    let device = device(64 * GIB, 32 * GIB);
    let need = |branches| {
        let model = Model {
            branches,
            ..medgemma()
        };
        fit(&model, PLAN, device).memory.total()
    };
    let of_plan = Plan {
        branches: 16,
        ..PLAN
    };
    assert_eq!(need(16), fit(&medgemma(), of_plan, device).memory.total());
    assert!(need(16) > need(0));
}
