//! A real HTTP server on loopback that answers as told, one request after the other, and remembers what it was sent.
#![expect(
    clippy::disallowed_types,
    reason = "the tests' own server, on loopback"
)]

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

/// What the server does to one question.
#[derive(Clone)]
pub(crate) enum Does {
    /// Answers with this text, in events.
    Says(String),
    /// Sends these bytes and closes.
    Raw(Vec<u8>),
    /// Sends these bytes one at a time, with this pause.
    Drips(Vec<u8>, Duration),
    /// Sends the first bytes, then the second ones again and again.
    Endless(Vec<u8>, Vec<u8>),
    /// Sends these bytes, then nothing.
    Silent(Vec<u8>),
    /// Quotes what stands in the question between `ward-` and the next space, as evidence.
    Quotes,
}

/// One request as it came.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Asked {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(crate) fn message(&self) -> String {
        self.json()["messages"][0]["content"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

#[derive(Default)]
struct State {
    does: VecDeque<Does>,
    otherwise: Option<Does>,
    owner: &'static str,
    list: Option<Vec<u8>>,
    asked: Vec<Asked>,
}

#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) url: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// One that does these things, one for each question, and then `otherwise`.
    pub(crate) fn start(does: impl IntoIterator<Item = Does>, otherwise: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State {
            does: does.into_iter().collect(),
            otherwise: Some(otherwise),
            ..State::default()
        }));
        let kept = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let state = kept.clone();
                // A client that goes away in the middle is part of the tests.
                std::thread::spawn(move || {
                    stream.and_then(|mut stream| serve(&mut stream, &state))
                });
            }
        });
        Self { url, state }
    }

    pub(crate) fn always(does: Does) -> Self {
        Self::start([], does)
    }

    /// One whose `/models` answers with these bytes.
    pub(crate) fn lists(list: Vec<u8>, does: Does) -> Self {
        let server = Self::always(does);
        server.state.lock().unwrap().list = Some(list);
        server
    }

    /// What `/models` says of whose server it is.
    pub(crate) fn owned_by(self, owner: &'static str) -> Self {
        self.state.lock().unwrap().owner = owner;
        self
    }

    pub(crate) fn does(&self, does: Does) {
        self.state.lock().unwrap().otherwise = Some(does);
    }

    /// Does these first.
    pub(crate) fn next(&self, does: impl IntoIterator<Item = Does>) {
        self.state.lock().unwrap().does.extend(does);
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.state.lock().unwrap().asked.clone()
    }

    /// Serves one connection of any kind, as this server would.
    pub(crate) fn serve(&self, stream: &mut (impl Read + Write)) -> std::io::Result<()> {
        serve(stream, &self.state)
    }
}

fn serve(stream: &mut (impl Read + Write), state: &Mutex<State>) -> std::io::Result<()> {
    while let Some(asked) = request(stream)? {
        let is_question = asked.head.starts_with("POST ");
        let (does, owner, answer) = {
            let mut state = state.lock().unwrap();
            state.asked.push(asked.clone());
            let next = is_question.then(|| state.does.pop_front()).flatten();
            let does = next.or_else(|| state.otherwise.clone());
            (does, state.owner, state.list.clone())
        };
        if !is_question {
            let list =
                json!({ "object": "list", "data": [{ "id": "ward-27b", "owned_by": owner }] });
            stream.write_all(&answer.unwrap_or(document(200, &list.to_string())))?;
            continue;
        }
        match does.unwrap() {
            Does::Says(text) => stream.write_all(&events(&text))?,
            Does::Quotes => {
                let message = asked.message();
                let name = message.rsplit("ward-").next().unwrap_or_default();
                let name = name.split(' ').next().unwrap_or_default();
                let reply = format!("stridor + ward-{name}\n=\nred\nx\n");
                stream.write_all(&events(&reply))?;
            }
            Does::Raw(bytes) => return stream.write_all(&bytes),
            Does::Drips(bytes, pause) => {
                for byte in bytes {
                    stream.write_all(&[byte])?;
                    stream.flush()?;
                    std::thread::sleep(pause);
                }
                return Ok(());
            }
            Does::Endless(first, again) => {
                stream.write_all(&first)?;
                loop {
                    stream.write_all(&again)?;
                }
            }
            Does::Silent(first) => {
                stream.write_all(&first)?;
                stream.flush()?;
                std::thread::sleep(Duration::from_secs(6));
                return Ok(());
            }
        }
        stream.flush()?;
    }
    Ok(())
}

/// The next request of a connection; `None` at its end.
fn request(stream: &mut impl Read) -> std::io::Result<Option<Asked>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if stream.read(&mut byte)? == 0 {
            return Ok(None);
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head
        .to_ascii_lowercase()
        .split("content-length: ")
        .nth(1)
        .and_then(|rest| rest.split("\r\n").next()?.parse().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    let body = String::from_utf8(body).unwrap();
    Ok(Some(Asked { head, body }))
}

/// A whole answer with a length.
pub(crate) fn document(status: u16, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// The head of an answer in events, which ends with the connection.
pub(crate) const EVENTS: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

pub(crate) fn delta(text: &str, finish: Option<&str>) -> String {
    let delta = json!({ "content": text });
    let choice = json!({ "index": 0, "delta": delta, "finish_reason": finish });
    format!(
        "data: {}\n\n",
        json!({ "id": "x", "object": "chat.completion.chunk", "choices": [choice] })
    )
}

/// A text as the events of a well-behaved server, chunked, a few characters each.
pub(crate) fn events(text: &str) -> Vec<u8> {
    let mut body = String::from(": hello\n\n");
    let letters: Vec<char> = text.chars().collect();
    for piece in letters.chunks(3) {
        body.push_str(&delta(&piece.iter().collect::<String>(), None));
    }
    body.push_str(&delta("", Some("stop")));
    body.push_str("data: [DONE]\n\n");
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n")
        .into_bytes()
}
