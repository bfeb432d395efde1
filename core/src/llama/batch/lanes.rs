//! The sequences of one batch: reads each patient's part alone, as without a batch, then writes all replies.

use super::{Plan, prefixes, room};
use crate::llama::Llama;
use crate::llama::decode::{Decode, Rows};
use crate::llama::generate::Writer;
use crate::llama::native::Part;
use crate::llama::prefix;
use crate::llama::reply::params;
use crate::llama::sequence::{BATCH, Reading, Sequence, check, ids};
use crate::llama::speculative::{Speculation, Wanted};
use crate::model::{Control, ModelError, Progress, Reply};

/// Takes the reply of the request at a place, or why it has none.
type Answer<'a> = dyn FnMut(usize, Result<Reply, ModelError>) + 'a;

/// One reply and its sequence.
struct Lane<'a> {
    /// The request's place.
    at: usize,
    /// The sequence's number.
    number: usize,
    n_past: i32,
    writer: Writer<'a>,
    wanted: Wanted,
}

/// Writes the replies of `batch`; each is given to `answer` as soon as it is there, or has failed by itself.
///
/// # Errors
/// What stopped all of them.
pub(super) fn write(
    llama: &Llama,
    batch: &[Plan<'_>],
    answer: &mut Answer<'_>,
    control: &Control<'_>,
) -> Result<(), ModelError> {
    let prefixes = prefixes(batch);
    let rest = batch.iter().map(|plan| plan.rest.len()).sum::<usize>();
    let mut reading = Reading {
        control,
        done: 0,
        total: rest + prefixes.iter().map(|prefix| prefix.len()).sum::<usize>(),
    };
    let states = prefixes.iter();
    let states = states.map(|tokens| prefix::state(llama, tokens, &mut reading));
    let states: Vec<_> = states.collect::<Result<_, _>>()?;
    let mut alone = Sequence::new(llama, room::longest(batch))?;
    let (tokens, others) = (room::tokens(batch), room::sequences(batch));
    let sequence = Sequence::beside(llama, tokens, llama.loading.cache(), others)?;
    let mut lanes = Lanes {
        sequence,
        lanes: Vec::new(),
        written: 0,
        limit: batch.iter().map(|plan| plan.request.reply_tokens).sum(),
        answer,
    };
    for (prefix, state) in prefixes.iter().zip(states) {
        // No longer than the context.
        let end = prefix.len() as i32;
        lanes.sequence.turn_to(0, 0);
        lanes.sequence.restore(&state, end)?;
        // Sequence 0 is for what comes and is shared.
        let numbered = (1..).zip(batch);
        let its: Vec<_> = numbered
            .filter(|(_, plan)| plan.prefix == *prefix)
            .collect();
        for (number, _) in &its {
            lanes.sequence.share(*number)?;
        }
        for (number, plan) in its {
            alone.clear();
            alone.restore(&state, end)?;
            lanes.begin(llama, number, plan, &mut alone, &mut reading)?;
        }
    }
    drop(alone);
    while !lanes.lanes.is_empty() {
        check(control)?;
        lanes.tell(control);
        lanes.step(control)?;
    }
    lanes.tell(control);
    Ok(())
}

struct Lanes<'a, 'l> {
    sequence: Sequence,
    /// Those that are not at their end.
    lanes: Vec<Lane<'l>>,
    /// Tokens of the replies that are.
    written: usize,
    /// Tokens of all replies at most.
    limit: usize,
    answer: &'a mut Answer<'a>,
}

impl<'l> Lanes<'_, 'l> {
    /// Reads the patient's part of a prompt in a context of its own, as without a batch, begins its reply, and brings what was read into the batch.
    fn begin(
        &mut self,
        llama: &'l Llama,
        number: usize,
        plan: &Plan<'_>,
        alone: &mut Sequence,
        reading: &mut Reading<'_>,
    ) -> Result<(), ModelError> {
        let start = alone.n_past;
        let mut params = match params(llama, plan.request, plan.at) {
            Ok(params) => params,
            Err(error) => {
                (self.answer)(plan.at, Err(error));
                return self.sequence.empty(number);
            }
        };
        params.source.clone_from(&plan.rest);
        // A guess takes the time of others: while one reply gets on, all wait for the same computation.
        if params.speculation == Speculation::Guessed {
            params.speculation = Speculation::Forced;
        }
        alone.read_tokens(&plan.rest, reading)?;
        let mut writer = Writer::new(params);
        let wanted = writer.go_on(alone, &quiet(reading.control));
        let Some((writer, wanted)) = self.came(plan.at, writer, wanted)? else {
            return self.sequence.empty(number);
        };
        let n_past = alone.n_past;
        self.sequence.turn_to(0, 0);
        self.sequence.restore(&alone.state_from(start)?, n_past)?;
        self.sequence.share(number)?;
        self.sequence.empty(0)?;
        self.lanes.push(Lane {
            at: plan.at,
            number,
            n_past,
            writer,
            wanted,
        });
        Ok(())
    }

    /// One token or more for every reply: in one computation, or in a few where what is wanted is more than it takes.
    fn step(&mut self, control: &Control<'_>) -> Result<(), ModelError> {
        let mut waiting = std::mem::take(&mut self.lanes);
        while !waiting.is_empty() {
            let rest = waiting.split_off(at_once(&waiting));
            self.decode(&mut waiting, control)?;
            let rows: Vec<usize> = waiting.iter().map(|lane| lane.wanted.rows).collect();
            for (at, lane) in waiting.into_iter().enumerate() {
                let behind = rows[at + 1..].iter().sum();
                let lane = self.go_on(lane, behind, control)?;
                self.lanes.extend(lane);
            }
            waiting = rest;
        }
        Ok(())
    }

    /// Computes what `lanes` want.
    fn decode(&mut self, lanes: &mut [Lane<'l>], control: &Control<'_>) -> Result<(), ModelError> {
        if let [lane] = lanes {
            self.sequence.turn_to(lane.number, lane.n_past);
            let wanted = &lane.wanted;
            self.sequence.push(&wanted.tokens, wanted.rows, control)?;
            lane.n_past = self.sequence.n_past;
            return Ok(());
        }
        let tokens: Result<Vec<_>, _> = lanes.iter().map(|lane| ids(&lane.wanted.tokens)).collect();
        let tokens = tokens?;
        let pairs = lanes.iter().zip(&tokens);
        let parts = pairs.map(|(lane, tokens)| Part {
            sequence: lane.number,
            tokens,
            n_past: lane.n_past,
            wanted: lane.wanted.rows,
        });
        let parts: Vec<Part<'_>> = parts.collect();
        self.sequence.decode_parts(&parts, control)?;
        for (lane, tokens) in lanes.iter_mut().zip(&tokens) {
            // No more than a batch.
            lane.n_past += tokens.len() as i32;
        }
        Ok(())
    }

    /// Lets a reply go on with its rows of the last computation, `behind` of which stand behind them. `None`: it is at its end.
    fn go_on(
        &mut self,
        lane: Lane<'l>,
        behind: usize,
        control: &Control<'_>,
    ) -> Result<Option<Lane<'l>>, ModelError> {
        let Lane {
            at,
            number,
            n_past,
            mut writer,
            ..
        } = lane;
        self.sequence.turn_to(number, n_past);
        let sequence = &mut self.sequence;
        let wanted = writer.go_on(&mut Behind { sequence, behind }, &quiet(control));
        let n_past = self.sequence.n_past;
        let Some((writer, wanted)) = self.came(at, writer, wanted)? else {
            self.sequence.empty(number)?;
            return Ok(None);
        };
        Ok(Some(Lane {
            at,
            number,
            n_past,
            writer,
            wanted,
        }))
    }

    /// What a reply wants; `None`: it is at its end or has failed, and was given away.
    fn came(
        &mut self,
        at: usize,
        writer: Writer<'l>,
        wanted: Result<Option<Wanted>, ModelError>,
    ) -> Result<Option<(Writer<'l>, Wanted)>, ModelError> {
        let reply = match wanted {
            Ok(Some(wanted)) => return Ok(Some((writer, wanted))),
            Ok(None) => {
                self.written += writer.done();
                Ok(writer.reply())
            }
            Err(stop @ (ModelError::Cancelled | ModelError::TimedOut)) => return Err(stop),
            Err(error) => Err(error),
        };
        (self.answer)(at, reply);
        Ok(None)
    }

    fn tell(&self, control: &Control<'_>) {
        let writing = self.lanes.iter().map(|lane| lane.writer.done());
        (control.progress)(Progress::Reply {
            done: self.written + writing.sum::<usize>(),
            limit: self.limit,
        });
    }
}

/// Progress is told for all replies together.
fn quiet<'c>(control: &Control<'c>) -> Control<'c> {
    Control {
        progress: &|_| (),
        ..*control
    }
}

/// How many of `lanes`, from the first, are decoded in one computation: one at least.
fn at_once(lanes: &[Lane<'_>]) -> usize {
    let lengths = lanes.iter().map(|lane| lane.wanted.tokens.len());
    let sums = lengths.scan(0, |sum, length| {
        *sum += length;
        Some(*sum)
    });
    sums.take_while(|sum| *sum <= BATCH as usize).count().max(1)
}

/// Rows of one sequence in a computation of several.
struct Behind<'s> {
    sequence: &'s mut Sequence,
    behind: usize,
}

impl Rows for Behind<'_> {
    fn logits(&self, back: usize) -> Result<&[f32], ModelError> {
        self.sequence.logits(self.behind + back)
    }

    fn take_back(&mut self, tokens: usize) -> Result<(), ModelError> {
        self.sequence.take_back(tokens)
    }
}
