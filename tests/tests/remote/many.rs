//! Many at once: each gets what was said of its own patient.

use crate::server::{Does, Server};
use crate::{encounter, engine, settings, timed, well, why};

#[test]
fn fifty_at_once_and_nothing_is_mixed_up() {
    let server = Server::always(Does::Quotes);
    let url = &server.url;
    std::thread::scope(|scope| {
        for client in 0..50 {
            scope.spawn(move || {
                let mut patience = settings(url);
                patience.deadline = std::time::Duration::from_secs(20);
                let mut engine = engine(patience);
                for visit in 0..4 {
                    let name = format!("ward-{client}x{visit}");
                    let mut patient = well();
                    patient["narrative"] = format!("A noisy breath in {name} since noon.").into();
                    let (triage, _) = timed(&mut engine, &encounter(patient));
                    let remote = triage.remote.as_ref().unwrap();
                    assert_eq!(remote.signs.len(), 1, "{}", why(&triage));
                    assert_eq!(&*remote.signs[0].evidence, name);
                }
            });
        }
    });
    assert_eq!(server.asked().len(), 200);
}
