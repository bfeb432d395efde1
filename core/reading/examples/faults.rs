fn main() {
    match aidpost_reading::cues("en") {
        Ok(c) => println!("{} cues", c.len()),
        Err(e) => println!("{e}"),
    }
    for t in std::env::args().skip(1) {
        for h in aidpost_reading::read(&t, "en", aidpost_protocol::encounter::Sign::ALL).signs {
            println!("{:?} {} {:?} by {}", h.scope, h.sign.code(), h.text, h.cue);
        }
    }
}
