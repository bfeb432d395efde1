//! The command `aidpost`. Results go to standard output; progress and logs to standard error.
//! Exit status: 0 done; 2 bad usage or input; 3 pack or model unusable; 4 cancelled; 1 anything else.

mod audit;
mod bench;
mod console;
mod eval;
mod handover;
mod image;
mod image_tasks;
mod input;
mod open;
mod outgoing;
mod output;
mod pack;
#[cfg(feature = "remote")]
mod pairing;
mod photos;
mod record;
#[cfg(feature = "remote")]
mod remote;
mod rules;
mod secret;
#[cfg(feature = "store")]
mod store;
#[cfg(not(feature = "store"))]
#[path = "store/without.rs"]
mod store;
mod tasks;
mod triage;
#[cfg(feature = "store")]
mod week;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Encounter in, triage out, on this machine, offline.
#[derive(Parser)]
#[command(
    version,
    after_help = "Logs: set AIDPOST_LOG, for example to `debug`. They never hold patient text."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Triage encounters by the published protocol, with signs that the model reads in their narratives
    Triage(Box<triage::Arguments>),
    /// Write a note in four sections about one encounter
    Soap(tasks::Arguments),
    /// List problems, medicines, allergies and onset as the account tells them
    History(tasks::Arguments),
    /// Answer a question from one encounter and nothing else, or from images
    Ask(tasks::AskArguments),
    /// Describe images: what is seen, and an impression
    Describe(image_tasks::Arguments),
    /// Ask about each condition of images whether it is there
    Classify(image_tasks::ClassifyArguments),
    /// Prepare images as a model sees them
    #[command(subcommand)]
    Image(image::Command),
    /// Print every rule with its id, criterion and source
    Rules(rules::Arguments),
    /// Check, replay and add to the record of what was decided from what
    #[command(subcommand)]
    Audit(audit::Command),
    /// Keep visits in an encrypted file: add, find, decide, count, export, delete
    Store(Box<store::Arguments>),
    /// Give a triage to another post without a network: a signed text for one SMS or a QR code
    #[command(subcommand)]
    Handover(handover::Command),
    /// Pair phones with a facility's server by a QR code
    #[cfg(feature = "remote")]
    #[command(subcommand)]
    Remote(pairing::Command),
    /// Measure how fast a pack is on this machine, and how much memory it takes
    Bench(bench::Arguments),
    /// Measure lexicon and pack against your own labelled narratives, records or questions
    Eval(eval::Arguments),
    /// Bring, list, verify, measure and remove model packs
    Pack(pack::Arguments),
}

fn main() -> ExitCode {
    console::start();
    let done = match Arguments::parse().command {
        Command::Triage(arguments) => triage::run(&arguments),
        Command::Soap(arguments) => tasks::soap(&arguments),
        Command::History(arguments) => tasks::history(&arguments),
        Command::Ask(arguments) => tasks::ask(&arguments),
        Command::Describe(arguments) => image_tasks::describe(&arguments),
        Command::Classify(arguments) => image_tasks::classify(&arguments),
        Command::Image(command) => image::run(&command),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Audit(command) => audit::run(&command),
        Command::Store(arguments) => store::run(&arguments),
        Command::Handover(command) => handover::run(&command),
        #[cfg(feature = "remote")]
        Command::Remote(command) => pairing::run(&command),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Pack(arguments) => pack::run(&arguments),
    };
    match done {
        Ok(status) => status.into(),
        Err(error) => console::fail(&error),
    }
}
