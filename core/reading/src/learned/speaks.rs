//! How a stretch of words speaks for each sign, and for none.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use aidpost_protocol::encounter::Sign;

use super::grams::{self, Gram};
use super::mention;
use crate::tokens::Token;
use crate::weights::Weights;

/// The words of a text, each with the rows of weights that begin at it.
pub(super) struct Words<'a> {
    weights: &'a Weights,
    grams: Vec<Gram>,
    rows: Vec<Vec<Option<usize>>>,
    pieces: Vec<Vec<usize>>,
    /// Shares that were asked for: many hits stand in one clause.
    asked: RefCell<HashMap<Range<usize>, Rc<[f32]>>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(tokens: &[Token], weights: &'a Weights) -> Self {
        let grams = grams::of(tokens);
        let rows = |gram: &Gram| {
            gram.rows
                .iter()
                .map(|name| weights.row(name.number()))
                .collect()
        };
        let pieces = |gram: &Gram| {
            gram.pieces
                .iter()
                .filter_map(|name| weights.row(name.number()))
                .collect()
        };
        Self {
            weights,
            rows: grams.iter().map(rows).collect(),
            pieces: grams.iter().map(pieces).collect(),
            grams,
            asked: RefCell::default(),
        }
    }

    /// How many words the text has.
    pub(super) const fn number(&self) -> usize {
        self.grams.len()
    }

    /// A share of each column of the weights; they add up to 1. `tokens` are places among the text's tokens.
    pub(super) fn shares(&self, tokens: &Range<usize>) -> Rc<[f32]> {
        let words = grams::within(&self.grams, tokens);
        let mut asked = self.asked.borrow_mut();
        let shares = asked
            .entry(words)
            .or_insert_with_key(|words| self.sum(words));
        Rc::clone(shares)
    }

    /// What stands around a mention of a sign, whose places are among the text's tokens, and the sign.
    pub(super) fn around(
        &self,
        sign: Sign,
        own: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Vec<u32> {
        let words = |tokens| grams::within(&self.grams, tokens);
        let mut names = mention::around(&self.grams, &words(own), &words(sentence));
        names.push(mention::sign_name(sign));
        names
    }

    fn sum(&self, words: &Range<usize>) -> Rc<[f32]> {
        let mut rows: Vec<usize> = Vec::new();
        for at in words.clone() {
            rows.extend(self.rows[at].iter().take(words.end - at).flatten());
        }
        let pieces: Vec<usize> = self.pieces[words.clone()]
            .iter()
            .flatten()
            .copied()
            .collect();
        let mut sums = self.weights.biases.clone();
        for list in [rows, pieces] {
            let times = 1.0 / (list.len().max(1) as f32).sqrt();
            for row in list {
                self.weights.add(row, times, &mut sums);
            }
        }
        let mut shares: Vec<f32> = sums.into_iter().map(chance).collect();
        let whole: f32 = shares.iter().sum();
        for share in &mut shares {
            *share /= whole;
        }
        shares.into()
    }
}

/// The logistic function.
pub(super) fn chance(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
