//! The acceptance card: broken weights are refused, whole ones are not, and the card says of which weights it is.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod cards;
mod spoil;
mod spoilt;

use std::sync::Mutex;

use aidpost::engine::{Engine, Options};
use aidpost::model::Control;
use aidpost_models::{Card, CardVerdict, VerifiedPack};
use spoil::Pack;
use spoilt::{GOOD, SPOILT};

/// What the probes say of a pack; an error where it is refused before it is asked.
fn probed(pack: &VerifiedPack) -> Result<Card, String> {
    let kept = tempfile::TempDir::new().unwrap();
    let options = Options {
        prefixes: Some(kept.path().to_path_buf()),
        ..Options::default()
    };
    let engine = Engine::open(pack, options, &Control::default());
    let mut engine = engine.map_err(|error| error.to_string())?;
    let card = engine.accept(&Control::default(), &|_, _| ());
    card.map_err(|error| error.to_string())
}

/// Two at once: llama.cpp uses one core well with weights as small as these.
#[test]
fn spoilt_packs_are_refused_and_good_ones_are_not() {
    let all: Vec<_> = (GOOD.iter().map(|one| (true, one)))
        .chain(SPOILT.iter().map(|one| (false, one)))
        .collect();
    let (next, wrong) = (Mutex::new(all.into_iter()), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let taken = next.lock().unwrap().next();
            let Some((is_good, (name, change))) = taken else {
                break;
            };
            let pack = Pack::made(change);
            let card = pack.verified().and_then(|pack| probed(&pack));
            let is_accepted = match &card {
                Ok(card) => card.verdict == CardVerdict::Accepted,
                Err(_) => false,
            };
            println!("{name}: {card:?}");
            if is_accepted != is_good {
                wrong.lock().unwrap().push(format!("{name}: {card:?}"));
            }
        }
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(work);
        work();
        other.join().unwrap();
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
