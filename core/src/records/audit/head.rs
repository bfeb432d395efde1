//! How far a log was acknowledged: number and hash of the last record, in a file of its own beside the log.
//! Two slots are written in turn, so that a crash while one is written leaves the other.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use aidpost_models::Sha256;

use super::seal::zero;

/// The end of a chain, as `12:9f86d0…`: written down elsewhere, it proves later that the log still goes through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many records.
    pub count: u64,
    /// The hash of the last one; zeros if there is none.
    pub sha256: Sha256,
}

impl Head {
    pub(super) fn empty() -> Self {
        Head {
            count: 0,
            sha256: zero(),
        }
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.count, self.sha256)
    }
}

impl FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "a head is a record's number, a colon and its SHA-256";
        let (count, sha256) = text.split_once(':').ok_or(FORM)?;
        Ok(Head {
            count: count.parse().map_err(|_| FORM)?,
            sha256: sha256.parse().map_err(|_| FORM)?,
        })
    }
}

const SLOT: usize = 20 + 1 + 64 + 1 + 16 + 1;

/// The file with the two slots.
pub(super) struct HeadFile(File);

impl HeadFile {
    pub(super) fn path(log: &Path) -> PathBuf {
        let mut name = log.as_os_str().to_owned();
        name.push(".head");
        name.into()
    }

    /// Makes the file of an empty log.
    pub(super) fn create(log: &Path) -> io::Result<Self> {
        let file = private(OpenOptions::new().write(true).create(true).truncate(true))
            .open(Self::path(log))?;
        let mut head = HeadFile(file);
        head.write(Head::empty())?;
        Ok(head)
    }

    pub(super) fn open(log: &Path) -> io::Result<Self> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(Self::path(log))?;
        Ok(HeadFile(file))
    }

    /// The later of the two slots that are whole; `None` if there is no such file, or neither is.
    pub(super) fn read(log: &Path) -> io::Result<Option<Head>> {
        let mut bytes = Vec::new();
        match File::open(Self::path(log)) {
            // A few bytes more than it should have are enough to see that it is not what we wrote.
            Ok(file) => file.take(4 * SLOT as u64).read_to_end(&mut bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let heads = bytes.chunks(SLOT).take(2).filter_map(parse);
        Ok(heads.max_by_key(|head| head.count))
    }

    /// Returns when the head is on the disk.
    pub(super) fn write(&mut self, head: Head) -> io::Result<()> {
        let place = SeekFrom::Start(head.count % 2 * SLOT as u64);
        self.0.seek(place)?;
        self.0.write_all(slot(head).as_bytes())?;
        self.0.sync_data()
    }
}

fn slot(head: Head) -> String {
    let Head { count, sha256 } = head;
    let said = format!("{count:020} {sha256}");
    let check = Sha256::of(said.as_bytes()).to_string();
    format!("{said} {check:.16}\n")
}

fn parse(bytes: &[u8]) -> Option<Head> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut words = text.split(' ');
    let head = Head {
        count: words.next()?.parse().ok()?,
        sha256: words.next()?.parse().ok()?,
    };
    (slot(head) == text).then_some(head)
}

/// Readable by its owner only, where the system knows such a thing.
pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
