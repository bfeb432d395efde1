//! The photos that an encounter names, read from where they lie: the engine reads no file of its own accord. What cannot be read is
//! said by its number, since a path may name the patient, and keeps nothing else from being printed.

use std::io::{ErrorKind, Read};
use std::path::Path;

use aidpost::encounter::Encounter;
use aidpost::records::fhir::PhotoFile;
use aidpost::records::report::Photo;

/// Far above any photo of a phone.
const LARGEST: u64 = 64 << 20;

/// Hash, length and type of each photo's file.
pub(crate) fn files(encounter: &Encounter) -> Vec<Option<PhotoFile>> {
    let photos = encounter.photos.iter().enumerate();
    photos
        .map(|(index, photo)| match bytes(&photo.path) {
            Ok(bytes) => PhotoFile::of(&bytes),
            Err(error) => {
                anstream::eprintln!("aidpost: photo {} has no hash: {error}", index + 1);
                None
            }
        })
        .collect()
}

/// The first photo, if it may stand on a letter as it is.
pub(crate) fn for_letter(encounter: &Encounter) -> Option<Photo> {
    let photo = encounter.photos.first()?;
    let taken = bytes(&photo.path)
        .map_err(|error| error.to_string())
        .and_then(|bytes| Photo::new(bytes).map_err(|error| error.to_string()));
    taken
        .map_err(|reason| anstream::eprintln!("aidpost: photo 1 is not on the letter: {reason}"))
        .ok()
}

/// A regular file's bytes: a device or a pipe could be read for ever.
fn bytes(path: &str) -> std::io::Result<Vec<u8>> {
    if !std::fs::metadata(Path::new(path))?.is_file() {
        return Err(std::io::Error::new(ErrorKind::InvalidInput, "not a file"));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(std::io::Error::new(
            ErrorKind::FileTooLarge,
            "longer than 64 MiB",
        ));
    }
    Ok(bytes)
}
