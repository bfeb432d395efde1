//! A real HTTP server on loopback that misbehaves as told, one request at a time: what clinics' networks do, made repeatable.
#![expect(
    clippy::disallowed_types,
    reason = "the tests' own server, on loopback"
)]

use aidpost_models::Sha256;
use std::collections::{HashMap, VecDeque};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the server does to one request; a request that finds none is served well.
#[derive(Clone, Copy)]
pub(crate) enum Fault {
    /// Closes the connection after so many bytes of the body.
    Cut(usize),
    /// Sends the body in pieces with this pause between them.
    Slow(Duration),
    /// Sends the head and half of the body, then nothing for this long.
    Silent(Duration),
    /// Answers with this status and header lines, without a body.
    Status(u16, &'static str),
    /// Sends everything with 200, whatever range was asked for.
    NoRanges,
    /// Answers 206 without Content-Range.
    NoContentRange,
    /// Answers 206 with a range that begins this many bytes too early.
    WrongRange(u64),
    /// Goes on with 206 although the file is another one by now.
    IgnoresIfRange,
    /// Announces this many bytes more than it sends.
    Announces(u64),
    /// Sends the file with one byte changed.
    Corrupt,
}

#[derive(Default)]
struct State {
    files: HashMap<String, Vec<u8>>,
    redirects: HashMap<String, String>,
    faults: VecDeque<Fault>,
    log: Vec<String>,
    is_plain: bool,
}

#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) address: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = Self {
            address,
            state: Arc::default(),
        };
        let state = server.state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let state = state.clone();
                // A client that goes away in the middle is part of the tests.
                std::thread::spawn(move || stream.and_then(|stream| answer(&stream, &state)));
            }
        });
        server
    }

    pub(crate) fn serve(&self, path: &str, bytes: &[u8]) {
        self.state
            .lock()
            .unwrap()
            .files
            .insert(path.to_owned(), bytes.to_vec());
    }

    pub(crate) fn redirect(&self, from: &str, to: &str) {
        self.state
            .lock()
            .unwrap()
            .redirects
            .insert(from.to_owned(), to.to_owned());
    }

    /// A plain mirror: it says nothing of a file's digest.
    pub(crate) fn be_plain(&self) {
        self.state.lock().unwrap().is_plain = true;
    }

    /// What happens to the next GET requests, in order.
    pub(crate) fn faults(&self, faults: &[Fault]) {
        self.state.lock().unwrap().faults = faults.iter().copied().collect();
    }

    /// The requests so far, a line each: method, path, range and whether If-Range and a token came with it. Empties the list.
    pub(crate) fn log(&self) -> Vec<String> {
        std::mem::take(&mut self.state.lock().unwrap().log)
    }
}

fn answer(mut stream: &TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().unwrap_or(Ok(String::new()))?;
    let mut headers = HashMap::new();
    for line in lines.by_ref() {
        let line = line?;
        let Some((name, value)) = line.split_once(": ") else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let mut words = first.split(' ');
    let (method, path) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let (file, redirect, fault, is_plain) = {
        let mut state = state.lock().unwrap();
        let mut entry = format!("{method} {path}");
        for name in ["range", "if-range", "authorization"] {
            if let Some(value) = headers.get(name) {
                entry = format!("{entry} {}", if name == "range" { value } else { name });
            }
        }
        state.log.push(entry);
        let fault = if method == "GET" {
            state.faults.pop_front()
        } else {
            None
        };
        (
            state.files.get(path).cloned(),
            state.redirects.get(path).cloned(),
            fault,
            state.is_plain,
        )
    };
    if let Some(to) = redirect {
        return write!(
            stream,
            "HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        );
    }
    if let Some(Fault::Status(status, lines)) = &fault {
        return write!(
            stream,
            "HTTP/1.1 {status} X\r\n{lines}content-length: 0\r\nconnection: close\r\n\r\n"
        );
    }
    let Some(mut file) = file else {
        return write!(
            stream,
            "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        );
    };
    if let Some(Fault::Corrupt) = fault {
        let middle = file.len() / 2;
        file[middle] ^= 1;
    }
    let digest = Sha256::of(&file);
    let etag = format!("\"{digest}\"");
    let total = file.len() as u64;
    let asked = headers.get("range").and_then(|range| {
        range
            .strip_prefix("bytes=")?
            .strip_suffix('-')?
            .parse()
            .ok()
    });
    let unchanged = headers
        .get("if-range")
        .is_none_or(|validator| *validator == etag)
        || matches!(fault, Some(Fault::IgnoresIfRange));
    let ranges = !matches!(fault, Some(Fault::NoRanges));
    let mut head = String::new();
    let mut start: u64 = 0;
    match asked {
        Some(from) if ranges && unchanged && from >= total => {
            return write!(
                stream,
                "HTTP/1.1 416 X\r\ncontent-range: bytes */{total}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            );
        }
        Some(from) if ranges && unchanged => {
            start = from;
            if let Some(Fault::WrongRange(early)) = fault {
                start -= early.min(from);
            }
            head.push_str("HTTP/1.1 206 Partial Content\r\n");
            if !matches!(fault, Some(Fault::NoContentRange)) {
                head.push_str(&format!(
                    "content-range: bytes {start}-{}/{total}\r\n",
                    total - 1
                ));
            }
        }
        _ => head.push_str("HTTP/1.1 200 OK\r\n"),
    }
    let body = &file[start as usize..];
    let announced = body.len() as u64
        + if let Some(Fault::Announces(more)) = fault {
            more
        } else {
            0
        };
    head.push_str(&format!(
        "content-length: {announced}\r\netag: {etag}\r\nconnection: close\r\n"
    ));
    if !is_plain {
        head.push_str(&format!(
            "x-linked-size: {total}\r\nx-linked-etag: {etag}\r\nx-repo-commit: c0ffee\r\n"
        ));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if method == "HEAD" {
        return Ok(());
    }
    match fault {
        Some(Fault::Cut(after)) => stream.write_all(&body[..after.min(body.len())]),
        Some(Fault::Silent(pause)) => {
            stream.write_all(&body[..body.len() / 2])?;
            std::thread::sleep(pause);
            Ok(())
        }
        Some(Fault::Slow(pause)) => body.chunks(8192).try_for_each(|chunk| {
            std::thread::sleep(pause);
            stream.write_all(chunk)
        }),
        _ => stream.write_all(body),
    }
}
