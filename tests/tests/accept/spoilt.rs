//! What is done to the demo pack: by accident, by a wrong converter, by a file of another model.

use crate::spoil::Weights;

type Change = fn(&mut Weights, &mut Weights);

/// Layers of the demo pack's text model.
const LAYERS: usize = 6;

/// Weights that read no more, or see no more.
pub(crate) const SPOILT: [(&str, Change); 22] = [
    ("two layers swapped", |text, _| layers(text, &[(0, 3)])),
    ("layers rotated by one", |text, _| {
        layers(text, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
    }),
    ("embeddings zeroed", |text, _| {
        text.data("token_embd.weight").fill(0);
    }),
    ("embeddings of the next token", |text, _| {
        let row = text.row("token_embd.weight");
        text.data("token_embd.weight").rotate_left(row);
    }),
    ("embeddings shuffled", |text, _| {
        let row = text.row("token_embd.weight");
        let held = text.data("token_embd.weight").to_vec();
        let rows = held.len() / row;
        // 1,009 is prime, so every row is taken once.
        for (at, to) in text.data("token_embd.weight").chunks_mut(row).enumerate() {
            let from = at * 1009 % rows * row;
            to.copy_from_slice(&held[from..from + row]);
        }
    }),
    ("a norm negated", |text, _| {
        text.change("blk.2.attn_norm.weight", &mut negated);
    }),
    ("the last norm zeroed", |text, _| {
        text.data("output_norm.weight").fill(0);
    }),
    ("attention thrown away", |text, _| {
        text.change("attn_output.weight", &mut |row| row.fill(0.0));
    }),
    ("feed-forward thrown away", |text, _| {
        text.change("ffn_down.weight", &mut |row| row.fill(0.0));
    }),
    ("values taken for keys", |text, _| {
        for layer in 0..LAYERS {
            let part = |part: &str| format!("blk.{layer}.attn_{part}.weight");
            text.swap(&part("k"), &part("v"));
        }
    }),
    ("the gate taken for the way up", |text, _| {
        for layer in 0..LAYERS {
            let part = |part: &str| format!("blk.{layer}.ffn_{part}.weight");
            text.swap(&part("gate"), &part("up"));
        }
    }),
    ("a layer of noise", |text, _| noise(text, "blk.1.attn_")),
    ("rounded to one bit", |text, _| rounded(text, 1.0)),
    ("rounded to two bits", |text, _| rounded(text, 2.0)),
    ("the second half of the file lost", |text, _| {
        let half = text.bytes.len() / 2;
        text.bytes[half..].fill(0);
    }),
    ("a number that is none", |text, _| {
        text.change("blk.0.ffn_up.weight", &mut |row| row[0] = f32::NAN);
    }),
    ("another base of the rotation", |text, _| {
        text.set("gemma3.rope.freq_base", 10.0);
    }),
    ("a projector of noise", |_, projector| {
        noise(projector, "mm.input_projection.weight");
    }),
    ("a projector of zeros", |_, projector| {
        projector.data("mm.input_projection.weight").fill(0);
    }),
    (
        "a projector made for another order of numbers",
        |_, seen| {
            seen.change("mm.input_projection.weight", &mut |row| row.reverse());
        },
    ),
    ("a tower that passes nothing on", |_, projector| {
        projector.data("v.patch_embd.weight").fill(0);
    }),
    ("a tower with its layers swapped", |_, projector| {
        for name in projector.named("v.blk.0.") {
            projector.swap(&name, &name.replace("v.blk.0.", "v.blk.1."));
        }
    }),
];

/// Weights that are as good as they were.
pub(crate) const GOOD: [(&str, Change); 3] = [
    ("as they are", |_, _| {}),
    ("quantized to 8 bits", |text, projector| {
        quantized(text, 127.0);
        quantized(projector, 127.0);
    }),
    ("quantized to 6 bits", |text, _| quantized(text, 31.0)),
];

/// Exchanges layers, pair by pair.
fn layers(text: &mut Weights, pairs: &[(usize, usize)]) {
    for (one, other) in pairs {
        let (one, other) = (format!("blk.{one}."), format!("blk.{other}."));
        for name in text.named(&one) {
            text.swap(&name, &name.replace(&one, &other));
        }
    }
}

fn negated(row: &mut [f32]) {
    row.iter_mut().for_each(|number| *number = -*number);
}

/// Numbers of the same size as they were, from SplitMix64.
fn noise(weights: &mut Weights, part: &str) {
    let mut state: u64 = 1;
    weights.change(part, &mut |row| {
        let largest = row.iter().fold(0f32, |most, number| most.max(number.abs()));
        for number in row {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *number = largest * ((z >> 40) as f32 / (1u64 << 23) as f32 - 1.0);
        }
    });
}

/// All matrices rounded to this many steps on either side of zero, by the largest of each row: one step leaves -1, 0 and 1.
fn rounded(text: &mut Weights, steps: f32) {
    for part in [
        "attn_q.",
        "attn_k.",
        "attn_v.",
        "attn_output.",
        "ffn_",
        "token_embd.",
    ] {
        text.change(part, &mut |row| to_steps(row, steps));
    }
}

/// The same in blocks of 32 numbers, as llama.cpp's formats do it; norms and biases stay.
fn quantized(weights: &mut Weights, steps: f32) {
    for name in weights.named("weight") {
        if weights.row(&name) >= 64 && !name.contains("norm") && !name.contains("ln") {
            weights.change(&name, &mut |row| {
                row.chunks_mut(32).for_each(|block| to_steps(block, steps));
            });
        }
    }
}

fn to_steps(numbers: &mut [f32], steps: f32) {
    let largest = numbers
        .iter()
        .fold(0f32, |most, number| most.max(number.abs()));
    if largest > 0.0 {
        let step = largest / steps;
        numbers
            .iter_mut()
            .for_each(|number| *number = (*number / step).round() * step);
    }
}
