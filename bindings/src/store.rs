//! The store of visits, for apps; what is written into a visit is in `visits.rs`. Every call waits for the disk, some milliseconds: not for the thread that draws.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use aidpost::encounter::PatientText;
use aidpost::store::{Deleted, Find, Key, Page, Store, StoreError, Visit, Week};

pub(crate) type Result<T> = std::result::Result<T, StoreError>;

/// One encrypted file of visits. Calls may come from any thread; a second one waits for the first. After `wipe` there is no store.
#[derive(uniffi::Object)]
pub struct VisitStore(Mutex<Option<Store>>);

#[uniffi::export]
impl VisitStore {
    /// Makes a new store at `path`. `key`: 32 random bytes from Android's Keystore or Apple's Keychain; the caller wipes its own copy.
    ///
    /// # Errors
    /// [`StoreError::FileExists`]; [`StoreError::BadField`] for a key of another length; those of the disk.
    #[uniffi::constructor]
    pub fn create(path: &str, key: Vec<u8>) -> Result<Self> {
        Ok(Self::of(Store::create(Path::new(path), &key_of(key)?)?))
    }

    /// Opens the store at `path`.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::WrongKey`], [`StoreError::Damaged`], [`StoreError::NotAStore`], [`StoreError::NewerSchema`].
    #[uniffi::constructor]
    pub fn open(path: &str, key: Vec<u8>) -> Result<Self> {
        Ok(Self::of(Store::open(Path::new(path), &key_of(key)?)?))
    }

    /// The visits that are asked for, the latest first.
    ///
    /// # Errors
    /// [`StoreError::BadField`] for a time; [`StoreError::Damaged`].
    pub fn find(&self, find: Find) -> Result<Page> {
        self.with(|store| store.find(&find))
    }

    /// The visit with this id, with all that belongs to it.
    ///
    /// # Errors
    /// [`StoreError::UnknownVisit`], [`StoreError::Damaged`].
    pub fn visit(&self, id: &PatientText) -> Result<Visit> {
        self.with(|store| store.visit(id))
    }

    /// A week of ISO 8601 in counts, `2026W48`, by a clock of this offset, `+03:00` or `Z`.
    ///
    /// # Errors
    /// [`StoreError::BadField`], [`StoreError::Damaged`].
    pub fn week(&self, period: &str, offset: &str) -> Result<Week> {
        self.with(|store| store.week(period, offset))
    }

    /// Deletes every visit before a time, but none with an open review.
    ///
    /// # Errors
    /// [`StoreError::BadField`] for a time that is none; those of the disk.
    pub fn delete_before(&self, time: &str) -> Result<Deleted> {
        self.with(|store| store.delete_before(time))
    }

    /// Reads the whole file, every page against its code of authenticity. It takes as long as reading the file.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn verify(&self) -> Result<()> {
        self.with(|store| store.verify())
    }

    /// Deletes the whole store. Delete the key too.
    ///
    /// # Errors
    /// [`StoreError::System`] if a file cannot be removed.
    pub fn wipe(&self) -> Result<()> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.take().ok_or(StoreError::Missing)?.wipe()
    }
}

impl VisitStore {
    const fn of(store: Store) -> Self {
        Self(Mutex::new(Some(store)))
    }

    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        work(held.as_mut().ok_or(StoreError::Missing)?)
    }
}

/// Deletes a store that is not open, such as one whose key is lost. A file that is not there is no error.
///
/// # Errors
/// [`StoreError::System`] if a file cannot be removed.
#[uniffi::export]
pub fn wipe_visits(path: &str) -> Result<()> {
    Store::wipe_file(Path::new(path))
}

/// A week's page for a supervisor, without names. It loads nothing.
#[uniffi::export]
pub fn week_page(week: &Week) -> String {
    week.html()
}

/// A week's lines for DHIS2's import; `org_unit` is the post's id there.
///
/// # Errors
/// [`StoreError::BadField`] for an id that is not of letters and digits.
#[uniffi::export]
pub fn week_csv(week: &Week, org_unit: &str) -> Result<String> {
    week.csv(org_unit)
}

/// The bytes are wiped when they have been read.
fn key_of(mut bytes: Vec<u8>) -> Result<Key> {
    let key = <[u8; 32]>::try_from(bytes.as_slice()).map(Key::new);
    bytes.fill(0);
    key.map_err(|_| StoreError::BadField {
        field: "key",
        expected: "needed, 32 bytes",
    })
}
