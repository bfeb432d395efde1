//! Encounters as they come: one document, or one a line, from a file or standard input. Every line is handed on as soon as it is there,
//! whatever stands before it. Reading waits on a thread of its own, so that Ctrl-C takes effect at once.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use serde_json::error::Category;

use crate::console::{Failure, Status, cancelled};

/// Most bytes of one encounter. The longest narrative that is allowed takes a tenth of it.
const MOST: usize = 1 << 20;

/// How often a wait for input asks for Ctrl-C.
const PACE: Duration = Duration::from_millis(20);

/// One encounter's text, or why a line holds none.
pub(crate) type Line = Result<String, &'static str>;

const TOO_LONG: &str = "longer than 1,048,576 bytes, the most that one encounter may have";
const NOT_UTF8: &str = "not UTF-8 text";

/// What an input turned out to be.
pub(crate) enum Input {
    /// One JSON document.
    One(String),
    /// One a line, in order.
    Lines(Lines),
}

/// The lines of an input, blank ones left out.
pub(crate) struct Lines {
    first: std::vec::IntoIter<Line>,
    rest: Receiver<std::io::Result<Line>>,
    name: String,
    /// Lines that came from `rest`, blank ones too.
    came: usize,
}

impl Lines {
    /// Each line with its number, from 1.
    pub(crate) fn numbered(mut self) -> impl Iterator<Item = Result<(usize, Line), Failure>> {
        std::iter::from_fn(move || {
            let line = self.next()?;
            Some(line.map(|line| (self.came, line)))
        })
    }
}

impl Iterator for Lines {
    type Item = Result<Line, Failure>;

    /// The next line, once it is there. The end comes with Ctrl-C too.
    fn next(&mut self) -> Option<Self::Item> {
        if let Some(line) = self.first.next() {
            return Some(Ok(line));
        }
        loop {
            if cancelled() {
                return None;
            }
            let came = self.rest.recv_timeout(PACE);
            self.came += usize::from(came.is_ok());
            match came {
                Ok(Ok(Ok(line))) if line.trim().is_empty() => {}
                Ok(line) => return Some(line.map_err(|error| unreadable(&self.name, &error))),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

/// What the caller can print.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Lines, whatever there is.
    Lines,
    /// Lines or a document: a first line that is whole is a line, and is answered at once.
    Either,
    /// A document: a whole line is one too, unless another follows.
    Document,
}

/// Opens `path`, `-` for standard input. A file is one a line if its name says so (`.jsonl`, `.ndjson`); standard input as
/// `expected` says, and always if its first line is no beginning of a document.
///
/// # Errors
/// It cannot be read, it is empty, or one document is longer than an encounter can be.
pub(crate) fn open(path: &Path, expected: Expected) -> Result<Input, Failure> {
    let name = path.display().to_string();
    if path.as_os_str() == "-" {
        let lines = lines(BufReader::new(std::io::stdin()), name);
        return match expected {
            Expected::Lines => Ok(Input::Lines(lines)),
            Expected::Either | Expected::Document => told_apart(lines, expected),
        };
    }
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    let extension = path
        .extension()
        .map(|extension| extension.to_ascii_lowercase());
    if extension.is_some_and(|extension| extension == "jsonl" || extension == "ndjson") {
        return Ok(Input::Lines(lines(BufReader::new(file), name)));
    }
    document(file, &name).map(Input::One)
}

/// The lines of a file, whatever its name, or of standard input for `-`.
///
/// # Errors
/// It cannot be opened.
pub(crate) fn lines_of(path: &Path) -> Result<Lines, Failure> {
    let name = path.display().to_string();
    if path.as_os_str() == "-" {
        return Ok(lines(BufReader::new(std::io::stdin()), name));
    }
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    Ok(lines(BufReader::new(file), name))
}

/// The text of one document: a file, or standard input for `-`.
///
/// # Errors
/// As [`open`].
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let name = path.display().to_string();
    if path.as_os_str() != "-" {
        let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
        return document(file, &name);
    }
    let mut text = String::new();
    for line in lines(BufReader::new(std::io::stdin()), name.clone()) {
        let line = line?.map_err(|reason| bad(&name, reason))?;
        text.push_str(&line);
        text.push('\n');
        if text.len() > MOST {
            return Err(bad(&name, TOO_LONG));
        }
    }
    if cancelled() {
        return Err(stopped());
    }
    is_something(text, &name)
}

fn document(file: File, name: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let mut start = file.take(MOST as u64 + 1);
    start
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(name, &error))?;
    if bytes.len() > MOST {
        return Err(bad(name, TOO_LONG));
    }
    let text = String::from_utf8(bytes).map_err(|_| bad(name, NOT_UTF8))?;
    is_something(without_mark(text), name)
}

fn is_something(text: String, name: &str) -> Result<String, Failure> {
    if text.trim().is_empty() {
        return Err(bad(name, "empty: there is no encounter in it"));
    }
    Ok(text)
}

/// Standard input has no name, so its first lines tell what it is.
fn told_apart(mut lines: Lines, expected: Expected) -> Result<Input, Failure> {
    let mut read: Vec<Line> = Vec::new();
    let mut text = String::new();
    while let Some(line) = lines.next() {
        let line = line?;
        let (is_first, is_text) = (read.is_empty(), line.is_ok());
        let is_whole = line
            .as_ref()
            .is_ok_and(|line| line.starts_with('{') && whole(line).is_ok());
        if let Ok(line) = &line {
            text.push_str(line);
            text.push('\n');
        }
        read.push(line);
        if text.len() > MOST {
            return Err(bad(&lines.name, TOO_LONG));
        }
        match whole(&text) {
            // A document over several lines may hold whole ones, but none of them begins at the margin.
            _ if !is_text || is_whole && !is_first => {}
            Err(Category::Eof) => continue,
            Ok(()) if !is_first => return one(text, lines),
            // A line, or something that is neither: alone it is what was expected.
            _ if expected == Expected::Document => match lines.next() {
                Some(line) => read.push(line?),
                None if cancelled() => return Err(stopped()),
                None => return Ok(Input::One(text)),
            },
            _ => {}
        }
        lines.first = read.into_iter();
        return Ok(Input::Lines(lines));
    }
    if cancelled() {
        return Err(stopped());
    }
    // It ends within a document: its reader says where.
    is_something(text, &lines.name).map(Input::One)
}

/// The document is whole; what still comes behind it belongs to it all the same, and its reader says so.
fn one(mut text: String, lines: Lines) -> Result<Input, Failure> {
    let name = lines.name.clone();
    for line in lines {
        text.push_str(&line?.map_err(|reason| bad(&name, reason))?);
        text.push('\n');
        if text.len() > MOST {
            return Err(bad(&name, TOO_LONG));
        }
    }
    Ok(Input::One(text))
}

fn whole(text: &str) -> Result<(), Category> {
    serde_json::from_str::<serde::de::IgnoredAny>(text)
        .map(|_| ())
        .map_err(|error| error.classify())
}

/// Reads lines on a thread of its own: nothing can end a wait for standard input.
fn lines(mut input: impl BufRead + Send + 'static, name: String) -> Lines {
    let (sender, rest) = sync_channel(1);
    std::thread::spawn(move || {
        let mut is_first = true;
        while let Some(line) = line(&mut input).transpose() {
            let line = match line {
                Ok(Ok(text)) if is_first => Ok(Ok(without_mark(text))),
                line => line,
            };
            is_first = false;
            let is_last = line.is_err();
            // Nobody listens any more, or there is nothing more to hear.
            if sender.send(line).is_err() || is_last {
                return;
            }
        }
    });
    Lines {
        first: Vec::new().into_iter(),
        rest,
        name,
        came: 0,
    }
}

/// The next line without its end. Of one that is too long nothing is kept, and the rest of it is passed by.
fn line(input: &mut impl BufRead) -> std::io::Result<Option<Line>> {
    let mut line = Vec::new();
    let (mut is_too_long, mut is_there) = (false, false);
    loop {
        let available = match input.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if available.is_empty() {
            break;
        }
        is_there = true;
        let end = available.iter().position(|byte| *byte == b'\n');
        let part = &available[..end.unwrap_or(available.len())];
        if line.len() + part.len() > MOST {
            is_too_long = true;
            line = Vec::new();
        } else if !is_too_long {
            line.extend_from_slice(part);
        }
        let used = end.map_or(available.len(), |end| end + 1);
        input.consume(used);
        if end.is_some() {
            break;
        }
    }
    if !is_there {
        return Ok(None);
    }
    if is_too_long {
        return Ok(Some(Err(TOO_LONG)));
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(String::from_utf8(line).map_err(|_| NOT_UTF8)))
}

/// Without the byte order mark that some programs write at the beginning of a text.
fn without_mark(text: String) -> String {
    text.strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text)
}

fn unreadable(name: &str, error: &std::io::Error) -> Failure {
    bad(name, &error.to_string())
}

fn bad(name: &str, reason: &str) -> Failure {
    let name = if name == "-" { "standard input" } else { name };
    Failure {
        status: Status::BadInput,
        message: format!("{name}: {reason}"),
    }
}

/// Ctrl-C while nothing was asked yet.
fn stopped() -> Failure {
    Failure {
        status: Status::Cancelled,
        message: "cancelled".to_owned(),
    }
}
